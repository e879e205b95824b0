"""Kill a run at random moments until it ends, and hold its tables against an undisturbed run's.

    python experiments/benchmark/faults.py [--articles N] [--kills N] [--jobs N]

Each kill is -9 to the whole group of processes; the same command is then run again. Besides the
tables, what is counted is how many blocks were found done.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from archive import ROOT, write_archive

RESULT = ROOT / "experiments" / "results" / "faults.json"


def start(source: Path, out: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "stancekit", "score", str(source), "--out", str(out),
               "--jobs", str(jobs), "--quiet"]  # fmt: skip
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.01)
    options = parser.parse_args()
    chance = random.Random(0)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "archive.jsonl"
        write_archive(source, options.articles, options.share)
        started = time.monotonic()
        if start(source, folder / "calm", options.jobs).wait():
            sys.exit("the undisturbed run failed")
        calm = time.monotonic() - started
        kills = ended = 0
        while kills < options.kills:
            run = start(source, folder / "out", options.jobs)
            # most of the moments lie where the work is, not in the loading
            try:
                ended += run.wait(chance.uniform(0.2, 1.2) * max(8.0, calm / 10)) == 0
                # it was done before the kill: from the start again
                for path in (folder / "out").glob("work.sqlite*"):
                    path.unlink()
            except subprocess.TimeoutExpired:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()
                kills += 1
            print(f"\r{kills} kills, {ended} ends", end="", flush=True)
        if start(source, folder / "out", options.jobs).wait():
            sys.exit("the run did not end after the kills")
        same = {
            path.name: path.read_bytes() == (folder / "out" / path.name).read_bytes()
            for path in sorted((folder / "calm").glob("*.parquet"))
        }
        told = json.loads((folder / "out" / "run.json").read_text())
        result = {
            "articles": options.articles, "kills": kills, "jobs": options.jobs,
            "ended_before_the_kill": ended, "undisturbed_s": round(calm, 1), "same_bytes": same,
            "blocks": told["blocks"], "blocks_found_done_at_last": told["blocks_reused"],
        }  # fmt: skip
        print()
        print(json.dumps(result, indent=1))
        RESULT.write_text(json.dumps(result, indent=1) + "\n")
        if not all(same.values()):
            sys.exit("the tables differ")


if __name__ == "__main__":
    main()

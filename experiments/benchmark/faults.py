"""Kill a run at random moments until it ends, and hold its tables against an undisturbed run's.

    python experiments/benchmark/faults.py [--articles N] [--kills N] [--jobs N]

Each kill is -9 to the whole group of processes; the same run is then started again. Besides the
tables, what is counted is how many blocks were found done.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from archive import ROOT, write_archive

from stancekit import load_model, score_paths
from stancekit.model import StanceModel

RESULT = ROOT / "experiments" / "results" / "faults.json"


def start(source: Path, out: Path, jobs: int, model: StanceModel) -> int:
    """Start a run in a process of its own; the model is loaded already, so that kills meet work."""
    pid = os.fork()
    if pid == 0:
        os.setsid()
        try:
            score_paths([source], model, out, n_jobs=jobs)
        except BaseException:  # noqa: BLE001 - a child must not go on as its parent
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return pid


def ended(pid: int, seconds: float) -> bool:
    """Wait for a run; tell whether it ended by itself in time.

    It must have ended well.
    """
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            if status:
                sys.exit("a run failed")
            return True
        time.sleep(0.01)
    return False


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
        model = load_model("general")
        started = time.monotonic()
        ended(start(source, folder / "calm", options.jobs, model), math.inf)
        calm = time.monotonic() - started
        kills = ends = 0
        while kills < options.kills:
            run = start(source, folder / "out", options.jobs, model)
            if ended(run, chance.uniform(0.01, 0.3) * calm):
                # it was done before the kill: from the start again
                ends += 1
                for path in (folder / "out").glob("work.sqlite*"):
                    path.unlink()
            else:
                os.killpg(run, signal.SIGKILL)
                os.waitpid(run, 0)
                kills += 1
            print(f"\r{kills} kills, {ends} ends", end="", flush=True)
        ended(start(source, folder / "out", options.jobs, model), math.inf)
        same = {
            path.name: path.read_bytes() == (folder / "out" / path.name).read_bytes()
            for path in sorted((folder / "calm").glob("*.parquet"))
        }
        told = json.loads((folder / "out" / "run.json").read_text())
        result = {
            "articles": options.articles, "kills": kills, "jobs": options.jobs,
            "ended_before_the_kill": ends, "undisturbed_s": round(calm, 1), "same_bytes": same,
            "blocks": told["blocks"], "blocks_found_done_at_last": told["blocks_reused"],
        }  # fmt: skip
        print()
        print(json.dumps(result, indent=1))
        RESULT.write_text(json.dumps(result, indent=1) + "\n")
        if not all(same.values()):
            sys.exit("the tables differ")


if __name__ == "__main__":
    main()

"""Hold stancekit against its peers on one generated archive, side by side.

    python experiments/benchmark/run.py [--articles N] [--rounds N] [--only NAME ...]
        [--models NAME ...]

Each shipped model is a contestant of its own.
Every measure runs all contestants in turn, round after round, pinned to one core, and takes medians
of the processor time (what a busy machine leaves as it is), with the wall time beside it. Results
go to `experiments/results/benchmark.json` and `.csv`: ratios are what they are for, the seconds are
this machine's. Measures: plain, script, fasttext, parsing, sentences, import, memory, workers.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import peers
from archive import ROOT, texts, write_archive, write_short

RESULTS = ROOT / "experiments" / "results"
SHARES = (0.10, 0.01)
Rows = list[dict[str, Any]]


def measure(contestants: dict[str, Callable[[], Any]], rounds: int) -> dict[str, dict[str, float]]:
    """Run each in turn, `rounds` times; give the median processor and wall seconds."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            wall, cpu = time.perf_counter(), time.process_time()
            run()
            times[name].append((time.process_time() - cpu, time.perf_counter() - wall))
    return {
        name: {
            "cpu_s": statistics.median(t[0] for t in taken),
            "wall_s": statistics.median(t[1] for t in taken),
        }
        for name, taken in times.items()
    }


def row(
    name: str, model: str, ours: float, theirs: float, target: str, **more: Any
) -> dict[str, Any]:
    """Make a row of results; the ratio is theirs to ours: above 1 stancekit is the faster."""
    ratio = theirs / ours if ours else float("nan")
    print(f"{name:56} {model:8} ratio {ratio:8.2f}   target {target}", flush=True)
    told = {"measure": name, "model": model, "ours": ours, "peer": theirs}
    return {**told, "ratio": ratio, "target": target, **more}


def whole_runs(names: list[str], n: int, rounds: int, wanted: set[str], folder: Path) -> Rows:
    """Measure whole runs on archives of ten and of one percent on the question."""
    from stancekit import load_model, score_paths

    models = {name: load_model(name) for name in names}
    pipeline = peers.classifier()
    made = {"plain": peers.plain(pipeline), "script": peers.script(pipeline)}
    if "fasttext" in wanted:
        made["fasttext"] = peers.fasttext()
    if "parsing" in wanted:
        made["parsing"] = peers.parsing()
    targets = {
        ("plain", 0.10): "20", ("plain", 0.01): "40", ("script", 0.10): "1", ("script", 0.01): "2",
        ("fasttext", 0.10): "5", ("fasttext", 0.01): "-", ("parsing", 0.01): "0.33",
        ("parsing", 0.10): "-",
    }  # fmt: skip
    rows = []
    for share in SHARES:
        path = folder / f"archive-{share}.jsonl"
        told = write_archive(path, n, share)

        def ours(name: str, path: Path = path) -> None:
            with tempfile.TemporaryDirectory() as out:
                score_paths([path], models[name], out)

        contestants: dict[str, Callable[[], Any]] = {
            name: lambda name=name, ours=ours: ours(name) for name in names
        }
        rivals = [name for name in made if name in wanted]
        for name in rivals:
            contestants[name] = lambda peer=made[name], path=path: peer(path)
        found = measure(contestants, rounds)
        for name in rivals:
            for model in names:
                rows.append(row(
                    f"whole run against {name}, {share:.0%} on the question", model,
                    found[model]["cpu_s"], found[name]["cpu_s"], targets[name, share],
                    ours_wall_s=found[model]["wall_s"], peer_wall_s=found[name]["wall_s"],
                    articles=n, rounds=rounds, **told,
                ))  # fmt: skip
    return rows


def on_question(names: list[str], rounds: int) -> Rows:
    """Measure the full reading against the plain pipeline on the same sentences."""
    from stancekit import load_model, score
    from stancekit.sentences import split_sentences

    models = {name: load_model(name) for name in names}
    pipeline = peers.classifier()
    articles = texts()[0][:150]
    sentences = [t[s:e] for t in articles for s, e in split_sentences(t)]
    contestants: dict[str, Callable[[], Any]] = {
        name: lambda model=model: score(articles, model) for name, model in models.items()
    }
    found = measure(contestants | {"plain": lambda: pipeline.predict_proba(sentences)}, rounds)
    theirs = found["plain"]["cpu_s"]
    return [
        row("full grammar and holders against plain TF-IDF", name, found[name]["cpu_s"], theirs,
            "0.5", sentences=len(sentences), rounds=rounds,
            microseconds_a_sentence=1e6 * found[name]["cpu_s"] / len(sentences))
        for name in names
    ]  # fmt: skip


def children(code: str, *arguments: str) -> tuple[float, float]:
    """Run code in a process of its own; give its processor seconds and its peak memory in MB."""
    watched = (
        "import resource, sys\n" + code + "\nu = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(u.ru_utime + u.ru_stime, u.ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", watched, *arguments], capture_output=True, text=True, check=True,
        cwd=ROOT,
    )  # fmt: skip
    cpu, peak = done.stdout.split()[-2:]
    return float(cpu), float(peak) / 1024


def imports(rounds: int) -> Rows:
    """Measure importing, and loading the shipped model beside it."""
    codes = {
        "stancekit": "import stancekit",
        "pandas and scikit-learn": "import pandas, sklearn.linear_model",
        "load": "import stancekit; stancekit.load_model('general')",
        "libraries": "import pandas, sklearn.linear_model, sklearn.compose, sklearn.calibration, "
        "pyarrow.parquet, skops.io",
    }
    found: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(rounds):
        for name, code in codes.items():
            found[name].append(children(code)[0])
    middle = {name: statistics.median(times) for name, times in found.items()}
    return [
        row("import stancekit against pandas and scikit-learn", "", middle["stancekit"],
            middle["pandas and scikit-learn"], "0.91", rounds=rounds),
        row("import and load the shipped model, against pandas and scikit-learn", "general",
            middle["load"], middle["pandas and scikit-learn"], "1 s beside it", rounds=rounds,
            beside_s=middle["load"] - middle["pandas and scikit-learn"],
            beside_libraries_s=middle["load"] - middle["libraries"]),
    ]  # fmt: skip


_SCORE = (
    "from stancekit import load_model, score_paths\n"
    "score_paths([sys.argv[1]], load_model('general'), sys.argv[2])"
)


def memory(folder: Path, many: int) -> Rows:
    """Measure the peak memory of a small run and of one a hundred times as large."""
    peaks = {}
    for n in (many // 100, many):
        path = folder / f"short-{n}.jsonl"
        write_short(path, n)
        cpu, peaks[n] = children(_SCORE, str(path), str(folder / f"out-{n}"))
        print(f"  {n} articles: {peaks[n]:.0f} MB, {cpu:.1f} s", flush=True)
    small, large = peaks.values()
    return [row(f"peak memory in MB, {many} articles against {many // 100}", "general",
                large, small, "0.91, and 600 MB", growth=large / small)]  # fmt: skip


def workers(folder: Path, n: int, rounds: int) -> Rows:
    """Measure wall time by two workers against one; needs an idle machine of two cores."""
    from stancekit import load_model, score_paths

    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    model = load_model("general")
    path = folder / "workers.jsonl"
    write_archive(path, n, 0.10)
    busy = os.getloadavg()[0]

    def run(**options: Any) -> None:
        with tempfile.TemporaryDirectory() as out:
            score_paths([path], model, out, **options)

    contestants: dict[str, Callable[[], Any]] = {
        "one": lambda: run(), "two": lambda: run(n_jobs=2),
    }  # fmt: skip
    cluster = None
    try:
        from distributed import LocalCluster

        cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
        contestants["dask"] = lambda: run(engine="dask", scheduler=cluster.scheduler_address)
    except ImportError:
        print("  Dask is not installed: left out")
    found = measure(contestants, rounds)
    if cluster is not None:
        cluster.close()
    one = found["one"]["wall_s"]
    told = {"articles": n, "rounds": rounds, "load_average": busy, "cores": os.cpu_count()}
    rows = [row("two workers against one, wall time", "general", found["two"]["wall_s"], one, "1.7",
                **told)]  # fmt: skip
    if "dask" in found:
        rows.append(row("Dask with two workers against one process, wall time", "general",
                        found["dask"]["wall_s"], one, "1.4", **told))  # fmt: skip
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--many", type=int, default=1_000_000, help="articles of the memory measure"
    )
    every = ["plain", "script", "fasttext", "parsing", "sentences", "import", "memory", "workers"]
    parser.add_argument("--only", nargs="*", default=every, choices=every)
    models = ["general", "encoder", "linear"]
    parser.add_argument("--models", nargs="+", default=models, choices=models)
    options = parser.parse_args()
    wanted = set(options.only)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    rows: Rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if wanted & {"plain", "script", "fasttext", "parsing"}:
            rows += whole_runs(options.models, options.articles, options.rounds, wanted, folder)
        if "sentences" in wanted:
            rows += on_question(options.models, options.rounds)
        if "import" in wanted:
            rows += imports(options.rounds)
        if "memory" in wanted:
            rows += memory(folder, options.many)
        if "workers" in wanted:
            rows += workers(folder, options.articles, options.rounds)
    write(rows)


def write(rows: Rows) -> None:
    """Write the results; measures that were not run keep what they had."""
    path = RESULTS / "benchmark.json"
    old = json.loads(path.read_text()) if path.is_file() else []
    known = {(r["measure"], r["model"]): r for r in [*old, *rows]}
    path.write_text(json.dumps(list(known.values()), indent=1) + "\n")
    with (RESULTS / "benchmark.csv").open("w", newline="") as file:
        columns = ["measure", "model", "ours", "peer", "ratio", "target"]
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(known.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"written to {path}; this process held {peak:.0f} MB at most")


if __name__ == "__main__":
    main()

"""The engines: the same rows wherever blocks are scored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from stancekit.engines import WorkerDied, open_pool
from stancekit.errors import InputError
from stancekit.model import StanceModel
from stancekit.runs import score_paths
from stancekit.scoring import score, score_partition
from stancekit.tables import POSITIONS, as_table

TEXTS = [
    "Peru reaffirmed its support for Morocco's sovereignty over the Sahara.",
    "The ministers of Chile and Peru discussed copper.",
    "Cuba rejects the occupation of Western Sahara.",
    "",
] * 3
FRAME = pd.DataFrame({"article_id": [f"a{i}" for i in range(len(TEXTS))], "text": TEXTS})


def die(block: str) -> str:
    """Stop the worker, as the system does when memory runs out."""
    if block == "poison":
        os._exit(9)
    return block.upper()


def refuse(block: str) -> str:
    raise ValueError(f"not {block}")


def test_this_process_gives_results_and_errors() -> None:
    pool = open_pool(str.upper)
    assert pool.result(pool.submit("a")) == "A"
    pool.close()
    pool = open_pool(refuse)
    with pytest.raises(ValueError, match="not b"):
        pool.result(pool.submit("b"))


@pytest.mark.slow
def test_processes_that_die_are_told_and_started_again() -> None:
    pool = open_pool(die, n_jobs=2)
    assert pool.result(pool.submit("a")) == "A"
    with pytest.raises(WorkerDied):
        pool.result(pool.submit("poison"))
    pool.restart()
    assert pool.result(pool.submit("b")) == "B"
    pool.close()


@pytest.mark.parametrize("size", [1, 5, 12])
def test_rows_do_not_depend_on_partitions(model: StanceModel, size: int) -> None:
    whole = score(FRAME, model)
    for table in ("sentences", "positions", "articles"):
        parts = [
            score_partition(FRAME[at : at + size], model, table=table)  # type: ignore[arg-type]
            for at in range(0, len(FRAME), size)
        ]
        joined = pd.concat(parts, ignore_index=True)
        pd.testing.assert_frame_equal(joined, getattr(whole, table), check_exact=True)


def test_partition_without_text_is_refused(model: StanceModel) -> None:
    with pytest.raises(InputError, match="no column 'text'"):
        score_partition(FRAME[["article_id"]], model)


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A scheduler with two workers, in processes of their own."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_dask_gives_the_same_bytes(tmp_path: Path, model: StanceModel, scheduler: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in FRAME.to_dict("records")))
    score_paths([source], model, tmp_path / "one")
    score_paths([source], model, tmp_path / "dask", engine="dask", scheduler=scheduler)
    for path in (tmp_path / "one").glob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "dask" / path.name).read_bytes()


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_dask_frame_by_partitions(model: StanceModel) -> None:
    frames = pytest.importorskip("dask.dataframe")
    parted = frames.from_pandas(FRAME, npartitions=3)
    found = parted.map_partitions(
        score_partition, table="positions", meta=as_table([], POSITIONS)
    ).compute(scheduler="synchronous")
    pd.testing.assert_frame_equal(
        found.reset_index(drop=True)[["article_id", "holder_id", "stance"]].astype(str),
        score(FRAME, model).positions[["article_id", "holder_id", "stance"]].astype(str),
    )


@pytest.mark.slow
def test_spark_example_gives_the_same_rows(tmp_path: Path, model: StanceModel) -> None:
    pytest.importorskip("pyspark")
    source, out = tmp_path / "in.parquet", tmp_path / "positions"
    FRAME.to_parquet(source)
    example = Path(__file__).parent.parent / "experiments" / "spark_example.py"
    subprocess.run(
        [sys.executable, str(example), str(source), str(out)], check=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(p for p in [str(example.parents[1]),
                          os.environ.get("PYTHONPATH", "")] if p)},
    )  # fmt: skip
    found = pd.read_parquet(out).sort_values(["article_id", "holder_id"], ignore_index=True)
    wanted = score(FRAME, model).positions
    wanted = wanted.sort_values(["article_id", "holder_id"], ignore_index=True)
    columns = ["article_id", "holder_id", "stance", "probability"]
    pd.testing.assert_frame_equal(
        found[columns], wanted[columns], check_dtype=False, check_exact=True
    )


def test_bad_engines_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="no engine named 'ray'"):
        open_pool(str.upper, engine="ray")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install 'stancekit\[dask\]'"):
        open_pool(str.upper, engine="dask", scheduler="tcp://localhost:1")

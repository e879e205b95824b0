"""Score a Parquet table of articles on Spark: the same function as everywhere, by partitions.

    python experiments/spark_example.py ARTICLES.parquet OUT

`score_partition` takes and gives DataFrames, which is what `mapInPandas` wants; Spark asks for the
columns' types besides.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pandas as pd

#: Spark's names for the columns of `stancekit.tables.POSITIONS`.
SCHEMA = (
    "article_id string, question string, date string, outlet string, holder string, "
    "holder_id string, stance string, probability double, voice string, "
    "sentences array<long>, evidence string"
)


def positions(parts: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Score each part; the model is loaded once in each worker."""
    from stancekit import score_partition

    for part in parts:
        # Spark turns Python's own values into columns
        yield (
            score_partition(part, "western-sahara").astype(object).where(lambda t: t.notna(), None)
        )


def main(source: str, out: str) -> None:
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[2]").appName("stancekit").getOrCreate()
    articles = spark.read.parquet(source).select("article_id", "text")
    articles.mapInPandas(positions, SCHEMA).write.mode("overwrite").parquet(out)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""Floors under the figures: what an evaluation must reach."""

from __future__ import annotations

from collections.abc import Sequence

from stancekit.errors import ConfigError
from stancekit.evaluation.report import Evaluation


def parse_floors(required: Sequence[str]) -> dict[str, float]:
    """Read floors written `METRIC=NUMBER`.

    Raises
    ------
    ConfigError
        One is not of that form.

    Examples
    --------
    >>> parse_floors(["macro_f1=0.85"])
    {'macro_f1': 0.85}
    """
    floors = {}
    for item in required:
        metric, _, number = item.partition("=")
        try:
            floors[metric.strip()] = float(number)
        except ValueError:
            raise ConfigError(
                f"--require {item}: write METRIC=FLOOR, as in macro_f1=0.85"
            ) from None
    return floors


def floors_missed(evaluation: Evaluation, floors: dict[str, float]) -> list[str]:
    """Say which floors the figures over all questions miss.

    Raises
    ------
    ConfigError
        There is no such metric.
    """
    missed = []
    for metric, floor in floors.items():
        try:
            value = evaluation.value(metric)
        except KeyError as error:
            raise ConfigError(f"--require {metric}: {error.args[0]}") from None
        # NaN is no figure and misses every floor
        if not value >= floor:
            missed.append(f"{metric} is {value:.3f}, required {floor:.3f}")
    return missed

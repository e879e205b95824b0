from __future__ import annotations

import math
import random

import pandas as pd
import pytest

from stancekit.evaluation.agreement import agreement_table, krippendorff_alpha


def test_worked_example() -> None:
    # Krippendorff's own reliability data C, nominal: alpha 0.743
    a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    found = krippendorff_alpha({"a": a[:11], "b": b[:11], "c": c[:11], "d": d[:11]})
    assert found == pytest.approx(0.743, abs=0.001)


def test_edges() -> None:
    assert krippendorff_alpha({"a": ["s", "n"], "b": ["s", "n"]}) == 1.0
    assert math.isnan(krippendorff_alpha({"a": ["s", "s"], "b": ["s", "s"]}))
    with pytest.raises(ValueError, match="at least two annotators"):
        krippendorff_alpha({"a": ["s"]})


def test_table_by_label_and_question() -> None:
    labels = pd.DataFrame({"q": list("xxyy"), "a": list("sonn"), "b": list("sono")})
    found = agreement_table(labels, ["a", "b"], "q").set_index(["over", "value"])["alpha"]
    assert found["q", "x"] == 1.0
    assert found["label", "s"] == 1.0
    assert found["all", ""] < 1


def test_nltk_says_the_same_and_many_labels_are_no_trouble() -> None:
    from nltk.metrics.agreement import AnnotationTask

    rng = random.Random(3)  # noqa: S311
    labels = {name: [rng.choice("snoo") for _ in range(60)] for name in "abc"}
    task = AnnotationTask([(a, str(u), v) for a, vs in labels.items() for u, v in enumerate(vs)])
    assert krippendorff_alpha(labels) == pytest.approx(task.alpha())
    many = [str(number) for number in range(11_000)]
    assert krippendorff_alpha({"a": many, "b": many}) == 1.0

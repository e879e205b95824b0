from __future__ import annotations

import builtins

import numpy as np
import pandas as pd
import pytest

from stancekit.errors import LabelingError
from stancekit.labeling import find_label_errors, list_disagreements, merge_annotations
from stancekit.labeling.annotations import labels_by_annotator
from stancekit.labeling.functions import LABELS

S, N, O, _ = LABELS  # noqa: E741


def said(*rows: tuple[int, str, str | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [("a", "kosovo", n, f"Sentence {n}.", who, what) for n, who, what in rows],
        columns=["article_id", "question", "sentence", "text", "annotator", "label"],
    )


SAID = said((0, "ann", S), (0, "bob", S), (0, "cy", O), (1, "ann", N), (1, "bob", O), (2, "ann", S))


def test_annotators_stay_apart_and_disagreements_are_listed() -> None:
    wide = labels_by_annotator(SAID)
    assert wide.shape == (3, 3)
    assert wide["bob"].fillna("-").tolist() == [S, O, "-"]
    differ = list_disagreements(SAID)
    assert differ["text"].tolist() == ["Sentence 0.", "Sentence 1."]
    assert differ["label"].isna().all()


def test_rules_of_merging() -> None:
    majority = merge_annotations(SAID)
    assert majority["label"].fillna("-").tolist() == [S, "-", S]
    assert majority["annotators"].tolist() == [3, 2, 1]
    unanimous = merge_annotations(SAID, "unanimous")
    assert unanimous["label"].fillna("-").tolist() == ["-", "-", S]
    assert merge_annotations(SAID[:0]).empty


def test_an_annotator_who_contradicts_herself_is_named() -> None:
    assert len(labels_by_annotator(said((0, "ann", S), (0, "ann", S)))) == 1
    with pytest.raises(LabelingError, match="ann labeled sentence 0 of article a twice"):
        labels_by_annotator(said((0, "ann", S), (0, "ann", O)))
    with pytest.raises(LabelingError, match="no rule 'best'"):
        merge_annotations(SAID, "best")  # type: ignore[arg-type]


def probabilities(likeliest: list[str]) -> pd.DataFrame:
    keys = pd.MultiIndex.from_tuples([("a", "kosovo", n) for n in range(len(likeliest))])
    table = pd.DataFrame(0.05, index=keys, columns=list(LABELS))
    for place, label in enumerate(likeliest):
        table.iloc[place, LABELS.index(label)] = 0.85
    return table


def test_likely_errors_come_first() -> None:
    pytest.importorskip("cleanlab")
    labels = merge_annotations(said(*((n, "ann", S if n else O) for n in range(6))))
    ranked = find_label_errors(labels, probabilities([S] * 6))
    assert ranked.loc[0, ["sentence", "label", "likelier"]].tolist() == [0, O, S]
    with pytest.raises(LabelingError, match="lack the sentence"):
        find_label_errors(labels, probabilities([S] * 3))


def test_crowdlab_weighs_annotators() -> None:
    pytest.importorskip("cleanlab")
    rng = np.random.default_rng(0)
    truth = [str(label) for label in rng.choice([S, N, O], 40)]
    rows = []
    for place, label in enumerate(truth):
        rows += [(place, "ann", label), (place, "bob", label), (place, "cy", S)]
    found = merge_annotations(said(*rows), "crowdlab", probabilities(truth))
    assert found["label"].tolist() == truth
    with pytest.raises(LabelingError, match="'crowdlab' needs a model's probabilities"):
        merge_annotations(SAID, "crowdlab")


def test_without_cleanlab_the_install_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name, *arguments, **keywords):
        if name == "cleanlab":
            raise ImportError(name)
        return real(name, *arguments, **keywords)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(LabelingError, match=r"pip install 'stancekit\[cleanlab\]'"):
        find_label_errors(merge_annotations(SAID), probabilities([S] * 3))

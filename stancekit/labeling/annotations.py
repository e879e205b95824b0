"""What annotators said: kept apart, compared, merged by a stated rule.

An annotations table has one row for each sentence and annotator; `exchange.py` takes it to
annotation tools and back.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import pandas as pd

from stancekit.errors import LabelingError
from stancekit.labeling.functions import LABELS
from stancekit.tables import Schema, check_columns

#: The columns of an annotations table, with their types.
ANNOTATIONS: Schema = {
    "article_id": "string",
    "question": "string",
    "sentence": "Int64",
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "before": "string",
    "after": "string",
    "suggestion": "string",
    "probability": "float64",
    "label": "string",
    "annotator": "string",
    "note": "string",
}
KEY = ["article_id", "question", "sentence"]
Rule = Literal["majority", "unanimous", "crowdlab"]


def labels_by_annotator(annotations: pd.DataFrame) -> pd.DataFrame:
    """Put each annotator's labels into a column of its own.

    Parameters
    ----------
    annotations : DataFrame

    Returns
    -------
    DataFrame of shape (n_sentences, n_annotators)
        Indexed by `article_id, question, sentence`, in order of first appearance; NA where an
        annotator gave no label. An annotator without a name is "annotator".

    Raises
    ------
    LabelingError
        An annotator labeled a sentence twice, and differently.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": "a", "question": "q", "sentence": [0, 0],
    ...     "text": "T.", "label": ["support", "neutral"], "annotator": ["ann", "bob"]})
    >>> labels_by_annotator(table).values.tolist()
    [['support', 'neutral']]
    """
    check_columns(annotations, (*KEY, "label", "annotator"), "the annotations table")
    given = annotations[annotations["label"].notna()]
    given = given.assign(annotator=given["annotator"].astype("string").fillna("annotator"))
    given = given[[*KEY, "annotator", "label"]].drop_duplicates()
    twice = given.duplicated([*KEY, "annotator"])
    if twice.any():
        row = given[twice].iloc[0]
        raise LabelingError(
            f"{row['annotator']} labeled sentence {row['sentence']} of article "
            f"{row['article_id']} twice, and differently; keep one"
        )
    order = pd.MultiIndex.from_frame(given[KEY].drop_duplicates())
    wide = given.set_index([*KEY, "annotator"])["label"].astype("string").unstack("annotator")
    return wide.reindex(order).rename_axis(columns=None)


def merge_annotations(
    annotations: pd.DataFrame, rule: Rule = "majority", probabilities: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Merge what several annotators said into one label a sentence.

    Parameters
    ----------
    annotations : DataFrame
    rule : {"majority", "unanimous", "crowdlab"}, default="majority"
        - "majority": what more than half of a sentence's annotators say; else none;
        - "unanimous": what all of them say; else none;
        - "crowdlab": cleanlab's consensus of the annotators and of a model, which weighs each by
          how far it agrees with the others (needs `pip install 'stancekit[cleanlab]'`).
    probabilities : DataFrame, optional
        For "crowdlab": `support`, `neutral`, `opposition` and "off-topic" of each sentence by a
        model that has not seen its label, indexed by `article_id, question, sentence`.

    Returns
    -------
    DataFrame
        `article_id, question, sentence, text, label` (NA where the rule gives none), `annotators`
        (how many) and `agreement` (the share that gave the most frequent label).

    Raises
    ------
    LabelingError
        No such rule, no probabilities, or cleanlab is missing.

    References
    ----------
    Goh, Tkachenko and Mueller, "CROWDLAB: Supervised learning to infer consensus labels and quality
    scores for data with multiple annotators" (2022).

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": "a", "question": "q", "sentence": [0, 0, 0],
    ...     "text": "T.", "label": ["support", "neutral", "support"], "annotator": list("xyz")})
    >>> merge_annotations(table)[["label", "annotators"]].values.tolist()
    [['support', 3]]
    """
    if rule not in ("majority", "unanimous", "crowdlab"):
        raise LabelingError(f"no rule {rule!r}; use majority, unanimous or crowdlab")
    wide = labels_by_annotator(annotations)
    counts = np.stack([(wide == label).fillna(False).sum(axis=1) for label in LABELS], axis=1)
    given = counts.sum(axis=1)
    most = counts.max(axis=1, initial=0)
    names = np.array(LABELS, dtype=object)
    label: list[str | None]
    if rule == "crowdlab":
        label = _crowdlab(wide, probabilities)
    else:
        enough = most == given if rule == "unanimous" else 2 * most > given
        likeliest = names[counts.argmax(axis=1)]
        label = [x if sure else None for x, sure in zip(likeliest, enough, strict=True)]
    texts = annotations.drop_duplicates(KEY).set_index(KEY)["text"]
    table = wide.index.to_frame(index=False)
    table["text"] = texts.reindex(wide.index).to_numpy()
    table["label"] = pd.array(label, dtype="string")
    table["annotators"] = given
    table["agreement"] = most / np.maximum(given, 1)
    return table


def list_disagreements(annotations: pd.DataFrame) -> pd.DataFrame:
    """List the sentences on which annotators differ, to be settled.

    Returns
    -------
    DataFrame
        `article_id, question, sentence, text`, a column for each annotator, and `label`, empty:
        what is written there settles it.
    """
    wide = labels_by_annotator(annotations)
    differ = wide.nunique(axis=1) > 1
    texts = annotations.drop_duplicates(KEY).set_index(KEY)["text"]
    table = wide[differ].reset_index()
    table.insert(3, "text", texts.reindex(wide.index[differ]).to_numpy())
    return table.assign(label=pd.array([None] * len(table), dtype="string"))


def find_label_errors(labels: pd.DataFrame, probabilities: pd.DataFrame) -> pd.DataFrame:
    """Rank labels by how likely they are wrong, by a model that has not seen them.

    Parameters
    ----------
    labels : DataFrame
        `article_id, question, sentence, text, label`, as `merge_annotations` gives it.
    probabilities : DataFrame
        `support`, `neutral`, `opposition` and "off-topic", indexed by `article_id, question,
        sentence`, predicted out of fold.

    Returns
    -------
    DataFrame
        `labels` with `quality` (0 to 1, the lowest first) and `likelier`, the model's own label.

    Raises
    ------
    LabelingError
        cleanlab is missing, or a label has no probabilities.

    References
    ----------
    Northcutt, Jiang and Chuang, "Confident learning: estimating uncertainty in dataset labels",
    JAIR 70 (2021); computed by cleanlab.
    """
    import_cleanlab()
    from cleanlab.rank import get_label_quality_scores

    given = labels[labels["label"].notna()].reset_index(drop=True)
    found = _probabilities(probabilities, pd.MultiIndex.from_frame(given[KEY]))
    if given.empty:
        return given.assign(quality=np.zeros(0), likelier=pd.array([], dtype="string"))
    codes = np.array([LABELS.index(label) for label in given["label"]])
    names = np.array(LABELS, dtype=object)
    ranked = given.assign(
        quality=get_label_quality_scores(codes, found),
        likelier=pd.array(names[found.argmax(axis=1)], dtype="string"),
    )
    return ranked.sort_values("quality", kind="stable").reset_index(drop=True)


def _crowdlab(wide: pd.DataFrame, probabilities: pd.DataFrame | None) -> list[str | None]:
    if probabilities is None:
        raise LabelingError("the rule 'crowdlab' needs a model's probabilities")
    import_cleanlab()
    from cleanlab.multiannotator import get_label_quality_multiannotator

    found = _probabilities(probabilities, wide.index)
    codes = wide.replace(dict(zip(LABELS, map(str, range(len(LABELS))), strict=True)))
    codes = codes.astype("float64")
    quality = get_label_quality_multiannotator(
        codes.to_numpy(), found, verbose=False, return_detailed_quality=False,
        return_annotator_stats=False,
    )  # fmt: skip
    names = np.array(LABELS, dtype=object)
    return list(names[quality["label_quality"]["consensus_label"].to_numpy(dtype=int)])


def _probabilities(table: pd.DataFrame, keys: pd.Index) -> Any:
    check_columns(table, LABELS, "the probabilities")
    found = table[list(LABELS)].reindex(keys)
    missing = found.isna().any(axis=1).to_numpy()
    if missing.any():
        raise LabelingError(f"the probabilities lack the sentence {keys[int(missing.argmax())]}")
    return found.to_numpy(dtype=float)


def import_cleanlab() -> None:
    """Check that cleanlab is there.

    Raises
    ------
    LabelingError
        It is not; says how to install it.
    """
    try:
        import cleanlab  # noqa: F401
    except ImportError as error:
        raise LabelingError(
            "this needs cleanlab; install it: pip install 'stancekit[cleanlab]'"
        ) from error

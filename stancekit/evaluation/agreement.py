"""How far two or more annotators agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd


def krippendorff_alpha(labels: Mapping[str, Sequence[object]]) -> float:
    """Give Krippendorff's alpha for nominal labels.

    Parameters
    ----------
    labels : mapping of str to sequence
        Each annotator's label of each unit, in the same order; None where there is none.

    Returns
    -------
    float
        1 for perfect agreement, 0 for what chance would give; NaN where every label is the same.

    Raises
    ------
    ValueError
        Fewer than two annotators, or of different lengths.

    References
    ----------
    Krippendorff, "Content Analysis" (4th ed., 2018), chapter 12. nltk computes the same for any
    distance, but refuses more than 10,000 different labels, as sets of holders are.

    Examples
    --------
    >>> round(krippendorff_alpha({"a": ["s", "n", "n", "o"], "b": ["s", "n", "o", "o"]}), 3)
    0.667
    """
    if len(labels) < 2 or len({len(values) for values in labels.values()}) != 1:
        raise ValueError("give the labels of at least two annotators, of the same units")
    table = pd.DataFrame(dict(labels)).astype(object)
    long = pd.Series(table.stack()).dropna()
    units, values = long.index.get_level_values(0), pd.factorize(long)[0]
    counts = pd.Series(1, index=[units, values]).groupby(level=[0, 1]).sum()
    size = counts.groupby(level=0).transform("sum")
    counts, size = counts[size > 1], size[size > 1]
    total = counts.sum()
    by_label = counts.groupby(level=1).sum()
    if len(by_label) < 2:
        return float("nan")
    observed = (counts * (size - counts) / (size - 1)).sum() / total
    expected = (by_label * (total - by_label)).sum() / (total * (total - 1))
    return float(1 - observed / expected)


def agreement_table(labels: pd.DataFrame, annotators: Sequence[str], by: str) -> pd.DataFrame:
    """Give alpha over all units, for each label against the rest, and for each value of `by`.

    Parameters
    ----------
    labels : DataFrame
        One row a unit; one column an annotator, and the column `by`.
    annotators : sequence of str
    by : str

    Returns
    -------
    DataFrame
        `over` ("all", "label" or `by`), `value`, `alpha`, `n`.
    """
    rows: list[tuple[str, str, float, int]] = []

    def add(over: str, value: str, table: pd.DataFrame) -> None:
        alpha = krippendorff_alpha({name: list(table[name]) for name in annotators})
        rows.append((over, value, alpha, len(table)))

    add("all", "", labels)
    for label in sorted(set(labels[list(annotators)].to_numpy().ravel())):
        add("label", str(label), labels.assign(**{a: labels[a] == label for a in annotators}))
    for value, table in labels.groupby(by, sort=True):
        add(by, str(value), table)
    return pd.DataFrame(rows, columns=["over", "value", "alpha", "n"])


def agreement_report(labels: pd.DataFrame) -> pd.DataFrame:
    """Give alpha over all annotators, for each label against the rest, and kappa for each pair.

    Parameters
    ----------
    labels : DataFrame of shape (n_units, n_annotators)
        NA where an annotator gave no label.

    Returns
    -------
    DataFrame
        `measure` ("alpha" or "kappa"), `over` ("all", a label, or a pair of annotators), `value`
        (NaN where all say the same, or nothing is shared) and `n` (units with two labels or more).

    Raises
    ------
    ValueError
        Fewer than two annotators.

    References
    ----------
    Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
    Measurement 20 (1960).

    Examples
    --------
    >>> labels = pd.DataFrame({"ann": ["s", "n", "n", "o"], "bob": ["s", "n", "o", None]})
    >>> agreement_report(labels).round(2).values.tolist()[0]
    ['alpha', 'all', 0.55, 3]
    """
    names = [str(name) for name in labels.columns]
    table = labels.astype(object).where(labels.notna(), None).set_axis(names, axis=1)
    shared = table[table.notna().sum(axis=1) >= 2]

    def alpha(of: pd.DataFrame) -> float:
        return krippendorff_alpha({name: list(of[name]) for name in names})

    rows: list[tuple[str, str, float, int]] = [("alpha", "all", alpha(shared), len(shared))]
    for label in sorted({str(v) for v in shared.to_numpy().ravel() if v is not None}):
        marked = shared.map(lambda v, label=label: None if v is None else str(v == label))
        rows.append(("alpha", label, alpha(marked), len(shared)))
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            both = table[[one, other]].dropna()
            rows.append(("kappa", f"{one}, {other}", _kappa(both[one], both[other]), len(both)))
    return pd.DataFrame(rows, columns=["measure", "over", "value", "n"])


def _kappa(one: pd.Series, other: pd.Series) -> float:
    if len({*one, *other}) < 2:
        return float("nan")
    from sklearn.metrics import cohen_kappa_score

    return float(cohen_kappa_score(list(one), list(other)))

"""What the labeling functions are worth: coverage, overlap, conflict, copies, precision."""

from __future__ import annotations

import html
from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from stancekit.labeling.functions import LABELS

#: From this correlation of their votes on, two functions count as one.
COPY = 0.9


def diagnose_votes(votes: pd.DataFrame, gold: pd.Series | None = None) -> pd.DataFrame:
    """Describe what each labeling function votes, a row for each of its labels.

    Parameters
    ----------
    votes : DataFrame of shape (n_sentences, n_functions)
        From `stancekit.labeling.collect_votes`.
    gold : Series of shape (n_sentences,), optional
        Labels by hand, in the index of `votes`; NA where there is none.

    Returns
    -------
    DataFrame
        `function`, `label`, `votes` (how many), `coverage` (share of sentences that it votes the
        label on), `overlap` (share of its votes beside which another function votes too),
        `conflict` (share beside which one votes another label), `most_like` and `correlation`
        (the function whose votes are most like its own), `copies` (the earlier function that it
        copies, else NA), and `gold` (votes on sentences with a label by hand), `precision`, `low`
        and `high` (Wilson's 95 % interval). A function that never votes has one row, with the
        label NA. Shares are in [0, 1], correlations in [-1, 1].

    Examples
    --------
    Two functions on three sentences; on the second they conflict, and gold knows better:

    >>> votes = pd.DataFrame({"a": ["support", "support", None], "b": [None, "neutral", None]})
    >>> gold = pd.Series(["support", "neutral", "neutral"])
    >>> table = diagnose_votes(votes, gold)
    >>> table[["function", "label", "votes", "coverage", "conflict", "precision"]].round(
    ...     2).values.tolist()
    [['a', 'support', 2, 0.67, 0.5, 0.5], ['b', 'neutral', 1, 0.33, 1.0, 1.0]]
    """
    said = votes.notna().to_numpy()
    values = votes.astype(object).where(votes.notna(), None).to_numpy()
    voters = said.sum(axis=1)
    likeness = correlate_votes(votes)
    copies = find_copies(votes)
    known = gold
    if known is not None and not known.index.equals(votes.index):
        known = known.reindex(votes.index)
    rows = []
    for column, name in enumerate(votes.columns):
        others = likeness[name].drop(name).abs()
        like = str(others.idxmax()) if len(others) and others.max() > 0 else None
        common = {
            "most_like": like,
            "correlation": np.nan if like is None else float(likeness[name][like]),
            "copies": copies.get(str(name)),
        }
        labels: list[str | None] = [x for x in LABELS if (values[:, column] == x).any()]
        for label in labels or [None]:
            here = said[:, column] if label is None else values[:, column] == label
            count = int(here.sum())
            other = said[here] & (values[here] != label)
            row = {
                "function": str(name),
                "label": label,
                "votes": count,
                "coverage": count / len(votes) if len(votes) else 0.0,
                "overlap": float((voters[here] > 1).mean()) if count else 0.0,
                "conflict": float(other.any(axis=1).mean()) if count else 0.0,
                **common,
            }
            if known is not None:
                judged = known[here].dropna()
                row |= _precision(int((judged == label).sum()) if count else 0, len(judged))
            rows.append(row)
    columns = ["function", "label", "votes", "coverage", "overlap", "conflict", "most_like",
               "correlation", "copies"]  # fmt: skip
    if known is not None:
        columns += ["gold", "precision", "low", "high"]
    texts = dict.fromkeys(("function", "label", "most_like", "copies"), "string")
    return pd.DataFrame(rows, columns=columns).astype(texts)


def _precision(hits: int, judged: int) -> Mapping[str, float]:
    if not judged:
        return {"gold": 0, "precision": np.nan, "low": np.nan, "high": np.nan}
    # a second to import, which only gold needs
    from scipy.stats import binomtest

    interval = binomtest(hits, judged).proportion_ci(0.95, method="wilson")
    return {
        "gold": judged,
        "precision": hits / judged,
        "low": float(interval.low),
        "high": float(interval.high),
    }


def correlate_votes(votes: pd.DataFrame) -> pd.DataFrame:
    """Correlate the functions' votes with each other.

    Each function is taken as a vector of zeros and ones, one for each sentence and label; what is
    given is Pearson's correlation (phi). A function that never votes correlates 0 with all.

    Returns
    -------
    DataFrame of shape (n_functions, n_functions)
        In [-1, 1]; 1 on the diagonal.

    Examples
    --------
    >>> votes = pd.DataFrame({"a": ["support", None], "b": ["support", None], "c": [None] * 2})
    >>> correlate_votes(votes).round(2).values.tolist()
    [[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    """
    values = votes.astype(object).where(votes.notna(), None).to_numpy()
    marks = sparse.csc_matrix(
        np.concatenate([values == label for label in LABELS]).astype(np.float64)
        if len(votes)
        else np.zeros((1, votes.shape[1]))
    )
    cells = marks.shape[0]
    share = np.asarray(marks.mean(axis=0)).ravel()
    both = np.asarray((marks.T @ marks).todense()) / cells
    spread = np.sqrt(share * (1 - share))
    with np.errstate(divide="ignore", invalid="ignore"):
        phi = (both - np.outer(share, share)) / np.outer(spread, spread)
    phi = np.where(np.isfinite(phi), phi, 0.0)
    np.fill_diagonal(phi, 1.0)
    return pd.DataFrame(phi.clip(-1, 1), index=votes.columns, columns=votes.columns)


def find_copies(votes: pd.DataFrame, threshold: float = COPY, least: int = 5) -> dict[str, str]:
    """Find the functions that copy an earlier one.

    Parameters
    ----------
    votes : DataFrame
    threshold : float, default=0.9
        Functions correlate so far at least, or are joined by a chain of such pairs.
    least : int, default=5
        A function with fewer votes copies nobody: that much is chance.

    Returns
    -------
    dict of str to str
        The copying function -> the first of those that it votes like.

    Examples
    --------
    >>> find_copies(pd.DataFrame({"a": ["support"] * 5 + [None], "b": ["support"] * 5 + [None]}))
    {'b': 'a'}
    """
    if votes.shape[1] < 2:
        return {}
    enough = votes.notna().sum().to_numpy() >= least
    alike = (correlate_votes(votes).to_numpy() >= threshold) & np.outer(enough, enough)
    groups = connected_components(sparse.csr_matrix(alike), directed=False)[1]
    first: dict[int, str] = {}
    copies = {}
    for name, group in zip(votes.columns, groups, strict=True):
        if group in first:
            copies[str(name)] = first[group]
        else:
            first[group] = str(name)
    return copies


def merge_copies(votes: pd.DataFrame, copies: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Make one column of each function and its copies, so that they count once.

    Where they disagree, the function's own vote stands; where it is silent, its copies' is taken.

    Parameters
    ----------
    votes : DataFrame
    copies : mapping of str to str, optional
        From `find_copies`, by default of these votes.
    """
    copies = find_copies(votes) if copies is None else copies
    merged = votes.astype("string")
    for copy, original in copies.items():
        merged[original] = merged[original].fillna(merged[copy])
    return merged.drop(columns=list(copies))


# -------------------------------------------------------------------------------------------- plot

_COLORS = {"support": "#2a7f4f", "neutral": "#777777", "opposition": "#b03a2e",
           "off-topic": "#b8a24a"}  # fmt: skip
_ROW, _LEFT, _WIDE = 18, 240, 300


def plot_diagnostics(table: pd.DataFrame) -> str:
    """Draw the diagnostics as a page of HTML with one picture (SVG) and nothing from outside.

    A bar is a function's coverage of a label; where there is gold, a dot is its precision, with
    its interval.

    Parameters
    ----------
    table : DataFrame
        From `diagnose_votes`.

    Returns
    -------
    str

    Examples
    --------
    >>> page = plot_diagnostics(diagnose_votes(pd.DataFrame({"<a>": ["support", None]})))
    >>> "&lt;a&gt;" in page and "<svg" in page and "http:" not in page
    True
    """
    rows = table[table["label"].notna()].reset_index(drop=True)
    judged = "precision" in rows
    most = max(rows["coverage"].max(), 1e-9) if len(rows) else 1.0
    height = _ROW * (len(rows) + 2)
    right = _LEFT + _WIDE + 40
    parts = [
        f'<svg role="img" aria-label="labeling functions" width="{right + _WIDE + 40}" '
        f'height="{height}" font-family="sans-serif" font-size="12">',
        f'<text x="{_LEFT}" y="12">coverage (widest bar {most:.1%})</text>',
    ]
    if judged:
        parts.append(f'<text x="{right}" y="12">precision, 0 to 1</text>')
        parts.append(f'<path d="M{right} 18V{height}M{right + _WIDE} 18V{height}" stroke="#ccc"/>')
    for at, row in rows.iterrows():
        y = _ROW * (int(str(at)) + 1) + 8
        color = _COLORS[str(row["label"])]
        name = html.escape(f"{row['function']}: {row['label']}")
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 10}" text-anchor="end">{name}</text>')
        wide = max(1.0, _WIDE * float(row["coverage"]) / most)
        parts.append(f'<rect x="{_LEFT}" y="{y}" width="{wide:.1f}" height="12" fill="{color}"/>')
        if judged and pd.notna(row["precision"]):
            low, mid, high = (right + _WIDE * float(row[c]) for c in ("low", "precision", "high"))
            parts.append(
                f'<path d="M{low:.1f} {y + 6}H{high:.1f}" stroke="{color}"/>'
                f'<circle cx="{mid:.1f}" cy="{y + 6}" r="4" fill="{color}"/>'
            )
    parts.append("</svg>")
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Labeling functions</title>\n'
        "<h1>Labeling functions</h1>\n" + "\n".join(parts) + "\n</html>\n"
    )

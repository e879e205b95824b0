"""Positions summed up: by holder, group of states, outlet and month, as tidy tables.

What is counted is the story: an article and its syndicated copies are one (`find_stories`).
`rollup` counts positions, `position_changes` tells whose stance changed and when, `stance_shares`
gives the shares of the stances among articles, with intervals. All take the tables of
`stancekit.score`, or the folder into which `stancekit score` wrote them.
"""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtri

from stancekit.duplicates import duplicate_groups
from stancekit.errors import InputError, OutputError, TableError
from stancekit.scoring import Scores
from stancekit.table_files import FORMATS, read_table, write_table
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, STANCES, Schema, check_columns

#: What positions are summed up by.
KEYS = ("holder", "group", "outlet", "month", "stance")
#: The stances that a position can take.
SIDES = ("support", "opposition")

_GROUPS = Path(__file__).parent / "groups.toml"
_DATE = re.compile(r"(\d{4})(?:[-/](\d\d?)(?:[-/](\d\d?))?)?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
# what a spreadsheet takes for the beginning of a formula, also in full width
_SIGNS = frozenset("=+-@＝＋－＠")
_FORMULA = ("\t", "\r", "\n")

Groups = Mapping[str, Iterable[str]] | pd.DataFrame | str | Path | None


def read_scores(folder: Path | str) -> Scores:
    """Read the three tables that `stancekit score` wrote into a folder.

    A table is one file (`positions.parquet`, `.jsonl` or `.csv`) or a folder of that name with
    files in it, which are read in the order of their paths.

    Raises
    ------
    TableError
        A table is missing or cannot be read.

    Examples
    --------
    >>> read_scores("nowhere")
    Traceback (most recent call last):
        ...
    stancekit.errors.TableError: no folder of scored tables at nowhere; give what `stancekit
    score ... --out FOLDER` wrote
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise TableError(
            f"no folder of scored tables at {folder}; give what `stancekit score ... --out FOLDER`"
            " wrote"
        )
    return Scores(
        _read(folder, "sentences", SENTENCES),
        _read(folder, "positions", POSITIONS),
        _read(folder, "articles", ARTICLES),
    )


def _read(folder: Path, name: str, schema: Schema) -> pd.DataFrame:
    for ending in _formats(folder):
        for path in (folder / f"{name}.{ending}", folder / name):
            files = sorted(path.rglob(f"*.{ending}")) if path.is_dir() else [path]
            tables = [read_table(file, schema) for file in files if file.is_file()]
            if tables:
                return pd.concat(tables, ignore_index=True) if len(tables) > 1 else tables[0]
    raise TableError(f"{folder} holds no table of {name}; was the run that wrote it finished?")


def _formats(folder: Path) -> list[str]:
    """List the formats in which tables may stand, that of the last run first."""
    try:
        stated = json.loads((folder / "run.json").read_text("utf-8")).get("format")
    except (OSError, ValueError, AttributeError):
        stated = None
    return sorted(FORMATS, key=lambda ending: ending != stated)


def find_stories(scores: Scores | str | Path) -> pd.DataFrame:
    """Tell which articles are copies of one another, and when each story was first seen.

    Articles on one question are one story if they are near-duplicates
    (`stancekit.duplicates.duplicate_groups` over their sentences) or, where no sentences are at
    hand, if their texts are the same.

    Parameters
    ----------
    scores : Scores, str or Path

    Returns
    -------
    DataFrame of shape (n_articles, 6)
        `article_id, question, outlet`, `story` (a number), `day` (the article's date as
        YYYY-MM-DD, YYYY-MM or YYYY; NA where it is missing or no ISO date) and `story_day` (the
        earliest of the story), in the order of the articles table.

    Examples
    --------
    >>> from stancekit.scoring import score
    >>> text = "Peru backs Morocco's sovereignty over the Sahara, its minister said in Lima today."
    >>> table = pd.DataFrame({"text": [text, "LIMA - " + text], "date": ["2024-05-02", "2024-05-01"]})
    >>> find_stories(score(table))[["story", "day", "story_day"]].values.tolist()
    [[0, '2024-05-02', '2024-05-01'], [0, '2024-05-01', '2024-05-01']]
    """  # noqa: E501
    scores = _scores(scores)
    articles = scores.articles
    stories = articles[["article_id", "question", "outlet"]].reset_index(drop=True)
    dates = articles["date"].reset_index(drop=True)
    known = {date: _day(date) for date in dates.dropna().unique()}
    stories["day"] = pd.array([known.get(date) for date in dates], dtype="string")
    keys = ["article_id", "question"]
    ordered = scores.sentences.sort_values([*keys, "sentence"], kind="stable")
    texts = ordered.groupby(keys, sort=False)["text"].agg("\n".join).rename("text")
    text = stories[keys].merge(texts.reset_index(), how="left", on=keys)["text"]
    numbers = np.arange(len(stories)) + len(stories)
    hashes = articles["text_hash"].reset_index(drop=True)
    for question in stories["question"].unique():
        asked = (stories["question"] == question).to_numpy(dtype=bool)
        read = np.flatnonzero(asked & text.notna().to_numpy(dtype=bool))
        groups = duplicate_groups([str(t) for t in text.iloc[read]])
        # the first article of a group lends it its number
        _, first = np.unique(groups, return_index=True)
        numbers[read] = read[first][groups]
        unread = stories.index[asked & text.isna().to_numpy(dtype=bool) & hashes.notna().to_numpy()]
        for _, members in pd.Series(unread, index=unread).groupby(hashes[unread], sort=False):
            numbers[members.to_numpy()] = members.iloc[0]
    stories["story"] = pd.factorize(numbers)[0]
    stories["story_day"] = stories.groupby("story")["day"].transform("min").astype("string")
    return stories[["article_id", "question", "outlet", "story", "day", "story_day"]]


def rollup(
    scores: Scores | str | Path,
    by: Sequence[str] = ("holder",),
    groups: Groups = None,
    min_probability: float = 0.0,
    stories: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Sum positions up: who stands where, since when, in which words.

    Syndicated copies count once. A story belongs to the month in which it was first seen, and to
    every outlet that printed it.

    Parameters
    ----------
    scores : Scores, str or Path
        From `stancekit.score`, or the folder that `stancekit score` wrote.
    by : sequence of {"holder", "group", "outlet", "month", "stance"}, default=("holder",)
    groups : mapping of str to holder ids, DataFrame with `group` and `holder_id`, or TOML file, optional
        The groups of states for `by="group"`, by default those that ship (`groups.toml`). A holder
        counts in each of its groups; holders in none are left out.
    min_probability : float, default=0.0
        Positions that are less sure are left out; 0 to 1.
    stories : DataFrame, optional
        From `find_stories`, to spare finding them again.

    Returns
    -------
    DataFrame
        `question`, the columns of `by` (`holder_id` and `holder` for a holder), then

        - `stance`, unless asked for: the one with more articles, NA where both have as many;
        - `articles` (copies counted once), of these `support` and `opposition`, and `copies`, how
          many articles besides were left out as copies;
        - `holders`, how many there are, unless by holder;
        - `first_seen`, `last_seen`: days, or months or years where no more is known;
        - `changes`, by holder alone: how often the stance changed (`position_changes`);
        - `probability`, `article_id`, `evidence`: the surest sentence, for the row's stance where it
          has one.

        By month where asked for, then by number of articles.

    Raises
    ------
    InputError
        `by`, `groups` or `min_probability` is not one of those above.

    Examples
    --------
    >>> from stancekit.scoring import score
    >>> table = rollup(score(["Peru backs Morocco's sovereignty over the Sahara."]))
    >>> table[["holder", "stance", "articles"]].values.tolist()
    [['Peru', 'support', 1]]
    """  # noqa: E501
    wanted = _checked(by, KEYS)
    if not 0 <= min_probability <= 1:
        raise InputError(f"min_probability is {min_probability}; it must lie between 0 and 1")
    scores = _scores(scores)
    stories = find_stories(scores) if stories is None else stories
    positions = _positions(scores, stories)
    positions = positions[positions["probability"] >= min_probability]
    if "group" in wanted:
        positions = positions.merge(_group_table(groups), on="holder_id")
    keys = ["question", *wanted]
    if "holder" in wanted:
        keys[keys.index("holder")] = "holder_id"
    per = positions.groupby(keys, dropna=False, sort=True)
    table = per.agg(
        articles=("story", "nunique"),
        read=("article_id", "nunique"),
        holders=("holder_id", "nunique"),
        first_seen=("day", _least),
        last_seen=("day", _most),
    ).reset_index()
    table["copies"] = table.pop("read") - table["articles"]
    columns = ["question", *(["holder_id", "holder"] if k == "holder" else [k] for k in wanted)]
    order = [name for part in columns for name in ([part] if isinstance(part, str) else part)]
    if "holder" in wanted:
        table["holder"] = table["holder_id"].map(_shown(positions))
    else:
        order.append("holders")
    best = positions
    if "stance" not in wanted:
        for side in SIDES:
            one = positions[positions["stance"] == side].groupby(keys, dropna=False)["story"]
            table = table.merge(one.nunique().rename(side).reset_index(), how="left", on=keys)
            table[side] = table[side].fillna(0)
        lead = table["support"] - table["opposition"]
        table["stance"] = pd.array(
            [None if n == 0 else SIDES[int(n < 0)] for n in lead], dtype="string"
        )
        order += ["stance", "articles", "support", "opposition", "copies"]
        mine = table[[*keys, "stance"]].rename(columns={"stance": "of"})
        ranked = positions.merge(mine, how="left", on=keys)
        best = ranked[ranked["of"].isna() | (ranked["of"] == ranked["stance"])]
    else:
        order += ["articles", "copies"]
    order += ["first_seen", "last_seen"]
    if "holder" in wanted and not {"outlet", "month", "stance"} & set(wanted):
        changed = position_changes(scores, stories=stories).groupby(["question", "holder_id"])
        counts = changed.size().rename("changes").reset_index()
        table = table.merge(counts, how="left", on=["question", "holder_id"])
        order.append("changes")
    best = _surest(best).drop_duplicates(keys)
    shown = ["probability", "article_id", "evidence"]
    table = table.merge(best[[*keys, *shown]], how="left", on=keys)
    return _tidy(table[[*order, *shown]], wanted)


def position_changes(
    scores: Scores | str | Path,
    min_articles: int = 2,
    stories: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Tell whose stance changed, from which dated articles to which later ones.

    The rule: a story counts for the stance that a holder most surely takes in it, on the day on
    which it was first seen; a day counts for the stance that most of its stories give the holder
    (a day with as many of each for none). Days in a row with one stance make a run. A run of fewer
    than `min_articles` stories is dropped, since a single sentence read wrongly must not turn a
    state around; the runs on both sides of it then join if they agree. Where one run follows
    another, the stance has changed. Stories without a full date do not count, and the holder
    `author`, which is each outlet in its own voice, has no changes.

    Parameters
    ----------
    scores : Scores, str or Path
    min_articles : int, default=2
        Stories of a run, 1 or more.
    stories : DataFrame, optional
        From `find_stories`.

    Returns
    -------
    DataFrame
        One row a change, in order of time: `question, holder_id, holder, stance_before,
        stance_after, last_before, first_after` (days), `articles_before, articles_after` (of the
        two runs) and the surest sentence of each run: `article_id_before, evidence_before,
        article_id_after, evidence_after`.

    Raises
    ------
    InputError
        `min_articles` is below 1.
    """
    if min_articles < 1:
        raise InputError(f"min_articles is {min_articles}; it must be 1 or more")
    scores = _scores(scores)
    stories = find_stories(scores) if stories is None else stories
    positions = _positions(scores, stories)
    shown = _shown(positions)
    # "author" is another outlet each time, and has no stance that could change
    named = positions[positions["holder_id"] != "author"]
    dated = named[named["story_day"].str.len() == 10]
    one = _surest(dated).drop_duplicates(["question", "holder_id", "story"])
    rows = []
    for (question, holder), mine in one.groupby(["question", "holder_id"], sort=True):
        runs = _runs(mine, min_articles)
        for before, after in pairwise(runs):
            old, new = (_surest(run).iloc[0] for run in (before, after))
            rows.append(
                {
                    "question": question,
                    "holder_id": holder,
                    "holder": shown[str(holder)],
                    "stance_before": old["stance"],
                    "stance_after": new["stance"],
                    "last_before": before["story_day"].max(),
                    "first_after": after["story_day"].min(),
                    "articles_before": len(before),
                    "articles_after": len(after),
                    "article_id_before": old["article_id"],
                    "evidence_before": old["evidence"],
                    "article_id_after": new["article_id"],
                    "evidence_after": new["evidence"],
                }
            )
    rows.sort(key=lambda row: (row["question"], row["first_after"], row["holder_id"]))
    return pd.DataFrame(
        {
            name: pd.array(
                [row[name] for row in rows],
                dtype="Int64" if name.startswith("articles") else "string",
            )
            for name in _CHANGES
        }
    )


_CHANGES = (
    "question", "holder_id", "holder", "stance_before", "stance_after", "last_before",
    "first_after", "articles_before", "articles_after", "article_id_before", "evidence_before",
    "article_id_after", "evidence_after",
)  # fmt: skip


def _runs(mine: pd.DataFrame, min_articles: int) -> list[pd.DataFrame]:
    """Give the runs of a holder's stories that tell one stance, in order of time."""
    runs: list[list[pd.DataFrame]] = []
    for _, day in mine.groupby("story_day", sort=True):
        support = int((day["stance"] == "support").sum())
        if 2 * support == len(day):
            continue
        stance = "support" if 2 * support > len(day) else "opposition"
        said = day[day["stance"] == stance]
        if runs and runs[-1][0]["stance"].iloc[0] == stance:
            runs[-1].append(said)
        else:
            runs.append([said])
    joined: list[pd.DataFrame] = []
    for run in (pd.concat(days) for days in runs):
        if len(run) < min_articles:
            continue
        if joined and joined[-1]["stance"].iloc[0] == run["stance"].iloc[0]:
            joined[-1] = pd.concat([joined[-1], run])
        else:
            joined.append(run)
    return joined


def stance_shares(
    scores: Scores | str | Path,
    by: Sequence[str] = ("month",),
    corrected: pd.DataFrame | None = None,
    confidence: float = 0.95,
    stories: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give the shares of the stances, with intervals, among articles on the question.

    An article is on the question if at least one of its sentences is; copies count once, in each
    outlet once. By holder, the shares are those of a holder's stances among the articles that give
    it one, each counted for the stance that it most surely takes there.

    Parameters
    ----------
    scores : Scores, str or Path
    by : sequence of {"holder", "outlet", "month"}, default=("month",)
        May be empty: one share over all.
    corrected : DataFrame, optional
        Shares corrected for the model's errors, as an evaluation gives them: `question`, the
        columns of `by` (`holder_id` for a holder), `stance`, `share`, `low`, `high`. They come in
        as `corrected`, `corrected_low`, `corrected_high`.
    confidence : float, default=0.95
        Between 0 and 1.
    stories : DataFrame, optional
        From `find_stories`.

    Returns
    -------
    DataFrame
        `question`, the columns of `by`, `stance`, `articles` (with that stance), `of` (all),
        `share`, `low`, `high`: Wilson's interval, which stands for the chance in which articles
        were met, not for the model's errors.

    Raises
    ------
    InputError
        `by` or `confidence` is not one of those above.
    TableError
        `corrected` lacks a column.

    References
    ----------
    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).

    Examples
    --------
    >>> from stancekit.scoring import score
    >>> found = stance_shares(score(["Peru backs Morocco's sovereignty over the Sahara."]), by=[])
    >>> found[["stance", "articles", "of", "share"]].values.tolist()
    [['support', 1, 1, 1.0], ['neutral', 0, 1, 0.0], ['opposition', 0, 1, 0.0]]
    >>> round(float(found["low"][0]), 2)
    0.21
    """
    wanted = _checked(by, ("holder", "outlet", "month"), least=0)
    if not 0 < confidence < 1:
        raise InputError(f"confidence is {confidence}; it must lie between 0 and 1")
    scores = _scores(scores)
    stories = find_stories(scores) if stories is None else stories
    keys = ["question", *("holder_id" if key == "holder" else key for key in wanted)]
    stances: Sequence[str] = STANCES
    if "holder" in wanted:
        unit = _surest(_positions(scores, stories))
        stances = SIDES
    else:
        columns = ["article_id", "question", "stance", "n_relevant", "status"]
        unit = scores.articles[columns].merge(stories, on=["article_id", "question"])
        on = (unit["status"] == "ok") & unit["n_relevant"].ge(1).fillna(False)
        unit = unit[on & unit["stance"].notna()]
        unit = unit.assign(month=_months(unit["story_day"]))
        unit = unit.sort_values("day", kind="stable")
    unit = unit.drop_duplicates([*keys, "story"])
    shown = _shown(unit) if "holder" in wanted else {}
    counts = unit.groupby([*keys, "stance"], dropna=False).size().rename("articles").reset_index()
    cells = unit[keys].drop_duplicates().merge(pd.DataFrame({"stance": list(stances)}), how="cross")
    table = cells.merge(counts, how="left", on=[*keys, "stance"])
    table["articles"] = table["articles"].fillna(0).astype("int64")
    table["of"] = table.groupby(keys, dropna=False)["articles"].transform("sum")
    hits, total = table["articles"].to_numpy(dtype=float), table["of"].to_numpy(dtype=float)
    table["share"] = hits / total
    table["low"], table["high"] = wilson_interval(hits, total, confidence)
    shown_keys = list(keys)
    if "holder" in wanted:
        table["holder"] = table["holder_id"].map(shown)
        shown_keys.insert(keys.index("holder_id") + 1, "holder")
    table = table[[*shown_keys, "stance", "articles", "of", "share", "low", "high"]]
    if corrected is not None:
        check_columns(corrected, [*keys, "stance", "share", "low", "high"], "the corrected shares")
        named = {"share": "corrected", "low": "corrected_low", "high": "corrected_high"}
        right = corrected[[*keys, "stance", *named]].rename(columns=named)
        table = table.merge(right, how="left", on=[*keys, "stance"])
    rank = table["stance"].map({stance: i for i, stance in enumerate(stances)})
    by_time = [*(["month"] if "month" in wanted else [])]
    rest = [key for key in keys[1:] if key not in by_time]
    order = table.assign(_rank=rank, _size=-table["of"])
    order = order.sort_values(["question", *by_time, "_size", *rest, "_rank"], kind="stable")
    return _typed(table.loc[order.index].reset_index(drop=True))


def wilson_interval(
    hits: npt.ArrayLike, total: npt.ArrayLike, confidence: float = 0.95
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Give Wilson's score interval of shares; see `stance_shares`.

    Parameters
    ----------
    hits, total : array-like of the same shape
        Counts; where `total` is 0 the interval is NaN.
    confidence : float, default=0.95

    Returns
    -------
    low, high : ndarray
        In [0, 1].

    Examples
    --------
    >>> low, high = wilson_interval([8], [10])
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.49, 0.943)
    """
    k, n = np.asarray(hits, dtype=np.float64), np.asarray(total, dtype=np.float64)
    z = float(ndtri(0.5 + confidence / 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        spread = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
        middle, scale = share + z**2 / (2 * n), 1 + z**2 / n
        low, high = (middle - spread) / scale, (middle + spread) / scale
    # at 0 and n the bounds are 0 and 1 but for rounding
    return np.where(k == 0, 0.0, low), np.where((k == n) & (n > 0), 1.0, high)


def write_rollup(table: pd.DataFrame, path: Path | str) -> None:
    """Write a table of this room; the ending of `path` says the format (.csv .parquet .jsonl).

    In CSV, which spreadsheets open, a text that a spreadsheet would take for a formula gets an
    apostrophe before it; the other formats hold texts as they are.

    Raises
    ------
    OutputError
        The ending is unknown or the file cannot be written.
    """
    path = Path(path)
    if path.suffix.lstrip(".") not in FORMATS:
        raise OutputError(f"{path}: give a name that ends in .csv, .parquet or .jsonl")
    schema = {str(name): _kind(table[name]) for name in table.columns}
    write_table(guarded(table) if path.suffix == ".csv" else table, path, schema)


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before each text that a spreadsheet would take for a formula.

    Examples
    --------
    >>> guarded(pd.DataFrame({"evidence": ["=1+1", "Peru"], "share": [-0.5, 1.0]})).values.tolist()
    [["'=1+1", -0.5], ['Peru', 1.0]]
    """
    safe = table.copy()
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]):
            safe[name] = table[name].map(_without_formula)
    return safe


def read_groups(groups: Groups = None) -> dict[str, list[str]]:
    """Give groups of states as a mapping from name to holder ids.

    Parameters
    ----------
    groups : mapping, DataFrame with `group` and `holder_id`, TOML file, or None
        See `rollup`; None gives those that ship.

    Raises
    ------
    InputError
        The file is missing or not of that form.

    Examples
    --------
    >>> "MAR" in read_groups()["African Union"]
    True
    """
    if isinstance(groups, pd.DataFrame):
        check_columns(groups, ("group", "holder_id"), "the table of groups")
        listed = groups.groupby("group", sort=False)["holder_id"]
        return {str(name): [str(i) for i in ids] for name, ids in listed}
    if isinstance(groups, Mapping):
        return {str(name): [str(i) for i in ids] for name, ids in groups.items()}
    path = _GROUPS if groups is None else Path(groups)
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"no groups at {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not valid TOML: {error}") from error
    result = {}
    for name, entry in found.items():
        members = entry.get("members") if isinstance(entry, dict) else None
        if not isinstance(members, list) or not all(isinstance(m, str) for m in members):
            raise InputError(f"{path}: {name}: give it members, as in members = ['MAR', 'ESP']")
        result[name] = members
    return result


# -------------------------------------------------------------------------------------- the columns


def _scores(scores: Scores | str | Path) -> Scores:
    return read_scores(scores) if isinstance(scores, str | Path) else scores


def _checked(by: Sequence[str], known: Sequence[str], least: int = 1) -> list[str]:
    wanted = [by] if isinstance(by, str) else list(by)
    for key in wanted:
        if key not in known:
            raise InputError(f"cannot sum up by {key!r}; use {', '.join(known)}")
        if wanted.count(key) > 1:
            raise InputError(f"{key!r} is asked for twice")
    if len(wanted) < least:
        raise InputError(f"say what to sum up by: {', '.join(known)}")
    return wanted


def _positions(scores: Scores, stories: pd.DataFrame) -> pd.DataFrame:
    """Give the positions with their story, day and month."""
    kept = scores.positions[scores.positions["stance"].isin(SIDES)]
    columns = ["article_id", "question", "story", "day", "story_day"]
    found = kept.merge(stories[columns], how="left", on=["article_id", "question"])
    if found["story"].isna().any():
        missing = found["article_id"][found["story"].isna()].iloc[0]
        raise TableError(
            f"the article {missing!r} has positions but no row in the articles table; "
            "are the tables of one run?"
        )
    return found.assign(month=_months(found["story_day"]))


def _months(days: pd.Series) -> pd.Series:
    return days.where(days.str.len() >= 7).str.slice(0, 7)


def _surest(positions: pd.DataFrame) -> pd.DataFrame:
    """Sort positions by probability; of equal ones, the earlier comes first."""
    return positions.sort_values(
        ["probability", "day", "article_id", "stance"],
        ascending=[False, True, True, False],
        kind="stable",
    )


def _shown(positions: pd.DataFrame) -> dict[str, str]:
    """Give the name under which each holder is met most often."""
    counts = positions.groupby(["holder_id", "holder"]).size().rename("n").reset_index()
    counts = counts.sort_values(["n", "holder"], ascending=[False, True], kind="stable")
    first = counts.drop_duplicates("holder_id")
    return {str(i): str(n) for i, n in zip(first["holder_id"], first["holder"], strict=True)}


def _group_table(groups: Groups) -> pd.DataFrame:
    pairs = [(name, one) for name, ids in read_groups(groups).items() for one in ids]
    table = pd.DataFrame(pairs, columns=["group", "holder_id"], dtype="string")
    return table.drop_duplicates()


def _tidy(table: pd.DataFrame, wanted: Sequence[str]) -> pd.DataFrame:
    for name in ("holders", "articles", "support", "opposition", "copies", "changes"):
        if name in table:
            table[name] = table[name].fillna(0).astype("Int64")
    by_time = ["month"] if "month" in wanted else []
    rest = [name for name in ("group", "holder_id", "outlet", "stance") if name in table]
    order = table.assign(_size=-table["articles"]).sort_values(
        ["question", *by_time, "_size", *rest], kind="stable"
    )
    return _typed(table.loc[order.index].reset_index(drop=True))


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give the columns the types of the library's tables."""
    return pd.DataFrame(
        {name: table[name].astype(_kind(table[name])) for name in table.columns}  # type: ignore[call-overload]
    )


def _kind(column: pd.Series) -> str:
    if pd.api.types.is_integer_dtype(column):
        return "Int64"
    return "float64" if pd.api.types.is_float_dtype(column) else "string"


def _day(date: str) -> str | None:
    """Read the day, month or year that an ISO date begins with."""
    text = date.strip()
    match = _COMPACT.match(text) or _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    parts = ((year, 4), (month, 2), (day, 2))
    return "-".join(f"{part:0{width}d}" for part, width in parts if part)


def _least(days: pd.Series) -> Any:
    known = days.dropna()
    return min(known) if len(known) else None


def _most(days: pd.Series) -> Any:
    known = days.dropna()
    return max(known) if len(known) else None


def _without_formula(value: Any) -> Any:
    # spreadsheets pass over spaces before the sign
    if isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip()[:1] in _SIGNS):
        return f"'{value}"
    return value

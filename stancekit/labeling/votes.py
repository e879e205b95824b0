"""Votes: what each labeling function says of each sentence, one column a function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from stancekit.errors import LabelingError
from stancekit.labeling.functions import FUNCTIONS, LABELS, LabelingFunction, SentenceInArticle
from stancekit.language import language
from stancekit.question import Question, load_question
from stancekit.reading import read_article
from stancekit.sentences import split_sentences
from stancekit.tables import check_columns, rows_of


def split_articles(articles: pd.DataFrame, question: str | Question) -> pd.DataFrame:
    """Make a sentences table of an articles table.

    Parameters
    ----------
    articles : DataFrame
        With `article_id` and `text`, `title` where known; see `stancekit.read_articles`. Articles
        that failed, and those in another language than English, give no sentences.
    question : str or Question

    Returns
    -------
    DataFrame
        `article_id, question, sentence` (from 0; -1 is the title), `start, end, text`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Peru backs it. Chad does not."]})
    >>> split_articles(articles, "kosovo")[["sentence", "start", "text"]].values.tolist()
    [[0, 0, 'Peru backs it.'], [1, 15, 'Chad does not.']]
    """
    check_columns(articles, ("article_id", "text"), "the articles table")
    name = load_question(question).name
    rows: list[tuple[object, ...]] = []
    for article in rows_of(articles):
        text, title, spoken = article["text"], article.get("title"), article.get("lang")
        if not isinstance(text, str) or article.get("status", "ok") != "ok":
            continue
        spoken = spoken.lower()[:2] if isinstance(spoken, str) and spoken else language(text)
        if spoken != "en":
            continue
        key = (str(article["article_id"]), name)
        if isinstance(title, str) and title.strip():
            rows.append((*key, -1, pd.NA, pd.NA, title))
        for number, (start, end) in enumerate(split_sentences(text)):
            rows.append((*key, number, start, end, text[start:end]))
    columns = ["article_id", "question", "sentence", "start", "end", "text"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"sentence": "int64", "start": "Int64", "end": "Int64"})


def collect_votes(
    sentences: pd.DataFrame,
    functions: Sequence[LabelingFunction] = FUNCTIONS,
    questions: Mapping[str, Question] | None = None,
) -> pd.DataFrame:
    """Ask each labeling function about each sentence.

    Parameters
    ----------
    sentences : DataFrame
        With `article_id`, `question`, `sentence` and `text`; all sentences of an article, since
        each is read in the light of the others.
    functions : sequence of callable, default=FUNCTIONS
        Those that ship, or any others; see `stancekit.labeling.functions`.
    questions : mapping of str to Question, optional
        The questions by the names in the table; those that ship are found by themselves.

    Returns
    -------
    DataFrame of shape (n_sentences, n_functions)
        Of labels, indexed as `sentences`; NA where a function has nothing to say.

    Raises
    ------
    LabelingError
        Two functions have one name, or one fails or gives something that is no label; names the
        function and the sentence.

    Examples
    --------
    >>> from stancekit.labeling.functions import claim, far_from_it
    >>> sentences = pd.DataFrame({"article_id": "a", "question": "western-sahara",
    ...     "sentence": [0], "text": ["Peru backs Morocco's sovereignty over the Sahara."]})
    >>> collect_votes(sentences, [claim, far_from_it]).values.tolist()
    [['support', <NA>]]
    """
    check_columns(sentences, ("article_id", "question", "sentence", "text"), "the sentences table")
    names = [name_of(function) for function in functions]
    for name in names:
        if names.count(name) > 1:
            raise LabelingError(f"two labeling functions are named {name!r}; rename one")
    known = dict(questions or {})
    columns: dict[str, list[str | None]] = {name: [None] * len(sentences) for name in names}
    ordered = sentences.reset_index(drop=True)
    articles = ordered.groupby(["article_id", "question"], sort=False)
    for (article_id, question_name), rows in articles:
        name = str(question_name)
        question = known[name] if name in known else load_question(name)
        rows = rows.sort_values("sentence", kind="stable")
        article = read_article([str(text) for text in rows["text"]], question)
        for index, place in enumerate(rows.index):
            sentence = SentenceInArticle(article, index)
            for function, column in zip(functions, names, strict=True):
                where = f"labeling function {column}, article {article_id}, sentence {index}"
                try:
                    vote = function(sentence, question)
                except Exception as error:
                    raise LabelingError(f"{where}: {type(error).__name__}: {error}") from error
                if vote is not None and vote not in LABELS:
                    raise LabelingError(
                        f"{where}: {vote!r} is no label; give one of {', '.join(LABELS)}, or None"
                    )
                columns[column][place] = vote
    data = {name: pd.array(votes, dtype="string") for name, votes in columns.items()}
    return pd.DataFrame(data, index=sentences.index)


def name_of(function: LabelingFunction) -> str:
    """Give a labeling function's name, its column in the votes table."""
    return str(getattr(function, "__name__", type(function).__name__))


def leave_out(
    names: Sequence[str], functions: Sequence[LabelingFunction] = FUNCTIONS
) -> list[LabelingFunction]:
    """Give the labeling functions without those of the given names.

    Raises
    ------
    LabelingError
        There is no function of a name.

    Examples
    --------
    >>> len(FUNCTIONS) - len(leave_out(["maps", "deals"]))
    2
    """
    known = [name_of(function) for function in functions]
    for name in names:
        if name not in known:
            raise LabelingError(
                f"there is no labeling function {name!r}; there are {', '.join(known)}"
            )
    return [function for function in functions if name_of(function) not in names]


def votes_of_model(scored: pd.DataFrame, threshold: float = 0.8) -> pd.Series:
    """Turn a model's probabilities into a column of votes, to stand beside the functions' own.

    Parameters
    ----------
    scored : DataFrame
        With `relevance`, `support`, `neutral` and `opposition`, as `stancekit.score` gives them,
        in the order and with the index of the votes table.
    threshold : float, default=0.8
        The model votes where one label is at least so probable.

    Returns
    -------
    Series of shape (n_sentences,)
        Named `model`.

    Examples
    --------
    >>> scored = pd.DataFrame({"relevance": [0.1, 1.0], "support": [0.0, 0.9],
    ...                        "neutral": [1.0, 0.1], "opposition": [0.0, 0.0]})
    >>> votes_of_model(scored).tolist()
    ['off-topic', 'support']
    """
    check_columns(scored, ("relevance", "support", "neutral", "opposition"), "the scored sentences")
    off = 1 - scored["relevance"].astype(float)
    table = pd.DataFrame(
        {
            "support": scored["support"],
            "neutral": scored["neutral"].astype(float) - off,
            "opposition": scored["opposition"],
            "off-topic": off,
        },
        dtype=float,
    )
    likeliest = table.idxmax(axis=1).where(table.max(axis=1) >= threshold)
    return likeliest.astype("string").rename("model")

from __future__ import annotations

import pandas as pd
import pytest

from stancekit.errors import LabelingError, TableError
from stancekit.labeling import FUNCTIONS, Gold, collect_votes, leave_out, split_articles
from stancekit.labeling.functions import claim, maps, silent_article

BACKS = "Peru supports Morocco's sovereignty over the Sahara."


def sentences(*texts: str, article: str = "a", question: str = "western-sahara") -> pd.DataFrame:
    return pd.DataFrame(
        {"article_id": article, "question": question, "sentence": range(len(texts)), "text": texts}
    )


def test_a_function_of_ones_own_and_one_left_out() -> None:
    def rain(sentence, question):
        return "off-topic" if "rained" in sentence.folded else None

    votes = collect_votes(sentences(BACKS, "It rained."), [*leave_out(["maps"]), rain])
    assert votes["rain"].tolist() == [pd.NA, "off-topic"]
    assert len(votes.columns) == len(FUNCTIONS)
    assert "maps" not in votes


def test_order_and_index_are_the_tables_own() -> None:
    table = sentences(BACKS, "It rained.", BACKS)
    shuffled = table.sample(frac=1, random_state=1)
    votes = collect_votes(shuffled, [claim])
    assert votes.index.tolist() == shuffled.index.tolist()
    assert votes.sort_index().equals(collect_votes(table, [claim]))


def test_articles_are_read_apart() -> None:
    table = pd.concat([sentences("It rained."), sentences(BACKS, article="b")])
    assert collect_votes(table, [silent_article])["silent_article"].tolist() == ["off-topic", pd.NA]


def test_what_a_function_does_wrong_is_named() -> None:
    def broken(sentence, question):
        return 1 / 0

    def odd(sentence, question):
        return "pro"

    with pytest.raises(LabelingError, match=r"broken, article a, sentence 0: ZeroDivisionError"):
        collect_votes(sentences(BACKS), [broken])
    with pytest.raises(LabelingError, match=r"odd, article a, sentence 0: 'pro' is no label"):
        collect_votes(sentences(BACKS), [odd])
    with pytest.raises(LabelingError, match="two labeling functions are named 'maps'"):
        collect_votes(sentences(BACKS), [maps, maps])
    with pytest.raises(LabelingError, match="no labeling function 'mapz'; there are claim"):
        leave_out(["mapz"])
    with pytest.raises(TableError, match="lacks the column 'text'"):
        collect_votes(sentences(BACKS).drop(columns="text"))


def test_articles_are_split_with_titles_and_offsets() -> None:
    text = "Peru backs it. Chad does not."
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "title": ["A title", None, None],
            "text": [text, None, "Le ministre a dit que la France ne reconnaît pas le texte."],
        }
    )
    table = split_articles(articles, "kosovo")
    assert table["sentence"].tolist() == [-1, 0, 1]
    for row in table[table["sentence"] >= 0].itertuples():
        assert text[row.start : row.end] == row.text


def test_the_functions_say_more_of_real_articles_than_chance(small_gold: Gold) -> None:
    votes = collect_votes(small_gold.sentences)
    label = small_gold.sentences["label"]
    for side in ("support", "opposition"):
        said = (votes == side).fillna(False).any(axis=1)
        assert said.sum() > 10
        assert (label[said] == side).mean() > 3 * (label == side).mean()

from __future__ import annotations

import pandas as pd
import pytest

from stancekit.errors import ConfigError
from stancekit.evaluation.audits import change_gold, run_audits
from stancekit.evaluation.changes import AUDITS, turns
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.question import load_question


def one(
    text: str, *sentences: str, question: str = "western-sahara", stance: str = "support"
) -> Gold:
    spans, at = [], 0
    for number, sentence in enumerate(sentences or (text,)):
        at = text.index(sentence, at)
        spans.append(
            {"article_id": "a", "question": question, "sentence": number, "start": at,
             "end": at + len(sentence), "text": sentence, "stance": stance, "relevant": True,
             "label": stance, "positions": []}
        )  # fmt: skip
        at += len(sentence)
    article = {"article_id": "a", "question": question, "text": text, "title": None, "date": None,
               "outlet": None, "stance": stance, "event": "a"}  # fmt: skip
    return Gold(pd.DataFrame([article]), pd.DataFrame(spans))


def changed(name: str, gold: Gold, seed: int = 0) -> list[str]:
    return change_gold(gold, name, random_state=seed).sentences["text"].tolist()


@pytest.mark.parametrize("name", AUDITS)
def test_spans_move_with_the_text(small_gold: Gold, name: str) -> None:
    some = small_gold.select(pd.Series(small_gold.articles.index % 6 == 0))
    found = change_gold(some, name)
    texts = found.articles.set_index("article_id")["text"]
    for row in found.sentences.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
        assert row.text.strip()
    if name != "truncated":
        assert len(found.sentences) == len(some.sentences)
    assert (found.articles["text"] != some.articles["text"]).mean() > 0.3
    pd.testing.assert_frame_equal(found.sentences, change_gold(some, name).sentences)


def test_another_seed_draws_other_errors() -> None:
    gold = one("Ministers discussed agreements between neighboring countries yesterday. " * 20)
    assert changed("typos", gold, 0) != changed("typos", gold, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru backs Morocco.", "Peru backs the Polisario Front."),
        ("Morocco was pleased.", "The Polisario Front was pleased."),
        ("Rabat was pleased.", "Rabouni was pleased."),
        ("The Polisario Front left.", "The Morocco left."),
        ("Trade grew.", "Trade grew."),
    ],
)
def test_parties_are_swapped(text: str, expected: str) -> None:
    found = changed("symmetry", one(text))[0]
    assert found == expected or found == expected.replace("The Morocco", "Morocco")


def test_states_swap_with_states() -> None:
    gold = one("China warned Taiwan, and Beijing repeated it.", question="taiwan")
    found = changed("symmetry", gold)[0]
    assert "Beijing" not in found
    assert found != gold.sentences["text"][0]


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Peru recognized Morocco's sovereignty.", True),
        ("Peru condemned the Polisario Front.", True),
        ("Morocco rejects independence.", False),
        ("The Polisario Front demands a referendum on self-determination.", False),
        ("Peru recognizes the Sahrawi Republic.", False),
        ("Nobody in Rabat wants to break away or to secede.", False),
        ("Peru backs Morocco's autonomy plan.", False),
        ("Peru was pleased.", False),
    ],
)
def test_no_stance_turns_on_a_plan_or_a_state_of_its_own(text: str, turned: bool) -> None:
    assert turns(text, load_question("western-sahara")) is turned


def test_stances_turn_with_the_parties() -> None:
    found = change_gold(one("Peru backs Morocco.", stance="support"), "symmetry")
    assert found.articles["stance"].tolist() == ["opposition"]
    assert found.sentences[["stance", "label"]].to_numpy().tolist() == [["opposition"] * 2]


def test_third_states_are_swapped_and_parties_are_not() -> None:
    text = "Kenya and Senegal met in Rabat; Kenyan and Moroccan ministers backed Morocco."
    found = changed("invariance", one(text))[0]
    assert "Kenya" not in found
    assert "Senegal" not in found
    assert "Rabat" in found
    assert "Moroccan ministers backed Morocco." in found


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("lower case", "The İzmir MEETING.", "the İzmir meeting."),
        ("upper case", "The straße is open.", "THE STRAßE IS OPEN."),
        ("punctuation", "Peru, too — it said: yes.", "Peru too - it said yes."),
        ("quotation marks", "It said \"no\" and 'yes'.", "It said “no” and ’yes’."),
    ],
)
def test_spelling_changes(name: str, text: str, expected: str) -> None:
    assert changed(name, one(text)) == [expected]


def test_furniture_stays_outside_of_sentences() -> None:
    text = "Peru backs Morocco.\nChile does not.\nCuba is silent."
    gold = one(text, "Peru backs Morocco.", "Chile does not.", "Cuba is silent.")
    found = change_gold(gold, "furniture")
    assert found.sentences["text"].tolist() == gold.sentences["text"].tolist()
    assert found.articles["text"][0].startswith("Home | World")
    assert found.articles["text"][0].rstrip().endswith("All rights reserved.")


def test_truncated_articles_lose_their_second_half() -> None:
    gold = one("A b. C d. E f.", "A b.", "C d.", "E f.")
    assert changed("truncated", gold) == ["A b.", "C d."]
    assert changed("truncated", one("A b.")) == ["A b."]


def test_audits_are_figures_of_the_same_sentences(model: StanceModel, corpus: Gold) -> None:
    test = corpus.articles["split"] == "test"
    ids = corpus.articles["article_id"][test & (corpus.articles["question"] == "western-sahara")]
    some = corpus.select(corpus.articles["article_id"].isin(list(ids)[:8]))
    names = ["symmetry", "quotation marks", "truncated"]
    found = run_audits(model, some, names=names, n_resamples=20)
    assert found["audit"].unique().tolist() == names
    n = found.groupby("audit")["n"].first()
    assert n["quotation marks"] == len(some.sentences)
    assert n["truncated"] < len(some.sentences)
    assert found["changed"].between(0, 1).all()
    quiet = found[found["audit"] == "quotation marks"].set_index("metric")
    assert abs(quiet.loc["accuracy", "difference"]) < 0.05
    with pytest.raises(ConfigError, match="no audit 'moon'; there are symmetry, invariance"):
        run_audits(model, some, names=["moon"])


def test_an_audit_that_leaves_no_sentence_has_no_figure(model: StanceModel) -> None:
    # a sentence without a party does not turn when the parties are swapped
    gold = one("Trade grew.", stance="neutral")
    found = run_audits(model, gold, names=["symmetry"], n_resamples=20)
    assert found["n"].eq(0).all()
    assert found["changed"].isna().all()

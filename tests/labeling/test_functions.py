"""Each labeling function votes on what its docstring says, and is silent on its neighbor."""

from __future__ import annotations

import pytest

from stancekit.labeling.functions import FUNCTIONS, LABELS, SentenceInArticle
from stancekit.labeling.votes import name_of
from stancekit.question import load_question
from stancekit.reading import read_article

S, N, O, OFF = "support", "neutral", "opposition", "off-topic"  # noqa: E741
ON = "The Western Sahara question was on the agenda."

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[str, list[str], int, str | None]] = [
    ("claim", ["Peru supports Morocco's sovereignty over the Sahara."], 0, S),
    ("claim", ["Peru rejected Morocco's sovereignty over Western Sahara."], 0, O),
    ("claim", ["There is no solution for the Sahara outside Morocco's sovereignty."], 0, None),
    ("under_sovereignty", ["The future of the Sahara lies within Moroccan sovereignty."], 0, S),
    ("claim_denied", ["Morocco has no right to sell the fish of Western Sahara."], 0, O),
    ("claimants_plan", ["Chile backs the autonomy plan."], 0, S),
    ("claimants_plan", ["Cuba rejected the autonomy plan."], 0, O),
    ("plan_on_the_table", ["In 2007 the autonomy plan came to New York."], 0, S),
    ("plan_on_the_table", ["The text does not mention the autonomy plan."], 0, None),
    ("rivals_aims", ["Cuba supports the independence of Western Sahara."], 0, O),
    ("aims_carried_on", [ON, "It supports independence.", "So it goes in the Sahara."], 1, O),
    ("rivals_speak", ["The Polisario Front demands independence."], 0, O),
    ("aims_named", ["The people of Western Sahara was promised a referendum."], 0, O),
    ("rivals_themselves", ["Chad condemned the Polisario Front."], 0, S),
    ("claimant_itself", ["Bahrain stands with Morocco in Guerguerat."], 0, S),
    ("solidarity_with_the_people", ["Cuba voiced its solidarity with the Sahrawi people."], 0, O),
    ("recognition", ["Ecuador recognizes the Sahrawi Republic."], 0, O),
    ("recognition", ["Ecuador recognized the Sahrawi Republic in 1983."], 0, None),
    ("recognition_withdrawn", ["Malawi withdrew its recognition of the SADR."], 0, S),
    ("not_recognized", ["Chile does not recognize the SADR."], 0, S),
    ("missions", ["Gabon opened a consulate in Laayoune."], 0, S),
    ("missions", ["She asked whether Gabon opened a consulate in Laayoune."], 0, None),
    ("missions_there", ["A consulate of Togo stands in Dakhla."], 0, S),
    ("claimants_words", ["The minister spoke of the southern provinces."], 0, S),
    ("rivals_words", ["The delegation was turned back from occupied Western Sahara."], 0, O),
    ("rivals_words", ["He used the word occupation of Western Sahara."], 0, None),
    ("separatists", [ON, "The separatists left in a hurry."], 1, S),
    ("so_called", ["The minister mocked the so-called Republic in the Sahara."], 0, S),
    ("people_as_such", ["Food was sent to the Sahrawi people."], 0, O),
    ("taking", [ON, "The melons are stolen goods."], 1, O),
    ("peoples_choice", [ON, "Let the people vote."], 1, O),
    ("freedom", ["The crowd sang of freedom for Western Sahara."], 0, O),
    ("claimants_home", [ON, "Morocco calls it our land."], 1, S),
    ("praise_carried_on", ["The autonomy plan was read out.", "It is serious and credible."], 1, S),
    ("party_speaks", ["Polisario said that it does not know the paper."], 0, O),
    ("in_passing", ["The talks began after Peru backed the autonomy plan."], 0, S),
    ("maps", ["The atlas has a map of Morocco including Western Sahara."], 0, S),
    ("rulings", ["The court called Western Sahara separate and distinct."], 0, O),
    ("deals", ["The agreement names the southern provinces."], 0, S),
    ("integrity_of_the_claimant", ["The territorial integrity of Morocco came up."], 0, S),
    ("votes_cast", [ON, "Eleven states abstained."], 1, N),
    ("process_only", ["MINURSO began its talks with the envoy in Western Sahara."], 0, N),
    ("un_formula", ["A mutually acceptable solution is sought for Western Sahara."], 0, N),
    ("question_asked", ["What comes next in Western Sahara?"], 0, N),
    ("told_as_history", ["Spain left Western Sahara in 1976."], 0, N),
    (
        "both_sides_told",
        ["Morocco claims sovereignty, while the Polisario wants a referendum."],
        0,
        N,
    ),
    ("denial", [ON, "The ministry declined to comment."], 1, N),
    ("only_named", ["The delegation flew on to Western Sahara on the next day."], 0, N),
    ("rights_only", ["Two prisoners from Western Sahara were moved."], 0, N),
    ("mandate", [ON, "The ceasefire held through the spring."], 1, N),
    ("page_furniture", ["Share on Facebook"], 0, OFF),
    ("silent_article", ["It rained.", "The match was lost."], 0, OFF),
    ("silent_article", [ON, "It rained."], 1, None),
    ("far_from_it", [ON, *["It rained."] * 4], 4, OFF),
    ("far_from_it", [ON, "It rained."], 1, None),
    ("other_business", [ON, "It rained.", "Trade grew by a third."], 2, OFF),
    ("other_place", [ON, "It rained.", "They spoke of Gaza."], 2, OFF),
    ("no_names", [ON, "It rained.", "The match was lost."], 1, OFF),
]


@pytest.mark.parametrize(
    ("name", "texts", "place", "vote"),
    CASES,
    ids=[f"{c[0]}-{c[3]}-{i}" for i, c in enumerate(CASES)],
)
def test_vote(name: str, texts: list[str], place: int, vote: str | None) -> None:
    question = load_question("western-sahara")
    function = next(f for f in FUNCTIONS if name_of(f) == name)
    assert function(SentenceInArticle(read_article(texts, question), place), question) == vote


def test_every_function_has_a_docstring_and_a_case() -> None:
    assert {c[0] for c in CASES if c[3]} == {name_of(f) for f in FUNCTIONS}
    for function in FUNCTIONS:
        assert (function.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("name", ["taiwan", "crimea", "kosovo", "kashmir"])
def test_other_questions_are_read_by_the_same_functions(name: str) -> None:
    question = load_question(name)
    territory, claimant = question.names[0], question.claimant.names[0]
    for text, side in (
        (f"Peru supports the sovereignty of {claimant} over {territory}.", S),
        (f"Peru rejects the sovereignty of {claimant} over {territory}.", O),
    ):
        sentence = SentenceInArticle(read_article([text], question), 0)
        votes = {function(sentence, question) for function in FUNCTIONS} - {None}
        assert votes == {side}
        assert votes <= set(LABELS)

"""Who says it: one table of constructions, names that are no holders, and what never happens."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.holders import Attribution, Weights, attribute, merge_positions
from stancekit.identities import holder_id
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.scoring import score

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
QUESTION = load_question("western-sahara")
CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "holders.jsonl").read_text("utf-8").splitlines()
]


def holders(sentences: list[str], stances: list[str]) -> list[list[str]]:
    found = attribute(read_article(sentences, QUESTION), stances, QUESTION)
    return [
        [a.holder_id for a in row if a.stance == stance]
        for row, stance in zip(found, stances, strict=True)
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentences"][-1][:50])
def test_construction(case):
    found = holders(case["sentences"], case["stances"])
    assert [set(row) for row in found] == [set(row) for row in case["holders"]]


def test_the_network_tells_the_reporter_from_the_holder(general):
    positions = score(["Bourita said that Spain backs the autonomy plan."], general).positions
    assert positions["holder_id"].tolist() == ["ESP"]


@pytest.mark.parametrize(
    ("sentence", "nobody"),
    [
        ("Guests of the Mexico City hotel applauded the autonomy plan.", "MEX"),
        ("Lovers of Moroccan cuisine in New Mexico rejected the plan.", "MEX"),
        ("Voters in Atlanta, Georgia welcomed the autonomy plan.", "GEO"),
        ("The Morocco-Spain tunnel would support the autonomy plan.", "ESP"),
        ("Michael Jordan praised the autonomy plan for the Sahara.", "JOR"),
        ("It was read by Chad Miller, who backs the autonomy plan.", "TCD"),
        ("South Sudan supports the autonomy plan.", "SDN"),
        ("Guinea-Bissau opened a consulate in Dakhla.", "GIN"),
        ("Papua New Guinea opened a consulate in Dakhla.", "GIN"),
        ("Niger backs the autonomy plan.", "NGA"),
        ("Nigeria backs self-determination.", "NER"),
        ("Dominica opened a consulate in Dakhla.", "DOM"),
    ],
)
def test_names_that_are_not_holders(sentence, nobody):
    for stance in ("support", "opposition"):
        assert nobody not in holders([sentence], [stance])[0]


def test_neutral_sentences_have_no_holder():
    assert holders(["Spain lies north of Morocco."], ["neutral"]) == [[]]


def test_a_party_never_argues_against_its_own_claim():
    sentence = "Morocco and the Polisario Front met in Geneva over Western Sahara."
    assert "MAR" not in holders([sentence], ["opposition"])[0]
    assert "party:polisario-front" not in holders([sentence], ["support"])[0]


def test_second_position_is_the_other_stance():
    sentence = "Algeria regretted Spain's recognition of Moroccan sovereignty."
    found = attribute(read_article([sentence], QUESTION), ["opposition"], QUESTION)[0]
    assert [(a.holder_id, a.stance) for a in found] == [("DZA", "opposition"), ("ESP", "support")]


def test_an_unclear_sentence_takes_the_holder_that_the_article_names():
    sentences = [
        "Zambia Backs Morocco's Autonomy Plan",
        "Zambia reaffirmed its support for the autonomy plan on Friday.",
        "Lusaka said that it supports the territorial integrity of Morocco.",
        "The autonomy plan remains the only credible basis for a solution.",
    ]
    assert holders(sentences, ["support"] * 4)[-1] == ["ZMB"]


def test_the_words_of_one_speaker_are_never_given_to_another():
    sentences = [
        "Zambia backs the autonomy plan.",
        "Lusaka also supports the territorial integrity of Morocco.",
        '"We know this file well," said the Gabonese foreign minister in Libreville.',
        '"The Sahara is Moroccan and will remain so."',
    ]
    found = holders(sentences, ["support", "support", "neutral", "support"])
    assert found[-1] in ([], ["GAB"])


@pytest.mark.parametrize(
    ("sentences", "stance", "nobody", "holder"),
    [
        (
            ["VITORIA-GASTEIZ - The Basque Parliament demanded a referendum in Western Sahara."],
            "opposition",
            "org:vitoria-gasteiz-the-basque-parliament",
            "org:basque-parliament",
        ),
        (
            ["MADRID, 3 May - Algeria demanded a referendum in Western Sahara."],
            "opposition",
            "ESP",
            "DZA",
        ),
        (
            ["UN Security Council resolution 2797 reaffirmed that autonomy is the best basis."],
            "support",
            "org:united-nations",
            "org:security-council",
        ),
        (
            [
                "A delegation of the Polisario Front followed the session.",
                "Its representative in the Basque Country thanked the groups for their support "
                "and recalled that Spain is still the administering power.",
            ],
            "opposition",
            "ESP",
            "party:polisario-front",
        ),
    ],
)
def test_seen_in_the_news(sentences, stance, nobody, holder):
    stances = ["neutral"] * (len(sentences) - 1) + [stance]
    found = holders(sentences, stances)[-1]
    assert nobody not in found
    assert set(found) <= {holder}


def test_a_byline_holds_nothing():
    found = holders(["By Ana de Ruiz, Madrid"], ["support"])[0]
    assert not {"ESP", "person:ana-de-ruiz"} & set(found)


def test_quoted_words_have_the_quoted_voice():
    sentence = (
        '"The plan is serious and credible and the only way," said Spain\'s foreign minister.'
    )
    found = attribute(read_article([sentence], QUESTION), ["support"], QUESTION)[0]
    assert found[0].voice == "quoted"


def test_positions_are_merged_over_sentences():
    spain = Attribution("Spain", "ESP", "support", "reported", 0.5)
    sure = spain._replace(chance=1.0, voice="quoted")
    algeria = Attribution("Algeria", "DZA", "opposition", "reported", 0.5)
    rows = [
        {"sentence": n, "text": f"text {n}", "stance": "support", "support": 0.8} for n in range(3)
    ]
    weights = Weights({}, threshold=0.3, following=0.2, position=0.5)
    found = merge_positions(rows, [[spain, algeria], [], [sure]], weights)
    assert [(p["holder_id"], p["stance"]) for p in found] == [
        ("ESP", "support"),
        ("DZA", "opposition"),
    ]
    assert found[0]["sentences"] == [0, 2]
    assert found[0]["probability"] == 0.8
    assert (found[0]["evidence"], found[0]["voice"]) == ("text 2", "quoted")
    # another stance than the sentence's own: only as sure as that it takes any
    assert found[1]["probability"] == 0.4


def test_an_unsure_holder_gives_no_position():
    spain = Attribution("Spain", "ESP", "support", "reported", 0.4)
    row = {"sentence": 0, "text": "Spain backs it.", "stance": "support", "support": 0.8}
    weights = Weights({}, threshold=0.3, following=0.2, position=0.5)
    assert merge_positions([row], [[spain]], weights) == []
    found = merge_positions([row], [[spain._replace(chance=0.6)]], weights)
    assert [position["holder_id"] for position in found] == ["ESP"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie outside the project")
@pytest.mark.parametrize(
    ("seed", "holder"),
    [
        ("000_8137be48a066070f", "org:asean"),
        ("001_de0e319f644c698e", "AZE"),
        ("002_456f0858d2d0ba41", "KAZ"),
        ("003_5c21f02e3c951309", ""),
        ("004_bd96c3330e4ece47", ""),
    ],
)
def test_holders_of_the_seeds(seed, holder):
    labeled = [json.loads(line) for line in (SEEDS / "gold.jsonl").read_text("utf-8").splitlines()]
    gold = {
        (holder_id(position["holder"], QUESTION), position["stance"])
        for row in labeled
        if row["id"] == seed
        for sentence in row["sentences"]
        for position in sentence["positions"]
    }
    found = score([(SEEDS / f"{seed}.txt").read_text("utf-8")]).positions
    said = set(zip(found["holder_id"], found["stance"], strict=True))
    assert {identity for identity, _ in said} <= {identity for identity, _ in gold}
    assert not holder or (holder, "support") in said


def test_without_a_holder_that_is_likely_enough_nobody_is_known():
    article = read_article(["Spain backs the autonomy plan."], QUESTION)
    unsure = Weights({}, threshold=0.9, following=0.9)
    assert attribute(article, ["support"], QUESTION, unsure) == [[]]
    sure = Weights({"head": 9.0}, threshold=0.9, following=0.9)
    found = attribute(article, ["support"], QUESTION, sure)[0]
    assert [a.holder_id for a in found] == ["ESP"]
    assert 0.9 <= found[0].chance <= 1


def test_an_empty_article():
    assert attribute([], [], QUESTION) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(max_size=60)
        | st.lists(
            st.sampled_from(
                [
                    "Spain",
                    "Morocco",
                    "'s",
                    '"',
                    "said",
                    "that",
                    "the",
                    "minister",
                    "of",
                    "Chad",
                    ",",
                    "and",
                    "(",
                    ")",
                    "he",
                    "it",
                    "two",
                    "countries",
                    "Polisario",
                    "Front",
                    "US",
                    "by",
                    "according",
                    "to",
                    "-",
                    ":",
                    "Court",
                    "Michael",
                ]
            ),
            max_size=14,
        ).map(" ".join),
        max_size=6,
    ),
    st.sampled_from(["support", "opposition", "neutral"]),
)
def test_any_text_is_read(sentences, stance):
    found = attribute(read_article(sentences, QUESTION), [stance] * len(sentences), QUESTION)
    assert len(found) == len(sentences)
    for row in found:
        assert len({attribution.holder_id for attribution in row}) == len(row)
        for attribution in row:
            assert attribution.stance in ("support", "opposition")
            assert attribution.holder
            assert attribution.voice in ("own", "quoted", "reported")


def test_an_opinion_is_heard_of_whoever_is_offered_late() -> None:
    question = load_question("western-sahara")
    texts = ["Peru backs the Moroccan Sahara.", *["Trade grew."] * 14, "It backs it, too."]
    article = read_article(texts, question)
    stances = ["support", *["neutral"] * 14, "support"]

    def holder(opinions: list[dict[tuple[str, ...], float]]) -> list[str]:
        return [a.holder_id for a in attribute(article, stances, question, opinions=opinions)[-1]]

    unheard = holder([])
    assert "PER" in unheard
    assert "PER" not in holder([*[{}] * 15, {("author",): 0.99, (): 0.01}])


def test_an_opinion_moves_the_holder() -> None:
    question = load_question("western-sahara")
    article = read_article(["Peru met Chile.", "It backs the Moroccan Sahara."], question)

    def holder(opinion: dict[tuple[str, ...], float]) -> list[str]:
        found = attribute(article, ["neutral", "support"], question, opinions=[{}, opinion])
        return [a.holder_id for a in found[1]]

    assert holder({("CHL",): 0.99, (): 0.01}) == ["CHL"]
    assert holder({("PER",): 0.99, (): 0.01}) == ["PER"]
    assert holder({("PER",): 0.01, (): 0.99}) == []


def test_a_sentence_counts_once_for_a_position() -> None:
    rows = [{"sentence": n, "text": "", "stance": "support", "support": 0.9} for n in range(2)]
    spain = Attribution("Spain", "ESP", "support", "reported", 0.9)
    found = merge_positions(rows, [[spain, spain._replace(chance=0.5)], [spain]])
    assert [position["sentences"] for position in found] == [[0, 1]]

"""Persons among a party's names: which they are, and the last names by which a text goes on."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.listed_persons import last_names, persons_of
from stancekit.question import Question, load_question, parse_question
from stancekit.reading import read_article


def question(*names: str) -> Question:
    return parse_question(
        {
            "name": "zembla",
            "proposition": "Zembla is part of Kinbote",
            "claimant": {"id": "state:kinbote", "names": ["Kinbote", "Peter Dortmann"]},
            "territory": {"names": ["Zembla"]},
            "rivals": [{"id": "party:zembla-front", "names": ["Zembla Front", *names]}],
        }
    )


FULL, SHORT = question("Lena Quarrell"), question("Quarrell")


def roles(asked: Question, *texts: str) -> list[list[str]]:
    return [
        [i.value for i in sentence.reading.items if i.value in ("rival", "claimant")]
        for sentence in read_article(texts, asked)
    ]


def holders(asked: Question, *texts: str) -> list[set[str]]:
    sentences, _ = find_agents(read_article(texts, asked), asked)
    return [{i for agent in s.agents for i in agent.ids} for s in sentences]


def test_which_names_are_persons() -> None:
    lasts = {person.last for person in persons_of(load_question("republika-srpska"))}
    assert {"dodik", "karadzic"} <= lasts
    listed = persons_of(question("Lena Quarrell", "Zembla Party", "North Army", "Free Zembla"))
    assert [(person.first, person.last) for person in listed] == [
        ("peter", "dortmann"), ("lena", "quarrell"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "Lena Quarrell", "Lena M. Quarrell", "Lena Maria Quarrell", "Mr Lena Quarrell",
        "Governor Lena Quarrell", "Senator Lena Quarrell", "The lawyer Lena Maria Quarrell",
        "Quarrell", "Ms Quarrell", "President Quarrell", "Lou Lena Quarrell",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["Rain fell.", "Lena Quarrell came to town."])
def test_forms_of_a_full_name(name: str, before: str) -> None:
    found = holders(FULL, before, f"{name} said that Zembla is free.")[1]
    assert "party:zembla-front" in found
    assert not {i for i in found if "quarrell" in i}
    assert roles(FULL, before, f"{name} said that Zembla is free.")[1] == ["rival"]


@pytest.mark.parametrize(
    "name", ["Quarrell", "Lena Quarrell", "Mr Quarrell", "Governor Lena Maria Quarrell"]
)
def test_forms_of_a_last_name(name: str) -> None:
    found = holders(SHORT, "Rain fell.", f"{name} said that Zembla is free.")[1]
    assert "party:zembla-front" in found
    assert not {i for i in found if "quarrell" in i}


@pytest.mark.parametrize(
    "text",
    [
        "Peter Quarrell, a singer, said that Zembla is free.",
        "A quarrell broke out in Zembla.",
        "Lena Paz said that Zembla is free.",
    ],
)
def test_somebody_else(text: str) -> None:
    assert "party:zembla-front" not in holders(FULL, "Rain fell.", text)[1]


def test_a_namesake_in_the_article_leaves_a_bare_last_name_open() -> None:
    texts = ("Peter Quarrell sang.", "Quarrell said that Zembla is free.")
    assert roles(FULL, *texts) == [[], []]


def test_who_was_something_speaks_for_nobody_else() -> None:
    texts = ("Rain fell.", "Former senator Lena Maria Quarrell said that Zembla is free.")
    assert "party:zembla-front" not in holders(SHORT, *texts)[1]


def test_another_holder_is_not_who_has_a_part_of_its_name() -> None:
    korea = load_question("dokdo")  # which lists "Korea" for the South
    assert holders(korea, "North Korea said no.", "Pyongyang said no.") == [{"PRK"}, {"PRK"}]


def test_a_headline_uses_the_name_that_the_text_gives_in_full() -> None:
    texts = ("Quarrell opens a school", "Lena Quarrell opened a school in Zembla.")
    assert roles(FULL, *texts) == [["rival"], ["rival"]]


def test_acronyms_and_holders_are_no_last_names() -> None:
    names = last_names(question("ZFL", "Kenya", "Quarrell"))
    assert names == {"kinbote": ("state:kinbote",), "quarrell": ("party:zembla-front",)}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("trieste", "italia"), ("bahrain", "shah"), ("bahrain", "majlis"), ("tamil-eelam", "lanka"),
        ("greenland", "america"), ("catalonia", "govern"), ("western-sahara", "maroc"),
        ("preah-vihear", "siam"), ("west-bank", "likud"),
    ],
)  # fmt: skip
def test_a_known_holder_in_one_word_is_no_last_name(asked: str, name: str) -> None:
    assert name not in last_names(load_question(asked))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("kosovo", "kurti"), ("greenland", "trump"), ("gibraltar", "picardo"),
        ("somaliland", "irro"), ("eritrea", "mengistu"), ("sudetenland", "henlein"),
        ("nagaland", "phizo"), ("turkish-kurdistan", "ocalan"),
    ],
)  # fmt: skip
def test_a_known_holder_has_last_names_beside_persons(asked: str, name: str) -> None:
    assert name in last_names(load_question(asked))


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        ("abyei", "chiefdoms"), ("french-polynesia", "huiraatira"), ("northern-ireland", "gael"),
        ("flanders", "belang"), ("veneto", "veneta"), ("durand-line", "jirga"),
        ("bangladesh", "bahini"), ("kosovo", "srbija"), ("prevlaka", "gora"),
        ("ilemi-triangle", "equatoria"), ("scotland", "weal"),
    ],
)  # fmt: skip
def test_a_body_in_two_words_is_no_person(asked: str, last: str) -> None:
    assert last not in {person.last for person in persons_of(load_question(asked))}


@pytest.mark.parametrize(
    "text", ["Air Italia rejected the statement.", "Radio Italia rejected it."]
)
def test_whatever_bears_a_state_s_name_is_not_the_state(text: str) -> None:
    assert "ITA" not in holders(load_question("trieste"), text)[0]


@pytest.mark.parametrize(
    ("name", "identity", "asked"),
    [
        ("Brahim Ghali", "party:polisario-front", "western-sahara"),
        ("Mohamed Abdelaziz", "party:polisario-front", "western-sahara"),
        ("President Brahim Ghali", "party:polisario-front", "western-sahara"),
        ("SPS", "party:polisario-front", "western-sahara"),
        ("The Sahara Press Service", "party:polisario-front", "western-sahara"),
        ("Mohamed Ould Abdelaziz", "MRT", "western-sahara"),
        ("Boutros Boutros-Ghali", "org:un-secretary-general", "western-sahara"),
        ("Prime Minister Kurti", "state:kosovo", "kosovo"),
        ("Mr Gunba", "state:abkhazia", "abkhazia"),
    ],
)
def test_leaders_of_rival_parties(name: str, identity: str, asked: str) -> None:
    found = holders(load_question(asked), f"{name} rejected the statement.")[0]
    assert found == {identity}


def test_a_dateline_is_no_speaker() -> None:
    assert roles(load_question("western-sahara"), "TIFARITI (SPS) - It rained.") == [[]]

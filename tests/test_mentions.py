"""Whether words can be about a question, and where they name it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit import mentions
from stancekit.labeling import Gold
from stancekit.mentions import ROLES, find_names, name_pairs, touches, touching
from stancekit.phrases import tokenize
from stancekit.question import Question, list_questions, load_question

QUESTION = load_question("western-sahara")


def roles(text: str) -> list[str]:
    return [m.value for m in find_names(tokenize(text).folded, QUESTION)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru backs Morocco's sovereignty and territorial integrity.",
        "Rabat’s national unity",
        "The question of Western Sahara",
        "the Sahara",
        "the southern provinces",
        "The Polisario Front spoke.",
        "A consulate in Dakhla",
        "La\u0302a\u0302youne, Laa\u0302youne",
        "the autonomy plan",
        "MINURSO met Moroccan officials.",
    ],
)
def test_on_the_question(text: str) -> None:
    assert touches(tokenize(text).folded, QUESTION)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya reaffirmed its support for Somalia's territorial integrity.",
        "Trade with Morocco rose.",
        "Shares of the Sahara Group rose in Lagos.",
        "They crossed the Sahara Desert by camel.",
        "Drought in the Sahara and the Sahel",
        "Africa south of the Sahara",
        "Muqtada al-Sadr spoke in Sadr City.",
        "Algeria welcomed the round tables.",
        "Spain's sovereignty over its waters",
        "",
    ],
)
def test_not_on_the_question(text: str) -> None:
    assert not touches(tokenize(text).folded, QUESTION)


@pytest.mark.parametrize(
    "name",
    ["so-called SADR", "pseudo-SADR", "self-proclaimed Sahrawi Republic", "phantom republic"],
)
def test_what_the_claimant_scorns_is_still_the_rival_s(name: str) -> None:
    assert roles(f"Peru left the {name}.") == ["rival_name"]


def test_what_a_side_calls_so_is_its_own_name() -> None:
    found = find_names(tokenize("the so-called occupied territories").folded,
                       load_question("west-bank"))  # fmt: skip
    assert [match.value for match in found] == ["rival_name"]


def test_who_is_scorned_by_a_word_alone_is_evidence() -> None:
    assert roles("Polisario mercenaries in the southern provinces") == ["claimant_name"] * 2


def test_roles_are_told_and_the_longest_name_wins() -> None:
    assert roles("Rabat's plan for the Moroccan Sahara") == ["claimant_seat", "claimant_name"]
    assert roles("occupied Western Sahara") == ["rival_name"]
    assert roles("the Sahara Desert") == []


@pytest.mark.parametrize("name", list_questions())
def test_every_name_of_every_question_is_found_by_itself(name: str) -> None:
    question = load_question(name)
    for phrase, role in name_pairs(question):
        if role:
            assert role in ROLES
            assert find_names(tokenize(phrase).folded, question), phrase


def test_a_process_that_names_the_territory_is_on_the_question() -> None:
    for text in ("the UN mission in Western Sahara", "MINURSO patrols went on"):
        assert touches(tokenize(text).folded, QUESTION)
    assert not touches(tokenize("the Personal Envoy for Libya").folded, QUESTION)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("taiwan", "support for Taiwan's participation in the United Nations", True),
        ("kosovo", "Nauru withdrew its recognition of Kosovo's independence", True),
        ("kosovo", "South Sudan celebrated its independence", False),
    ],
)
def test_a_longer_name_may_hold_the_territory(name: str, text: str, expected: bool) -> None:
    assert touches(tokenize(text).folded, load_question(name)) is expected


# -------------------------------------------------------------------------------------- many texts


def one_by_one(texts: list[str], question: Question) -> list[bool]:
    return [touches(tokenize(text).folded, question) for text in texts]


@pytest.fixture
def always_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few characters are scanned as many are."""
    monkeypatch.setattr(mentions, "_FEW", -1)


@pytest.mark.usefixtures("always_scanned")
@pytest.mark.parametrize("name", ["western-sahara", "kosovo", "taiwan", "golan"])
def test_scan_of_the_corpus_finds_what_reading_finds(name: str, corpus: Gold) -> None:
    texts = list(corpus.articles["text"])
    question = load_question(name)
    assert touching(texts, question) == one_by_one(texts, question)


@pytest.mark.usefixtures("always_scanned")
@pytest.mark.parametrize("name", list_questions())
def test_scan_finds_every_name_however_it_is_set(name: str) -> None:
    question = load_question(name)
    code = " and territorial integrity"
    names = [phrase for phrase, role in name_pairs(question) if role]
    for change in (
        str, str.upper, str.lower, str.title,
        lambda text: text.replace(" ", "\u00a0"), lambda text: text.replace(" ", "-\n"),
        lambda text: f"said{text[0].upper()}{text[1:]}", lambda text: text.replace("'", "’"),
        lambda text: text + code, lambda text: "x" * 79 + " " + text,
    ):  # fmt: skip
        texts = [change(text) for text in names]
        assert touching(texts, question) == one_by_one(texts, question)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Guatemala recognises Belize as a state", "belize", True),
        ("Guatemala and Belize play on Sunday", "belize", False),
        ("Council rejects Iraq's annexation of Kuwait", "kuwait", True),
        ("Rabat hears from Tindouf of a referendum", "western-sahara", True),
        ("Morocco marks its independence", "western-sahara", False),
        ("Algeria marks its independence", "western-sahara", False),
    ],
)
def test_claimant_and_rival_state_touch_beside_a_word_of_dispute(
    text: str, name: str, expected: bool
) -> None:
    question = load_question(name)
    assert one_by_one([text], question) == [expected]
    assert touching([text], question) == [expected]


PIECES = [
    "Western", "Sahara", "sahara", "SADR", "sadr", "Morocco", "Moroccan", "MOROCCO", "Laâyoune",
    "LAÂYOUNE", "La\u0302ayoune", "El", "Aaiún", "territorial", "integrity", "sovereignty",
    "autonomy", "plan", "round", "tables", "referendum", "MINURSO", "Tindouf", "annexed",
    "self", "determination", "Personal", "Envoy", "said",
    " ", "-", "\u00ad", "–", "\n", "\u200b", "\u00a0", "_", ".", "'s", "’s", "'", "\u0301",
    "\u212a", "İ", "ß", "7", "é", "x" * 78, "Я" * 41, "中", "\x00", "the", "Group", "Desert",
]  # fmt: skip


@pytest.mark.usefixtures("always_scanned")
@given(
    texts=st.lists(
        st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map(
            lambda parts: "".join(parts).encode("utf-8", "replace").decode()
        ),
        max_size=40,
    )
)
@settings(
    deadline=None, max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_scan_finds_whatever_reading_finds(texts: list[str]) -> None:
    assert touching(texts, QUESTION) == one_by_one(texts, QUESTION)


def test_scan_rules_most_of_what_is_off_the_question_out(corpus: Gold) -> None:
    off = corpus.articles[corpus.articles["article_id"].str.startswith("off")]["text"].tolist()
    found = one_by_one(off, QUESTION)
    possible = mentions._possible(off, mentions._scan_of(QUESTION))
    assert {row for row, touches_it in enumerate(found) if touches_it} <= {*possible}
    assert len(possible) < sum(found) + 0.1 * len(off)

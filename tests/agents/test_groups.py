"""Groups of people, and whose stance theirs would be."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.question import load_question

QUESTION = load_question("western-sahara")

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("Participants in the Arab League reaffirmed it.", "org:arab-league"),
        ("Delegates to the Arab League reaffirmed it.", "org:arab-league"),
        ("Several members of the Arab League reaffirmed it.",
         "org:members-of-the-arab-league"),
    ],
)  # fmt: skip
def test_those_who_meet_as_a_body_are_the_body(ids: Any, sentence: str, identity: str) -> None:
    assert ids("Nobody spoke.", "It was short.", "It rained.", sentence)[0] == identity


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("The Chilean senators rejected it.", "CHL"),
        ("The senators rejected it.", "CHL"),
        ("Chilean senators rejected it.", "org:chilean-senators"),
        ("The Peruvian senators rejected it.", "org:peruvian-senators"),
        ("The young Chilean senators rejected it.", "org:young-chilean-senators"),
    ],
)
def test_who_sits_in_a_house_that_was_named_is_the_house(
    agents: Any, sentence: str, group: str
) -> None:
    found = agents(*BEFORE, "The Chilean Senate met.", sentence)[-1]
    assert [agent.ids for agent in found if agent.sort == "group"] == [(group,)]


@pytest.mark.parametrize(
    ("sentences", "group"),
    [
        (["Chilean senators rejected it."], "org:chilean-senators"),
        (["Farmers from Lisbon rejected it."], "org:farmers-from-lisbon"),
        (["Workers to Spain were told so."], "org:workers"),
        (["Young Chilean senators met.", "The senators rejected it."],
         "org:young-chilean-senators"),
    ],
)  # fmt: skip
def test_a_group_is_known_by_its_words(agents: Any, sentences: list[str], group: str) -> None:
    found = [agent.ids for agent in agents(*BEFORE, *sentences)[-1] if agent.sort == "group"]
    assert found == [(group,)]


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("A camel trader of 60 told us that it rained.", "person:camel-trader"),
        ("A retired teacher, 71, said that it rained.", "person:retired-teacher"),
        ("Campaigners for the change said no.", "org:campaigners-for-the-change"),
        ("Commentators in the Egyptian capital said no.",
         "org:commentators-in-the-egyptian-capital"),
        ("A woman outside the post office of Sintra said no.",
         "person:woman-outside-the-post-office-of-sintra"),
        ("A judge in Madrid said no.", "person:judge-in-madrid"),
        ("A Cairo newspaper called it absurd.", "person:cairo-newspaper"),
        ("A veterans' league in Buka called it absurd.", "org:veterans-league-in-buka"),
        ("The association of retired pilots called it absurd.",
         "org:association-of-retired-pilots"),
        ("A group of young farmers called it absurd.", "org:young-farmers"),
        ("A lawyer for the Polisario Front called it absurd.", "party:polisario-front"),
        ("The Polisario Front's lawyer called it absurd.", "party:polisario-front"),
        ("The Polisario Front's only lawyer called it absurd.", "party:polisario-front"),
        ("A retired teacher in a red dress told us that it rained.", "person:retired-teacher"),
        ("Tribal elders from the three towns said no.", "org:tribal-elders"),
        ("A member of its parliament said no.", "person:member"),
        ("A deputy of the ruling party said no.", "person:deputy-of-the-ruling-party"),
        ("A deputy of the left said no.", "person:deputy-of-the-left"),
        ("A member of the employers' federation said no.",
         "person:member-of-the-employers-federation"),
        ("A mother from Dakhla camp said no.", "person:mother-from-dakhla-camp"),
        ("A grocer in Derb Sultan said no.", "person:grocer-in-derb-sultan"),
        ("A rapporteur from the Bouches-du-Rhône said no.",
         "person:rapporteur-from-the-bouches-du-rhone"),
        ("One fan club in Aden said no.", "org:fan-club-in-aden"),
        ("In a letter twenty-seven senators said no.", "org:senators"),
        ("Treaty Six chiefs said no.", "org:treaty-six-chiefs"),
        ("A retired general told us that it rained.", "person:retired-general"),
        ("A Conservative from Leeds said no.", "person:conservative-from-leeds"),
        ("One weekly reminded him that it rained.", "person:weekly"),
    ],
)  # fmt: skip
def test_people_without_a_name_are_known_by_what_the_text_calls_them(
    agents: Any, sentence: str, identity: str
) -> None:
    found = [a.ids for a in agents(*BEFORE, sentence)[-1] if a.slot in ("speaker", "subject")]
    assert found[:1] == [(identity,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The host told us that it rained.",
        "My cousin said that it rained.",
        "The guests said that it rained.",
        "The volume states that it rained.",
        "A general election was held.",
        "A daily flight was cancelled.",
        "The governor said that it rained.",
    ],
)
def test_people_of_whom_the_text_spoke_before_are_nobody_new(ids: Any, sentence: str) -> None:
    assert ids(*BEFORE, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("It was put forward by African unions.", "org:african-unions"),
        ("On Monday young farmers rejected it.", "org:young-farmers"),
        ("The council heard five Arab delegations.", "org:arab-delegations"),
        ("The federation advised drivers to leave.", "org:drivers"),
        ("There was a camp, where families of miners spoke.", "org:families-of-miners"),
        ("The ministry praised the same four participants.", "org:participants"),
    ],
)  # fmt: skip
def test_what_stands_before_a_group_may_be_no_part_of_it(
    agents: Any, sentence: str, group: str
) -> None:
    found = [agent.ids for agent in agents(*BEFORE, sentence)[-1] if agent.sort == "group"]
    assert found == [(group,)]


def test_the_people_of_a_body_speak_for_it(ids: Any) -> None:
    first = "The delegation of Chile arrived."
    assert ids(*BEFORE, first, "A member of the delegation said no.")[0] == "CHL"
    assert ids(*BEFORE, "The Arab League met.", "Its members said no.")[0] == "org:arab-league"


def test_a_word_that_says_what_kind_is_not_the_people(agents: Any) -> None:
    found = agents(*BEFORE, "A Moroccan student union said no.")[-1]
    assert [a.ids for a in found if a.slot == "speaker"] == [("org:moroccan-student-union",)]
    assert agents(*BEFORE, "Deputy Prime Minister Lena Paz said no.")[-1][0].sort == "role"


@pytest.mark.parametrize("trade", ["Professor", "Peer"])
def test_a_trade_before_one_name_is_a_person(agents: Any, trade: str) -> None:
    found = agents(*BEFORE, "Lena Paz met us.", f"{trade} Paz left us.")[-1]
    assert [(agent.ids, agent.sort) for agent in found] == [(("person:lena-paz",), "person")]


def test_a_body_that_is_named_now_goes_before_the_one_named_first(ids: Any) -> None:
    first = "Members of the African Union met."
    found = ids("Nobody spoke.", "It was short.", "It rained.", first,
                "The members of the Arab League rejected it.")  # fmt: skip
    assert found[0] == "org:arab-league"
    assert "org:united-nations" not in ids(first, "Members of the UN mission backed it.")


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("Several of Algeria's neighbours left us.", "org:algerias-neighbours"),
        ("Most of the Comoros' allies left us.", "org:comoros-allies"),
        ("France's former colonies left us.", "org:frances-former-colonies"),
        ("Peru's parties and stakeholders left us.", "org:perus-parties"),
        ("Peru's main opposition parties left us.", "org:perus-main-opposition-parties"),
        ("The Polisario Front's parties left us.", "party:polisario-front"),
    ],
)
def test_who_stands_around_a_state_is_not_the_state(
    agents: Any, sentence: str, identity: str
) -> None:
    found = [a.ids for a in agents(*BEFORE, sentence)[-1] if a.slot == "subject"]
    assert found == [(identity,)]


@pytest.mark.parametrize(
    ("before", "sentence", "found"),
    [
        ("Algeria left.", "Its neighbours left us.", []),
        ("Algeria left.", "The allies left us.", []),
        ("Algeria left.", "Two equal partners left us.", []),
        ("The Arab League met.", "Its members left us.", ["org:arab-league"]),
        ("It rained.", "Morocco's ally Spain left us.", ["MAR", "ESP"]),
    ],
)
def test_neighbours_and_allies_of_whom_nobody_told_are_nobody(
    ids: Any, before: str, sentence: str, found: list[str]
) -> None:
    assert ids(*BEFORE, before, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("More than thirty African and Latin American countries left us.",
         "org:african-and-latin-american-countries"),
        ("Several Latin American and Caribbean states left us.",
         "org:latin-american-and-caribbean-states"),
        ("Thirty African, Arab and Gulf governments left us.",
         "org:african-arab-and-gulf-governments"),
        ("Kenyan and Ugandan lawyers left us.", "org:kenyan-and-ugandan-lawyers"),
        ("Mayors from Portugal and Italy left us.", "org:mayors-from-portugal-and-italy"),
        ("Mayors from Peru, Portugal and Italy left us.",
         "org:mayors-from-peru-portugal-and-italy"),
        ("Observers from Peru and the United Kingdom left us.",
         "org:observers-from-peru-and-the-united-kingdom"),
    ],
)  # fmt: skip
def test_a_group_of_several_origins_is_one(agents: Any, sentence: str, identity: str) -> None:
    found = [a.ids for a in agents(*BEFORE, sentence)[-1] if a.slot == "subject"]
    assert found == [(identity,)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Spain and African countries left us.", ["ESP", "org:african-countries"]),
        ("Moroccans and African countries left us.", ["MAR", "org:african-countries"]),
        ("Lena Paz and African countries left us.", ["person:lena-paz", "org:african-countries"]),
        ("Mayors from Portugal and Italy's minister left us.",
         ["org:mayors-from-portugal", "ITA"]),
        ("A mayor from Portugal and Spain left us.", ["person:mayor-from-portugal", "ESP"]),
    ],
)  # fmt: skip
def test_two_that_only_meet_at_an_and_stay_two(ids: Any, sentence: str, found: list[str]) -> None:
    assert ids(*BEFORE, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Refugee Camps left us.", ("org:refugee-camps", "group")),
        ("The Lawyer Network left us.", ("org:lawyer-network", "group")),
        ("On Monday Farmer Groups left us.", ("org:farmer-groups", "group")),
        ("The lawyer Camps left us.", ("person:camps", "person")),
        ("The Lawyer Lena Paz left us.", ("person:lena-paz", "person")),
    ],
)
def test_a_trade_before_a_common_noun_is_no_title(
    agents: Any, sentence: str, found: tuple[str, str]
) -> None:
    (agent,) = agents(*BEFORE, sentence)[-1]
    assert (*agent.ids, agent.sort) == found


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("Traditional leaders said no.", "org:traditional-leaders"),
        ("Community leaders said no.", "org:community-leaders"),
        ("Delegates said no.", "org:delegates"),
        ("Voters said no.", "org:voters"),
        ("Thousands of people said no.", "org:people"),
        ("The elders' declaration said no.", "org:elders"),
    ],
)
def test_people_who_are_nobodys_speak_for_themselves(
    agents: Any, sentence: str, identity: str
) -> None:
    assert next(a.ids for a in agents(*BEFORE, sentence)[-1] if a.slot == "speaker") == (identity,)


@pytest.mark.parametrize(
    "sentence",
    ["The people said no.", "The voters said no.", "The war killed 300 people in Lima."],
)
def test_people_of_whom_the_text_speaks_do_not(agents: Any, sentence: str) -> None:
    assert not [a for a in agents(*BEFORE, sentence)[-1] if a.sort == "group"]

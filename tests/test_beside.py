"""Who else takes a stance in a sentence, and who only stands in it."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.beside import find_beside
from stancekit.holders import attribute
from stancekit.question import load_question
from stancekit.reading import read_article


def positions(text: str, stance: str, question: str = "western-sahara") -> dict[str, str]:
    asked = load_question(question)
    found = attribute(read_article([text], asked), [stance], asked)[0]
    sides = {attribution.holder_id: attribution.stance for attribution in found}
    assert len(sides) == len(found), "a holder on both sides, or twice"
    return sides


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Peru backs the autonomy plan, and so does Chile.", "PER CHL"),
        ("Peru backs the autonomy plan, as do Chile and Ecuador.", "PER CHL ECU"),
        ("Peru does not recognise the SADR, nor does Chile, which closed its mission.", "PER CHL"),
        ("Peru backed the autonomy plan, and Chile and Ecuador did the same.", "PER CHL ECU"),
        ("Peru recognised the Moroccan Sahara in May, and Chile followed in June.", "PER CHL"),
        ("Peru backs the autonomy plan, while Chile said that it is the only solution.", "PER CHL"),
        ("Peru backs the autonomy plan, and Chile called it serious.", "PER CHL"),
        ("Peru backed the autonomy plan; Chile also endorsed it.", "PER CHL"),
        # whoever does, says or will do something else
        ("Peru hailed the autonomy plan, and Bolivia deplored it.", "PER"),
        ("Peru backs the autonomy plan, and Chile has trade with it.", "PER"),
        ("Peru backs the autonomy plan, and Chile would support it.", "PER"),
        ("Peru backs the autonomy plan, but Chile did not say whether it will.", "PER"),
        ("Peru backs the autonomy plan, as does a firm of Chile's.", "PER"),
        ("Peru has been told of the Moroccan Sahara, which it backs, and so has Chile.", "PER"),
        ("Peru said that the autonomy plan is serious and that Chile is pleased by it.", "PER"),
        # a list of those who do it
        ("With this, Nairobi joins Accra and Lusaka in backing the autonomy plan.", "KEN GHA ZMB"),
        ("Belgium joins the countries which back the autonomy plan, such as Spain and France.",
         "BEL ESP FRA"),
        ("Belgium joins the 16 countries that back the autonomy plan, including Spain.", "BEL ESP"),
        ("Spain joined the European Union in 1986 and backs the autonomy plan.", "ESP"),
        ("Peru wants to join Chile in backing the autonomy plan.", "PER"),
        ("The states that reject the autonomy plan, such as Cuba, were absent, Peru said.", "PER"),
    ],
)  # fmt: skip
def test_who_takes_the_same_stance(sentence: str, holders: str) -> None:
    assert positions(sentence, "support") == dict.fromkeys(holders.split(), "support")


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Russia rejected the independence of Kosovo, while China said that it does not "
         "recognise it.", "RUS CHN"),
        ("While Russia rejected the independence of Kosovo, China said that it does not "
         "recognise it.", "RUS CHN"),
        ("Russia rejected the independence of Kosovo; China also condemned it.", "RUS CHN"),
        ("Romania does not recognise Kosovo, and nor does Slovakia.", "ROU SVK"),
        ("Russia rejected the independence of Kosovo, while Albania hailed it.", "RUS"),
    ],
)  # fmt: skip
def test_it_is_rejected_as_well(sentence: str, holders: str) -> None:
    assert positions(sentence, "support", "kosovo") == dict.fromkeys(holders.split(), "support")


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Algeria regretted Spain's recognition of Moroccan sovereignty.", "ESP"),
        ("Algeria expressed its denunciation of Spain's decision to support the plan.", "ESP"),
        ("Algeria voiced regret over the decision of the Spanish government to back the plan.",
         "ESP"),
        ("Algeria expressed \"regret and denunciation\" regarding the French government's decision "
         "to recognize Moroccan sovereignty over Western Sahara.", "FRA"),
        ("Spain's call to back the autonomy plan was condemned by Algeria.", "ESP"),
        # a party's word is its position, what it has or wants is none
        ("Algeria rejected Morocco's position that Western Sahara is part of its territory.",
         "MAR"),
        ("Algeria rejected the position by the Kingdom of Morocco that autonomy is the only "
         "solution.", "MAR"),
        ("Algeria rejected Morocco's sovereignty over Western Sahara.", ""),
        ("Algeria condemned Morocco's decision to open a port in occupied Dakhla.", ""),
        # nothing is said of a side
        ("Algeria regretted Peru's decision to end the trade talks.", ""),
        ("Algeria thanked Peru for its support and rejected the autonomy plan.", ""),
        ("Algeria condemned the recognition of Chile.", ""),
        ("Algeria rejected the autonomy plan and did not regret Spain's recognition of Chile.", ""),
    ],
)  # fmt: skip
def test_whoever_did_what_is_regretted_takes_the_other_stance(sentence: str, other: str) -> None:
    expected = {"DZA": "opposition"} | ({other: "support"} if other else {})
    assert positions(sentence, "opposition") == expected


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        ("Morocco thanked Peru for its support for the autonomy plan.", "MAR PER"),
        ("Morocco welcomed Peru's recognition of the Moroccan Sahara.", "MAR PER"),
        ("Morocco thanked Peru for its hospitality and hailed the autonomy plan.", "MAR"),
        # what one party has of another's is no position of the other
        ("Morocco thanked the Polisario Front for backing the autonomy plan.", "MAR"),
    ],
)
def test_who_is_thanked_takes_the_stance(sentence: str, holders: str) -> None:
    assert positions(sentence, "support") == dict.fromkeys(holders.split(), "support")


def test_a_criticism_is_that_of_whose_it_is() -> None:
    found = positions("Morocco noted Cuba's criticism of the American recognition.", "support")
    assert "USA" not in found


def test_who_joins_others_takes_their_stance() -> None:
    asked = load_question("western-sahara")
    texts = ["Kenya joins Ghana and Zambia in backing the autonomy plan."]
    sentence = find_agents(read_article(texts, asked), asked)[0][0]
    assert find_beside(sentence, "support", ("GHA", "ZMB"), asked) == {"KEN": "support"}


def test_holders_that_share_a_stance_do_not_take_chances_from_each_other() -> None:
    asked = load_question("kosovo")
    texts = ["Russia rejected the independence of Kosovo, while China said that it does not "
             "recognise it."]  # fmt: skip
    found = attribute(read_article(texts, asked), ["support"], asked)[0]
    assert all(attribution.chance > 0.7 for attribution in found)


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Morocco regards the area as an integral part of its territory, and the Polisario is "
         "seeking independence.", {"MAR": "support", "party:polisario-front": "opposition"}),
        ("Rabat has offered autonomy while the Polisario insists on a referendum.",
         {"MAR": "support", "party:polisario-front": "opposition"}),
        ("Morocco runs it as its own provinces; the Polisario, which is recognised by the UN as a "
         "party, wants independence.", {"MAR": "support", "party:polisario-front": "opposition"}),
        ("Morocco offers autonomy, while the Polisario Front, backed by Algeria, demands a "
         "referendum.", {"MAR": "support", "DZA": "opposition",
                         "party:polisario-front": "opposition"}),
        ("The land is claimed by Morocco and by the Polisario Front.",
         {"MAR": "support", "party:polisario-front": "opposition"}),
        ("Morocco claims the territory, and the Polisario Front claims it too.",
         {"MAR": "support", "party:polisario-front": "opposition"}),
        ("Morocco claims victory, and Algeria claims progress.", {}),
        ("Morocco claims that it rains, Algeria claims it backs nobody.", {}),
        # one side alone, and talks between both, are none
        ("The land is claimed by Morocco, while Algeria is not far.", {}),
        ("Morocco controls the territory, while the Polisario wants independence.", {}),
        ("Morocco met the envoy, while the Polisario Front sent a letter.", {}),
        ("Morocco and the Polisario Front hold talks; Peru has its own view.", {}),
    ],
)  # fmt: skip
def test_a_sentence_without_a_stance_tells_both_sides(sentence: str, sides: dict[str, str]) -> None:
    asked = load_question("western-sahara")
    read = find_agents(read_article([sentence], asked), asked)[0][0]
    assert find_beside(read, "neutral", (), asked) == sides


@pytest.mark.parametrize(
    ("texts", "ids", "sides"),
    [
        (["Peru received Chile's minister.", "Both governments back the autonomy plan."],
         ("PER",), {"CHL": "support"}),
        (["Peru and Chile back the autonomy plan."], ("CHL",), {"PER": "support"}),
        # the rival does not back it, nor do three act as one
        (["Peru and the Polisario Front backed the autonomy plan."], ("PER",), {}),
        (["Peru, Chile and Ecuador back the autonomy plan."], ("PER",), {}),
        (["Peru backs the autonomy plan of Morocco and Chile."], ("PER",), {}),
        (["The resolution, drafted by Peru and Chile and adopted by the Council, takes the "
          "autonomy plan as the basis."], ("org:security-council",),
         {"PER": "support", "CHL": "support"}),
    ],
)  # fmt: skip
def test_who_does_it_together_with_a_holder_holds_it(
    texts: list[str], ids: tuple[str, ...], sides: dict[str, str]
) -> None:
    asked = load_question("western-sahara")
    read = find_agents(read_article(texts, asked), asked)[0][-1]
    assert find_beside(read, "support", ids, asked) == sides

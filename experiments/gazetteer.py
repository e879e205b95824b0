"""Make `stancekit/gazetteer.toml`: CLDR and ISO names of states, under our own overlay.

Run once, with babel and pycountry installed: `python experiments/gazetteer.py`. The base gives
every territory of ISO 3166-1 its names; what its people and seats are called stands in
`gazetteer_states.py`, and `gazetteer_bodies.py` has the organizations and parties. Edit there, and
names that are several's or nobody's here, then run.
"""

from __future__ import annotations

import json
from pathlib import Path

from gazetteer_bodies import ORGANIZATIONS, PARTIES
from gazetteer_states import FORMER, MERGED, STATES

TARGET = Path(__file__).parent.parent / "stancekit" / "gazetteer.toml"

# names that several share: the one that an article names in full is meant, else the first;
# "" is nobody
AMBIGUOUS = {
    "Congo": ["", "COD", "COG"],
    "Congolese": ["", "COD", "COG"],
    "Korea": ["KOR", "PRK"],
    "Korean": ["KOR", "PRK"],
    "Koreans": ["KOR", "PRK"],
    "Dominican": ["DOM", "DMA"],
    "Dominicans": ["DOM", "DMA"],
    # here, since a question's own people come before these
    "Papuan": ["PNG"],
    "Papuans": ["PNG"],
}

# longer names that contain one of the above and are no holders
EXCEPTIONS = [
    "New Mexico", "Gulf of Mexico", "Gulf of Guinea", "Gulf of Aden", "Gulf of Oman",
    "New England", "New South Wales", "New Caledonia government building", "Georgia Tech",
    "Georgia State University", "University of Georgia", "Georgia Bulldogs", "state of Georgia",
    "Georgia's Fulton County", "Atlanta, Georgia", "Savannah, Georgia", "South Georgia",
    "South Georgia and the South Sandwich Islands", "Jordan River", "River Jordan",
    "Jordan Valley", "Michael Jordan", "Air Jordan", "Vernon Jordan", "Jim Jordan", "Lake Chad",
    "Lake Chad Basin", "Lake Malawi", "Lake Tanganyika", "Niger Delta", "Niger River",
    "River Niger", "Niger State", "Congo River", "Congo Basin", "River Congo", "Indian Ocean",
    "Indian Wells", "American football", "American University", "American Express",
    "Latin America", "Latin American", "Latin Americans", "South American", "North American",
    "Central American", "Native American", "African American", "African Americans",
    "West Indian", "East Indian", "Sea of Japan", "South China Sea", "East China Sea",
    "South China Morning Post", "China Sea", "China Airlines", "Bank of China", "Air China",
    "Times of India", "Air India", "Bank of India", "Hindustan Times", "Persian Gulf",
    "French Open", "French Riviera", "French fries",
    "Dutch oven", "Danish pastry", "Brazil nut", "Turkish bath", "Turkish delight",
    "Turkish Airlines",
    "British Virgin Islands", "British Columbia", "British Airways", "British Museum",
    "British Council", "Bougainville Copper", "US Virgin Islands", "US Open",
    "U.S. Open", "US Airways", "US dollar", "US dollars", "Washington Post",
    "The Washington Post", "Washington Times", "George Washington", "Washington State",
    "Denzel Washington", "Washington DC area", "Moscow Times", "Jerusalem Post",
    "Financial Times of London", "Paris Saint-Germain", "Paris Match", "Paris Club",
    "Paris Agreement", "Paris Hilton", "Paris Dakar", "Paris-Dakar", "Dakar Rally",
    "Madrid Accords", "Madrid Agreement", "Real Madrid", "Atletico Madrid", "Atlético Madrid",
    "Rabat Agdal", "Rabat, Malta", "FUS Rabat", "London Stock Exchange", "London Eye",
    "Rome Statute", "Treaty of Rome", "AS Roma", "Geneva Conventions", "Vienna Convention",
    "Vienna Conventions", "Vienna Convention on Consular Relations", "Helsinki Final Act",
    "Minsk Agreements", "Minsk agreement", "Budapest Memorandum", "Algiers Agreement",
    "Lima Group", "Santiago de Compostela", "Santiago Bernabéu", "Santiago Abascal",
    "Lomé Convention", "Cotonou Agreement", "Abuja Treaty", "Cairo, Illinois",
    "Lebanon, Pennsylvania", "Peru, Indiana", "Panama Canal", "Panama Papers", "Suez Canal",
    "Panama hat", "Kuwait Airways", "Qatar Airways", "Emirates Airline", "Etihad",
    "Dominican Order", "Dominican friar", "Dominican friars", "Dominican nun", "Guinea pig",
    "Guinea pigs", "guinea fowl", "New Guinea", "West New Guinea", "West Papua New Guinea",
    "West Papuan", "West Papuans",
    "Turkey shoot", "Wild Turkey", "Polish-Lithuanian Commonwealth", "Swiss cheese",
    "Swiss franc", "Swiss francs", "Swiss army knife", "Greek mythology", "Cuba Gooding",
    "Cuban cigars", "Cuban missile crisis", "Cyprus Mail", "Bahrain Grand Prix", "Ivory Coast Road",
    "Northern Ireland", "Republic of Ireland football", "Inner Mongolia", "Mongolian beef",
    "Jersey City", "New Jersey", "Colombia University", "District of Columbia", "Egypt Air",
    "Al Jazeera", "Berlin Wall", "Berlin Conference", "Berlinale", "Isle of Man",
    "Labour Day", "Commonwealth Games", "Commonwealth Office", "Holy See of",
]  # fmt: skip


def write_gazetteer() -> None:
    # only this step needs them
    import pycountry
    from babel import Locale

    english = Locale("en").territories
    base: dict[str, list[str]] = {}
    for country in pycountry.countries:
        names = [english.get(country.alpha_2, country.name), country.name]
        names += [getattr(country, "common_name", ""), getattr(country, "official_name", "")]
        base[country.alpha_3] = [name for name in names if name and _plain(name)]
    overlay = {code: rest for code, *rest in _rows(STATES)}
    lines = [
        "# The gazetteer of holders: who can hold a stance, and the names under which it is met.",
        "# Written by experiments/gazetteer.py from CLDR and ISO 3166-1 under a hand-kept overlay.",
        "# `names`: the first is the one shown. `people`: adjectives and inhabitants. `seats`:",
        "# places and houses that stand for the government. A file of your own has the same form.",
        "",
        "[holders]",
    ]
    for code in sorted(base):
        people, seats, names = overlay.get(code, ([], [], []))
        lines.append(_line(code, base[code] + names + MERGED.get(code, []), people, seats))
    for title, table in (
        ("states without a code, and former ones", FORMER),
        ("organizations", ORGANIZATIONS),
        ("parties and movements", PARTIES),
    ):
        lines += ["", f"# {title}"]
        for key, people, seats, names in _rows(table):
            if key in ("state:upper-volta", "state:dahomey"):
                continue
            lines.append(_line(key, names, people, seats))
    lines += ["", "# names that several share; the first is meant where none is named in full"]
    lines += ["[ambiguous]"] + [f"{json.dumps(k)} = {json.dumps(v)}" for k, v in AMBIGUOUS.items()]
    lines += ["", "# longer names that contain one of the above and are no holders", "[exceptions]"]
    lines += ["names = ["] + [f"  {json.dumps(n, ensure_ascii=False)}," for n in EXCEPTIONS] + ["]"]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(table: str) -> list[tuple[str, list[str], list[str], list[str]]]:
    rows = []
    for line in table.strip().splitlines():
        key, *cells = (cell.strip() for cell in line.split("|"))
        people, seats, names = (
            [part.strip() for part in cell.split(",") if part.strip()] for cell in cells
        )
        rows.append((key, people, seats, names))
    return rows


def _plain(name: str) -> bool:
    """Tell names as they are written in texts from "Congo, The Democratic Republic of the"."""
    return (
        name != "Congo"
        and "," not in name
        and "(" not in name
        and " - " not in name
        and "SAR" not in name
    )


def _line(key: str, names: list[str], people: list[str], seats: list[str]) -> str:
    parts = [
        f"{label} = {json.dumps(list(dict.fromkeys(values)), ensure_ascii=False)}"
        for label, values in (("names", names), ("people", people), ("seats", seats))
        if values
    ]
    return f"{json.dumps(key) if ':' in key else key} = {{ {', '.join(parts)} }}"


if __name__ == "__main__":
    write_gazetteer()

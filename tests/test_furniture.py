"""Web furniture: what is marked, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.furniture import SILENT, furniture, furniture_kinds, glued, marks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Share", "share"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("Comments (38)", "share"),
        ("Leave a Reply Cancel reply", "share"),
        ("Subscribe to our newsletter", "share"),
        ("This site uses cookies.", "cookie"),
        ("Copyright 2020 The Associated Press.", "cookie"),
        ("© 2023 AFP", "cookie"),
        ("All rights reserved.", "cookie"),
        ("Home > News > Press releases", "menu"),
        ("Read also: Ten", "menu"),
        ("Read also: Ten beaches near Agadir", "teaser"),
        ("Home » News » Peru backs the Sahara plan", "teaser"),
        ("Sheep prices fall again, page 12", "teaser"),
        ("Photo: the two ministers sign in Rabat on Monday", "caption"),
        ("The two ministers in Rabat. Photo: archive", "caption"),
        ("FILE - The envoy leaves the camps, May 2021. (AP Photo/File)", "caption"),
        ("(Photo: Presidency of Peru)", "byline"),
        ("FacebookTwitterWhatsApp", "share"),
        ("ShareTweetPrint", "share"),
        ("HomeNewsPolitics", "menu"),
        ("OPINION", "menu"),
        ("English Français العربية", "menu"),
        ("Something went wrong. Please try again.", "cookie"),
        ("Staff Reporter", "byline"),
        ("By Aline Kouyoumdjian-Vasse, transport economist", "byline"),
        ("Aline Kouyoumdjian-Vasse | 22 October 2024", "byline"),
        ("Reuters", "byline"),
        ("062/090 (SPS)", "byline"),
        ("jrr/npg", "byline"),
        ("SKOPJE, July 23 (Vardar News)", "date"),
        ("Bir Lehlu, 24 November 2024", "date"),
        ("[07/May/2023]", "date"),
        ("4 hrs ago | 3372 Views", "date"),
        ("* *** *", "menu"),
        ("Related Articles", "menu"),
        ("Skip to main content", "menu"),
        ("Politics | Business | Lifestyle | Opinion", "menu"),
        ("By Amina K. Writer", "byline"),
        ("By Our Diplomatic Correspondent", "byline"),
        ("Source: Agencies", "byline"),
        ("Updated: August 11, 2019 01:07 IST", "byline"),
        ("(Reporting by Dale Whitcombe)", "byline"),
        ("Monday 11 January 2021", "date"),
        ("27 Feb 2025, 11:02", "date"),
        ("11:20", "date"),
        ("Wed 15:00", "menu"),
        ("Monday - Friday", "menu"),
        ("Last updated Sunday, January 5, 2014 08:49 ET", "date"),
        ("First Published: Sat, September 16 2017. 10:34 IST", "date"),
        ("(AZWIRE- News Agency) LIMA, Peru, October 5.", "date"),
        ("02 June 2025 - 15:35 By Amina K. Writer", "byline"),
        ("File picture.", "byline"),
        ("– Photo MAP –", "byline"),
        ("The minister in Lima. File photo.", "caption"),
        ("Loading", "menu"),
        ("Loading...", "menu"),
        ("- in International", "menu"),
        ("Tagged as: ,", "menu"),
        ("Articles similaires", "menu"),
        ("Bouton retour en haut de la page", "menu"),
        ("clear sky", "menu"),
        ("mostlycloudy", "menu"),
        ("Follow the latest news from Lima Morning on Google News", "share"),
        ("Follow our WhatsApp channel", "share"),
        ("Get real time updates directly on your device, subscribe now.", "share"),
        ("Thank you for reading this post, don't forget to subscribe!", "share"),
        ("READ  Ambassador of Peru opens a school", "teaser"),
        ("Photo by AFP", "byline"),
        ("Picture by Ana Paz, our own correspondent in Lima", "byline"),
        ("Source: Ministry of Foreign Affairs and International Cooperation", "byline"),
        ("Updated: Tuesday, March 2, 2021 by our staff reporter", "byline"),
        ("Posted by the editors on January 20, 2025 | Filed under: Peru", "byline"),
        ("Answered by the Minister of State: None with the Syrian authorities.", "byline"),
        ("by: The Associated Press", "byline"),
        ("Share this story: Email | Print | WhatsApp", "share"),
        ("Comments are open to registered users.", "share"),
        ("Subscribe now to get full access", "share"),
        ("Leave a reply. Your address will not be published", "share"),
        ("Home News World Africa Middle East", "menu"),
        ("Tags: Boujdour, visits, occupied territories", "menu"),
        ("Click on a flag to see it larger.", "menu"),
        ("Sovereignty", "heading"),
        ("SELF-DETERMINATION", "heading"),
        ("International recognition", "heading"),
        ("The referendum:", "heading"),
    ],
)
def test_furniture(text: str, kind: str) -> None:
    assert furniture(text) == kind
    assert kind in furniture_kinds()


@pytest.mark.parametrize(
    "text",
    [
        "Copyright law was discussed by ministers.",
        "Home to 30,000 people, the town lies in the desert.",
        "Home is Morocco.",
        "Share of trade rose by a tenth.",
        "Shares in Casablanca rose 1.4%.",
        "Updated talks will resume in Geneva.",
        "By contrast, Algeria rejected the plan.",
        "By Monday Rabat had answered.",
        "By the letter signed that day, Kenya recognises the Republic of Kosovo.",
        "Print media in both countries carried the statement.",
        "Comments by the minister angered Algiers.",
        "Comment of the Foreign Ministry on the Day of the Republic",
        "Published reports say that Madrid agreed.",
        "Related questions were left to the envoy.",
        "Search teams left Dakhla on Sunday.",
        "Register your support for the plan, the consul said.",
        "Follow-up talks were agreed.",
        "Email traffic between the ministries shows it.",
        "May the two peoples prosper.",
        "March 6 marks the day on which Morocco took over.",
        "Reply: Ireland supports the UN-led process.",
        "Listen to the people of the territory, he said.",
        "Sponsored by Gabon, the text passed.",
        "Peru backs the plan",
        "UPDATE 2-Peru backs the plan on Sahara",
        "Politics?",
        "The news agency MAP reported it on Monday.",
        "She showed the picture to the envoy.",
        "Morocco, Peru sign agreements",
        "Joint communique of the two ministers",
        "QUESTION: What is the position?",
        "Analysis | Why Peru changed its mind on the Sahara",
        "He wrote a letter, page after page, to the king.",
        "Lima, which backs the plan, sent its envoy on May 2.",
        "File pictures were shown to the court.",
        "Photo opportunities were denied to the press.",
        "Loading of phosphate resumed at the port.",
        "Wed in 2019, the two live in Lima.",
        "Sun sets on colonial rule",
        "Clear skies over Dakhla allowed the flight.",
        "In Africa",
        "In international waters",
        "Follow our example, the king told Algiers.",
        "Follow the money on Google News, he said.",
        "Join our efforts for peace",
        "Thank you for reading the resolution aloud, the envoy said.",
        "READ the resolution, the envoy said.",
        "2 June 2025 - Morocco and Peru sign",
        "3 May 2021 - 100 by-elections were held",
        "Asked by a reporter whose the farms are, he said that they are Lebanese.",
        "Answered by the Minister of State: There are no plans to do so.",
        "Published in August, it has the district on the Pakistani side.",
        "REPORTER: The captain explained his decision.",
        "Our reporter asked how near it had come.",
        "Sovereignty!",
        "Independence.",
        "Recognition at last",
        "Crimea's reunification",
        "Western Sahara",
    ],
)
def test_sentences_are_no_furniture(text: str) -> None:
    assert furniture(text) is None


@pytest.mark.parametrize(
    "headline",
    [
        "Guam demands independence from the United States",
        "Taiwan Will Never Be Part of China, Premier Says",
        "US rejects the plan for the islands",
        "Two ministers refused to recognise the republic",
        "Separatists demand a vote on the north",
        "Peru to open a consulate in the south",
    ],
)
@pytest.mark.parametrize(
    "before",
    ["Home News", "Home World", "Home Politics", "Home News Local", "Picture by Reuters",
     "Photo by AFP", "Share this article", "Share on Facebook", "Email this story", "Updated:",
     "Published: March 3, 2024", "Source: Reuters", "3 min read", "Skip to main content",
     "Back to top", "Related articles"],
)  # fmt: skip
def test_furniture_does_not_take_the_headline_behind_it(before: str, headline: str) -> None:
    assert furniture(before) in SILENT
    for end in ("", "."):
        line = f"{before} {headline}{end}"
        assert furniture(line) is None
        assert line[glued(line) :] == headline + end


@pytest.mark.parametrize(
    "text",
    ["", " ", "Photo by AFP", "Guam demands independence", "Home > News > Peru backs the plan",
     "Asked by us whether it is so, he agreed to go", "Our reporter asked how near it had come."],
)  # fmt: skip
def test_nothing_is_glued(text: str) -> None:
    assert glued(text) == 0


def test_kinds_are_named_and_headlines_are_not_silenced() -> None:
    assert set(furniture_kinds()) - set(SILENT) == {"teaser", "caption"}


# pieces of which furniture is made, so that patterns start to match and then fail
_PIECES = ["By A", "a", "Aa", "-", " ", "x", "Share ", "| ", "Photo: ", "(", "/", "Mon ", "1",
           "May ", ", ", "RABAT", ".", "»", "page ", "\n", "©", "@", "read more", "ag"]  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(_PIECES), max_size=200).map("".join),
    st.tuples(st.sampled_from(_PIECES), st.integers(1, 200)).map(lambda x: x[0] * x[1]),
)


@given(_TEXTS)
@settings(deadline=2000)
def test_furniture_takes_any_text(text: str) -> None:
    kind, start = furniture(text), glued(text)
    assert kind in (None, *furniture_kinds())
    assert not start or text[start].isupper()


@given(_TEXTS)
@settings(deadline=2000)
def test_marks_lie_in_order_within_lines(text: str) -> None:
    end = 0
    for mark in marks(text):
        assert end <= mark.start < mark.end <= len(text)
        assert mark.kind in (*furniture_kinds(), "dateline", "glued")
        marked = text[mark.start : mark.end]
        assert "\n" not in marked
        assert marked == marked.strip()
        end = mark.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RABAT - Peru backs it.", [("RABAT -", "dateline")]),
        ("Lima, 2 May 2024 (AFP) – Peru backs it.", [("Lima, 2 May 2024 (AFP) –", "dateline")]),
        (
            "VARANASI (UP), Sep 11 (PTI) India signed.",
            [("VARANASI (UP), Sep 11 (PTI)", "dateline")],
        ),
        ("Lima, Dec. 15, ABC-The minister left.", [("Lima, Dec. 15, ABC-", "dateline")]),
        ("Lima, April 24, ABC – Peru backs it.", [("Lima, April 24, ABC –", "dateline")]),
        ("LIMA- Peru backs it.", [("LIMA-", "dateline")]),
        (
            "Lima (Peru), 30, March 2022 (ABC) - It backs it.",
            [("Lima (Peru), 30, March 2022 (ABC) -", "dateline")],
        ),
        ("LIMA (PERU) (ABC/DEF) – It is so.", [("LIMA (PERU) (ABC/DEF) –", "dateline")]),
        ("LIMA, Peru, ABC – It is so.", [("LIMA, Peru, ABC –", "dateline")]),
        (
            "(AZWIRE- News Agency) LIMA, Peru, October 5. It is so.",
            [("(AZWIRE- News Agency) LIMA, Peru, October 5.", "dateline")],
        ),
        ("Lima, Peru.- The talks go on.", [("Lima, Peru.-", "dateline")]),
        ("On May 2. Peru left.", []),
        ("Yes.- It is so.", []),
        ("UN- backed and FRENCH-Moroccan talks go on.", []),
        ("Kenya (Somalia)-Ethiopia talks go on.", []),
        ("MODERATOR: Peru backs it.", []),
        ("AdvertisementThe talks go on.", [("Advertisement", "menu")]),
        ("Home News Peru backs it in full.", [("Home News", "menu")]),
        ("Photo by AFP Peru backs it in full.", [("Photo by AFP", "menu")]),
        ("Continue readingThe talks go on.", [("Continue readingThe talks go on.", "teaser")]),
        ("The talks go on, he saidThe end is near.", [("saidThe", "glued")]),
        ("Peru backs it. (SPS) 062/T", [("(SPS) 062/T", "byline")]),
        ("Share\n\nPeru backs it.\nBy A. Writer", [("Share", "share"), ("By A. Writer", "byline")]),
        ("The iPhone and YouTube are McDonald's.", []),
    ],
)
def test_marks(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[mark.start : mark.end], mark.kind) for mark in marks(text)] == found


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The communiqu© said that Ghana supports it.", None),
        ("Ana Paz (© EFE), the leader, rejected it.", None),
        ("Read of it in your browser edition of the paper.", None),
        ("© 2024 Agency", "cookie"),
        ("View this email in your browser", "cookie"),
        ("Remember me", "menu"),
        ("Forgot your password?", "menu"),
        ("18 Days Remaining", "menu"),
        ("He asked them to remember me.", None),
        ("Morocco has 18 days remaining to answer.", None),
    ],
)
def test_marks_and_boxes_that_a_sentence_may_hold_too(line: str, kind: str | None) -> None:
    assert furniture(line) == kind

"""The labeling functions that ship: each votes a stance, "off-topic", or nothing.

A labeling function takes a sentence in its article and the question, and gives "support",
"neutral", "opposition", "off-topic" or None. It is a plain function: its name is its column in
the votes table and its docstring says what it goes by. `FUNCTIONS` lists those that ship; append
your own to it, or leave any out, by passing another list.

>>> def embargo(sentence, question):
...     '''Whoever asks for an embargo is against the claim.'''
...     return "opposition" if "embargo" in sentence.folded else None
>>> mine = [*FUNCTIONS, embargo]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from stancekit.frames import occupier, party_of
from stancekit.grammar import Frame, Reading
from stancekit.mentions import ROLES
from stancekit.phrases import Lexicon
from stancekit.question import Question, list_questions, load_question
from stancekit.reading import ReadSentence
from stancekit.tables import OFF_TOPIC, STANCES

#: What a function may vote, besides None.
LABELS: tuple[str, ...] = (*STANCES, OFF_TOPIC)


class SentenceInArticle(NamedTuple):
    """A sentence with the article around it, as a labeling function sees it.

    Attributes
    ----------
    article : sequence of ReadSentence
        All sentences of the article, as `stancekit.reading.read_article` read them.
    place : int
        The sentence's place among them.
    """

    article: Sequence[ReadSentence]
    place: int

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.article[self.place].text

    @property
    def folded(self) -> list[str]:
        """Its words and punctuation marks, in lower case."""
        return self.article[self.place].words.folded

    @property
    def reading(self) -> Reading:
        """What the clause grammar found in it."""
        return self.article[self.place].reading

    @property
    def on(self) -> bool:
        """Whether its own words can be about the question."""
        return self.article[self.place].on

    @property
    def roles(self) -> frozenset[str]:
        """The classes of its names and words of stance."""
        return frozenset(item.value for item in self.reading.items)

    @property
    def before(self) -> ReadSentence | None:
        """The sentence before it; None for the first."""
        return self.article[self.place - 1] if self.place else None

    def cues(self, kind: str) -> bool:
        """Whether it holds a phrase of a kind of `CUES`."""
        return kind in _cues_of(tuple(self.folded))


LabelingFunction = Callable[[SentenceInArticle, Question], str | None]

#: Phrases that the functions go by and that take no side by themselves.
CUES: Mapping[str, tuple[str, ...]] = {
    "map": ("map", "maps", "atlas", "cartography", "cartographic", "globe", "mapmaker"),
    "deal": (
        "treaty", "treaties", "agreement", "agreements", "label", "labels", "labelling",
        "labeling", "labelled", "labeled", "origin", "tariff", "tariffs", "quota", "licence",
        "license", "licences", "licenses", "vessels", "shipment", "cargo", "concession",
    ),
    "ruling": (
        "ruled", "ruling", "judgment", "judgement", "judges", "court", "tribunal", "annulled",
        "advisory opinion", "advocate general", "award", "bench", "held that", "opinion",
    ),
    "ballot": (
        "voted", "vote", "votes", "voting", "abstained", "abstention", "abstentions", "adopted",
        "show of hands", "roll call", "motion", "resolution", "tabled",
    ),
    "denial": (
        "did not mention", "does not mention", "no mention", "made no mention", "not mentioned",
        "without mentioning", "silent on", "says nothing", "said nothing", "declined to comment",
        "no comment", "would not comment", "not changed", "did not change", "is unchanged",
        "remains unchanged", "took no position", "takes no position", "takes no side",
        "take sides", "no change in", "did not say", "would not say", "refused to say",
        "did not pronounce", "not pronounced", "did not take part", "did not refer",
        "does not refer", "unanswered", "did not answer", "no immediate comment", "no reaction",
    ),
    "mandate": (
        "mandate", "peacekeepers", "peacekeeping", "blue helmets", "observers", "good offices",
        "co chairs", "mediator", "mediators", "secretary general", "the envoy", "both parties",
        "the parties to", "both sides", "good faith", "mutually acceptable", "ceasefire", "truce",
        "de escalation", "restraint", "preconditions", "compromise", "political solution",
        "political process", "abstained", "abstentions", "efforts of", "lasting solution",
    ),
    "rights": (
        "human rights", "prisoners", "prisoner", "prison", "torture", "detained", "detention",
        "arrested", "trial", "hunger strike", "police", "jailed", "sentenced", "camps",
    ),
    "ties": (
        "trade", "investment", "investments", "exports", "imports", "tourism", "tourists", "visa",
        "visas", "scholarships", "scholarship", "training", "students", "flights", "football",
        "agriculture", "health", "fertilizer", "fertiliser", "renewable", "energy", "railway",
        "memorandum", "bilateral", "chamber of commerce", "business", "culture", "festival",
        "university", "vaccines", "hospital", "billion", "million", "education", "migration",
        "weather", "industry", "economy", "partnership", "reform",
        "joint commission", "exchanged views", "industrial", "hotel", "climate", "terrorism",
    ),
    "good": (
        "serious", "credible", "realistic", "pragmatic", "viable", "only basis", "only solution",
        "only way", "way forward", "way out", "good basis", "solid basis", "sound basis",
        "most credible", "preeminence", "generous", "deserves", "deserved", "commended",
    ),
    "stolen": (
        "stolen", "robbed", "rob", "robbery", "somebody else 's", "someone else 's", "thieves",
        "plunder", "plundered", "plundering", "looting", "looted", "pillage", "sold out",
        "betrayal", "betrayed", "illicit", "another country 's", "theft", "steals", "blood",
        "owners", "without asking", "without their consent", "without consent", "complicit",
    ),
    "entity": (
        "entity", "pseudo", "phantom", "puppets", "militia", "militias", "armed gangs",
    ),
    "dropped": ("on hold", "drops recognition", "drops", "turns its back", "turned its back"),
    "freedom": ("free", "freedom", "freedoms", "freely", "liberty", "apartheid", "emancipate"),
    "places": (
        "palestine", "palestinian", "palestinians", "gaza", "israel", "israeli", "jerusalem",
        "middle east", "west bank", "two state solution", "lebanon", "syria", "libya", "yemen",
        "sudan", "iraq", "kuwait", "afghanistan", "north korea",
        "myanmar", "haiti", "catalonia", "scotland",
        "tibet", "hong kong", "namibia", "south africa 's occupation", "angola 's independence",
        "new caledonia", "cuba 's independence", "three islands", "viet nam", "puerto rico",
    ),
    "choice": (
        "decide for themselves", "choose for themselves", "decide their", "let them vote",
        "people vote", "free ballot", "people must decide", "own fate", "be free", "are free",
        "right to choose", "free choice", "choose freely", "decide freely", "a people",
        "its people", "their freedom", "their own land", "their land", "plebiscite",
        "right to decide", "their own country", "the people 's", "promised", "for their freedom",
        "fighting for", "struggle", "struggling", "colonised", "colonized", "a colony",
    ),
    "home": (
        "our land", "our country", "our soil", "our territory", "our house", "our waters",
        "his country 's territory", "its territory", "its soil", "national territory", "homeland",
        "motherland", "reunification", "reunified", "recovered", "inherent", "inalienable",
        "indivisible", "internal affairs", "internal affair", "internal matter", "one china",
        "allegiance", "the whole of", "whole country", "entirety", "is ours", "territorial waters",
    ),
}  # fmt: skip


@lru_cache(maxsize=1)
def _cue_lexicon() -> Lexicon[str]:
    return Lexicon((phrase, kind) for kind, phrases in CUES.items() for phrase in phrases)


@lru_cache(maxsize=4096)
def _cues_of(folded: tuple[str, ...]) -> frozenset[str]:
    return frozenset(match.value for match in _cue_lexicon().match(list(folded)))


# ---------------------------------------------------------------------------- what they look at


def _sure(sentence: SentenceInArticle, question: Question) -> Frame | None:
    """Give the weightiest frame that is told as a fact, if the sentence has one side only."""
    main = sentence.reading.main
    if main is None or sentence.reading.verdict == "both" or _elsewhere(sentence, question):
        return None
    # what is doubted, or told in brackets and time clauses, is no position of the sentence
    return None if main.mood or main.clause in ("aside", "adverbial", "relative") else main


def _leaning(sentence: SentenceInArticle, question: Question, *objects: str) -> str | None:
    """Give where the sentence's weightiest frame points, if its object is one of these."""
    main = _sure(sentence, question)
    return main.leaning if main is not None and main.object in objects else None


def _topic(sentence: SentenceInArticle) -> float:
    """Give the share of the article's sentences that are on the question."""
    return sum(other.on for other in sentence.article) / len(sentence.article)


def _elsewhere(sentence: SentenceInArticle, question: Question) -> bool:
    """Whether a sentence without words of the question speaks of another place, or its article."""
    if sentence.on:
        return False
    return (
        _topic(sentence) < _TOUCHED
        or sentence.cues("places")
        or _other_territory(sentence, question)
    )


def _other_territory(sentence: SentenceInArticle, question: Question) -> bool:
    own = {name.lower() for name in (*question.names, *question.places)}
    return any(
        match.value != question.name
        and " ".join(sentence.folded[match.first : match.last]) not in own
        for match in _territories().match(sentence.folded)
    )


@lru_cache(maxsize=1)
def _territories() -> Lexicon[str]:
    """Make the lexicon of the territories of all questions that ship."""
    return Lexicon(
        (name, shipped) for shipped in list_questions() for name in load_question(shipped).names
    )


def _on_around(sentence: SentenceInArticle) -> bool:
    """Whether the sentence or one of the two on each side is on the question."""
    return any(
        other.on for other in sentence.article[max(0, sentence.place - 2) : sentence.place + 3]
    )


def _years(sentence: SentenceInArticle) -> list[int]:
    return [int(w) for w in sentence.folded if len(w) == 4 and w.isdigit() and "1800" < w < "2040"]


def _parties(sentence: SentenceInArticle) -> frozenset[str]:
    """Give the parties that the sentence names: "claimant", "rival"."""
    return frozenset(party_of(role) for role in sentence.roles) - {""}


def _silent(reading: Reading) -> bool:
    """Whether the grammar finds no side taken."""
    return reading.verdict in ("none", "named", "process")


def _lead(sentence: SentenceInArticle) -> str | None:
    """Give the first side that the article takes before this sentence."""
    for other in sentence.article[: sentence.place]:
        if other.reading.verdict in ("support", "opposition"):
            return other.reading.verdict
    return None


def _previous(sentence: SentenceInArticle) -> str | None:
    """Give the side that the sentence before takes."""
    if not sentence.place:
        return None
    verdict = sentence.article[sentence.place - 1].reading.verdict
    return verdict if verdict in ("support", "opposition") else None


# shares of an article's sentences that are on the question: it is touched, or what it is about
_TOUCHED = 0.1
_CENTRAL = 0.3
_SIDE = {"claimant": "support", "rival": "opposition"}
_QUESTION = frozenset(ROLES)
_PROCESS = frozenset({"diplomacy", "process", "formula"})
_STANCE = frozenset({"endorse", "reject", "solidarity", "recognize", "withdraw", "violate",
                     "demand", "right", "good", "bad", "belong", "status", "mission", "open",
                     "claimant_name", "rival_name", "claimant_plan", "rival_plan", "occupation",
                     "separatist", "plunder", "scare", "consent", "negation", "affirm",
                     "separate", "annexation"})  # fmt: skip


# -------------------------------------------------------------------------------- taking a side


def claim(sentence: SentenceInArticle, question: Question) -> str | None:
    """Whose sovereignty, integrity or part the territory is called, or said not to be."""
    objects = ("status", "belong", "territory", "place", "annexation")
    side = _leaning(sentence, question, *objects)
    main = sentence.reading.main
    if side == "opposition" and main is not None and main.side == "claimant":
        # "no solution outside its sovereignty" is no rejection: a minus needs a verb
        return side if main.verb in ("reject", "withdraw", "recognize") and sentence.on else None
    return side


def under_sovereignty(sentence: SentenceInArticle, question: Question) -> str | None:
    """Something lies within, under or in the framework of the claimant's sovereignty."""
    if not _silent(sentence.reading) or {"negation", "contrast"} & sentence.roles:
        return None
    for frame in sentence.reading.frames:
        if frame.object == "status" and frame.side == "claimant":
            before = sentence.folded[max(0, frame.first - 6) : frame.first]
            if {"under", "within", "framework", "exercise", "enjoys"} & set(before):
                return "support"
    return None


def claim_denied(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant has no right, title or sovereignty there, or sits where it should not."""
    folded = sentence.folded
    if not sentence.on or "claimant" not in _parties(sentence) or "negation" not in sentence.roles:
        return None
    if sentence.reading.verdict == "support" or "claimant_name" in sentence.roles:
        return None
    rights = {"sovereignty", "title", "right", "own", "owner", "ours", "ties", "part", "belong"}
    return "opposition" if rights & set(folded) else None


def claimants_plan(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's plan is backed, praised or rejected."""
    main = _sure(sentence, question)
    if main is None or main.object != "claimant_plan":
        return None
    # "nothing but autonomy" is no rejection: a minus needs a verb
    return main.leaning if main.sign > 0 or main.verb in ("reject", "withdraw") else None


def plan_on_the_table(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's plan is named, with no word against it and none of the other side."""
    if "claimant_plan" not in sentence.roles or not _silent(sentence.reading):
        return None
    against = {"negation", "reject", "withdraw", "rival_plan", "tell", "past", "modal", "contrast"}
    return None if against & sentence.roles or "rival" in _parties(sentence) else "support"


def rivals_aims(sentence: SentenceInArticle, question: Question) -> str | None:
    """A vote, independence or self-determination is demanded, upheld or promised."""
    main = _sure(sentence, question)
    if main is None or main.object not in ("rival_plan", "separate") or not sentence.on:
        return None
    if _parties(sentence) == {"claimant", "rival"} or "formula" in sentence.roles:
        return None
    if main.leaning == "support" or (main.verb == "demand" and _PROCESS & sentence.roles):
        return None  # an aim that is only "not" is told more often than refused
    return "opposition"


def aims_carried_on(sentence: SentenceInArticle, question: Question) -> str | None:
    """The same in a sentence without a name of the question, in an article that is about it."""
    main = _sure(sentence, question)
    if main is None or main.object not in ("rival_plan", "separate") or sentence.on:
        return None
    if main.leaning == "support" or _PROCESS & sentence.roles or _topic(sentence) < _CENTRAL:
        return None
    return None if main.verb in ("", "consider") else "opposition"


def rivals_speak(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival, or whoever speaks for it, demands what the grammar counts against the claim."""
    main = sentence.reading.main
    if main is None or main.leaning != "opposition" or sentence.reading.verdict == "both":
        return None
    speaker = sentence.article[sentence.place].speaker
    rival = party_of(main.subject) == "rival" or (speaker == "rival" and not main.subject)
    return "opposition" if rival and _parties(sentence) != {"claimant", "rival"} else None


def aims_named(sentence: SentenceInArticle, question: Question) -> str | None:
    """The rivals' aim is named as a right or a promise, outside the process."""
    if not {"rival_plan", "separate"} & sentence.roles or not _silent(sentence.reading):
        return None
    other = {"claimant_plan", "claimant_name", "formula", "process", "modal", "past", "idiom"}
    if other & sentence.roles or _elsewhere(sentence, question) or _topic(sentence) < _CENTRAL:
        return None
    told = {"people", "right", "reject", "violate", "negation", "solidarity"} & sentence.roles
    return "opposition" if told or "people" in sentence.folded else None


def rivals_themselves(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival is condemned as such, or its position is stood by."""
    main = _sure(sentence, question)
    if main is None or not main.direct or not sentence.on:
        return None
    if main.object in ("rival", "rival_state"):
        return "support" if main.verb == "reject" and main.sign < 0 else None
    return main.leaning if main.object == "standing" else None


def claimant_itself(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant is backed, stood by or condemned as such."""
    return _leaning(sentence, question, "claimant", "claimant_demonym", "claimant_seat")


def solidarity_with_the_people(sentence: SentenceInArticle, question: Question) -> str | None:
    """The territory's people are stood by, or their right is upheld."""
    side = _leaning(sentence, question, "people")
    return side if side == "opposition" else None


def recognition(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival's state is recognized; a bare date of recognition is history."""
    main = _sure(sentence, question)
    if main is None or main.object not in ("rival_name", "recognition") or main.loaded:
        return None
    if main.leaning != "opposition" or _years(sentence) or "past" in sentence.roles:
        return None
    if sentence.cues("dropped") or "question" in sentence.folded:
        return None
    return "opposition" if main.verb in ("recognize", "endorse", "affirm", "reject") else None


def recognition_withdrawn(sentence: SentenceInArticle, question: Question) -> str | None:
    """Recognition of a rival's state is withdrawn, frozen or put on hold."""
    main = _sure(sentence, question)
    if main is None or main.object not in ("rival_name", "recognition") or main.loaded:
        return None
    if main.leaning == "support" and "withdraw" in sentence.roles:
        return "support"
    return "support" if sentence.cues("dropped") and sentence.on else None


def not_recognized(sentence: SentenceInArticle, question: Question) -> str | None:
    """A state says that it does not recognize a rival's state."""
    main = _sure(sentence, question)
    if main is None or main.verb != "recognize" or main.sign > 0 or _years(sentence):
        return None
    return "support" if main.leaning == "support" else None


def missions(sentence: SentenceInArticle, question: Question) -> str | None:
    """A consulate or embassy is opened in the territory."""
    side = _leaning(sentence, question, "mission")
    asked = {"asked", "asks", "ask", "whether", "?"} & set(sentence.folded)
    return side if side == "support" and not asked and "rival_name" not in sentence.roles else None


def missions_there(sentence: SentenceInArticle, question: Question) -> str | None:
    """A consulate stands in a place of the territory."""
    if not {"mission", "place"} <= sentence.roles or not _silent(sentence.reading):
        return None
    against = {"negation", "rival_name", "rival", "modal", "reject"} & sentence.roles
    return None if against or "?" in sentence.folded else "support"


def claimants_words(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's own names for the territory or the dispute, where nothing else decides."""
    if "claimant_name" not in sentence.roles or "rival_name" in sentence.roles:
        return None
    main = sentence.reading.main
    against = main is not None and main.leaning == "opposition" and main.object != "claimant_name"
    return None if against or sentence.reading.verdict == "both" else "support"


def rivals_words(sentence: SentenceInArticle, question: Question) -> str | None:
    """The present state is called an occupation, or by a rival's loaded name."""
    main = sentence.reading.main
    if main is None or not main.loaded or main.object not in ("occupation", "rival_name"):
        return None
    if _elsewhere(sentence, question) or sentence.reading.verdict == "both":
        return None
    if {"word", "term"} & set(sentence.folded) or not _on_around(sentence):
        return None  # the word itself is spoken of, or another war
    # where both sides call the other an occupier, the one that is named is the one
    both = any("occup" in name.lower() for name in question.claimant_names)
    if both and main.object == "occupation" and _parties(sentence) == {"rival"}:
        return "support"
    return main.leaning if sentence.on or _topic(sentence) >= _TOUCHED else None


def separatists(sentence: SentenceInArticle, question: Question) -> str | None:
    """Rivals are called separatists, mercenaries or an entity."""
    if not ("separatist" in sentence.roles or sentence.cues("entity")):
        return None
    if _topic(sentence) < _TOUCHED or _elsewhere(sentence, question):
        return None
    return None if sentence.reading.verdict in ("opposition", "both") else "support"


def so_called(sentence: SentenceInArticle, question: Question) -> str | None:
    """A name of one side is called a fiction: "so-called", "pseudo"."""
    for frame in sentence.reading.frames:
        if frame.object == "scare" and sentence.on and sentence.reading.verdict != "both":
            return _SIDE.get(frame.side)
    return None


def people_as_such(sentence: SentenceInArticle, question: Question) -> str | None:
    """The territory's own are called a people: its rivals' word, since peoples have rights."""
    folded = sentence.folded
    for item in sentence.reading.items:
        if item.value == "people" and folded[item.last : item.last + 1] == ["people"]:
            named = sentence.reading.verdict in ("none", "named", "opposition")
            return "opposition" if named and "formula" not in sentence.roles else None
    return None


def taking(sentence: SentenceInArticle, question: Question) -> str | None:
    """What is taken from the territory is called stolen, or taken without consent."""
    if not (sentence.cues("stolen") or {"plunder", "consent"} & sentence.roles):
        return None
    if _elsewhere(sentence, question) or sentence.reading.verdict in ("support", "both", "process"):
        return None
    held = occupier(question) == "claimant" and _topic(sentence) >= _TOUCHED
    return "opposition" if held else None


def peoples_choice(sentence: SentenceInArticle, question: Question) -> str | None:
    """The people is to choose, was promised a vote, or fights for its land."""
    if not sentence.cues("choice") or not _silent(sentence.reading):
        return None
    if {"formula", "claimant_plan", "claimant_name", "process"} & sentence.roles:
        return None
    central = _topic(sentence) >= _CENTRAL and not _elsewhere(sentence, question)
    return "opposition" if central else None


def freedom(sentence: SentenceInArticle, question: Question) -> str | None:
    """The territory or its people is to be free."""
    if not sentence.cues("freedom") or not _silent(sentence.reading) or not sentence.on:
        return None
    if {"formula", "claimant_name", "rights", "claimant_plan"} & sentence.roles:
        return None
    return "opposition" if {"territory", "people", "rival", "rival_name"} & sentence.roles else None


def claimants_home(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant calls the territory home soil, whole, recovered or an internal affair."""
    if not sentence.cues("home") or not _silent(sentence.reading):
        return None
    sides = _parties(sentence) or {sentence.article[sentence.place].speaker}
    return "support" if sides == {"claimant"} and _topic(sentence) >= _TOUCHED else None


def praise_carried_on(sentence: SentenceInArticle, question: Question) -> str | None:
    """Serious, credible, realistic: of a plan or of efforts that the article spoke of before."""
    if not sentence.cues("good") or not _silent(sentence.reading):
        return None
    if {"negation", "rival_plan", "reject"} & sentence.roles or _elsewhere(sentence, question):
        return None
    plans = any(
        item.value in ("claimant_plan", "claimant_name")
        for other in sentence.article[: sentence.place + 1]
        for item in other.reading.items
    )
    return "support" if plans else None


def party_speaks(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival says or rejects something on the question, and the grammar finds no side."""
    if party_of(sentence.reading.subject) != "rival" or _parties(sentence) != {"rival"}:
        return None
    if not sentence.on or _PROCESS & sentence.roles or not _silent(sentence.reading):
        return None
    said = {"reject", "endorse", "negation", "demand"} & sentence.roles
    return "opposition" if said and "report" in sentence.roles else None


def in_passing(sentence: SentenceInArticle, question: Question) -> str | None:
    """A side is taken in a subordinate clause, in brackets or as a possibility."""
    main = sentence.reading.main
    if main is None or not sentence.on or sentence.reading.verdict == "both":
        return None
    return main.leaning if _sure(sentence, question) is None and main.mood != "question" else None


def maps(sentence: SentenceInArticle, question: Question) -> str | None:
    """A map that shows the territory within the claimant."""
    if not sentence.cues("map") or "claimant" not in _parties(sentence):
        return None
    if not {"claimant_name", "territory", "status", "place"} & sentence.roles:
        return None
    if {"negation", "reject", "withdraw", "rival_name"} & sentence.roles:
        return None
    whole = {"whole", "full", "complete", "including", "entire", "part"}
    return "support" if whole & set(sentence.folded) else None


def rulings(sentence: SentenceInArticle, question: Question) -> str | None:
    """A court calls the territory separate and distinct, or asks for its people's consent."""
    if not sentence.cues("ruling") or not sentence.on or "claimant_name" in sentence.roles:
        return None
    phrase = {"separate", "distinct", "consent", "consented"} & set(sentence.folded)
    return (
        "opposition" if phrase and {"separate", "consent", "rival_plan"} & sentence.roles else None
    )


def deals(sentence: SentenceInArticle, question: Question) -> str | None:
    """A treaty, label or license counts the territory as the claimant's, or may not."""
    if not sentence.cues("deal") or not sentence.on or sentence.reading.verdict == "both":
        return None
    if "claimant_name" in sentence.roles:
        return "support"
    return _leaning(sentence, question, "separate", "consent", "status", "occupation")


def integrity_of_the_claimant(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's integrity or unity is named, and nothing turns it."""
    if "claimant" not in _parties(sentence) or not sentence.on:
        return None
    if "negation" in sentence.roles or "rival" in _parties(sentence):
        return None
    named = "integrity" in sentence.folded and "territorial" in sentence.folded
    return "support" if named and sentence.reading.verdict != "opposition" else None


def votes_cast(sentence: SentenceInArticle, question: Question) -> str | None:
    """Somebody voted for or against what takes a side; an abstention takes none."""
    if not sentence.cues("ballot") or _topic(sentence) < _TOUCHED:
        return None
    if {"abstained", "abstentions", "abstaining"} & set(sentence.folded):
        return "neutral"
    main = _sure(sentence, question)
    return main.leaning if main is not None and main.verb in ("endorse", "reject") else None


# ------------------------------------------------------------------------------ taking no side


def process_only(sentence: SentenceInArticle, question: Question) -> str | None:
    """The talks, the envoy or the mission, and no side's aim."""
    if sentence.reading.verdict != "process" or _topic(sentence) < _TOUCHED:
        return None
    aims = {"claimant_plan", "claimant_name", "rival_name", "occupation", "separatist", "right",
            "people", "reject", "withdraw", "negation"}  # fmt: skip
    if sentence.roles & aims or sentence.cues("ties") or _elsewhere(sentence, question):
        return None
    return "neutral" if {"process", "formula"} & sentence.roles or sentence.on else None


def un_formula(sentence: SentenceInArticle, question: Question) -> str | None:
    """The UN's formula, self-determination included: "mutually acceptable"."""
    if "formula" not in sentence.roles or "claimant_plan" in sentence.roles:
        return None
    if not _silent(sentence.reading) or _elsewhere(sentence, question):
        return None
    return "neutral"


def question_asked(sentence: SentenceInArticle, question: Question) -> str | None:
    """A question takes no side by asking."""
    if "?" not in sentence.folded[-3:] or not sentence.on:
        return None
    return "neutral" if _silent(sentence.reading) else None


def told_as_history(sentence: SentenceInArticle, question: Question) -> str | None:
    """Years long past, names of the question, and nobody speaks: how it came about."""
    years = _years(sentence)
    if not sentence.on or not years or max(years) >= 2005 or "report" in sentence.roles:
        return None
    if {"claimant_name", "occupation", "separatist", "right", "claimant_plan"} & sentence.roles:
        return None
    main = sentence.reading.main
    return None if main is not None and (main.loaded or main.object == "people") else "neutral"


def both_sides_told(sentence: SentenceInArticle, question: Question) -> str | None:
    """The aims of both parties side by side."""
    if _parties(sentence) != {"claimant", "rival"} or not sentence.on:
        return None
    ours = {"claimant_plan", "status", "belong"} & sentence.roles
    theirs = {"rival_plan", "separate"} & sentence.roles
    said = {"contrast", "tell", "demand", "consider"} & sentence.roles
    return "neutral" if ours and theirs and said and "reject" not in sentence.roles else None


def denial(sentence: SentenceInArticle, question: Question) -> str | None:
    """Nothing was said, or nothing has changed, which does not tell the position."""
    if not sentence.cues("denial") or not _silent(sentence.reading):
        return None
    return "neutral" if _topic(sentence) >= _TOUCHED else None


def only_named(sentence: SentenceInArticle, question: Question) -> str | None:
    """Names of the question, no word of stance, and no claim by the way."""
    if not sentence.on or sentence.reading.verdict not in ("none", "named"):
        return None
    if _STANCE & sentence.roles or _topic(sentence) < 0.4 or len(sentence.folded) < 9:
        return None
    if any(map(sentence.cues, ("choice", "home", "ties", "stolen", "freedom"))):
        return None
    return "neutral"


def rights_only(sentence: SentenceInArticle, question: Question) -> str | None:
    """Prisoners, trials and camps, without a word on status."""
    if not sentence.cues("rights") or not sentence.on or not _silent(sentence.reading):
        return None
    sides = {"occupation", "rival_name", "claimant_name", "solidarity", "rival_plan"}
    return None if sides & sentence.roles else "neutral"


def mandate(sentence: SentenceInArticle, question: Question) -> str | None:
    """Peacekeepers, mediators, ceasefires and votes on them."""
    if not sentence.cues("mandate") or not _silent(sentence.reading):
        return None
    sides = {"claimant_plan", "claimant_name", "rival_name", "rival_plan", "people", "right"}
    if sides & sentence.roles or sentence.cues("ties") or _elsewhere(sentence, question):
        return None
    return "neutral" if _topic(sentence) >= 0.2 else None


# -------------------------------------------------------------------------- not on the question


def page_furniture(sentence: SentenceInArticle, question: Question) -> str | None:
    """Menus, bylines, dates, credits and share buttons."""
    return OFF_TOPIC if sentence.article[sentence.place].furniture and not sentence.on else None


def silent_article(sentence: SentenceInArticle, question: Question) -> str | None:
    """No sentence of the article is on the question."""
    return None if any(other.on for other in sentence.article) else OFF_TOPIC


def far_from_it(sentence: SentenceInArticle, question: Question) -> str | None:
    """Neither the sentence nor those around it have words of the question."""
    if sentence.on or not _silent(sentence.reading):
        return None
    around = sentence.article[max(0, sentence.place - 3) : sentence.place + 4]
    return None if any(other.on for other in around) else OFF_TOPIC


def other_business(sentence: SentenceInArticle, question: Question) -> str | None:
    """Trade, visas, training, football: the rest of what states have with each other."""
    if sentence.on or not sentence.cues("ties") or not _silent(sentence.reading):
        return None
    if any(map(sentence.cues, ("stolen", "choice", "home", "good"))):
        return None
    return None if _topic(sentence) > 0.5 else OFF_TOPIC


def other_place(sentence: SentenceInArticle, question: Question) -> str | None:
    """Another disputed territory, and not this one."""
    if sentence.on or not _silent(sentence.reading) or _topic(sentence) > 0.5:
        return None
    named = sentence.cues("places") or _other_territory(sentence, question)
    return OFF_TOPIC if named else None


def no_names(sentence: SentenceInArticle, question: Question) -> str | None:
    """Not one name of the question or word of stance, where little is on the question."""
    if sentence.on or sentence.roles or _topic(sentence) > 0.35:
        return None
    return None if sentence.cues("choice") or sentence.cues("home") else OFF_TOPIC


#: The functions that ship, in the order of the votes table's columns.
FUNCTIONS: tuple[LabelingFunction, ...] = (
    claim, under_sovereignty, claim_denied, claimants_plan, plan_on_the_table, rivals_aims,
    aims_carried_on, rivals_speak, aims_named, rivals_themselves, claimant_itself,
    solidarity_with_the_people, recognition, recognition_withdrawn, not_recognized, missions,
    missions_there, claimants_words, rivals_words, separatists, so_called, people_as_such, taking,
    peoples_choice, freedom, claimants_home, praise_carried_on, party_speaks, in_passing, maps,
    rulings, deals, integrity_of_the_claimant, votes_cast, process_only, un_formula,
    question_asked, told_as_history, both_sides_told, denial, only_named, rights_only, mandate,
    page_furniture, silent_article, far_from_it, other_business, other_place, no_names,
)  # fmt: skip

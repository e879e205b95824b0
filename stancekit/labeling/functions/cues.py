"""Cues: phrases that labeling functions go by, by kind, and the finding of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from stancekit.phrases import Lexicon

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
def cues_of(folded: tuple[str, ...]) -> frozenset[str]:
    """Give the kinds of cues among a sentence's words, which are in lower case."""
    return frozenset(match.value for match in _cue_lexicon().match(list(folded)))

"""The agents of a sentence: whoever could hold a stance there, and where each stands.

`find_agents` walks through an article once. An agent is a name of the gazetteer, a person, an
office, an organization or group known by its form, or a pronoun; it stands as the speaker, the
subject, after "according to" or a passive "by", as the attribute of a noun, and so on. Persons,
offices and short forms are remembered from sentence to sentence, and pronouns resolved to the last
agent that fits. Which agent holds a stance is decided one room higher, in `holders`.
"""

# ruff: noqa: SIM905
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from stancekit.cleaning import SILENT, normalize
from stancekit.gazetteer import OFFICIALS, Name, holder_id, names_in, slug
from stancekit.phrases import Match
from stancekit.question import Question
from stancekit.reading import ReadSentence


class Agent(NamedTuple):
    """A phrase of a sentence that can hold a stance.

    Attributes
    ----------
    first, last : int
        Words `[first, last)`.
    ids : tuple of str
        Whose stance it would be; several for a list; empty while it is only a pronoun or office.
    sort : {"name", "office", "person", "pair", "he", "it", "they", "we", "role"}
    slot : str
        Where it stands, one of `SLOTS`.
    """

    first: int
    last: int
    ids: tuple[str, ...]
    sort: str
    slot: str


#: Where an agent can stand.
SLOTS = (
    "label", "accord", "speaker", "subject", "reported", "by", "view", "noun", "oblique",
    "attribute", "other",
)  # fmt: skip

ANAPHORIC = frozenset({"he", "it", "they", "we", "role", "pair"})
FREE = frozenset({"label", "accord", "speaker", "subject", "reported", "by", "view"})
_PREPOSITIONS = frozenset(
    """
    of in with to from over on at for against between about toward towards into under near inside
    outside within through across as like than via including among around behind since until upon
    despite without during before after off per concerning regarding besides alongside beyond
    """.split()
)
DETERMINERS = frozenset(
    """
    the a an this that these those his her its their our my your both all some any each
    """.split()
)
_SAY = frozenset(
    """
    said says say saying told tells tell added adds add adding stated states stating declared
    declares explained explains noted notes wrote writes write argued argues argue insisted
    insists warned warns recalled recalls replied replies answered answers asked asks announced
    announces confirmed confirms stressed stresses underlined underlines emphasized emphasised
    emphasizes reiterated reiterates affirmed affirms reaffirmed reaffirms concluded concludes
    continued continues maintained maintains claimed claims pointed observed observes commented
    comments repeated repeats called calls thinks think thought believes believe believed finds
    found considers considered holds held felt feels tweeted posted complained remarked read reads
    """.split()
)
_STANCE_NOUNS = frozenset(
    """
    support backing endorsement recognition position stance rejection opposition decision refusal
    condemnation acknowledgment acknowledgement adherence solidarity commitment attachment view
    regret claim claims vote withdrawal statement declaration communique communiqué letter embassy
    consulate policy reversal turn shift veto denial demand insistence proclamation announcement
    move line protest note resolution ruling judgment judgement verdict opinion call answer
    """.split()
)
_PRIVATE = frozenset(
    """
    analyst professor deputy deputies senator senators lawmaker lawmakers mp mps mep meps activist
    activists journalist lawyer lecturer unionist campaigner campaigners petitioner councillor
    councillors mayor resident residents student students refugee refugees historian author
    columnist player captain coach teacher farmer veteran singer demonstrators protesters critics
    backbencher researcher expert scholar economist driver writer judge congressmen congressman
    """.split()
)
# an adjective before these does not make them the state's
_APART = _PRIVATE | frozenset(
    """
    union unions association federation club company firm committee society group groups newspaper
    media press court judges opposition party
    """.split()
)
_PLACES = frozenset(
    """
    hotel cuisine tunnel airport stadium university restaurant market museum street square studio
    bureau correspondent summit conference meeting talks accord agreement treaty convention
    declaration marathon festival film coast border route flight ferry team match game club fans
    players league cup embassy-run time area region port bank stock exchange metro bus visit trip
    office edition
    """.split()
)
_VERBS = frozenset(
    """
    is are was were be been has have had does do did will would can could may might must should
    shall said says took takes made makes gave gives went goes came comes became becomes put puts
    stood stands kept keeps held holds saw sees found finds won wins lost left leaves sent sends
    told tells thinks thought felt knows knew got gets let lets set sets cut cuts voted votes
    wants wanted needs never also still now no-longer not alone itself again too then once today
    """.split()
)
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof sir lord lady dame h.e hon deputy senator judge sheikh king queen
    prince princess president minister chancellor premier ambassador general colonel captain
    cardinal bishop father sister comrade professor mme m emir sultan pope
    """.split()
)
_GIVEN = frozenset(
    """
    jordan chad georgia paris israel kenya india sofia asia victoria malta lima santiago cuba
    martinique ireland holland france sydney
    """.split()
)  # fmt: skip
_PARTICLES = frozenset(
    """
    de van von der den bin ben al el la le da dos du di ibn ould mac ó
    """.split()
)
_ARTICLED = frozenset(
    """
    united us u uk eu un au uae usa ussr netherlands philippines comoros maldives seychelles
    bahamas emirates gambia congo central dominican czech republic kingdom holy white state
    federal islamic democratic marshall solomon soviet vatican polisario kremlin moncloa elysee
    élysée vatican knesset dáil folketing bundestag storting riksdag foreign house hague sahrawi
    saharawi sadr
    """.split()
)
_PAIR_HEADS = frozenset(
    """
    sides countries parties ministers governments nations leaders officials presidents states
    delegations kingdoms men heads diplomats capitals republics neighbours neighbors
    """.split()
)
_OWN_HEADS = frozenset(
    """
    country government nation people state kingdom republic side
    """.split()
)
_ORGANIZATION_HEADS = frozenset(
    """
    bloc union organization organisation league council court front movement party commission
    alliance association federation committee group body tribunal community court judges ruling
    judgment judgement assembly club company firm society board circle samiti unions league
    congress conference bank fund network forum guild
    """.split()
)
_ORGANIZATION_NOUNS = _ORGANIZATION_HEADS | frozenset(
    """
    union club board bank fund society network forum centre center institute agency office
    """.split()
)
_CONNECTORS = frozenset(
    """
    of for on and et pour de del y
    """.split()
)
_BODY_NOUNS = _ORGANIZATION_NOUNS | frozenset(
    """
    assembly parliament league party samiti syndicate congress conference intergroup circle
    platform initiative action support solidarity house authority coalition voices confederation
    council collective campaign guild trust youth
    """.split()
)
_GROUPS = frozenset(
    """
    demonstrators protesters residents councillors senators deputies lawmakers students refugees
    parties states governments countries capitals delegations unionists unions campaigners
    activists professors lawyers scholars academics critics observers participants families
    workers farmers associations groups organizations organisations mps meps parliamentarians
    congressmen spectators fishermen petitioners walkers islanders women veterans athletes guests
    exiles mourners monarchies
    """.split()
)
_TRADES = frozenset(
    """
    analyst professor deputy senator lawmaker mp mep activist journalist lawyer lecturer unionist
    campaigner petitioner councillor mayor resident student refugee historian columnist player
    captain coach teacher farmer veteran singer backbencher researcher expert scholar economist
    driver man woman engineer organiser organizer observer judge cousin boy girl reader rapporteur
    """.split()
)
_PEOPLE_OFFICES = frozenset(
    """
    ambassador chancellor consul delegate diplomat emir envoy fm king leader minister monarch
    negotiator official pm premier president prime queen representative secretary sovereign
    speaker spokesman spokesperson spokeswoman sultan chairman chairwoman chairperson chair chief
    counterpart commissioner undersecretary
    """.split()
)
DOCUMENTS = frozenset(
    """
    letter text statement communique communiqué resolution document declaration ruling motion
    agreement memorandum report note message paper judgment judgement opinion decree bill speech
    preamble paragraph article treaty summary dispatch editorial petition
    """.split()
)
# whom "the Council" means where the article never says it in full
_CAPITAL_BODIES = {
    "council": "org:security-council",
    "assembly": "org:general-assembly",
    "union": "org:european-union",
}
_FORMS_OF_STATE = frozenset(
    """
    democratic people socialist islamic federal arab popular cooperative but and
    """.split()
)
_OPENERS = frozenset(
    """
    by for from in on at emeritus opinion but then and when as the hadj comrade cllr
    """.split()
)
_PEOPLE_WORDS = frozenset(("he", "she", "it", "they", "we"))
# these follow a name as verbs as often as nouns
_ALSO_VERBS = frozenset(
    """
    claims turn move note call support vote view protest
    """.split()
)
# an office only with another word for one, or behind an article
_WEAK_OFFICES = frozenset(
    """
    national foreign state party office permanent nation chief capital people general group side
    """.split()
)
# small words that a name of an organization may contain
_INNER_WORDS = frozenset(
    """
    of for on and the in to with et de pour del du des
    """.split()
)
# words between a preposition and the name that it governs
_BEFORE_NAMES = frozenset(
    """
    government republic new then former both neighbouring neighboring
    """.split()
)
# what a resolution does besides saying
_RULES = frozenset(
    """
    calls called asks asked demands demanded urges urged supports supported endorses endorsed
    describes described recognizes recognized recognises recognised renews renewed extends
    extended condemns condemned rejects rejected takes took welcomes welcomed backs backed
    """.split()
)
# who passes the words on, and does not hold them
_NEWS = frozenset({"news", "newspaper", "press", "agency", "times", "radio", "television", "daily"})
_PLAIN_OFFICES = frozenset(
    """
    presidential office foreign ministry of affairs and the prime minister national
    """.split()
)
_DATELINE = 12


class SentenceAgents:
    """What is found in one sentence before it is read in its article."""

    __slots__ = (
        "agents",
        "dateline",
        "first_person",
        "folded",
        "headline",
        "opens",
        "quoted",
        "read",
        "starts",
    )

    def __init__(self, read: ReadSentence) -> None:
        self.read = read
        self.folded = read.words.folded
        self.agents: list[Agent] = []
        self.quoted: list[bool] = []
        self.dateline = 0  # the words before it are place, date and agency, or a byline
        self.headline = False
        self.first_person = False
        self.opens = False
        self.starts = False


def find_agents(
    article: Sequence[ReadSentence], question: Question
) -> tuple[list[SentenceAgents], dict[str, str]]:
    """Find the agents of every sentence; persons are known by their last name once introduced."""
    sentences = []
    known: dict[str, tuple[str, ...]] = {}  # a surname, and whose stance it is
    for party in question.rivals:
        for name in party.names:
            # "the Front" is the question's own until the article names another
            head = name.lower().split()[-1]
            if party.id.startswith("party:") and head in ("front", "movement", "party"):
                known.setdefault(f"the {head}", (party.id,))
    persons: dict[str, str] = {}  # an id, and the name to show
    offices: dict[str, tuple[str, ...]] = {}  # an office, and whose it was last
    if any("kingdom" in name.lower() for name in question.claimant.names):
        # "the King" alone is the claimant's until the article brings another
        offices.update(dict.fromkeys(("king", "monarch", "sovereign"), (question.claimant.id,)))
    named = Counter(
        i for read in article for m in names_in(read.words, read.text, question)
        for i in m.value.ids if len(m.value.ids) == 1
    )  # fmt: skip
    inside = False
    for index, read in enumerate(article):
        sentence = SentenceAgents(read)
        inside = _mark_quotes(sentence, inside)
        caps = _capitals(read)
        sentence.dateline = len(caps) if read.furniture in SILENT else _dateline_end(read, caps)
        words = [w for w, c in zip(sentence.folded, caps, strict=True) if len(w) > 3]
        large = sum(c for w, c in zip(sentence.folded, caps, strict=True) if len(w) > 3)
        sentence.headline = (
            index < 3 and not sentence.dateline and len(words) > 3 and large >= 0.7 * len(words)
            and sentence.folded[0] not in ("by", "from")
        )  # fmt: skip
        _read_agents(sentence, caps, question, known, persons, offices, named)
        sentences.append(sentence)
    for sentence in sentences[:3]:
        # a headline and a lead use names that the text explains only later
        _read_agents(
            sentence, _capitals(sentence.read), question, known, persons, dict(offices), named
        )
    _resolve(sentences, question)
    return sentences, persons


def _resolve(sentences: list[SentenceAgents], question: Question) -> None:
    """Give pronouns and bare offices whom they stand for: the last that fits before them."""
    person: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    for sentence in sentences:
        folded = sentence.folded
        for number, agent in enumerate(sentence.agents):
            if not agent.ids:
                words = set(folded[agent.first : agent.last])
                if agent.sort == "he":
                    # "he" is one: never a list of states
                    found = person if len(person) == 1 else official
                elif agent.sort == "it":
                    found = body
                elif agent.sort == "they":
                    found = group or body
                elif agent.sort == "role":
                    whose = folded[agent.first] if agent.first < len(folded) else ""
                    if whose == "its":
                        # "its representative" is the last body's own, not the last official
                        found = mentioned
                    else:
                        found = official if words & _PEOPLE_OFFICES else body
                else:
                    found = ()
                if found:
                    agent = agent._replace(ids=found)
                    sentence.agents[number] = agent
            if agent.ids and not agent.ids[0].startswith("person:") and agent.slot != "attribute":
                mentioned = agent.ids
            if not agent.ids or agent.slot not in FREE:
                continue
            words = set(folded[agent.first : agent.last])
            private = agent.ids[0].startswith("person:")
            if agent.sort in ("person", "he") or private or words & _PEOPLE_OFFICES:
                person = agent.ids
                if not private and len(agent.ids) == 1:
                    official = agent.ids
                    body = body or agent.ids
            elif agent.sort in ("name", "office", "role", "it"):
                body = agent.ids
                official = official or agent.ids
            if agent.sort == "group" or len(agent.ids) > 1 or words & _PAIR_HEADS:
                group = agent.ids


@lru_cache(maxsize=128)
def _people(question: Question) -> frozenset[str]:
    return frozenset(name.lower() for name in question.demonyms)


def _capitals(read: ReadSentence) -> list[bool]:
    text = read.text
    return [text[start : start + 1].isupper() for start in read.words.starts]


def _dateline_end(read: ReadSentence, caps: list[bool]) -> int:
    """Give the first word behind a dateline: "RABAT, 3 May (Agency) - The minister"."""
    folded = read.words.folded
    for at in range(1, min(len(folded) - 1, _DATELINE + 4)):
        if folded[at] == "-" and _is_spaced(read, at):
            marked = any(not folded[i].isalpha() for i in range(at))
            large = read.text[: read.words.starts[at]].isupper()
            start = read.words.starts[at + 1]
            opens = caps[at + 1] or read.text[start : start + 1] in '"“«'
            return at + 1 if opens and (marked or large) else 0
        if folded[at].isalpha() and not caps[at] and folded[at] not in _PARTICLES:
            return 0
    return 0


def _is_spaced(read: ReadSentence, at: int) -> bool:
    """Tell a dash between spaces, which ends a name, from a hyphen."""
    starts, ends = read.words.starts, read.words.ends
    return (
        at > 0
        and starts[at] > ends[at - 1]
        and (at + 1 >= len(starts) or starts[at + 1] > ends[at])
    )


def _mark_quotes(sentence: SentenceAgents, inside: bool) -> bool:
    """Mark the words in quotation marks; an open quotation goes on in the next sentence."""
    words = sentence.read.words
    plain = normalize(sentence.read.text)
    sentence.starts = inside
    for at, word in enumerate(words.folded):
        if word == '"' or (word == "'" and _is_quote(plain, words.starts[at], inside)):
            start = words.starts[at]
            opening = start == 0 or plain[start - 1] in " (\t\n-:["
            inside = bool(opening)
            if opening and at == 0:
                sentence.starts = True
            sentence.quoted.append(True)
            continue
        sentence.quoted.append(inside)
    sentence.opens = inside
    # a quotation is not carried for ever over a mark that was never closed
    return inside and len(words.folded) < 120


def _is_quote(plain: str, start: int, inside: bool) -> bool:
    before = plain[start - 1 : start]
    after = plain[start + 1 : start + 2]
    if not before.strip():
        return after.isalnum()
    return inside and before in ".,!?" and not after.isalnum()


def _read_agents(
    sentence: SentenceAgents,
    caps: list[bool],
    question: Question,
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    offices: dict[str, tuple[str, ...]],
    named: Counter[str],
) -> None:
    read, folded = sentence.read, sentence.folded
    size = len(folded)
    agents: list[Agent] = []
    matches = names_in(read.words, read.text, question, exceptions=True)
    names = {m.first: m for m in matches if m.value.kind != "exception"}
    blocked = {at for m in matches if m.value.kind == "exception" for at in range(m.first, m.last)}
    bodies = {} if sentence.headline else _bodies(sentence, caps, names, blocked, known, persons)
    for body in bodies.values():
        for at in range(body.first, body.last):
            names.pop(at, None)
    rival = next(
        (p.id for p in question.rivals if p.id.startswith("state:")), question.rivals[0].id
    )
    at = sentence.dateline
    while at < size:
        if at in bodies:
            if bodies[at].ids:
                agents.append(bodies[at])
            at = bodies[at].last
            continue
        match = names.get(at)
        if match is None and caps[at] and folded[at] in _people(question):
            head, end = _head(folded, caps, at + 1, names)
            if head == "office":
                theirs = Agent(at, end, (rival,), "office", "")
                at = _attach_person(sentence, caps, theirs, known, persons, names, end)
                agents.append(theirs._replace(last=at))
                continue
        if match is not None:
            agent: Agent | None
            agent, at = _name_agent(sentence, caps, match, named, names)
            if agent is not None:
                at = _attach_person(sentence, caps, agent, known, persons, names, at)
                for word in folded[agent.first : agent.last]:
                    if word in OFFICIALS or word in _ORGANIZATION_HEADS:
                        offices[word] = agent.ids
                        known[f"the {word}"] = agent.ids
                        if word in ("court", "tribunal"):
                            for other in ("judges", "ruling", "judgment", "judgement"):
                                known[f"the {other}"] = agent.ids
                if agent.ids[0] == "org:european-union":
                    known["the bloc"] = known["the union"] = agent.ids
                if agent.ids[0].startswith("party:"):
                    known["the party"] = known["the movement"] = known["the front"] = agent.ids
                agents.append(agent._replace(last=max(agent.last, at)))
                at = max(at, agent.last)
            continue
        word = folded[at]
        if at in blocked and word not in _PEOPLE_WORDS:
            at += 1
            continue
        if word in ("he", "she") or (
            word in ("him", "her")
            and at > 1
            and folded[at - 1] == "to"
            and (folded[at - 2] == "according")
        ):
            agents.append(Agent(at, at + 1, (), "he", ""))
        elif word == "it" and not (
            at + 1 < size and folded[at + 1] in ("is", "was", "'s", "falls")
        ):
            agents.append(Agent(at, at + 1, (), "it", ""))
        elif word == "they":
            agents.append(Agent(at, at + 1, (), "they", ""))
        elif word in ("we", "i"):
            if word == "we" or caps[at]:
                agents.append(Agent(at, at + 1, (), "we", ""))
                if not sentence.quoted[at]:
                    sentence.first_person = True
        elif word in ("our", "my") and not sentence.quoted[at]:
            sentence.first_person = True
        elif word in ("two", "both") and at + 1 < size:
            ahead = folded[at + 1 : at + 4]
            noun = next((n for n, w in enumerate(ahead) if w in _PAIR_HEADS), -1)
            if noun < 0 and word == "both" and (ahead[0] in _VERBS or ahead[0] in _SAY):
                agents.append(Agent(at, at + 1, (), "pair", ""))
            if noun >= 0:
                agents.append(Agent(at, at + 2 + noun, (), "pair", ""))
                at += 1 + noun
        elif word in _OWN_HEADS and at and folded[at - 1] in ("his", "her", "their", "our", "my"):
            agents.append(Agent(at - 1, at + 1, (), "he", ""))
        elif word in _GROUPS or word in _TRADES:
            agent, after = _group_agent(sentence, caps, at, names, known, persons, offices)
            if agent is not None:
                agents.append(agent)
                at = after
                continue
            if word in OFFICIALS or word in _ORGANIZATION_HEADS or word in _PRIVATE:
                agent, at = _office_agent(sentence, caps, at, names, offices, known, persons, named)
                if agent is not None:
                    agents.append(agent)
                continue
        elif word in OFFICIALS or word in _ORGANIZATION_HEADS or word in _PRIVATE:
            agent, at = _office_agent(sentence, caps, at, names, offices, known, persons, named)
            if agent is not None:
                agents.append(agent)
            continue
        elif caps[at] and word.isalpha() and not sentence.headline:
            agent, after = _person_agent(sentence, caps, at, names, known, persons)
            if agent is not None:
                agents.append(agent)
                at = after
                continue
            at = max(after, at + 1)
            continue
        elif caps[at] and sentence.headline and word in known:
            agents.append(Agent(at, at + 1, known[word], "person", ""))
        at += 1
    placed = [
        agent if agent.slot else agent._replace(slot=_slot(sentence, agent)) for agent in agents
    ]
    sentence.agents = _mark_reported(sentence, _join_lists(sentence, placed))


def _name_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    match: Match[Name],
    named: Counter[str],
    names: Mapping[int, Match[Name]],
) -> tuple[Agent | None, int]:
    """Tell what a name stands for where it stands."""
    folded, size = sentence.folded, len(sentence.folded)
    first, last = match.first, match.last
    value = match.value
    ids: tuple[str, ...] = value.ids
    kind: str = value.kind
    if len(ids) > 1:
        chosen = max(ids, key=lambda i: (named[i] > 0, -ids.index(i)))
        ids = (chosen,) if chosen else ()
    if not ids:
        return None, last
    after = folded[last] if last < size else ""
    before = folded[first - 1] if first else ""
    if not sentence.headline and _in_a_longer_name(sentence, caps, match, names):
        return None, last
    surname = last < size and caps[last] and last not in names and after not in OFFICIALS
    if folded[first] in _GIVEN and surname and not sentence.headline:
        return None, last
    # "the Morocco-Spain tunnel"
    if after == "-" or before == "-":
        other = names.get(last + 1) if after == "-" else None
        paired = other is not None or any(m.last == first - 1 for m in names.values())
        if paired:
            return None, last
        if before == "-" or (
            last + 1 < size
            and folded[last + 1] in ("based", "led", "backed", "controlled", "held", "run")
        ):
            return None, last
    genitive = after == "'s" or (after == "'" and folded[last - 1].endswith("s"))
    if genitive or kind == "people":
        start = last + 1 if genitive else last
        head, end = _head(folded, caps, start, names)
        if head == "office":
            return Agent(first, end, ids, "office", ""), end
        if head == "noun":
            return Agent(first, end, ids, "name", "noun"), end
        if (
            kind == "people"
            and not genitive
            and (
                folded[last - 1].endswith(("ans", "eans", "is", "ks", "ds", "ns", "ts"))
                or (before == "the" and (after in _SAY or after in _VERBS))
            )
        ):
            return Agent(first, last, ids, "name", ""), last
        return Agent(first, last, ids, "name", "attribute"), last
    if (
        before in ("the", "a", "an", "this")
        and ":" not in ids[0]
        and (
            not (set(folded[first:last]) & _ARTICLED)
            and last < size
            and after.isalpha()
            and (kind != "name" or last - first > 1 or len(folded[first]) > 4)
        )
    ):
        if after in OFFICIALS:
            return Agent(first, last + 1, ids, "office", ""), last + 1
        if after not in _VERBS and not caps[last] and after not in _PREPOSITIONS:
            return Agent(first, last, ids, "name", "attribute"), last
    if after in _PLACES:
        return Agent(first, last, ids, "name", "attribute"), last
    if after in OFFICIALS and after not in ("national", "foreign", "leader", "side", "state"):
        return Agent(first, last + 1, ids, "office", ""), last + 1
    if after in ("foreign", "prime", "state", "permanent", "defence", "defense"):
        head, end = _head(folded, caps, last, names)
        if head == "office":
            return Agent(first, end, ids, "office", ""), end
    if after in _PRIVATE and not sentence.headline:
        return Agent(first, last, ids, "name", "attribute"), last
    if after in ("resolution", "resolutions") and ids == ("org:united-nations",):
        # only two of its bodies resolve, and one of them about peace
        assembly = {"general", "assembly"} & set(folded)
        ids = ("org:general-assembly",) if assembly else ("org:security-council",)
    if after in ("resolution", "resolutions"):
        end = last + 1
        while end < size and (folded[end].isdigit() or folded[end] in "()/"):
            end += 1
        if end < size and (folded[end] in _SAY or folded[end] in _RULES):
            # "Security Council resolution 2797 reaffirmed": the text speaks for its maker
            return Agent(first, end, ids, "name", ""), end
    if after in _STANCE_NOUNS and after not in _ALSO_VERBS:
        return Agent(first, last, ids, "name", "noun"), last
    return Agent(first, last, ids, "name", ""), last


def _in_a_longer_name(
    sentence: SentenceAgents, caps: list[bool], match: Match[Name], names: Mapping[int, Match[Name]]
) -> bool:
    """Tell "Michael Jordan" and "Radio France" from "in Jordan"."""
    first = match.first
    folded = sentence.folded
    if not first or not caps[first - 1] or not folded[first - 1].isalpha():
        return False
    before = folded[first - 1]
    if before in OFFICIALS or before in _PREPOSITIONS or before in DETERMINERS:
        return False
    if any(m.last == first for m in names.values()) or before in _FORMS_OF_STATE:
        return False
    if first == 1:
        return before in _TITLES or before in ("radio", "air", "bank", "stade", "team", "club")
    value = match.value
    return (value.kind != "people" and not sentence.quoted[first - 1]) or before in _TITLES


def _head(
    folded: list[str], caps: list[bool], start: int, names: Mapping[int, Match[Name]]
) -> tuple[str, int]:
    """Tell what noun an adjective or genitive belongs to, within a few words."""
    kind, end = "", start
    for at in range(start, min(start + 6, len(folded))):
        word = folded[at]
        if word == "-":
            continue
        if not word.isalpha() or word in _VERBS or at in names:
            break
        if word in _PREPOSITIONS or word in ("and", "that", "who", "which"):
            # "minister of foreign affairs" belongs to the same phrase
            if (
                kind == "office"
                and word in ("of", "for")
                and at + 1 < len(folded)
                and folded[at + 1] in ("foreign", "state", "external", "the", "defence", "justice")
            ):
                return kind, min(at + 3, len(folded))
            break
        if word in _APART:
            return "private", at + 1
        if word in OFFICIALS:
            kind, end = "office", at + 1
        elif word in _STANCE_NOUNS and not kind:
            return "noun", at + 1
        elif (kind and not caps[at]) or kind:
            break
    return kind, end


def _attach_person(
    sentence: SentenceAgents,
    caps: list[bool],
    agent: Agent,
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    names: Mapping[int, Match[Name]],
    at: int,
) -> int:
    """Learn who holds an office: "Spanish foreign minister José Albares", also in commas."""
    if agent.sort != "office":
        return at
    folded = sentence.folded
    start = agent.last
    if start < len(folded) and folded[start] == ",":
        start += 1
    end = _person_end(sentence, caps, start, names)
    if end - start >= 1 and end > start and (end - start > 1 or start == agent.last):
        if sentence.headline and end - start > 3:
            return at
        for word in folded[start:end]:
            if len(word) > 2 and word.isalpha() and word not in OFFICIALS:
                known.setdefault(word, agent.ids)
        known[folded[end - 1]] = agent.ids
        return end
    return at


def _person_end(
    sentence: SentenceAgents, caps: list[bool], start: int, names: Mapping[int, Match[Name]]
) -> int:
    """Give the end of a run of capitalized words that is no name of the gazetteer."""
    folded = sentence.folded
    at = start
    size = len(folded)
    while at < size and at - start < 7:
        word = folded[at]
        if at in names or (word == "-" and _is_spaced(sentence.read, at)):
            break
        if caps[at] and word in DETERMINERS:
            break
        if (caps[at] and (word.isalpha() or len(word) > 1) and word not in OFFICIALS) or (
            at > start and word in _PARTICLES and at + 1 < size and caps[at + 1]
        ):
            at += 1
        elif (
            at > start
            and word in _CONNECTORS
            and at + 1 < size
            and (set(folded[start:at]) & _ORGANIZATION_NOUNS)
        ):
            # "Federation of Port and Customs Staff", "Council on Ethics"
            step = at + 2 if folded[at + 1] == "the" and at + 2 < size else at + 1
            if not caps[step] or (word == "and" and step in names):
                break
            match = names.get(step)
            if match is not None and word not in ("of", "for"):
                break
            at = match.last if match is not None else step
        elif (
            at > start
            and word == "'s"
            and at + 1 < size
            and caps[at + 1]
            and (folded[at + 1] in _ORGANIZATION_NOUNS)
        ):
            at += 1
        elif at > start and word in ("-", "'", ".") and at + 1 < size and caps[at + 1]:
            if word == "." and len(folded[at - 1]) > 2:
                break
            at += 1
        else:
            break
    return at


def _office_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    at: int,
    names: Mapping[int, Match[Name]],
    offices: dict[str, tuple[str, ...]],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    named: Counter[str],
) -> tuple[Agent | None, int]:
    """Read an office, body or trade that no name stands before: "the minister of Spain"."""
    folded = sentence.folded
    size = len(folded)
    word = folded[at]
    private = word in _PRIVATE
    if word in _WEAK_OFFICES and not (at + 1 < size and folded[at + 1] in OFFICIALS):
        if not (at and folded[at - 1] in ("the", "our", "his", "her", "its")):
            return None, at + 1
        if word in ("national", "foreign", "permanent"):
            return None, at + 1
    end = at + 1
    while end < size and end - at < 4 and (folded[end] in OFFICIALS or folded[end] == "-"):
        end += 1
    # "minister for foreign affairs of Burundi", "representative of South Africa"
    look = end
    ids: tuple[str, ...] = ()
    if look < size and folded[look] in ("of", "for", "from", "to"):
        for step in range(look + 1, min(look + 10, size)):
            if step in names:
                if folded[step - 1] in ("of", "the", "from", "for") and not private:
                    agent, stop = _name_agent(sentence, caps, names[step], named, names)
                    stated = agent is not None and agent.slot != "attribute"
                    if agent is not None and stated and folded[look] != "to":
                        ids, end = agent.ids, stop
                break
            if folded[step] in (",", ".", ";", ":", "said", "that", "who") or folded[step] in _SAY:
                break
    start = at
    while start and folded[start - 1] in ("prime", "deputy", "the", "a", "an", "its", "his", "'s"):
        start -= 1
    person = _person_end(sentence, caps, end, names) if not sentence.headline else end
    sort = "office" if ids else "role"
    if person > end:
        surname = folded[person - 1]
        if ids:
            known[surname] = ids
        elif surname in known:
            ids, sort = known[surname], "person"
        elif private or (person - end > 1 and word not in OFFICIALS):
            ids = (_new_person(sentence, end, person, known, persons),)
            sort = "person"
        elif word in offices:
            ids = offices[word]
            known.setdefault(surname, ids)
        end = person
    if not ids and word in _ORGANIZATION_HEADS and start < at:
        ids = known.get(f"the {word}", ())
        if not ids and caps[at] and end == at + 1 and word in _CAPITAL_BODIES:
            ids = (_CAPITAL_BODIES[word],)
        if not ids and caps[at] and end == at + 1 and word == "court":
            europe = named["org:european-union"] + named["org:european-commission"]
            ids = ("org:european-court-of-justice" if europe else
                   "org:international-court-of-justice",)  # fmt: skip
        if ids:
            return Agent(start, end, ids, "role", ""), max(end, at + 1)
    if not ids and not private and word in offices and start < at:
        ids = offices[word]
        sort = "role"
    if private and not ids:
        return None, max(end, at + 1)
    if ids:
        offices[word] = ids
    return Agent(start, end, ids, sort, ""), max(end, at + 1)


def _group_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    at: int,
    names: Mapping[int, Match[Name]],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    offices: dict[str, tuple[str, ...]],
) -> tuple[Agent | None, int]:
    """Read people who speak for themselves: "Chilean senators", "a law lecturer from Lisbon"."""
    folded = sentence.folded
    size = len(folded)
    plural = folded[at] in _GROUPS
    start = at
    while start and at - start < 4:
        word = folded[start - 1]
        if (
            not (word.isalnum() or word == "-")
            or word in DETERMINERS
            or word in _PREPOSITIONS
            or (
                word in _VERBS or word in _SAY or word in ("and", "or", "that", "when", "who", "as")
            )
        ):
            break
        start -= 1
    definite = start > 0 and folded[start - 1] in ("the", "these", "those", "his", "her", "this")
    end = at + 1
    # a name of the person settles whose it is
    person = _person_end(sentence, caps, end, names) if not sentence.headline else end
    if person > end + 1:
        identity = _new_person(sentence, end, person, known, persons)
        return Agent(start, person, (identity,), "person", ""), person
    if person == end + 1:
        return None, at
    look = end
    while look < size and look - end < 2 and folded[look] in ("from", "of", "in"):
        stop = look + 1
        if stop < size and folded[stop] in ("the", "a"):
            stop += 1
        if stop < size and caps[stop]:
            match = names.get(stop)
            end = match.last if match else max(_person_end(sentence, caps, stop, names), stop + 1)
            break
        break
    if definite and folded[at] in offices:
        return Agent(start, end, offices[folded[at]], "group", ""), end
    words = sentence.read.words
    phrase = sentence.read.text[words.starts[start] : words.ends[end - 1]]
    identity = f"{'org' if plural else 'person'}:{slug(phrase)}"
    persons.setdefault(identity, " ".join(phrase.split()))
    offices.setdefault(folded[at], (identity,))
    return Agent(start, end, (identity,), "group", ""), end


def _new_person(
    sentence: SentenceAgents,
    first: int,
    last: int,
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
) -> str:
    words = sentence.read.words
    name = sentence.read.text[words.starts[first] : words.ends[last - 1]]
    identity = holder_id(name)
    if ":" not in identity:
        return identity
    if not identity.startswith("person:"):
        for word in sentence.folded[first:last]:
            if word in _ORGANIZATION_HEADS:
                known.setdefault(f"the {word}", (identity,))
    persons.setdefault(identity, " ".join(name.split()))
    known.setdefault(sentence.folded[last - 1], (identity,))
    if "-" in sentence.folded[first:last]:
        known.setdefault(slug(name).split("-")[-1], (identity,))
    return identity


def _person_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    at: int,
    names: Mapping[int, Match[Name]],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
) -> tuple[Agent | None, int]:
    """Read a person's name; unknown single words are none."""
    folded = sentence.folded
    start = at
    if folded[at] in _TITLES:
        start += 1
        if start < len(folded) and folded[start] == ".":
            start += 1
    end = _person_end(sentence, caps, start, names)
    if end <= start:
        return None, at + 1
    # "Green MP Saskia Verhulst", "Professor Emeritus Zoubir Khemissa", "By A. Writer"
    for step in range(end - 2, start - 1, -1):
        if folded[step] in _TRADES or folded[step] in _OPENERS:
            start = step + 1
            break
    surname = folded[end - 1]
    if surname in known:
        return Agent(at, end, known[surname], "person", ""), end
    if folded[start] in known and end - start == 1:
        return Agent(at, end, known[folded[start]], "person", ""), end
    length = sum(folded[i].isalpha() for i in range(start, end))
    words = sentence.read.words
    written = sentence.read.text[words.starts[start] : words.ends[end - 1]]
    if length == 1 and len(written) > 2 and written.isupper() and not sentence.headline:
        # "(COPPPAL)" after the full name is the same; elsewhere the acronym is the name
        identity = holder_id(written)
        if at > 1 and folded[at - 1] == "(" and sentence.agents == [] and folded[at - 2] in known:
            known[written.lower()] = known[folded[at - 2]]
            return None, end
        if end < len(folded) and (folded[end].isalpha() or folded[end] in (",", "'s")):
            persons.setdefault(identity, written)
            known.setdefault(written.lower(), (identity,))
            return Agent(at, end, (identity,), "person", ""), end
    if folded[end - 1] == "i" or "western" in folded[start:end]:
        return None, end
    after = folded[end] if end < len(folded) else ""
    if (
        start == at
        and length < 2
        and not (
            at and len(folded[at]) > 2 and (after in _SAY or folded[at - 1] in ("said", "says"))
        )
    ):
        return None, end
    if any(folded[i] in _PREPOSITIONS or folded[i] in DETERMINERS for i in (start,)):
        return (
            _person_agent(sentence, caps, start + 1, names, known, persons)
            if (end - start > 2)
            else (None, end)
        )
    # ", the Spanish foreign minister," or ", Spain's foreign minister,"
    if end < len(folded) and folded[end] == ",":
        ahead = end + 1
        for step in range(ahead, min(ahead + 4, len(folded))):
            match = names.get(step)
            if match is not None:
                agent, stop = _name_agent(sentence, caps, match, Counter(), names)
                if agent is not None and agent.sort == "office":
                    known[surname] = agent.ids
                    return Agent(at, stop, agent.ids, "person", ""), stop
                break
    identity = _new_person(sentence, start, end, known, persons)
    return Agent(at, end, (identity,), "person", ""), end


def _bodies(
    sentence: SentenceAgents,
    caps: list[bool],
    names: Mapping[int, Match[Name]],
    blocked: set[int],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
) -> dict[int, Agent]:
    """Find organizations by their form: "the Irish Federation of Port and Customs Staff"."""
    folded = sentence.folded
    size = len(folded)
    found: dict[int, Agent] = {}
    at = sentence.dateline
    while at < size:
        if not caps[at] or not folded[at].isalpha() or folded[at] in DETERMINERS:
            at += 1
            continue
        end, last_cap, nouns, count = at, at, 0, 0
        while end < size and end - at < 14:
            word = folded[end]
            if word == "-" and _is_spaced(sentence.read, end):
                break
            if caps[end] and word in DETERMINERS and folded[end - 1] not in _CONNECTORS:
                break  # "Basque Parliament The": a sentence begins
            if caps[end] and word[:1].isalpha():
                nouns += word in _BODY_NOUNS
                count += 1
                end += 1
                last_cap = end
            elif (
                (word in ("-", "'", "'s", "&") and end > at)
                or (nouns and word in _INNER_WORDS)
                or (count and word in ("of", "de", "del") and folded[end - 1] in _BODY_NOUNS)
            ):
                end += 1
            else:
                break
        end = last_cap
        # "the Federation and Spain": a name after "and" is another
        for step in range(at + 1, end):
            if folded[step] == "and" and step + 1 in names:
                end = step
                break
        whole = names.get(at)
        if (
            nouns
            and count > 1
            and not (whole is not None and whole.last >= end)
            and not any(step in blocked and folded[step] in _BODY_NOUNS for step in range(at, end))
        ):
            tail = [m for m in names.values() if m.first >= at and m.last == end]
            heads = [w for w in folded[at:end] if w in _BODY_NOUNS]
            inner = [
                m
                for m in names.values()
                if at <= m.first < end and (set(folded[m.first : m.last]) & _BODY_NOUNS)
            ]
            if not inner and (not tail or folded[end - 1] not in _BODY_NOUNS):
                words = sentence.read.words
                name = sentence.read.text[words.starts[at] : words.ends[end - 1]]
                identity = holder_id(name)
                if ":" not in identity and count > 1 and "of" in folded[at:end]:
                    # "House of Representatives of the Netherlands" speaks for its state
                    found[at] = Agent(at, end, (identity,), "office", "")
                elif _NEWS & set(folded[at:end]):
                    found[at] = Agent(at, end, (), "name", "")
                elif identity.startswith(("org:", "party:")) and not (
                    set(folded[at:end]) <= _PLAIN_OFFICES
                ):
                    persons.setdefault(identity, " ".join(name.split()))
                    known.setdefault(folded[end - 1], (identity,))
                    for head in heads:
                        known[f"the {head}"] = (identity,)
                    if end + 2 < size and folded[end] == "(" and caps[end + 1]:
                        known.setdefault(folded[end + 1], (identity,))
                    found[at] = Agent(at, end, (identity,), "name", "")
        at = max(end, at + 1)
    return found


def _slot(sentence: SentenceAgents, agent: Agent) -> str:
    """Tell where an agent stands in its clause."""
    folded = sentence.folded
    size = len(folded)
    first, last = agent.first, agent.last
    back = first - 1
    while back >= 0 and (folded[back] in DETERMINERS or folded[back] in _BEFORE_NAMES):
        back -= 1
    before = folded[back] if back >= 0 else ""
    if before == "to" and back and folded[back - 1] == "according":
        return "accord"
    if before in ("said", "says", "adds", "added", "wrote", "explained", "told", "replied") and (
        back and folded[back - 1] in ('"', ",", "'")
    ):
        return "speaker"
    if before == "by":
        return "by"
    after_at = _pass_apposition(folded, last)
    after = folded[after_at] if after_at < size else ""
    if before in ("for", "to") and after == "," and back <= 2:
        return "view"
    if before in ("for", "in") and after in ("words", "view", "eyes"):
        return "view"
    if before in _PREPOSITIONS:
        return "oblique"
    if after == ":" and first <= 2 and last <= _DATELINE:
        return "label"
    if after in _SAY:
        return "speaker"
    adverb = after in ("also", "then", "has", "had", "again", "itself")
    if adverb and after_at + 1 < size and folded[after_at + 1] in _SAY:
        return "speaker"
    if after in ("'s", "'"):
        return "attribute"
    if after.isalpha() and after not in _PREPOSITIONS and after not in ("and", "or"):
        return "subject"
    if after in (",", "and") and first <= 2:
        return "subject"
    if agent.slot:
        return agent.slot
    return "other"


def _pass_apposition(folded: list[str], at: int) -> int:
    """Step over "(ASEAN)" and over ", its foreign minister," after a name."""
    size = len(folded)
    if at < size and folded[at] == "(":
        for step in range(at + 1, min(at + 12, size)):
            if folded[step] == ")":
                at = step + 1
                break
    if at < size and folded[at] == ",":
        for step in range(at + 1, min(at + 22, size)):
            if folded[step] == ",":
                return step + 1
    return at


def _join_lists(sentence: SentenceAgents, agents: list[Agent]) -> list[Agent]:
    """Join "Gabon, Guinea and the Comoros" to one agent that stands where the list stands."""
    folded = sentence.folded
    joined: list[Agent] = []
    for agent in agents:
        if joined and agent.ids and joined[-1].ids and agent.slot != "attribute":
            previous = joined[-1]
            between = [w for w in folded[previous.last : agent.first]
                       if w not in ("the", "both", "also", "later")]  # fmt: skip
            text = " ".join(between)
            if text in ("and", ",", ", and", "as well as", ", as well as", "&", "or", "plus") and (
                previous.sort in ("name", "office")
                and agent.sort in ("name", "office")
                and previous.slot not in ("noun", "attribute")
            ):
                listed = text != "," or _goes_on(folded, agents, agent) or len(previous.ids) > 1
                if listed:
                    # the list stands where it begins, and ends with the clause of its last member
                    slot = previous.slot
                    if slot in ("other", "subject", "attribute") and agent.slot in (
                        "speaker",
                        "subject",
                    ):
                        slot = agent.slot
                    joined[-1] = previous._replace(
                        last=agent.last,
                        ids=tuple(dict.fromkeys(previous.ids + agent.ids)),
                        slot=slot,
                    )
                    continue
        joined.append(agent)
    return joined


def _goes_on(folded: list[str], agents: list[Agent], agent: Agent) -> bool:
    """Tell a list ("Gabon, Guinea and ...") from two names that only meet at a comma."""
    at = agents.index(agent)
    if at + 1 >= len(agents):
        return False
    following = agents[at + 1]
    between = [w for w in folded[agent.last : following.first] if w != "the"]
    return following.sort in ("name", "office") and " ".join(between) in (
        "and", ",", ", and", "as well as"
    )  # fmt: skip


def _mark_reported(sentence: SentenceAgents, agents: list[Agent]) -> list[Agent]:
    """Mark the subjects of what another says: "Bourita said that Spain backs the plan"."""
    folded = sentence.folded
    speaker = -1
    result = []
    for agent in agents:
        if agent.slot == "speaker":
            speaker = agent.last
        elif agent.slot == "subject" and speaker >= 0 and agent.ids:
            between = folded[speaker : agent.first]
            if len(between) <= 8 and not any(w in ('"', ";") for w in between):
                agent = agent._replace(slot="reported")
        result.append(agent)
    return result

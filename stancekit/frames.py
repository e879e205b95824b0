"""What fills a frame: which words are an object of stance, and whom each favors when backed.

"Sovereignty" favors its owner, "so-called" the other side of the name behind it, a consulate in
the territory whoever holds the territory; a party is an object only where a predicate is about
the party itself.
"""

from __future__ import annotations

from functools import lru_cache

from stancekit.mentions import scorned_names
from stancekit.missions import mission_side
from stancekit.phrases import Match, tokenize
from stancekit.question import Question
from stancekit.vocabulary import polarities

CLAIMANT = frozenset({"claimant", "claimant_demonym", "claimant_seat"})
RIVAL = frozenset({"rival", "rival_state", "rival_demonym", "rival_seat", "rival_name"})
TERRITORY = frozenset({"territory", "place", "people"})

_OWNER_REACH = 6  # how many words lie at most between a status word and its owner
_NEGATION_REACH = 4
DIRECT_REACH = 4

BE = frozenset({"is", "are", "was", "were", "been", "be", "being", "remains", "remain",
                 "remained", "stays", "became", "'s", "forms", "form", "constitutes"})  # fmt: skip
# what may follow "is Moroccan" where it says whose the land is, and not what kind of thing it is
_AFTER_IDENTITY = frozenset({",", ".", ";", "!", "?", "and", "or", "but", "since", "for", "in",
                             "by", "as", "to", "forever", "again", "territory", "land", "soil",
                             "city", "province", "'", '"', ")", "not", "from", "through", "at",
                             "'s",
                             "because", "despite", "under", "he", "she", "they", "it"})  # fmt: skip
# who takes part in what is welcomed is not welcomed for it
_ASIDE = frozenset({"by", "participation", "presence", "meeting", "between", "talks"})
_COPULA = frozenset({",", "and", "will", "always", "has", "have", "shall", "forever", "had"})
_ASSERT = frozenset({"is", "belongs", "belong", "remains", "part", "will", "are"})
_EVIL = ("occup", "coloni", "colony", "illegal", "annex", "aggress", "plunder", "inva", "settler",
         "shame", "separat", "terror", "militia", "pseudo", "sham", "puppet", "phantom",
         "artificial", "fabricat", "mercenar", "contrived", "manufactur", "secession", "expansion",
         "proxies", "bogus", "spurious", "renegade", "incursion", "coercion", "harass",
         "self-styled",
         "fraudulent", "dispossess")  # fmt: skip
_PARTY_PREDICATES = frozenset({"endorse", "solidarity", "recognize", "reject"})
# predicates that say something of an earlier act, beyond when and where it was done
REACTIONS = frozenset({"endorse", "reject", "solidarity", "withdraw", "violate"})
# what may stand between a predicate and the party that it is about
_TOWARD = frozenset({"for", "with", "of", "the", "by", "to", "kingdom", "its", "brotherly", "all",
                     "'s", "people"})  # fmt: skip
_SOIL = frozenset({"territory", "territories", "land", "lands", "soil", "regions", "districts",
                   "areas"})  # fmt: skip
_STATE = frozenset({"republic", "republics", "entity", "state", "government", "president",
                    "authorities"})  # fmt: skip
_COUNTRY = frozenset({"country", "nation", "kingdom", "homeland", "motherland"})
_OURS = frozenset({"its", "their", "our", "his"})


@lru_cache(maxsize=128)
def occupier(question: Question) -> str:
    """Tell who holds the territory in the question's own loaded names.

    Returns
    -------
    {"claimant", "rival"}
        The party to whose detriment a bare "occupied" counts.
    """
    ours = sum("occup" in name.lower() for name in question.claimant_names)
    theirs = sum("occup" in name.lower() for name in question.rival_names)
    return "rival" if ours > theirs else "claimant"


@lru_cache(maxsize=128)
def _scorned(question: Question) -> frozenset[tuple[str, ...]]:
    return frozenset(_plain(tokenize(name).folded) for name in scorned_names(question))


def _plain(words: list[str]) -> tuple[str, ...]:
    # a lexicon passes over hyphens
    return tuple(word for word in words if word != "-")


def party_of(role: str) -> str:
    """Give the party of a role: "claimant", "rival" or ""."""
    return "claimant" if role in CLAIMANT else "rival" if role in RIVAL else ""


class Chain:
    """The predicates of a clause that wait for their object."""

    __slots__ = ("end", "first", "fresh", "last_frame", "last_object", "outer", "sign", "subject",
                 "verb", "verbs")  # fmt: skip

    def __init__(self, subject: str = "") -> None:
        self.sign = 0  # product of the polarities so far; 0 without a predicate
        self.outer = 1  # the product before the last predicate
        self.first = -1  # word of the last predicate
        self.end = -1
        self.verb = ""
        self.verbs: list[str] = []
        self.fresh = False  # no object has come since
        self.subject = subject
        self.last_object = -1  # where the last object ended
        self.last_frame = -1  # its place among the frames

    def clear(self) -> None:
        """Forget the predicates, and keep the subject and the last object."""
        self.sign, self.outer, self.first, self.end = 0, 1, -1, -1
        self.verb, self.fresh = "", False
        self.verbs.clear()


class Objects:
    """Tells which items of one sentence are objects, and what is said of them beside predicates.

    Parameters
    ----------
    folded : list of str
        The words of the sentence.
    items : list of Match
        Its names and vocabulary.
    numbers : list of int
        The clause of each word, from `stancekit.clauses.cut`.
    question : Question
    """

    def __init__(
        self, folded: list[str], items: list[Match[str]], numbers: list[int], question: Question
    ) -> None:
        self.folded = folded
        self.items = items
        self.numbers = numbers
        self.question = question
        self.formula = [item.first for item in items if item.value == "formula"]

    def side(self, index: int, chain: Chain, direct: bool) -> tuple[str, int]:
        """Tell whom an item favors when it is backed, "" for no object, and a sign of its own."""
        kind = self.items[index].value
        if kind in ("claimant_plan", "claimant_name", "separatist"):
            return "claimant", 0
        if kind == "rival_name":
            # what is done to a "phantom republic" counts more than the claimant's name for it
            scorned = self.scorned(self.items[index]) and not (chain.fresh and direct)
            return ("claimant", 1) if scorned else ("rival", 0)
        if kind in ("act_support", "act_opposition"):
            if chain.fresh and chain.verb not in REACTIONS:
                chain.clear()
            return ("claimant" if kind == "act_support" else "rival"), 0
        if kind in ("rival_plan", "separate"):
            return self._aim_side(index), 0
        if kind == "scare":
            return self._scare_side(index), 1
        if kind == "rival":
            between = self.folded[max(0, chain.end) : self.items[index].first]
            # who is urged or asked is no object, nor who does it
            about = chain.verb in _PARTY_PREDICATES and _ASIDE.isdisjoint(between[-6:])
            return ("rival" if about or not chain.fresh else ""), 0
        if kind == "status" or kind == "belong":
            return self._owner(index, chain), 0
        if kind == "standing":
            if direct and chain.verb in ("endorse", "reject", "solidarity", "violate"):
                return self._possessor(index, chain), 0
            return "", 0
        if kind == "annexation":
            return self._agent(index) or occupier(self.question), 0
        if kind == "occupation":
            agent = self._agent(index)
            if not agent and self.folded[self.items[index].first].startswith("colon"):
                return "", 0  # colonial times are anybody's
            agent = agent or occupier(self.question)
            return ("rival" if agent == "claimant" else "claimant"), 0
        if kind == "mission":
            holding = occupier(self.question)
            return mission_side(self.folded, self.items, index, holding, self.question), 0
        if kind in CLAIMANT:
            if chain.fresh and self._toward(chain, index, ("endorse", "solidarity", "reject")):
                return ("claimant", 0) if not self.owns(index) else ("", 0)
            return "", 0
        if kind in TERRITORY:
            return self._land_side(index, chain, direct)
        if kind in ("process", "formula", "diplomacy"):
            return "process", 0
        return "", 0

    def evil(self, item: Match[str]) -> bool:
        """Whether a loaded name calls the other side evil, whatever is done to it."""
        return (
            item.value in ("rival_name", "claimant_name")
            and any(word.startswith(_EVIL) for word in self.folded[item.first : item.last])
            and not self.scorned(item)
        )

    def scorned(self, item: Match[str]) -> bool:
        """Whether a name is the claimant's for the rival's state."""
        return _plain(self.folded[item.first : item.last]) in _scorned(self.question)

    def negated(self, index: int) -> int:
        """Give -1 if a negation stands shortly before an item, else 1."""
        first = self.items[index].first
        for back in range(index - 1, max(-1, index - 4), -1):
            item = self.items[back]
            gap = first - item.last
            if item.value == "negation":
                word = self.folded[item.first]
                broad = word in ("no", "none", "neither", "nor", "nobody")
                if gap > (8 if broad else _NEGATION_REACH):
                    return 1
                between = self.folded[item.last : first]
                if "," in between and not broad:
                    return 1
                # "no peace without respect for"
                twice = word == "without" and any(
                    other.value == "negation" for other in self.items[:back]
                )
                return 1 if twice else -1
            if item.value in polarities() or gap > 8:
                break
        return 1

    def quality(self, index: int, number: int) -> int:
        """Give the polarity of qualities said of an object shortly after or before it."""
        total = 0
        here = self.items[index]
        for offset, item in enumerate(self.items[index + 1 : index + 7], index + 1):
            if item.first - here.last > 16 or self.numbers[item.first] not in (number, number + 1):
                break
            if item.value in ("good", "bad"):
                turned = self.negated(offset)
                total += turned if item.value == "good" else -turned
            elif item.value in ("claimant_plan", "rival_plan", "status", "rival_name"):
                break
        for item in self.items[max(0, index - 2) : index]:
            if item.value in ("good", "bad") and here.first - item.last <= 2:
                total += 1 if item.value == "good" else -1
        return (total > 0) - (total < 0)

    def owns(self, index: int) -> bool:
        """Whether a party stands before something of its own."""
        item = self.items[index]
        after = self.folded[item.last] if item.last < len(self.folded) else ""
        if after == "'s" or (after == "'" and self.folded[item.last - 1].endswith("s")):
            return True
        if item.value.endswith("demonym") and index + 1 < len(self.items):
            return self.items[index + 1].first - item.last <= 1
        return False

    def asserts(self, item: Match[str]) -> bool:
        """Whether a loaded name is a whole assertion: "Gibraltar is British"."""
        return item.value in ("rival_name", "claimant_name") and not _ASSERT.isdisjoint(
            self.folded[item.first : item.last]
        )

    def _toward(self, chain: Chain, index: int, verbs: tuple[str, ...]) -> bool:
        """Whether a party is itself what the predicate is about, and not something it has."""
        between = self.folded[chain.end : self.items[index].first]
        if chain.verb not in verbs:
            return False
        if chain.verb == "solidarity" and "with" in between[-3:]:
            return True
        return len(between) <= DIRECT_REACH and all(word in _TOWARD for word in between)

    def _aim_side(self, index: int) -> str:
        """Tell the side of self-determination, independence or a vote."""
        item = self.items[index]
        words = self.folded
        own = words[item.first : item.last]
        if ("self" in own or "determination" in own) and any(
            abs(at - item.first) <= 16 for at in self.formula
        ):
            return "process"
        if "independence" in own:
            near = [*self.items[max(0, index - 1) : index], *self.items[index + 1 : index + 3]]
            for other in near:
                gap = max(item.first - other.last, other.first - item.last)
                if other.value == "status" and gap <= 3:
                    return ""  # "sovereignty, independence and territorial integrity"
        after = words[item.last : item.last + 3]
        if after[:1] == ["of"]:
            for other in self.items[index + 1 : index + 2]:
                if other.value in CLAIMANT and other.first - item.last <= 2:
                    return ""
        return "rival"

    def _land_side(self, index: int, chain: Chain, direct: bool) -> tuple[str, int]:
        """Read the territory or its people as an object: recognized, sided with, or somebody's."""
        item = self.items[index]
        folded = self.folded
        if item.value != "people" or index + 1 < len(self.items):
            side = self._identity(index)
            if side:
                return side
        if item.value == "people":
            backed = ("endorse", "solidarity", "demand", "right")
            if chain.fresh and self._toward(chain, index, backed):
                return ("rival", 0) if not self.owns(index) else ("", 0)
            return "", 0
        if (
            direct
            and chain.verb == "recognize"
            and not (
                index + 1 < len(self.items)
                and self.items[index + 1].value in ("belong", "claimant_name", "status", "process")
            )
        ):
            after = folded[item.last : item.last + 2]
            if "as" in after:
                for other in self.items[index + 1 : index + 3]:
                    role = party_of(other.value)
                    if role:
                        return role, 0
            return "rival", 0
        return "", 0

    def _identity(self, index: int) -> tuple[str, int] | None:
        """Find "the Sahara is Moroccan", "Crimea remains Ukraine's"."""
        item = self.items[index]
        for offset, other in enumerate(self.items[index + 1 : index + 4], index + 1):
            gap = other.first - item.last
            if gap > 7 or gap < 1:
                break
            role = party_of(other.value)
            if not role:
                if other.value in ("negation", "past", "modal"):
                    continue
                break
            between = self.folded[item.last : other.first]
            if not any(word in BE and word != "'s" for word in between):
                break
            if "," in between and not all(word in BE or word in _COPULA for word in between):
                break
            after = self.folded[other.last] if other.last < len(self.folded) else "."
            if after not in _AFTER_IDENTITY or "in" in between or "by" in between:
                break
            turned = -1 if any(i.value == "negation" for i in self.items[index + 1 : offset]) else 1
            if "never" in between and ("but" in between or "than" in between):
                turned = 1
            return role, turned
        return None

    def _possessor(self, index: int, chain: Chain) -> str:
        """Give the side of the party right before or, after "of", right behind a noun."""
        item = self.items[index]
        if index:
            before = self.items[index - 1]
            if party_of(before.value) and item.first - before.last <= 2:
                return party_of(before.value)
        if index + 1 < len(self.items) and self.folded[item.last : item.last + 1] == ["of"]:
            after = self.items[index + 1]
            if after.first - item.last <= 4:
                return party_of(after.value)
        return ""

    def _owner(self, index: int, chain: Chain) -> str:
        """Tell whose sovereignty, integrity or part something is."""
        item = self.items[index]
        folded = self.folded
        after_only = item.value == "belong"
        if not after_only and index:
            step = index - 1
            # "Morocco's sovereignty and territorial integrity": pass over what is coordinated
            while step > 0 and self.items[step].value in ("status", "separate"):
                step -= 1
            before = self.items[step]
            if item.first - before.last <= _OWNER_REACH or step < index - 1:
                between = folded[before.last : item.first]
                if (before.value in CLAIMANT or before.value == "claimant_name") and not (
                    "of" in between and step == index - 1 and len(between) > 4
                ):
                    return "claimant"
                if before.value in RIVAL:
                    return "rival"
        end = item.last
        for offset, following in enumerate(self.items[index + 1 : index + 6], index + 1):
            gap = following.first - end
            if gap > _OWNER_REACH + 2:
                break
            if following.value in CLAIMANT:
                return "claimant"
            if following.value in RIVAL:
                return "rival"
            if following.value in TERRITORY and not after_only:
                between = folded[item.last : following.first]
                if "over" in between or "in" in between or "on" in between or "to" in between:
                    # sovereignty over the territory: the owner stands elsewhere in the clause
                    return self._clause_party(index)
                if "of" in between:
                    return "rival"
            if following.value == "claimant_name" and not after_only:
                return "claimant"
            if following.value not in ("status", "separate", "territory", "place", "belong"):
                break
            end = following.last
            if offset > index + 5:
                break
        if after_only:
            owned = "own" in folded[item.first : item.last] or (
                item.last < len(folded) and folded[item.last] in _OURS
            )
            return party_of(chain.subject) if owned else ""
        if index and self.items[index - 1].value in TERRITORY:
            return "rival" if item.first - self.items[index - 1].last <= 2 else ""
        own = item.first and folded[item.first - 1] in _OURS
        if own and chain.subject:
            return party_of(chain.subject)
        country = _COUNTRY.intersection(folded[item.last : item.last + 3])
        if own or country or (item.first > 1 and folded[item.first - 2] in _COUNTRY):
            # "the territorial integrity of the country": of the party that is spoken of
            parties = {party_of(i.value) for i in self.items} - {""}
            return parties.pop() if len(parties) == 1 else ""
        return ""

    def _clause_party(self, index: int) -> str:
        for item in reversed(self.items[:index]):
            if item.value in CLAIMANT:
                return "claimant"
            if item.value in RIVAL and item.value != "rival_name":
                return "rival"
        return "claimant"

    def _agent(self, index: int) -> str:
        """Tell who occupies: the party before or after "by", not the one whose land it is."""
        item = self.items[index]
        folded = self.folded
        # "aggression of X" is X's deed, "occupation of X" is not
        deed = folded[item.first].startswith(("aggress", "colon", "invader", "occupier"))
        for other in self.items[index + 1 : index + 3]:
            role = party_of(other.value)
            gap = other.first - item.last
            if role and gap <= 5:
                between = folded[item.last : other.first]
                if "by" in between or (deed and "of" in between):
                    return role
                if "against" in between or "of" in between or folded[other.first - 1] == "of":
                    return "rival" if role == "claimant" else "claimant"
                if not between or folded[item.last - 1] == "of":
                    return "rival" if role == "claimant" else "claimant"
        if index:
            before = self.items[index - 1]
            role = party_of(before.value)
            between = folded[before.last : item.first]
            if role and all(word in ("-", "'s", "military", "illegal", "continued", "of")
                            for word in between):  # fmt: skip
                return role
            if role and len(between) <= 4 and _SOIL.intersection(between):
                return "rival" if role == "claimant" else "claimant"
        return ""

    def _scare_side(self, index: int) -> str:
        """Tell whom "so-called" favors: the other side of the name behind it."""
        item = self.items[index]
        if index + 1 < len(self.items):
            other = self.items[index + 1]
            if other.first - item.last <= 1:
                if other.value in ("claimant_plan", "claimant_name", "process"):
                    return "rival"
                if other.value in ("rival_name", "rival_plan", "rival", "separate"):
                    return "claimant"
        if _STATE.intersection(self.folded[item.last : item.last + 6]):
            return "claimant"
        return ""

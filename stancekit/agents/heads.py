"""To whom the grammar gives a sentence's word: its speaker, its source, its label, its subject."""

from __future__ import annotations

from collections.abc import Sequence

from stancekit.agents.found import Head, Ids, SentenceAgents
from stancekit.agents.slots import clause_kind, is_act, is_quoted
from stancekit.agents.words import SPEECH_ENDS


def find_head(sentence: SentenceAgents) -> Head:
    """Find to whom the grammar gives a sentence's word."""
    agents = sentence.agents
    open_ = [n for n, a in enumerate(agents) if not is_quoted(sentence, a)]
    for slot, kind in (("label", "label"), ("accord", "accord"), ("view", "accord")):
        for number in open_:
            if agents[number].slot == slot:
                return Head(number, kind)
    speakers = [n for n in open_ if agents[n].slot == "speaker"]
    if speakers:
        last = speakers[-1]
        at = agents[last].first
        behind = at > 3 and not SPEECH_ENDS.isdisjoint(sentence.folded[at - 4 : at])
        return Head(last, "last") if behind and last == open_[-1] else Head(speakers[0], "first")
    subjects = [n for n in open_ if agents[n].slot == "subject"]
    for number in subjects:
        if clause_kind(sentence, agents[number]) == "main":
            return Head(number, "subject")
    if subjects:
        return Head(subjects[0], "subject")
    for number in open_:
        if agents[number].slot == "by":
            return Head(number, "by")
    for number in open_:
        agent, folded = agents[number], sentence.folded
        apart = (
            folded[agent.first - 1 : agent.first] == [","] == folded[agent.last : agent.last + 1]
        )
        if agent.ids and apart and any(map(is_act, folded[agent.last + 1 : agent.last + 2])):
            return Head(number, "subject")  # "Kurti's predecessor, Lena Paz, signed it"
    return Head(-1, "")


def find_labels(sentences: Sequence[SentenceAgents]) -> list[Ids]:
    """Give the last label ("Bolivia:") before each sentence, as in minutes of a debate."""
    result: list[Ids] = []
    label: Ids = ()
    for sentence in sentences:
        label = next((a.ids for a in reversed(sentence.agents) if a.slot == "label"), label)
        result.append(label)
    return result


def find_quoting(sentences: Sequence[SentenceAgents]) -> list[Ids]:
    """Give the speaker of each sentence of a quotation who is named before it, or at its end."""
    result: list[Ids] = []
    speaker: Ids = ()
    for sentence in sentences:
        whole = _is_quotation(sentence)
        result.append(speaker if whole else ())
        if not whole:
            named = [a.ids for a in sentence.agents if a.ids and a.slot in ("speaker", "accord")]
            quotes = any(sentence.quoted) or sentence.folded[-1:] == [":"]
            speaker = named[-1] if named and quotes else ()
            result[-1] = _quoted_group(sentence)
    closing: Ids = ()
    for index in range(len(sentences) - 1, -1, -1):
        sentence = sentences[index]
        if closing and _is_quotation(sentence) and sentence.opens:
            result[index] = closing
        elif sentence.starts and sentence.head.kind == "last":
            closing = sentence.agents[sentence.head.place].ids
        else:
            closing = ()
        if sentence.folded[:1] == ['"']:
            closing = ()  # the quotation begins here
    floor = _find_floor(sentences)
    return [ids or holder for ids, holder in zip(result, floor, strict=True)]


def _quoted_group(sentence: SentenceAgents) -> Ids:
    """Give the group that a sentence quotes: '"We urge you to reverse it," the senators wrote'."""
    head = sentence.head
    if head.kind not in ("first", "last") or sum(sentence.quoted) < 0.5 * len(sentence.quoted):
        return ()
    agent = sentence.agents[head.place]
    many = agent.sort in ("group", "they", "document") and len(agent.ids) == 1
    return agent.ids if many and agent.ids[0].startswith("org:") else ()


def _find_floor(sentences: Sequence[SentenceAgents]) -> list[Ids]:
    """Give who has the floor in a debate, for the sentences in the first person."""
    result: list[Ids] = []
    floor: Ids = ()
    for sentence in sentences:
        for agent in sentence.agents:
            if agent.slot == "label":
                floor = agent.ids if agent.sort == "person" else ()
        own = [a for a in sentence.agents if a.sort == "we" and not is_quoted(sentence, a)]
        result.append(floor if own or sentence.first_person else ())
    return result


def _is_quotation(sentence: SentenceAgents) -> bool:
    return sentence.starts and sum(sentence.quoted) > 0.8 * len(sentence.quoted)

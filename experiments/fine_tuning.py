"""The corpus as an encoder learns it, and how it learns."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median_high
from typing import Any, NamedTuple
from zlib import crc32

import torch
from joblib import Parallel, delayed
from rich.progress import track
from torch import Tensor, nn
from torch.nn import functional

from stancekit import persistence
from stancekit.agents import find_agents
from stancekit.duplicates import signatures
from stancekit.encoder import CLASSES, Mention, mask
from stancekit.encoder.windows import Window, Windows
from stancekit.evaluation.changes import SEPARATE
from stancekit.identities import holder_id
from stancekit.labeling import read_gold
from stancekit.question import Party, Question, load_question
from stancekit.reading import read_article
from stancekit.training import KeptEncoder

CORPUS = Path(__file__).parent.parent / "data" / "corpus"
#: The label of a sentence from which nothing is learned.
UNSAID = -100


class Masked(NamedTuple):
    """An article as the encoder learns it."""

    question: str
    text: str  # as it stands in the corpus
    texts: list[str]
    labels: list[int]  # numbers of `CLASSES`, or `UNSAID`
    mentions: list[list[Mention]]
    holders: list[set[str] | None]  # of each sentence's stance; None where it takes none
    article_id: str = ""
    taught: tuple[tuple[float, ...], ...] = ()  # probabilities by a teacher; empty without one


def read_masked(
    splits: Sequence[str], leave_out: Sequence[str], poor: bool = False, n_jobs: int = 2
) -> list[Masked]:
    """Read the corpus as the encoder sees it; `poor` as with question files that know less.

    Those that ship know nearly every name of their dispute; a user's own seldom will.
    """
    gold = read_gold(CORPUS)
    keep = gold.articles["split"].isin(splits) & ~gold.articles["question"].isin(leave_out)
    gold = gold.select(keep)
    whole = dict(zip(gold.articles["article_id"], gold.articles["text"], strict=True))
    jobs = [
        (str(name), crc32(str(article_id).encode()) % POORER if poor else -1, rows)
        for (article_id, name), rows in gold.sentences.groupby(
            ["article_id", "question"], sort=False
        )
    ]
    order = sorted(range(len(jobs)), key=lambda job: jobs[job][:2])
    # a question's names are made ready once for the articles that follow each other
    parts = [order[start : start + 64] for start in range(0, len(order), 64)]

    def read(part: list[tuple[str, int, Any]]) -> list[Masked]:
        return [
            _masked(rows, poorer(name, number) if poor else load_question(name), whole)
            for name, number, rows in part
        ]

    read_parts = Parallel(n_jobs)(delayed(read)([jobs[job] for job in part]) for part in parts)
    found = dict(zip(order, (a for part in read_parts for a in part), strict=True))
    return [found[job] for job in range(len(jobs))]


def _masked(rows: Any, question: Question, whole: dict[str, str]) -> Masked:
    """Give an article from its gold sentences; `whole` are the texts by article."""
    article = read_article(list(rows["text"]), question)
    masked = mask(find_agents(article, question)[0], question)
    holders = [
        {holder_id(holder, question) for holder, held in positions if held == stance}
        if stance != "neutral"
        else None
        for stance, positions in zip(rows["stance"], rows["positions"], strict=True)
    ]
    return Masked(
        question.name,
        whole[str(rows["article_id"].iloc[0])],
        [sentence.text for sentence in masked],
        [CLASSES.index(label) for label in rows["label"]],
        [sentence.mentions for sentence in masked],
        holders,
        str(rows["article_id"].iloc[0]),
    )


#: How many poorer files are made of a question's.
POORER = 8


@cache
def poorer(name: str, number: int) -> Question:
    """Give a question that lacks some of its names, as a file written in a few minutes would."""
    rng = random.Random(f"{name} {number}")  # noqa: S311
    question = load_question(name)

    def some(names: tuple[str, ...], least: int = 0) -> tuple[str, ...]:
        # what matters most stands first
        return names[: max(least, round(len(names) * rng.uniform(0, 0.6)))]

    def party(whole: Party) -> Party:
        return replace(whole, names=some(whole.names, 1), demonyms=some(whole.demonyms),
                       seats=some(whole.seats))  # fmt: skip

    listed = ("places", "demonyms", "claimant_names", "rival_names", "process", "claimant_plans",
              "rival_plans")  # fmt: skip
    return replace(
        question,
        claimant=party(question.claimant),
        rivals=tuple(map(party, question.rivals)),
        names=some(question.names, 1),
        **{key: some(getattr(question, key)) for key in listed},
    )


# what a party's masks are after the parties have changed places; plans and process stay
SWAPPED = {
    "xclaimant": "xrivalstate", "xclaimantian": "xrivalian", "xclaimantseat": "xrivalseat",
    "xclaimantname": "xrivalname", "xrival": "xclaimant", "xrivalstate": "xclaimant",
    "xrivalian": "xclaimantian", "xrivalseat": "xclaimantseat", "xrivalname": "xclaimantname",
    "xclaimantside": "xrivalside", "xrivalside": "xclaimantside",
}  # fmt: skip
PLANS = frozenset({"xclaimantplan", "xrivalplan"})
OTHER = {"support": "opposition", "opposition": "support"}
# where the classes of a teacher's probabilities go then
TURNED = [CLASSES.index(OTHER.get(name, name)) for name in CLASSES]


def swap_parties(article: Masked) -> Masked:
    """Let the parties change places: what was support of one side is now opposition.

    Nothing is learned of a sentence that names a plan, which stays its side's, nor of a stance in
    words that name no side, or that speak of a state of its own (`SEPARATE`). What a teacher said
    of the article as it was is turned with it.
    """
    places = SWAPPED
    if not any(rival.is_state for rival in load_question(article.question).rivals):
        places = SWAPPED | {"xclaimant": "xrival"}
    texts, labels = [], []
    for text, label in zip(article.texts, article.labels, strict=True):
        words = text.split(" ")
        texts.append(" ".join(places.get(word, word) for word in words))
        other = OTHER.get(CLASSES[label]) if label != UNSAID else None
        turns = not places.keys().isdisjoint(words) and not SEPARATE.search(text)
        if not PLANS.isdisjoint(words) or (other and not turns):
            labels.append(UNSAID)
        else:
            labels.append(CLASSES.index(other) if other else label)
    taught = tuple(tuple(row[place] for place in TURNED) for row in article.taught)
    return article._replace(texts=texts, labels=labels, taught=taught)


def is_named(ids: Sequence[str], holders: set[str]) -> bool:
    """Tell whether a mention means nobody but holders."""
    return set(ids) <= holders


Item = tuple[Window, Masked]


def draw(
    articles: Sequence[tuple[Masked, Masked]], times: Mapping[str, float], rng: random.Random
) -> list[tuple[Masked, Masked]]:
    """Give the articles of an epoch, each as often as the first of `times` says that fits its id.

    What is left of a number behind its whole is the chance to be read once more. The last beginning
    should be the empty one, which fits all that are left.
    """
    drawn = []
    for pair in articles:
        often = next(n for begin, n in times.items() if re.match(begin, pair[0].article_id))
        drawn += [pair] * (int(often) + (rng.random() < often % 1))
    return drawn


def batches(windows: list[Item], most: int, rng: random.Random) -> list[list[Item]]:
    """Group windows of like length into steps of at most `most` tokens, shuffled."""
    ordered = sorted(windows, key=lambda w: (len(w[0].tokens) // 24, rng.random()))
    found: list[list[Item]] = [[]]
    longest = 0
    for item in ordered:
        longest = max(longest, len(item[0].tokens))
        if found[-1] and longest * (len(found[-1]) + 1) > most:
            found.append([])
            longest = len(item[0].tokens)
        found[-1].append(item)
    rng.shuffle(found)
    return found


class Step(NamedTuple):
    """A step of training: the network's inputs, and what it should say of them."""

    inputs: tuple[Tensor, ...]
    labels: Tensor
    # of each sentence: which mentions, the author or nobody hold its stance; none where it has none
    holders: Tensor
    taught: Tensor  # of each sentence a teacher's probabilities; 0 where there is none


def collate(batch: list[Item]) -> Step:
    """Give a step from its windows."""
    width = max(len(window.tokens) for window, _ in batch)
    tokens = torch.zeros(len(batch), width, dtype=torch.long)
    filled = torch.zeros_like(tokens)
    spans = [(row, start, end, article.labels[number])
             for row, (window, article) in enumerate(batch)
             for number, start, end in window.spans]  # fmt: skip
    mentions = [(row, start, end) for row, (window, _) in enumerate(batch)
                for _, _, start, end in window.mentions]  # fmt: skip
    distances = torch.zeros(len(spans), len(mentions), dtype=torch.long)
    right = torch.zeros(len(spans), len(mentions) + 2, dtype=torch.bool)
    at = first = 0
    for row, (window, article) in enumerate(batch):
        tokens[row, : len(window.tokens)] = torch.tensor(window.tokens)
        filled[row, : len(window.tokens)] = 1
        last = first + len(window.mentions)
        distances[at : at + len(window.spans), first:last] = torch.from_numpy(window.distances())
        for number, _, _ in window.spans:
            own = article.holders[number]
            if own is not None:
                found = [is_named(ids, own) for ids, *_ in window.mentions]
                right[at, first:last] = torch.tensor(found, dtype=torch.bool)
                right[at, -2] = "author" in own
                right[at, -1] = not right[at].any()
            at += 1
        first = last
    untaught = (0.0,) * len(CLASSES)
    taught = [article.taught[number] if article.taught else untaught
              for window, article in batch for number, _, _ in window.spans]  # fmt: skip
    columns = torch.tensor(spans).unbind(1)
    held = torch.tensor(mentions, dtype=torch.long).reshape(-1, 3).unbind(1)
    inputs = (tokens, filled, *columns[:3], *held, distances)
    return Step(inputs, columns[3], right, torch.tensor(taught))


def label_loss(scores: Tensor, step: Step, smoothing: float, share: float) -> Tensor:
    """Give the mean surprise at the labels, and for `share` of it at what a teacher says."""
    own = functional.cross_entropy(scores, step.labels, ignore_index=UNSAID,
                                   label_smoothing=smoothing, reduction="none")  # fmt: skip
    said = step.labels != UNSAID
    shares = share * (said & step.taught.any(1))
    taught = -(step.taught * scores.log_softmax(1)).sum(1)
    return ((1 - shares) * own + shares * taught).sum() / said.sum().clamp(min=1)


def holder_loss(scores: Tensor, right: Tensor) -> Tensor:
    """Give the mean surprise at the holders of the sentences that take a stance."""
    takes = right.any(1)
    if not takes.any():
        return scores.sum() * 0
    scores, right = scores[takes], right[takes]
    named = scores.masked_fill(~right, float("-inf")).logsumexp(1)
    return (scores.logsumexp(1) - named).mean()


def fine_tune(
    network: Any,
    groups: list[dict[str, Any]],
    articles: Sequence[tuple[Masked, Masked]],
    windows: Callable[[int], Windows],
    config: dict[str, Any],
) -> None:
    """Train a network in place, whose parameters come in groups with their learning rates.

    Each article is given twice, the second time masked with a poorer question, and read as often in
    an epoch as `draw` says. In some its parties change places. `windows` gives what cuts articles
    into windows of so many tokens.
    """
    rng = random.Random(config["seed"])  # noqa: S311

    def items(width: int) -> list[Item]:
        cutter = windows(width)
        read = draw(articles, config["times"], rng)
        drawn = [poor if rng.random() < config["poorer"] else rich for rich, poor in read]
        drawn = [swap_parties(a) if rng.random() < config["swapped"] else a for a in drawn]
        return [(window, a) for a in drawn for window in cutter.cut(a.texts, a.mentions)]

    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    usual = median_high(config["windows"])
    per_epoch = len(batches(items(usual), config["tokens_per_step"], rng))
    total = per_epoch * config["epochs"]
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.08 * total)) * max(0.01, 1 - step / total)
    )
    started = time.monotonic()
    for epoch in range(config["epochs"]):
        network.train()
        steps = batches(items(rng.choice(config["windows"])), config["tokens_per_step"], rng)
        losses = []
        for batch in track(steps, f"epoch {epoch + 1} of {config['epochs']}", transient=True):
            step = collate(batch)
            scores, holders = network(*step.inputs)
            loss = label_loss(scores, step, config["label_smoothing"], config["taught"])
            loss = loss + config["holder_loss"] * holder_loss(holders, step.holders)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            losses.append(loss.item())
        seconds = time.monotonic() - started
        mean = sum(losses) / len(losses)
        print(f"epoch {epoch + 1}, mean loss {mean:.3f}, {seconds:.0f} s", flush=True)
    network.eval()


def as_kept(
    files: Mapping[str, bytes], articles: list[Masked], config: dict[str, Any]
) -> KeptEncoder:
    """Give a trained encoder as it is put beside a linear model."""
    questions = sorted({article.question for article in articles})
    trained = {"articles": len(articles), "questions": questions}
    texts = [article.text for article in articles]
    hashes = frozenset(map(persistence.text_hash, texts))
    return KeptEncoder({"encoder": trained | config}, files, hashes, signatures(texts))

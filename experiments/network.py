"""The transformer that reads beside the linear model, as torch trains it."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from stancekit.encoder.base import CLASSES, UNREAD
from stancekit.encoder.masks import SIDES, THIRD
from stancekit.encoder.numpy_encoder import MATCHED
from stancekit.encoder.windows import N_DISTANCES
from stancekit.mentions import ROLES

LONGEST = 256  # tokens of a window
N_BUCKETS = 32  # in which an MPNet tells how far and on which side a token lies
FAR = 128  # tokens from which on it tells no further
# what a mask's vector starts from: the mean of these words' vectors, or another mask's
LIKE = {
    "xclaimant": "morocco", "xclaimantian": "moroccan", "xclaimantseat": "rabat",
    "xterritory": "western sahara", "xplace": "city", "xpeople": "sahrawi people",
    "xclaimantname": "moroccan sahara", "xrivalname": "occupied western sahara",
    "xrival": "polisario front", "xrivalstate": "algeria", "xrivalian": "algerian",
    "xrivalseat": "algiers", "xprocess": "united nations mission",
    "xclaimantplan": "autonomy plan", "xrivalplan": "referendum",
    "xstate": "france", "xstatian": "french", "xstateseat": "paris",
    "xclaimantside": "xclaimantian", "xrivalside": "xrivalian", "xstateside": "xstatian",
}  # fmt: skip
#: All masks.
MASKS = [*sorted(set(ROLES.values())), *THIRD, *SIDES]


class Family(NamedTuple):
    """How the weights and the marks of a kind of transformer are named.

    Attributes
    ----------
    asks : tuple of str
        What attention asks of each token: query, key, value.
    mixed, mixed_norm : str
        What becomes of what it finds.
    unused : int
        Places before that of the first token.
    marks : tuple of str
        The tokens before and behind a window, where there is none, and of a word to be guessed.
    """

    asks: tuple[str, str, str]
    mixed: str
    mixed_norm: str
    unused: int
    marks: tuple[str, str, str, str]


#: By `model_type` of a folder's `config.json`.
FAMILIES = {
    "bert": Family(
        ("attention.self.query", "attention.self.key", "attention.self.value"),
        "attention.output.dense", "attention.output.LayerNorm", 0,
        ("[CLS]", "[SEP]", "[PAD]", "[MASK]"),
    ),
    "mpnet": Family(
        ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
        "attention.attn.o", "attention.LayerNorm", 2,
        ("<s>", "</s>", "<pad>", "<mask>"),
    ),
}  # fmt: skip


def read_weights_config(folder: Path) -> tuple[dict[str, Any], Family]:
    """Read what a folder of weights says of them, and of which family they are."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    family = FAMILIES.get(config["model_type"])
    if family is None:
        raise SystemExit(f"{folder}: {config['model_type']} is none of {sorted(FAMILIES)}")
    return config, family


class Network(nn.Module):
    """A BERT or an MPNet, and heads that take a sentence's mark and the mean of its tokens.

    One gives the classes of the sentence. The other gives its holder: the mean of a mention's
    tokens is held against the sentence, with how far it lies from it. Of an MPNet (Song et al.,
    "MPNet: Masked and Permuted Pre-training for Language Understanding", NeurIPS 2020) each layer
    also sees how far apart two tokens are.

    Parameters
    ----------
    folder : Path
        Of the weights.
    masks : dict of str to int
        The token of each mask.
    mark : int
        The token before each sentence.
    tokenizer : Tokenizer
    config : mapping
        `dropout`, `forget`, and `layers`, how many of the folder's are taken, from the first on;
        0 for all.
    """

    def __init__(self, folder: Path, masks: dict[str, int], mark: int, tokenizer: Tokenizer,
                 config: Mapping[str, Any]) -> None:  # fmt: skip
        super().__init__()
        told, family = read_weights_config(folder)
        prefix = told["model_type"] + "."
        weights = {k.removeprefix(prefix): v for k, v in
                   load_file(folder / "model.safetensors").items()}  # fmt: skip
        self.size, self.heads = told["hidden_size"], told["num_attention_heads"]
        self.epsilon = told["layer_norm_eps"]
        words = weights["embeddings.word_embeddings.weight"].clone()
        for name, token in masks.items():
            # a mask that is like another stands behind it in `MASKS`
            mask = masks.get(LIKE[name])
            like = [mask] if mask else tokenizer.encode(LIKE[name], add_special_tokens=False).ids
            words[token] = words[like].mean(0)
        outside = [tokenizer.token_to_id(name) for name in family.marks]
        _, last, _, forgotten = outside
        words[mark] = words[last]
        # of the word vectors only those of the masks learn
        self.new = torch.tensor(sorted([*masks.values(), mark]))
        row = torch.full((len(words),), -1)
        row[self.new] = torch.arange(len(self.new))
        self.register_buffer("row", row, persistent=False)
        # a word that is not read is what the network learned to guess at
        self.forget, self.unknown = config["forget"], forgotten
        self.unread = tokenizer.token_to_id(UNREAD)
        kept = torch.tensor([*outside, *self.new.tolist()])
        self.register_buffer("kept", kept, persistent=False)
        self.register_buffer("words", words, persistent=False)
        self.learned = nn.Parameter(words[self.new].clone())
        places = weights["embeddings.position_embeddings.weight"][family.unused :][:LONGEST]
        kinds = weights.get("embeddings.token_type_embeddings.weight", torch.zeros(1, self.size))
        self.positions = nn.Parameter(places + kinds[0])  # there is one kind of text
        self.norm = _norm(weights, "embeddings.LayerNorm", self.size)
        apart = weights.get("encoder.relative_attention_bias.weight")
        self.apart = None if apart is None else nn.Parameter(apart.clone())
        self.register_buffer("bucket", buckets(LONGEST), persistent=False)
        self.layers = nn.ModuleList()
        for number in range(config["layers"] or told["num_hidden_layers"]):
            at = f"encoder.layer.{number}."
            self.layers.append(nn.ModuleDict({
                "asks": _linear(weights, *(at + name for name in family.asks)),
                "mixed": _linear(weights, at + family.mixed),
                "mixed_norm": _norm(weights, at + family.mixed_norm, self.size),
                "wide": _linear(weights, at + "intermediate.dense"),
                "narrow": _linear(weights, at + "output.dense"),
                "narrow_norm": _norm(weights, at + "output.LayerNorm", self.size),
            }))  # fmt: skip
        self.drop = Dropout(config["dropout"])
        self.head = nn.Linear(2 * self.size, len(CLASSES))
        self.asked = nn.Linear(2 * self.size, MATCHED)
        self.offered = nn.Linear(self.size, MATCHED)
        self.likely = nn.Linear(self.size, 1)
        self.others = nn.Linear(2 * self.size, 2)  # the author, nobody in sight
        self.distance = nn.Embedding(N_DISTANCES, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, input_ids: Tensor, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        """Give the scores of each sentence's classes and holders; see `read`."""
        if self.training:
            input_ids = forget(input_ids, self.forget, self.unknown, self.kept)
        return self.read(functional.embedding(input_ids, self.words), input_ids, *inputs)

    def groups(self, config: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Give the parameters by their learning rate.

        What starts at random learns faster; each layer learns slower than the one above it, by
        `learning_rate_below`.
        """
        modules = (self.head, self.asked, self.offered, self.likely, self.others, self.distance)
        rate, below = config["learning_rate"], config["learning_rate_below"]
        new = [self.learned, *(p for module in modules for p in module.parameters())]
        groups = [{"params": new, "lr": config["learning_rate_new"]}]
        for layer in reversed(self.layers):
            groups.append({"params": list(layer.parameters()), "lr": rate})
            rate *= below
        grouped = {id(p) for group in groups for p in group["params"]}
        rest = [p for p in self.parameters() if id(p) not in grouped]
        return [*groups, {"params": rest, "lr": rate}]

    def read(self, words: Tensor, input_ids: Tensor, attention_mask: Tensor, rows: Tensor,
             starts: Tensor, ends: Tensor, mention_rows: Tensor, mention_starts: Tensor,
             mention_ends: Tensor, distances: Tensor) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Give the scores, from the vectors of all tokens but the masks.

        `rows` and `mention_rows` are the numbers of the windows in which sentences and mentions
        stand; a mention in another window than the sentence is no candidate.
        """
        # training takes half the time in half precision; only the heads need more
        numbers = torch.bfloat16 if self.training else torch.float32

        def of(module: nn.Module) -> tuple[Tensor, Tensor]:
            return module.weight.to(numbers), module.bias.to(numbers)

        def norm(module: nn.Module, x: Tensor) -> Tensor:
            return functional.layer_norm(x, (self.size,), *of(module), self.epsilon)

        place = torch.cumsum(torch.ones_like(input_ids[0]), 0) - 1
        row = self.row[input_ids]
        words = torch.where((row >= 0).unsqueeze(-1), self.learned[row.clamp(min=0)], words)
        x = functional.layer_norm(words + self.positions[place], (self.size,), self.norm.weight,
                                  self.norm.bias, self.epsilon)  # fmt: skip
        x = self.drop(x).to(numbers)
        bias = (1.0 - attention_mask.to(numbers))[:, None, None, :] * -1e4
        if self.apart is not None:
            bucket = self.bucket[place.unsqueeze(0) - place.unsqueeze(1) + LONGEST - 1]
            bias = bias + self.apart[bucket].permute(2, 0, 1).to(numbers)
        n, length, _ = x.shape
        split = (n, length, 3, self.heads, self.size // self.heads)
        for layer in self.layers:
            asks = functional.linear(x, *of(layer["asks"])).view(split).permute(2, 0, 3, 1, 4)
            query, key, value = asks.unbind()
            weights = torch.matmul(query / split[-1] ** 0.5, key.transpose(2, 3)) + bias
            mixed = torch.matmul(weights.softmax(-1), value)
            mixed = mixed.transpose(1, 2).reshape(n, length, self.size)
            mixed = functional.linear(mixed, *of(layer["mixed"]))
            x = norm(layer["mixed_norm"], self.drop(mixed) + x)
            inner = functional.gelu(functional.linear(x, *of(layer["wide"])))
            inner = functional.linear(inner, *of(layer["narrow"]))
            x = norm(layer["narrow_norm"], self.drop(inner) + x)
        x = x.float()
        sums = torch.cat([torch.zeros_like(x[:, :1]), x.cumsum(1)], 1)
        mean = mean_of(sums, rows, starts, ends)
        sentence = self.drop(torch.cat([x[rows, starts], mean], 1))
        mention = self.drop(mean_of(sums, mention_rows, mention_starts, mention_ends))
        match = torch.matmul(self.asked(sentence), self.offered(mention).transpose(0, 1))
        match = match / MATCHED**0.5 + self.likely(mention).transpose(0, 1)
        match = match + self.distance(distances).squeeze(2)
        apart = (rows.unsqueeze(1) != mention_rows.unsqueeze(0)).to(match.dtype)
        return self.head(sentence), torch.cat([match - 1e4 * apart, self.others(sentence)], 1)


class Opened(NamedTuple):
    """A network with what it reads with.

    Attributes
    ----------
    config : dict
        From its file in experiments/networks.
    family : Family
    tokenizer : Tokenizer
    masks : dict of str to int
        The token of each mask.
    reading : dict
        The settings of `stancekit.encoder.windows.Windows`, and the masks.
    network : Network
    tokens_of : callable
        Gives the tokens of a word or a mask.
    """

    config: dict[str, Any]
    family: Family
    tokenizer: Tokenizer
    masks: dict[str, int]
    reading: dict[str, Any]
    network: Network
    tokens_of: Callable[[str], list[int]]


def open_network(path: Path, folder: Path) -> Opened:
    """Make the network of a configuration, with the weights of a folder."""
    config = tomllib.loads(path.read_text("utf-8"))
    _, family = read_weights_config(folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    # a BERT's vocabulary, which MPNet has too, has tokens that mean nothing yet
    free = (tokenizer.token_to_id(f"[unused{number}]") for number in range(9, 99))
    mark = next(free)
    masks = {name: next(free) for name in MASKS}
    first, last, *_ = (tokenizer.token_to_id(name) for name in family.marks)
    reading = config["reading"] | {"masks": masks, "mark": mark, "first": first, "last": last}

    @cache
    def tokens_of(word: str) -> list[int]:
        own = masks.get(word)
        return [own] if own else list(tokenizer.encode(word, add_special_tokens=False).ids)

    network = Network(folder, masks, mark, tokenizer, config)
    return Opened(config, family, tokenizer, masks, reading, network, tokens_of)


def buckets(longest: int) -> Tensor:
    """Give in which bucket of an MPNet a token falls, by how far behind another it lies.

    Returns
    -------
    Tensor of shape (2 * longest - 1,)
        For the distances from `1 - longest` on. The half of the buckets is for tokens behind; of
        each half the first half holds one distance each, the others more and more.
    """
    behind = torch.arange(1 - longest, longest)
    half, exact = N_BUCKETS // 2, N_BUCKETS // 4
    far = behind.abs()
    growth = (far.clamp(min=1) / exact).log() / math.log(FAR / exact)
    wide = (exact + (growth * (half - exact)).long()).clamp(max=half - 1)
    return half * (behind > 0).long() + torch.where(far < exact, far, wide)


class Dropout(nn.Module):
    """Set numbers to 0 at random while training.

    On a processor drawing them takes as long as all else in a step. So a row of draws is made once,
    longer than what is asked for, and each call takes its share from a place drawn anew.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p
        self.draws = torch.empty(0)

    def forward(self, x: Tensor) -> Tensor:
        """Give the same numbers, a share of `p` set to 0 and the rest made larger for it."""
        if not self.training or self.p == 0:
            return x
        if len(self.draws) < 2 * x.numel():
            self.draws = (torch.rand(4 * x.numel()) >= self.p) / (1 - self.p)
        start = int(torch.randint(len(self.draws) - x.numel() + 1, ()))
        return x * self.draws[start : start + x.numel()].view(x.shape).to(x.dtype)


def forget(input_ids: Tensor, share: float, unknown: int, kept: Tensor) -> Tensor:
    """Put `unknown` in the place of a share of the tokens drawn at random, `kept` left alone."""
    if not share:
        return input_ids
    gone = torch.rand(input_ids.shape) < share
    return input_ids.masked_fill(gone & ~torch.isin(input_ids, kept), unknown)


def mean_of(sums: Tensor, rows: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Give the mean of tokens, from the sums of all tokens before each."""
    return (sums[rows, ends] - sums[rows, starts]) / (ends - starts).unsqueeze(1).to(sums.dtype)


def _linear(weights: dict[str, Tensor], *names: str) -> nn.Linear:
    """Give layers that read the same numbers as one."""
    state = {k: torch.cat([weights[f"{name}.{k}"] for name in names]) for k in ("weight", "bias")}
    layer = nn.Linear(*reversed(state["weight"].shape))
    layer.load_state_dict(state)
    return layer


def _norm(weights: dict[str, Tensor], name: str, size: int) -> nn.LayerNorm:
    layer = nn.LayerNorm(size)
    layer.load_state_dict({k: weights[f"{name}.{k}"] for k in ("weight", "bias")})
    return layer


def average(one: dict[str, Tensor], other: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """Give weights between two networks, of which `share` is the first one's.

    Such a mean of a network before and after a training often carries over better than either:
    Wortsman et al., "Robust fine-tuning of zero-shot models", 2022.
    """
    return {name: torch.lerp(other[name], weight, share) for name, weight in one.items()}


def go_on(network: Network, state: dict[str, Tensor], masks: dict[str, int]) -> None:
    """Take the weights of an earlier training; masks that are new start as those they are like.

    Masks can only be added at the end of `MASKS`: the rows of an earlier training have no names.
    """
    before = len(state["learned"])
    learned = network.learned.detach().clone()
    learned[:before] = state["learned"]
    for name, token in masks.items():
        row, like = int(network.row[token]), masks.get(LIKE[name])
        if row >= before and like is not None:
            learned[row] = learned[network.row[like]]
    network.load_state_dict(state | {"learned": learned})

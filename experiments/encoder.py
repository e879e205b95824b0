"""Fine-tune a transformer on the corpus and put it into the folders of the models that ship.

    python experiments/encoder.py --weights FOLDER --out models

FOLDER holds the weights of a BERT of the MiniLM kind (`config.json`, `model.safetensors`,
`tokenizer.json`); the shipped network started from all-MiniLM-L6-v2 (Apache-2.0). Besides the extra
`encoder` this needs torch, safetensors and onnx, and about twenty minutes for an epoch of a branch
on one core. The vectors of words do not learn, and only those of words that are frequent or met in
training are kept.
It learns two things at once: the label of every sentence, and which of the agents in its window
holds the stance, where a sentence takes one. The same network is written twice: for numpy, which
the general model needs nothing else for, and as a graph for onnxruntime.
Training on several threads in half precision is not repeatable to the last bit; what is read with
it afterwards is.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from fine_tuning import (
    LIKE,
    MASKS,
    Dropout,
    Masked,
    as_kept,
    collate,
    fine_tune,
    forget,
    mean_of,
    read_masked,
)
from safetensors.torch import load_file
from shipped import put_beside
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from stancekit.encoder.base import CLASSES, UNREAD
from stancekit.encoder.files import NUMPY, ONNX
from stancekit.encoder.numpy_encoder import MATCHED, pack_weights
from stancekit.encoder.windows import N_DISTANCES, Windows
from stancekit.training import read_config

HERE = Path(__file__).parent
LONGEST = 256  # tokens of a window
ASKS = ("query", "key", "value")  # what attention asks of each token
EPSILON = 1e-12  # of a BERT's norms


class Network(nn.Module):
    """A BERT encoder, and heads that take a sentence's mark and the mean of its tokens.

    One gives the classes of the sentence. The other gives its holder: the mean of a mention's
    tokens is held against the sentence, with how far it lies from it.
    """

    def __init__(self, folder: Path, masks: dict[str, int], mark: int, tokenizer: Tokenizer,
                 dropout: float, forget: float) -> None:  # fmt: skip
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        weights = {k.removeprefix("bert."): v for k, v in
                   load_file(folder / "model.safetensors").items()}  # fmt: skip
        size, self.heads = config["hidden_size"], config["num_attention_heads"]
        self.size = size
        words = weights["embeddings.word_embeddings.weight"].clone()
        for name, token in masks.items():
            # a mask that is like another stands behind it in `MASKS`
            mask = masks.get(LIKE[name])
            like = [mask] if mask else tokenizer.encode(LIKE[name], add_special_tokens=False).ids
            words[token] = words[like].mean(0)
        words[mark] = words[tokenizer.token_to_id("[SEP]")]
        # of the word vectors only those of the masks learn
        self.new = torch.tensor(sorted([*masks.values(), mark]))
        row = torch.full((len(words),), -1)
        row[self.new] = torch.arange(len(self.new))
        self.register_buffer("row", row, persistent=False)
        # a word that is not read is what a BERT learned to guess at
        self.forget, self.unknown = forget, tokenizer.token_to_id("[MASK]")
        self.unread = tokenizer.token_to_id(UNREAD)
        outside = [tokenizer.token_to_id(name) for name in ("[PAD]", "[CLS]", "[SEP]", "[MASK]")]
        kept = torch.tensor([*outside, *self.new.tolist()])
        self.register_buffer("kept", kept, persistent=False)
        self.register_buffer("words", words)
        self.learned = nn.Parameter(words[self.new].clone())
        places = weights["embeddings.position_embeddings.weight"]
        self.positions = nn.Parameter(places[:LONGEST].clone())
        self.kind = nn.Parameter(weights["embeddings.token_type_embeddings.weight"][0])
        self.norm = _norm(weights, "embeddings.LayerNorm", size)
        self.layers = nn.ModuleList()
        for number in range(config["num_hidden_layers"]):
            at = f"encoder.layer.{number}."
            self.layers.append(nn.ModuleDict({
                "asks": _linear(weights, *(f"{at}attention.self.{name}" for name in ASKS)),
                "mixed": _linear(weights, at + "attention.output.dense"),
                "mixed_norm": _norm(weights, at + "attention.output.LayerNorm", size),
                "wide": _linear(weights, at + "intermediate.dense"),
                "narrow": _linear(weights, at + "output.dense"),
                "narrow_norm": _norm(weights, at + "output.LayerNorm", size),
            }))  # fmt: skip
        self.drop = Dropout(dropout)
        self.head = nn.Linear(2 * size, len(CLASSES))
        self.asked = nn.Linear(2 * size, MATCHED)
        self.offered = nn.Linear(size, MATCHED)
        self.likely = nn.Linear(size, 1)
        self.others = nn.Linear(2 * size, 2)  # the author, nobody in sight
        self.distance = nn.Embedding(N_DISTANCES, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, input_ids: Tensor, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        """Give the scores of each sentence's classes and holders; see `read`."""
        if self.training:
            input_ids = forget(input_ids, self.forget, self.unknown, self.kept)
        return self.read(functional.embedding(input_ids, self.words), input_ids, *inputs)

    def groups(self, config: dict[str, Any]) -> list[dict[str, Any]]:
        """Give the parameters by their learning rate: what starts at random learns faster."""
        modules = (self.head, self.asked, self.offered, self.likely, self.others, self.distance)
        new = {id(p) for p in (self.learned, *(p for m in modules for p in m.parameters()))}
        return [
            {"params": [p for p in self.parameters() if id(p) not in new],
             "lr": config["learning_rate"]},
            {"params": [p for p in self.parameters() if id(p) in new],
             "lr": config["learning_rate_new"]},
        ]  # fmt: skip

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
            return functional.layer_norm(x, (self.size,), *of(module), EPSILON)

        place = torch.cumsum(torch.ones_like(input_ids[:1]), 1) - 1
        row = self.row[input_ids]
        words = torch.where((row >= 0).unsqueeze(-1), self.learned[row.clamp(min=0)], words)
        x = self.drop(self.norm(words + self.positions[place] + self.kind)).to(numbers)
        bias = (1.0 - attention_mask.to(numbers))[:, None, None, :] * -1e4
        n, length, _ = x.shape
        split = (n, length, len(ASKS), self.heads, self.size // self.heads)
        for layer in self.layers:
            asks = functional.linear(x, *of(layer["asks"])).view(split).permute(2, 0, 3, 1, 4)
            query, key, value = asks.unbind()
            weights = torch.matmul(query / split[-1] ** 0.5, key.transpose(2, 3)) + bias
            mixed = torch.matmul(self.drop(weights.softmax(-1)), value)
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


class Probabilities(nn.Module):
    """A network that gives probabilities of classes, with fewer words: what is exported.

    `kept` are the tokens whose vectors are kept. Each other one takes that of the likest word among
    these, and what no word makes up the vector of a word that is not read.
    """

    def __init__(self, network: Network, kept: Tensor) -> None:
        super().__init__()
        self.network = network
        words = functional.normalize(network.words, dim=1)
        likeness = words @ words[kept].T
        # marks and masks are no words: they stand for nobody else
        likeness[:, torch.isin(kept, network.kept)] = float("-inf")
        rows = likeness.argmax(1)
        rows[kept] = torch.arange(len(kept))
        rows[network.unread] = rows[network.unknown]
        self.register_buffer("rows", rows)
        self.register_buffer("words", network.words[kept].clone())

    def forward(self, input_ids: Tensor, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        """Give the probabilities of each sentence, and the scores of its holders."""
        words = functional.embedding(self.rows[input_ids], self.words)
        scores, holders = self.network.read(words, input_ids, *inputs)
        return scores.softmax(1), holders.unsqueeze(0)


def _linear(weights: dict[str, Tensor], *names: str) -> nn.Linear:
    """Give layers that read the same numbers as one."""
    state = {k: torch.cat([weights[f"{name}.{k}"] for name in names]) for k in ("weight", "bias")}
    layer = nn.Linear(*reversed(state["weight"].shape))
    layer.load_state_dict(state)
    return layer


def _norm(weights: dict[str, Tensor], name: str, size: int) -> nn.LayerNorm:
    layer = nn.LayerNorm(size, eps=EPSILON)
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


def train_branches(
    network: Network,
    articles: list[tuple[Masked, Masked]],
    windows: Callable[[int], Windows],
    config: dict[str, Any],
    kept: float,
) -> None:
    """Train a network from where it stands once for each seed; it ends as the branches' mean.

    Of that mean `kept` is the network as it stood before.
    """
    start = deepcopy(network.state_dict())
    ends: dict[str, Tensor] = {}
    for number, seed in enumerate(config["seeds"]):
        network.load_state_dict(start)
        torch.manual_seed(seed)
        fine_tune(network, network.groups(config), articles, windows, config | {"seed": seed})
        branch = deepcopy(network.state_dict())
        ends = average(ends, branch, number / (number + 1)) if ends else branch
    network.load_state_dict(average(start, ends, kept))


def keep(articles: list[Masked], tokenizer: Tokenizer, network: Network, most: int) -> Tensor:
    """Choose whose vectors are kept: the marks, the tokens of training, and the frequent ones."""
    met = set(network.kept.tolist())
    met |= {token for article in articles for text in article.texts
            for token in tokenizer.encode(text, add_special_tokens=False).ids}  # fmt: skip
    # a BERT's tokens are in the order of how frequent they are
    rest = [token for token in range(tokenizer.get_vocab_size()) if token not in met]
    return torch.tensor(sorted([*met, *rest[: max(most - len(met), 0)]]))


def for_numpy(both: Probabilities) -> bytes:
    """Give the network's weights as numpy reads them."""
    state = {name: value.numpy() for name, value in both.network.state_dict().items()}
    words = both.words.clone()
    words[both.rows[both.network.new]] = both.network.learned.detach()
    if len(words) > np.iinfo(np.uint16).max:
        raise SystemExit("there are more words than two bytes can tell apart")
    state["words"], state["row_of_piece"] = words.numpy(), both.rows.numpy().astype(np.uint16)
    # there is one kind of text: its vector goes to every place
    state["positions"] = state["positions"] + state.pop("kind")
    state["distance"] = state.pop("distance.weight")[:, 0]
    del state["learned"]
    return pack_weights(state)


def for_onnx(network: Probabilities, example: tuple[Tensor, ...], to: Path) -> bytes:
    """Give the network as an ONNX graph with weights of eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    windows, spans = ["input_ids", "attention_mask"], ["rows", "starts", "ends"]
    mentions = ["mention_rows", "mention_starts", "mention_ends"]
    names = [*windows, *spans, *mentions, "distances"]
    axes: dict[str, dict[int, str]] = {
        **{name: {0: "windows", 1: "tokens"} for name in windows},
        **{name: {0: "sentences"} for name in (*spans, "probabilities")},
        **{name: {0: "mentions"} for name in mentions},
        "distances": {0: "sentences", 1: "mentions"},
        "holders": {1: "sentences", 2: "candidates"},
    }
    exact, rounded = to / "exact.onnx", to / "rounded.onnx"
    torch.onnx.export(network.eval(), example, str(exact), input_names=names,
                      output_names=["probabilities", "holders"], dynamic_axes=axes,
                      opset_version=17, dynamo=False)  # fmt: skip
    quantize_dynamic(exact, rounded, weight_type=QuantType.QInt8, per_channel=True)
    return rounded.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "encoder.toml")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the weights")
    parser.add_argument(
        "--go-on", type=Path, help="encoder.pt of an earlier training, to train it further"
    )
    parser.add_argument("--beside", default="linear", help="the linear model, trained already")
    parser.add_argument("--out", type=Path, default=HERE.parent / "models")
    parser.add_argument(
        "--work", type=Path, default=Path("out"), help="for the graph before it is packed"
    )
    arguments = parser.parse_args()
    config = tomllib.loads(arguments.config.read_text("utf-8"))
    tokenizer = Tokenizer.from_file(str(arguments.weights / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    free = iter(range(9, 99))  # a BERT's vocabulary has tokens that mean nothing yet
    mark = tokenizer.token_to_id(f"[unused{next(free)}]")
    masks = {name: tokenizer.token_to_id(f"[unused{next(free)}]") for name in MASKS}
    reading = config["reading"] | {
        "masks": masks, "mark": mark, "first": tokenizer.token_to_id("[CLS]"),
        "last": tokenizer.token_to_id("[SEP]"),
    }  # fmt: skip
    leave_out = read_config(HERE / config["beside"]).leave_out
    articles, poor = (read_masked(config["splits"], leave_out, kind) for kind in (False, True))
    arguments.work.mkdir(parents=True, exist_ok=True)

    @cache
    def tokens_of(word: str) -> list[int]:
        own = masks.get(word)
        return [own] if own else list(tokenizer.encode(word, add_special_tokens=False).ids)

    torch.manual_seed(config["seed"])
    network = Network(arguments.weights, masks, mark, tokenizer, config["dropout"],
                      config["forget"])  # fmt: skip
    if arguments.go_on:
        go_on(network, torch.load(arguments.go_on, weights_only=True), masks)
    pairs = list(zip(articles, poor, strict=True))
    train_branches(network, pairs, lambda width: Windows(tokens_of, reading | {"window": width}),
                   config, config["kept"] if arguments.go_on else 0.0)  # fmt: skip
    # kept apart first: whatever happens on the way into the models' folders, the work is not lost
    torch.save(network.state_dict(), arguments.work / "encoder.pt")
    both = Probabilities(network, keep([*articles, *poor], tokenizer, network, config["words"]))
    cutter = Windows(tokens_of, reading)
    example = collate([(w, a) for a in articles[:3] for w in cutter.cut(a.texts, a.mentions)])
    masked = {token: name for name, token in masks.items()}
    pieces = [masked.get(token, tokenizer.id_to_token(token))
              for token in range(tokenizer.get_vocab_size())]  # fmt: skip
    settings = {"weight": config["weight"]} | reading
    runs = {
        "general": dict(zip(NUMPY, (
            for_numpy(both),
            "\n".join(pieces).encode(),
            _json({key: value for key, value in settings.items() if key != "masks"}
                  | {"heads": network.heads}),
        ), strict=True)),
        "encoder": dict(zip(ONNX, (
            for_onnx(both, example.inputs, arguments.work),
            tokenizer.to_str().encode(),
            _json(settings),
        ), strict=True)),
    }  # fmt: skip
    for name, files in runs.items():
        told = {"name": name, "version": config["version"]}
        folder = arguments.out / name / config["version"]
        saved = put_beside(arguments.beside, folder, told, as_kept(files, articles, config))
        print(saved.model_id, f"{sum(map(len, files.values())) / 1e6:.1f} MB")


def _json(settings: dict[str, Any]) -> bytes:
    return json.dumps(settings, indent=1).encode()


if __name__ == "__main__":
    main()

"""Train the small network that reads beside the linear model, and put it into a model's folder.

    python experiments/small_encoder.py --weights FOLDER --threads 2

It needs torch and safetensors, some half an hour on two cores, and FOLDER with `model.safetensors`
and `tokenizer.json` of all-MiniLM-L6-v2 (Apache-2.0): the vectors of words start from theirs, made
shorter by their principal components, and words are cut into its pieces. All else starts at random.
It learns two things at once: the label of every sentence, and which of the agents near it holds the
stance, where a sentence takes one.
"""

from __future__ import annotations

import argparse
import io
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from encoders import LIKE, MASKS, Dropout, Masked, as_kept, fine_tune, forget, mean_of, read_masked
from safetensors.torch import load_file
from shipped import put_beside
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from stancekit.encoder.base import CLASSES, UNREAD
from stancekit.encoder.files import SMALL
from stancekit.encoder.pieces import Pieces
from stancekit.encoder.small import MATCHED, SPAN, Shape, shapes
from stancekit.encoder.windows import N_DISTANCES, Windows
from stancekit.training import read_config

HERE = Path(__file__).parent
# the pieces before a sentence and around a window
OUTSIDE = {"mark": "[SENTENCE]", "first": "[START]", "last": "[END]"}


class Layer(nn.Module):
    """Places that look at each other, then think by themselves."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        size, wide = shape.size, shape.wide
        self.heads = shape.heads
        self.before, self.between = nn.LayerNorm(size), nn.LayerNorm(size)
        self.near = nn.Parameter(torch.empty(3, size).uniform_(-0.5, 0.5))
        self.look, self.mix = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.places = nn.Parameter(torch.zeros(2 * SPAN + 1, shape.heads))
        self.open, self.close = nn.Linear(size, wide), nn.Linear(wide, size)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, filled: Tensor) -> Tensor:
        """Give the same places after looking; what is not `filled` is not looked at."""
        n, length, size = x.shape
        place = torch.arange(length)
        apart = (place[None, :] - place[:, None]).clamp(-SPAN, SPAN) + SPAN
        own = self.before(x) * filled.unsqueeze(2)
        around = functional.pad(own, (0, 0, 1, 1))
        beside = own + (around[:, :-2] * self.near[0] + own * self.near[1]
                        + around[:, 2:] * self.near[2])  # fmt: skip
        split = (n, length, 3, self.heads, size // self.heads)
        query, key, value = self.look(beside).view(split).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(2, 3) / (size // self.heads) ** 0.5
        scores = scores + self.places[apart].permute(2, 0, 1)
        scores = scores + (filled[:, None, None, :] - 1.0) * 1e4
        mixed = self.drop(scores.softmax(-1)) @ value
        x = x + self.drop(self.mix(mixed.transpose(1, 2).reshape(n, length, size)))
        inner = functional.relu(self.open(self.between(x)))
        return x + self.drop(self.close(inner))


class Network(nn.Module):
    """What `stancekit.encoder.small` runs, with the names of its weights.

    `unknown` is the piece that stands for a word that is not read, `kept` those that always are.
    """

    def __init__(self, shape: Shape, vectors: Tensor, dropout: float, forget: float,
                 unknown: int, kept: Sequence[int]) -> None:  # fmt: skip
        super().__init__()
        size = shape.size
        self.forget, self.unknown = forget, unknown
        self.register_buffer("kept", torch.tensor(kept), persistent=False)
        self.pieces = nn.Parameter(vectors)
        self.enter, self.leave = nn.LayerNorm(size), nn.LayerNorm(size)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.think, self.say = nn.Linear(3 * size, size), nn.Linear(size, len(CLASSES))
        self.asked, self.offered = nn.Linear(3 * size, MATCHED), nn.Linear(size, MATCHED)
        self.likely, self.others = nn.Linear(size, 1), nn.Linear(3 * size, 2)
        self.distance = nn.Parameter(torch.zeros(N_DISTANCES))
        self.drop = Dropout(dropout)

    def groups(self, config: dict[str, Any]) -> list[dict[str, Any]]:
        """Give the parameters by their learning rate."""
        rest = [p for name, p in self.named_parameters() if name != "pieces"]
        slow = {"params": [self.pieces], "lr": config["learning_rate_pieces"], "weight_decay": 0.0}
        return [{"params": rest, "lr": config["learning_rate"]}, slow]

    def forward(self, input_ids: Tensor, attention_mask: Tensor, rows: Tensor, starts: Tensor,
                ends: Tensor, mention_rows: Tensor, mention_starts: Tensor, mention_ends: Tensor,
                distances: Tensor) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Give the scores of each sentence's classes and holders; see `encoders.collate`."""
        if self.training:
            input_ids = forget(input_ids, self.forget, self.unknown, self.kept)
        filled = attention_mask.float()
        x = self.drop(self.enter(functional.embedding(input_ids, self.pieces)))
        for layer in self.layers:
            x = layer(x, filled)
        x = self.leave(x)
        sums = torch.cat([torch.zeros_like(x[:, :1]), x.cumsum(1)], 1)
        place = torch.arange(x.shape[1])
        inside = (place >= starts[:, None]) & (place < ends[:, None])
        most = x[rows].masked_fill(~inside.unsqueeze(2), -1e4).max(1).values
        held = self.drop(torch.cat([x[rows, starts], mean_of(sums, rows, starts, ends), most], 1))
        scores = self.say(self.drop(functional.relu(self.think(held))))
        mentions = self.drop(mean_of(sums, mention_rows, mention_starts, mention_ends))
        match = self.asked(held) @ self.offered(mentions).T / MATCHED**0.5
        match = match + self.likely(mentions).T + self.distance[distances]
        apart = (rows.unsqueeze(1) != mention_rows.unsqueeze(0)).to(match.dtype)
        return scores, torch.cat([match - 1e4 * apart, self.others(held)], 1)


def choose_pieces(articles: list[Masked], tokenizer: Tokenizer, most: int) -> list[str]:
    """Choose the pieces: the masks, those of training, and the frequent ones."""
    listed = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    special = {token.content for token in tokenizer.get_added_tokens_decoder().values()}
    words = [p for p, _ in listed if p not in special and not p.startswith("[unused")]
    cutter = Pieces([UNREAD, *words])
    texts = [text for article in articles for text in article.texts]
    heard = {word for text in texts for word in text.split(" ")}.difference(MASKS)
    met = {number for word in heard for number in cutter.cut(word)}
    # a BERT's pieces are in the order of how frequent they are
    rest = [number for number in range(1, len(words) + 1) if number not in met]
    kept = sorted({*met, *rest[: max(most - len(met), 0)]} - {0})
    return [UNREAD, *OUTSIDE.values(), *MASKS, *(words[number - 1] for number in kept)]


def first_vectors(pieces: list[str], tokenizer: Tokenizer, folder: Path, size: int) -> Tensor:
    """Give the vectors that the pieces start from."""
    weights = load_file(folder / "model.safetensors")
    (name,) = (key for key in weights if key.endswith("word_embeddings.weight"))
    full = weights[name].float()

    def vector(piece: str) -> Tensor:
        if piece in LIKE:
            return full[tokenizer.encode(LIKE[piece], add_special_tokens=False).ids].mean(0)
        return full[tokenizer.token_to_id("[SEP]" if piece in OUTSIDE.values() else piece)]

    rows = torch.stack([vector(piece) for piece in pieces])
    rows = rows - rows.mean(0)
    _, _, components = torch.linalg.svd(rows, full_matrices=False)
    short = rows @ components[:size].T
    return short / short.std()


def files_of(network: Network, pieces: list[str], settings: dict[str, Any]) -> dict[str, bytes]:
    """Give the files of the encoder, by their path in the model's folder."""
    packed = io.BytesIO()
    weights = {name: value.numpy().astype(np.float16)
               for name, value in network.state_dict().items()}  # fmt: skip
    np.savez_compressed(packed, **weights)
    contents = (packed.getvalue(), "\n".join(pieces).encode(), json.dumps(settings).encode())
    return dict(zip(SMALL, contents, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=HERE / "small_encoder.toml")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--beside", default="linear", help="the linear model, trained already")
    parser.add_argument("--out", type=Path, default=HERE.parent / "models")
    parser.add_argument("--work", type=Path, default=Path("out"), help="for the files, beside")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    config = tomllib.loads(arguments.config.read_text("utf-8"))
    torch.manual_seed(config["seed"])
    tokenizer = Tokenizer.from_file(str(arguments.weights / "tokenizer.json"))
    articles = read_masked(config["splits"], read_config(HERE / config["beside"]).leave_out)
    pieces = choose_pieces(articles, tokenizer, config["words"])
    cutter = Pieces(pieces)
    shape = Shape(len(pieces), *(config[key] for key in ("size", "wide", "heads", "layers")))
    vectors = first_vectors(pieces, tokenizer, arguments.weights, shape.size)
    outside = {key: cutter[piece] for key, piece in OUTSIDE.items()}
    network = Network(shape, vectors, config["dropout"], config["forget"], cutter[UNREAD],
                      list(outside.values()))  # fmt: skip
    if {name: tuple(w.shape) for name, w in network.state_dict().items()} != shapes(shape):
        raise SystemExit("the network's weights are not those that stancekit reads")
    reading = config["reading"] | outside
    print(f"{len(articles):,} articles, {len(pieces):,} pieces")
    fine_tune(network, network.groups(config), articles,
              lambda width: Windows(cutter.cut, reading | {"window": width}),
              config)  # fmt: skip
    settings = reading | {"weight": config["weight"], "heads": config["heads"]}
    files = files_of(network, pieces, settings)
    # kept apart first: whatever happens on the way into the model's folder, the work is not lost
    arguments.work.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (arguments.work / Path(name).name).write_bytes(content)
    folder = arguments.out / config["name"] / config["version"]
    name = {key: config[key] for key in ("name", "version")}
    saved = put_beside(arguments.beside, folder, name, as_kept("small", files, articles, config))
    print(saved.model_id, f"{len(files[SMALL[0]]) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

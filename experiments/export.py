"""Write trained networks into the folders of the models that ship.

    python experiments/export.py --network minilm FOLDER minilm.pt --network mpnet FOLDER mpnet.pt

Each network comes with its name in experiments/networks, the folder of the weights that it started
from, and what `encoder.py` wrote. `experiments/networks/models.toml` says which models have which
networks, and what runs them: numpy, which needs nothing else, runs one; onnxruntime runs several,
whose probabilities are averaged by their shares. Only the vectors of words that are frequent or met
in training are kept. Besides the extra `encoder` (onnxruntime 1.23 or newer) this needs torch,
safetensors, onnx and onnx-ir.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from fine_tuning import Masked, as_kept, collate, read_masked
from network import Network, Opened, open_network
from shipped import MODELS, put_beside
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from stancekit.encoder.files import NUMPY, ONNX
from stancekit.encoder.numpy_encoder import pack_weights
from stancekit.encoder.windows import Windows
from stancekit.training import read_config

HERE = Path(__file__).parent


class Vectors(nn.Module):
    """A network with fewer words, as it is exported.

    `kept` are the tokens whose vectors are kept. Each other one takes that of the likest word among
    these, and what no word makes up the vector of a word that is not read. `own` gives the
    network's own token for each of those that it is given, where these are another's.
    """

    def __init__(self, network: Network, kept: Tensor, own: Tensor | None = None) -> None:
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
        # in eight bits with a scale a word: with one scale for all, the few words far from the
        # others leave the rest some nine steps
        scale = self.words.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("rounded", (self.words / scale).round().to(torch.int8))
        self.register_buffer("own", own)

    def forward(self, input_ids: Tensor, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        """Give the scores of each sentence's classes and holders."""
        if self.own is not None:
            input_ids = self.own[input_ids]
        rows = self.rows[input_ids]
        words = self.rounded[rows].float() * self.scale[rows]
        found: tuple[Tensor, Tensor] = self.network.read(words, input_ids, *inputs)
        return found


class Probabilities(nn.Module):
    """The mean probabilities of networks, and the scores that each gives to holders.

    `shares` say how much each network counts; they sum to 1.
    """

    def __init__(self, networks: list[Vectors], shares: list[float]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)
        self.register_buffer("shares", torch.tensor(shares)[:, None, None])

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor]:
        """Give the probabilities of each sentence, and the scores of its holders by network."""
        scores, holders = zip(*(network(*inputs) for network in self.networks), strict=True)
        return (torch.stack(scores).softmax(2) * self.shares).sum(0), torch.stack(holders)


def translate(main: Opened, other: Opened) -> Tensor:
    """Give the token of `other` for each of `main`'s, by what they stand for."""
    names = dict(zip(main.family.marks, other.family.marks, strict=True))
    tokens = [main.tokenizer.id_to_token(token) for token in range(main.tokenizer.get_vocab_size())]
    found = [other.tokenizer.token_to_id(names.get(token, token)) for token in tokens]
    unread = other.network.unread
    return torch.tensor([unread if token is None else token for token in found])


def keep(articles: list[Masked], tokenizer: Tokenizer, network: Network, most: int) -> Tensor:
    """Choose whose vectors are kept: the marks, the tokens of training, and the frequent ones."""
    met = set(network.kept.tolist())
    met |= {token for article in articles for text in article.texts
            for token in tokenizer.encode(text, add_special_tokens=False).ids}  # fmt: skip
    # a BERT's tokens are in the order of how frequent they are
    rest = [token for token in range(tokenizer.get_vocab_size()) if token not in met]
    return torch.tensor(sorted([*met, *rest[: max(most - len(met), 0)]]))


def for_numpy(network: Vectors) -> bytes:
    """Give a network's weights as numpy reads them."""
    if network.network.apart is not None:
        raise SystemExit("numpy runs the networks of the BERT family only")
    state = {name: value.numpy() for name, value in network.network.state_dict().items()}
    words = network.words.clone()
    words[network.rows[network.network.new]] = network.network.learned.detach()
    if len(words) > np.iinfo(np.uint16).max:
        raise SystemExit("there are more words than two bytes can tell apart")
    rows = network.rows.numpy().astype(np.uint16)
    state["words"], state["row_of_piece"] = words.numpy(), rows
    state["distance"] = state.pop("distance.weight")[:, 0]
    del state["learned"]
    return pack_weights(state)


def for_onnx(networks: Probabilities, example: tuple[Tensor, ...], to: Path) -> bytes:
    """Give networks as an ONNX graph with weights of eight bits."""
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

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
    exact = to / "exact.onnx"
    torch.onnx.export(networks.eval(), example, str(exact), input_names=names,
                      output_names=["probabilities", "holders"], dynamic_axes=axes,
                      opset_version=17, dynamo=False)  # fmt: skip
    # a scale for every 128 numbers, of what is read as of the weights: some of a layer are
    # far larger than the rest, which one scale for a whole window rounds away
    rounded = MatMulNBitsQuantizer(onnx.load(exact), bits=8, block_size=128, is_symmetric=True,
                                   accuracy_level=4)  # fmt: skip
    rounded.process()
    graph: bytes = rounded.model.model.SerializeToString()
    return graph


def files_of(
    opened: list[Opened], model: dict[str, Any], read: list[Masked], every: list[Masked]
) -> dict[str, bytes]:
    """Give an encoder's files by their path in the model's folder.

    `model` are its settings in `models.toml`; the windows are those of its first network. A graph
    is written with some of `read`; the words of `every` are kept.
    """
    main = opened[0]
    vectors = [
        Vectors(
            one.network.eval(),
            keep(every, one.tokenizer, one.network, one.config["words"]),
            None if one is main else translate(main, one),
        )
        for one in opened
    ]
    settings = {"weight": model["weight"]} | main.reading
    if model["runs_on"] == "numpy":
        (network,) = vectors
        masked = {token: name for name, token in main.masks.items()}
        pieces = [masked.get(token, main.tokenizer.id_to_token(token))
                  for token in range(main.tokenizer.get_vocab_size())]  # fmt: skip
        settings |= {"heads": network.network.heads}
        del settings["masks"]
        return dict(zip(NUMPY, (for_numpy(network), "\n".join(pieces).encode(), _json(settings)),
                        strict=True))  # fmt: skip
    cutter = Windows(main.tokens_of, main.reading)
    example = collate([(w, a) for a in read[:3] for w in cutter.cut(a.texts, a.mentions)])
    with tempfile.TemporaryDirectory() as work:
        networks = Probabilities(vectors, model["shares"])
        graph = for_onnx(networks, example.inputs, Path(work))
    return dict(zip(ONNX, (graph, main.tokenizer.to_str().encode(), _json(settings)),
                    strict=True))  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--network", nargs=3, action="append", required=True, metavar=("NAME", "FOLDER", "STATE")
    )
    parser.add_argument("--config", type=Path, default=HERE / "networks" / "models.toml")
    parser.add_argument("--beside", default="linear", help="the linear model, trained already")
    parser.add_argument("--out", type=Path, default=MODELS)
    arguments = parser.parse_args()
    opened = {}
    for name, folder, state in arguments.network:
        opened[name] = open_network(HERE / "networks" / f"{name}.toml", Path(folder))
        opened[name].network.load_state_dict(torch.load(state, weights_only=True))
    models = tomllib.loads(arguments.config.read_text("utf-8"))
    needed = {name for model in models.values() for name in model["networks"]}
    if missing := needed - set(opened):
        raise SystemExit(f"{arguments.config} has the network {min(missing)}; give it, too")
    first, *others = (one.config for one in opened.values())
    if any(other[key] != first[key] for other in others for key in ("beside", "splits")):
        raise SystemExit("the networks were trained on different articles")
    leave_out = read_config(HERE / first["beside"]).leave_out
    rich, poor = (read_masked(first["splits"], leave_out, kind) for kind in (False, True))
    for name, model in models.items():
        files = files_of([opened[n] for n in model["networks"]], model, rich, [*rich, *poor])
        told = {"weight": model["weight"],
                "networks": [opened[n].config for n in model["networks"]]}  # fmt: skip
        named = {"name": name, "version": model["version"]}
        folder = arguments.out / name / model["version"]
        saved = put_beside(arguments.beside, folder, named, as_kept(files, rich, told))
        print(saved.model_id, f"{sum(map(len, files.values())) / 1e6:.1f} MB")


def _json(settings: dict[str, Any]) -> bytes:
    return json.dumps(settings, indent=1).encode()


if __name__ == "__main__":
    main()

"""Fine-tune a transformer on the corpus; `export.py` puts it into the models that ship.

    python experiments/encoder.py experiments/networks/minilm.toml FOLDER --out minilm.pt

FOLDER holds the weights to start from (`config.json`, `model.safetensors`, `tokenizer.json`), of a
BERT or an MPNet. The networks that ship started from all-MiniLM-L6-v2 and from the first eight
layers of all-mpnet-base-v2 (both Apache-2.0). This needs torch and safetensors; an epoch takes a
branch of MiniLM about twenty minutes on one core, MPNet four times as long. The vectors of words do
not learn.
It learns two things at once: the label of every sentence, and which of the agents in its window
holds the stance, where a sentence takes one. With `--teacher CONFIG FOLDER STATE` it learns from
what that network says of the sentences, too (`teaching.py`): MiniLM so from MPNet.
Training on several threads in half precision is not repeatable to the last bit; what is read with
it afterwards is.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import torch
from fine_tuning import Masked, fine_tune, read_masked
from network import Network, average, go_on, open_network
from teaching import teach

from stancekit.encoder.windows import Windows
from stancekit.training import read_config

HERE = Path(__file__).parent


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
    ends: dict[str, torch.Tensor] = {}
    for number, seed in enumerate(config["seeds"]):
        network.load_state_dict(start)
        torch.manual_seed(seed)
        fine_tune(network, network.groups(config), articles, windows, config | {"seed": seed})
        branch = deepcopy(network.state_dict())
        ends = average(ends, branch, number / (number + 1)) if ends else branch
    network.load_state_dict(average(start, ends, kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path, help="a file of experiments/networks")
    parser.add_argument("weights", type=Path, help="folder of the weights to start from")
    parser.add_argument("--go-on", type=Path, help="end of an earlier training, to go on from")
    parser.add_argument("--teacher", nargs=3, type=Path, metavar=("CONFIG", "FOLDER", "STATE"))
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(0)  # of what is new in the network
    opened = open_network(arguments.config, arguments.weights)
    network, config = opened.network, opened.config
    if arguments.go_on:
        go_on(network, torch.load(arguments.go_on, weights_only=True), opened.masks)
    leave_out = read_config(HERE / config["beside"]).leave_out
    rich, poor = (read_masked(config["splits"], leave_out, kind) for kind in (False, True))
    if arguments.teacher:
        of_teacher, folder, state = arguments.teacher
        teacher = open_network(of_teacher, folder)
        teacher.network.load_state_dict(torch.load(state, weights_only=True))
        # the poorer view of an article is taught what is seen of the richer one
        taught = teach(teacher, rich, config["taught_of"])
        rich, poor = (
            [article._replace(taught=said) for article, said in zip(view, taught, strict=True)]
            for view in (rich, poor)
        )

    def windows(width: int) -> Windows:
        return Windows(opened.tokens_of, opened.reading | {"window": width})

    kept = config["kept"] if arguments.go_on else 0.0
    train_branches(network, list(zip(rich, poor, strict=True)), windows, config, kept)
    aside = arguments.out.with_suffix(".part")
    torch.save(network.state_dict(), aside)
    aside.replace(arguments.out)


if __name__ == "__main__":
    main()

"""Train a model: `python experiments/train.py experiments/general.toml --out models`.

The linear model of `general` is that of the others that ship, too: they are written anew with it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from shipped import MODELS, share

import stancekit as sk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "config", type=Path, nargs="?", default=Path(__file__).parent / "general.toml"
    )
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    model = sk.train(arguments.config, arguments.out, arguments.jobs)
    print(model.model_id, f"trained in {model.manifest['training_seconds']} s")
    for name, figure in model.manifest["cross_validation"].items():
        print(f"  {name:20} {figure['value']:.3f}  [{figure['low']:.3f}, {figure['high']:.3f}]")
    if model.manifest["name"] == "general" and arguments.out.resolve() == MODELS.resolve():
        print(*(other.model_id for other in share(model)))


if __name__ == "__main__":
    main()

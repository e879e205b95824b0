"""The models that ship have one linear model; what differs is the encoder beside it.

Each is a whole folder, so that every way to name, send and store a model holds for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stancekit import persistence
from stancekit.errors import ConfigError
from stancekit.model import StanceModel, load_model
from stancekit.training import NO_ENCODER, KeptEncoder, keep_encoder, save_beside

MODELS = Path(__file__).parent.parent / "models"


def put_beside(
    source: str | Path, folder: Path, name: Mapping[str, Any], kept: KeptEncoder
) -> StanceModel:
    """Write a model's folder: the linear model of `source`, and another encoder beside it.

    `name` holds the new `name` and `version`.
    """
    model = load_model(source)
    config = dict(model.manifest["config"]) | {**name, "encoder": ""}
    told = dict(model.manifest) | {**name, "config": config}
    bare = StanceModel(model.classifier, model.article_classifier, told, model.question)
    seen = persistence.read_training_signatures(model.manifest["folder"])
    return save_beside(bare, folder, frozenset(model.training_hashes), seen, kept)


def share(general: StanceModel) -> list[StanceModel]:
    """Write the other models that ship anew, with a newly trained linear model."""
    encoders = {"linear": NO_ENCODER}
    try:
        encoders["encoder"] = keep_encoder("encoder")
    except ConfigError as error:
        print(f"{error}; write it with export.py")
    source, version = general.manifest["folder"], general.manifest["version"]
    return [
        put_beside(source, MODELS / name / version, {"name": name, "version": version}, kept)
        for name, kept in encoders.items()
    ]

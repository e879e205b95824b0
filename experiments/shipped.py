"""The models that ship have one linear model; what differs is the encoder beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stancekit import persistence
from stancekit.model import StanceModel, find_model, load_model, read_encoder_files, save_model
from stancekit.training import model_card

MODELS = Path(__file__).parent.parent / "models"
_OWN = ("format", "pipeline_sha256", "fingerprint", "reading", "files", "folder", "encoder")


def put_beside(
    linear: str | Path, folder: Path, files: Mapping[str, bytes], changes: Mapping[str, Any]
) -> StanceModel:
    """Write a model's folder: the linear model of another one, and an encoder's files beside it.

    `changes` are the entries of the manifest that differ: name and version, what the encoder is.
    The encoder must have seen nothing that the linear model has not.
    """
    model = load_model(linear)
    kept = {key: value for key, value in model.manifest.items() if key not in _OWN}
    manifest = kept | dict(changes)
    paired = StanceModel(model.classifier, model.article_classifier, manifest, model.question)
    signatures = persistence.read_training_signatures(model.manifest["folder"])
    saved = save_model(paired, folder, model.training_hashes, model_card(manifest), files)
    if signatures is not None:
        persistence.write_training_signatures(folder, signatures)
    return saved


def share(linear: StanceModel, models: Path = MODELS) -> list[StanceModel]:
    """Give the other models that ship a newly trained linear model, each with its own encoder."""
    folder, version = linear.manifest["folder"], linear.manifest["version"]
    alone = {"name": "linear", "version": version}
    saved = [put_beside(folder, models / "linear" / version, {}, alone)]
    large = find_model("encoder")
    manifest = persistence.read_manifest(large)
    files = read_encoder_files(large, manifest)
    changes = {key: manifest[key] for key in ("name", "version", "encoder")}
    saved.append(put_beside(folder, models / "encoder" / large.name, files, changes))
    return saved

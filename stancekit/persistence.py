"""A model's folder on disk.

    manifest.json        format, id, versions, questions, settings, figures
    pipeline.skops       the fitted estimator, saved under a fixed list of trusted types
    training_hashes.txt  one hash a training article, so that evaluation can refuse what was seen
    CARD.md              the model card, made from the manifest
    encoder/             a transformer that reads beside the pipeline; in few models, see encoder.py

Nothing is ever unpickled. `FORMAT` is raised when a reader of the old format could not read the
new one; an older format stays readable or is refused with what to do.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from stancekit.errors import ModelError, OutputError
from stancekit.tables import write_text

#: The number of the folder's format.
FORMAT = 1

_MANIFEST = "manifest.json"
_PIPELINE = "pipeline.skops"
_HASHES = "training_hashes.txt"
_CARD = "CARD.md"

#: Types that a saved pipeline may hold besides those that skops trusts by itself.
TRUSTED_TYPES = (
    "numpy.dtype",
    "scipy.sparse._csr.csr_matrix",
    "sklearn._loss.link.IdentityLink",
    "sklearn._loss.link.Interval",
    "sklearn._loss.link.LogitLink",
    "sklearn._loss.link.MultinomialLogit",
    "sklearn._loss.loss.HalfBinomialLoss",
    "sklearn._loss.loss.HalfMultinomialLoss",
    "sklearn.calibration._CalibratedClassifier",
    "sklearn.calibration._TemperatureScaling",
    "sklearn.compose._column_transformer._RemainderColsList",
    "stancekit.features.SentenceReader",
    "stancekit.model.StanceClassifier",
)


def save(
    folder: Path | str,
    estimator: Any,
    manifest: Mapping[str, Any],
    training_hashes: Iterable[str],
    card: str,
    files: Mapping[str, bytes] | None = None,
) -> None:
    """Write a model's folder, whole or not at all.

    Parameters
    ----------
    folder : Path or str
        Replaced if it holds a model already.
    estimator : estimator
    manifest : mapping
        JSON values; `format` and `pipeline_sha256` are added.
    training_hashes : iterable of str
    card : str
        Markdown.
    files : mapping of str to bytes, optional
        Further files by their path in the folder; the manifest gets `files`, their hashes.

    Raises
    ------
    OutputError
        The folder cannot be written, or holds something that is no model.
    """
    import skops.io

    folder = Path(folder)
    part = folder.with_name(folder.name + ".part")
    old = folder.with_name(folder.name + ".old")
    try:
        if folder.exists() and not (
            folder.is_dir() and (_MANIFEST in (names := os.listdir(folder)) or not names)  # noqa: PTH208
        ):
            raise OutputError(f"{folder} exists and is no model's folder; choose another --out")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        skops.io.dump(estimator, part / _PIPELINE, compression=8, compresslevel=9)
        digest = hashlib.sha256((part / _PIPELINE).read_bytes()).hexdigest()
        full = {"format": FORMAT, **manifest, "pipeline_sha256": digest}
        for name, data in (files or {}).items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(data)
        if files:
            full["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        write_text(part / _MANIFEST, json.dumps(full, indent=2, ensure_ascii=False) + "\n")
        write_text(part / _HASHES, "".join(f"{h}\n" for h in sorted(set(training_hashes))))
        write_text(part / _CARD, card)
        # the old model goes only when the new one stands
        shutil.rmtree(old, ignore_errors=True)
        if folder.exists():
            folder.replace(old)
        try:
            part.replace(folder)
        except OSError:
            if old.exists():
                old.replace(folder)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def load(folder: Path | str) -> tuple[Any, dict[str, Any]]:
    """Read a model's folder.

    Parameters
    ----------
    folder : Path or str

    Returns
    -------
    estimator : estimator
    manifest : dict

    Raises
    ------
    ModelError
        The folder is no model's, is damaged, of another format, or made by a release of
        scikit-learn that this one cannot stand in for; says what to do.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    pipeline = folder / _PIPELINE
    try:
        data = pipeline.read_bytes()
    except OSError as error:
        raise ModelError(f"{pipeline} cannot be read: {error.strerror or error}") from error
    if hashlib.sha256(data).hexdigest() != manifest.get("pipeline_sha256"):
        raise ModelError(
            f"{pipeline} is not the file that the manifest describes (its hash differs); "
            "copy the folder again or train the model again"
        )
    _check_versions(folder, manifest)
    import skops.io

    try:
        unknown = sorted(set(skops.io.get_untrusted_types(data=data)) - set(TRUSTED_TYPES))
        if unknown:
            raise ModelError(
                f"{pipeline} holds types that are not trusted: {', '.join(unknown)}; "
                "do not load models from a source that you do not know"
            )
        return skops.io.loads(data, trusted=list(TRUSTED_TYPES)), manifest
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(f"{pipeline} cannot be read: {error}; train the model again") from error


def read_file(folder: Path | str, manifest: Mapping[str, Any], name: str) -> bytes:
    """Read a further file of a model's folder, as the manifest describes it.

    Raises
    ------
    ModelError
        It is missing or another one.
    """
    path = Path(folder) / name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror or error}") from error
    stated = manifest.get("files")
    if not isinstance(stated, Mapping) or stated.get(name) != hashlib.sha256(data).hexdigest():
        raise ModelError(
            f"{path} is not the file that the manifest describes (its hash differs); "
            "copy the folder again or train the model again"
        )
    return data


def read_manifest(folder: Path | str) -> dict[str, Any]:
    """Read and check a model's manifest alone.

    Raises
    ------
    ModelError
        No manifest, not JSON, or of another format.
    """
    path = Path(folder) / _MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ModelError(f"no model in {folder}: it has no {_MANIFEST}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path} cannot be read: {error}; copy the folder again") from error
    found = manifest.get("format") if isinstance(manifest, dict) else None
    if found != FORMAT or isinstance(found, bool):
        newer = isinstance(found, int) and found > FORMAT
        advice = "update stancekit" if newer else "train the model again"
        raise ModelError(f"{path}: format {found!r}, this version reads {FORMAT}; {advice}")
    return dict(manifest)


def read_training_hashes(folder: Path | str) -> frozenset[str]:
    """Read the hashes of the articles that a model was trained on.

    Raises
    ------
    ModelError
        The file is missing.
    """
    path = Path(folder) / _HASHES
    try:
        return frozenset(path.read_text("utf-8").split())
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{path} cannot be read: {error}; copy the folder again") from error


def text_hash(text: str) -> str:
    r"""Hash a text, white space folded, so that a copy with other line breaks is the same.

    Examples
    --------
    >>> text_hash("Two  words\n") == text_hash("Two words")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def versions() -> dict[str, str]:
    """Give the versions on which a model's figures depend."""
    from importlib.metadata import version

    return {name: version(name) for name in ("scikit-learn", "numpy", "scipy", "pandas", "skops")}


def _check_versions(folder: Path, manifest: Mapping[str, Any]) -> None:
    import sklearn

    stated = manifest.get("versions")
    trained = str(stated.get("scikit-learn", "") if isinstance(stated, Mapping) else "")
    if not trained:
        raise ModelError(
            f"{folder}: its {_MANIFEST} states no version of scikit-learn; train the model again"
        )
    if trained.split(".")[:2] != sklearn.__version__.split(".")[:2]:
        minor = ".".join(trained.split(".")[:2])
        raise ModelError(
            f"{folder} was trained with scikit-learn {trained or '?'}, this is "
            f"{sklearn.__version__}: pip install 'scikit-learn=={minor}.*', or train it again"
        )

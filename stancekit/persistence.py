"""A model's folder on disk.

    manifest.json        format, id, versions, questions, settings, figures
    pipeline.skops       the fitted estimator, saved under a fixed list of trusted types
    vocabularies.json    the terms of its vectorizers, in the order of their columns
    training_hashes.txt  one hash a training article, so that evaluation can refuse what was seen
    training_signatures.npy
                         what near-duplicates of these articles are told by; may be missing
    CARD.md              the model card, made from the manifest
    encoder/             a network that reads beside the pipeline; may be missing

Nothing is ever unpickled. `FORMAT` is raised when a reader of the old format could not read the
new one; an older format stays readable or is refused with what to do.
"""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stancekit.errors import ModelError, OutputError
from stancekit.table_files import write_text

#: The number of the folder's format.
FORMAT = 2
#: What to do about a model that this installation cannot read.
AGAIN = "train it again with `stancekit train`, or leave out --model for the one that ships"

_MANIFEST = "manifest.json"
_PIPELINE = "pipeline.skops"
_VOCABULARIES = "vocabularies.json"
_HASHES = "training_hashes.txt"
_SIGNATURES = "training_signatures.npy"
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
    "stancekit.features.PieceCounter",
    "stancekit.features.PieceVectorizer",
    "stancekit.features.SentenceReader",
    "stancekit.classifier.StanceClassifier",
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
        JSON values; `format`, `pipeline_sha256` and `files` are added.
    training_hashes : iterable of str
    card : str
        Markdown.
    files : mapping of str to bytes, optional
        Further files by their path in the folder; the manifest's `files` holds their hashes.

    Raises
    ------
    OutputError
        The folder cannot be written, or holds something that is no model.
    """
    skops_io = _import_skops()
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
        bare, vocabularies = _without_vocabularies(estimator)
        skops_io.dump(bare, part / _PIPELINE, compression=8, compresslevel=9)
        digest = hashlib.sha256((part / _PIPELINE).read_bytes()).hexdigest()
        stated = {key: value for key, value in manifest.items() if key != "folder"}
        full = {"format": FORMAT, **stated, "pipeline_sha256": digest}
        every = {_VOCABULARIES: _as_json(vocabularies), **(files or {})}
        for name, data in every.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(data)
        full["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in every.items()}
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
        As written, and `folder`, the one it was read from.

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
    skops_io = _import_skops()
    from skops.io.exceptions import UntrustedTypesFoundException

    try:
        estimator = skops_io.loads(data, trusted=list(TRUSTED_TYPES))
    except UntrustedTypesFoundException as error:
        # asked for only here: it takes as long as the loading
        unknown = sorted(set(skops_io.get_untrusted_types(data=data)) - set(TRUSTED_TYPES))
        raise ModelError(
            f"{pipeline} holds types that are not trusted: {', '.join(unknown)}; "
            "do not load models from a source that you do not know"
        ) from error
    except Exception as error:
        raise ModelError(f"{pipeline} cannot be read: {error}; train the model again") from error
    try:
        _give_vocabularies(estimator, json.loads(read_file(folder, manifest, _VOCABULARIES)))
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ModelError(
            f"{folder / _VOCABULARIES} does not belong to {_PIPELINE}: {error}; train the model "
            "again"
        ) from error
    return estimator, manifest | {"folder": str(folder)}


# A vocabulary of n terms is n nodes of the pipeline's schema, each checked on its own, which is
# nearly all that loading would do. So the terms are kept beside the pipeline, whose vectorizers
# hold the number of their list instead.


def _without_vocabularies(estimator: Any) -> tuple[Any, list[list[str]]]:
    """Copy an estimator with a number in place of each fitted vocabulary, and list their terms."""
    vocabularies: list[list[str]] = []
    instead: dict[int, Any] = {}
    for vectorizer in _vectorizers(estimator):
        terms = vectorizer.vocabulary_
        if id(terms) not in instead:
            instead[id(terms)] = {"": len(vocabularies)}
            vocabularies.append(sorted(terms, key=terms.__getitem__))
    return copy.deepcopy(estimator, instead), vocabularies


def _give_vocabularies(estimator: Any, vocabularies: list[list[str]]) -> None:
    """Put the vocabularies back where `_without_vocabularies` took them."""
    # one may stand in two places
    for vectorizer in {id(found): found for found in _vectorizers(estimator)}.values():
        terms = vocabularies[vectorizer.vocabulary_[""]]
        vectorizer.vocabulary_ = {term: column for column, term in enumerate(terms)}


def _vectorizers(estimator: Any) -> Iterator[Any]:
    """Find the fitted vectorizers within an estimator or a collection of estimators."""
    from sklearn.base import BaseEstimator

    if isinstance(estimator, dict):
        parts: Iterable[Any] = estimator.values()
    elif isinstance(estimator, list | tuple):
        parts = estimator
    elif isinstance(estimator, BaseEstimator):
        if isinstance(getattr(estimator, "vocabulary_", None), dict):
            yield estimator
            return
        parts = vars(estimator).values()
    else:
        return
    for part in parts:
        yield from _vectorizers(part)


def _as_json(vocabularies: list[list[str]]) -> bytes:
    return (json.dumps(vocabularies, ensure_ascii=False, indent=0) + "\n").encode(
        "utf-8", "surrogatepass"
    )


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
        advice = "update stancekit: pip install -U stancekit" if newer else AGAIN
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


# every white space of ASCII a blank
_BLANKS = bytes(32 if chr(b).isspace() and b < 128 else b for b in range(256))
_ASCII = bytes(range(128))
# every other white space, in UTF-8
_OTHER_SPACE = re.compile(
    rb"\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)|\xe3\x80\x80"
)


def write_training_signatures(folder: Path | str, signatures: npt.NDArray[np.uint32]) -> None:
    """Write the signatures of the articles that a model was trained on into its folder.

    Parameters
    ----------
    folder : Path or str
    signatures : ndarray of shape (n_articles, size + 1), dtype uint32
        See `stancekit.duplicates.signatures`.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    path = Path(folder) / _SIGNATURES
    part = path.with_name(path.name + ".part")
    # sorted, so that the file does not tell the articles' order and is the same for the same ones
    ordered = signatures[np.lexsort(signatures.T[::-1])]
    try:
        with part.open("wb") as file:
            np.save(file, ordered.astype("<u4"), allow_pickle=False)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def read_training_signatures(folder: Path | str) -> npt.NDArray[np.uint32] | None:
    """Read the signatures of the articles that a model was trained on.

    Returns
    -------
    ndarray of shape (n_articles, size + 1), dtype uint32, or None
        None where the folder has none, as those of earlier releases.

    Raises
    ------
    ModelError
        The file is damaged.
    """
    path = Path(folder) / _SIGNATURES
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            found = np.load(file, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise ModelError(f"{path} cannot be read: {error}; copy the folder again") from error
    if not isinstance(found, np.ndarray) or found.ndim != 2 or found.dtype != np.dtype("<u4"):
        raise ModelError(f"{path} holds no signatures; copy the folder again")
    return found.astype(np.uint32, copy=False)


def text_hash(text: str) -> str:
    r"""Hash a text, white space folded, so that a copy with other line breaks is the same.

    Examples
    --------
    >>> text_hash("Two  words\n") == text_hash("Two words")
    True
    """
    data = text.encode("utf-8", "surrogatepass")
    if text.isascii() or _OTHER_SPACE.search(data.translate(None, _ASCII)) is None:
        # the same bytes, several times as fast
        parts = data.translate(_BLANKS).split(b"  ")
        folded = b" ".join([stripped for part in parts if (stripped := part.strip(b" "))])
    else:
        folded = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return hashlib.sha256(folded).hexdigest()[:32]


def versions() -> dict[str, str]:
    """Give the versions on which a model's figures depend."""
    return dict(_versions())


@lru_cache(maxsize=1)
def _versions() -> tuple[tuple[str, str], ...]:
    from importlib.metadata import version

    return tuple(
        (name, version(name)) for name in ("scikit-learn", "numpy", "scipy", "pandas", "skops")
    )


def _import_skops() -> Any:
    """Import `skops.io` without the array libraries that it has no use for.

    It looks through all of scikit-learn for types to trust, adapters for other arrays included;
    where they are installed, importing them takes longer than all else that loading does.
    """
    hidden = [name for name in ("cupy", "dask", "torch") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: not to be found
    try:
        return import_module("skops.io")
    finally:
        for name in hidden:
            del sys.modules[name]


def _check_versions(folder: Path, manifest: Mapping[str, Any]) -> None:
    import sklearn

    stated = manifest.get("versions")
    trained = str(stated.get("scikit-learn", "") if isinstance(stated, Mapping) else "")
    if not trained:
        raise ModelError(f"{folder}: its {_MANIFEST} states no version of scikit-learn; {AGAIN}")
    if trained.split(".")[:2] != sklearn.__version__.split(".")[:2]:
        minor = ".".join(trained.split(".")[:2])
        raise ModelError(
            f"{folder} was trained with scikit-learn {trained or '?'}, this is "
            f"{sklearn.__version__}: pip install 'scikit-learn=={minor}.*', or {AGAIN}"
        )

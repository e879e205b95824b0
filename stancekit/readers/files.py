"""Files: those under the paths given, in a fixed order, and their bytes, unpacked."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pyarrow as pa

from stancekit.cleaning import wide_encoding
from stancekit.errors import InputError
from stancekit.readers.rows import ReadOptions

SINGLE = (".txt", ".html", ".htm")
TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
_PACKED = (".gz", ".zst")
# more files are not counted beforehand
_MANY = 100_000


BROKEN = (OSError, EOFError, zlib.error, UnicodeError, pa.ArrowException)


class Found(NamedTuple):
    """A file, its name in ids, whether the user named it, and why it is not to be read, if so."""

    path: str
    name: str
    named: bool = False
    problem: str = ""


def walk(paths: Iterable[str | Path], skip: Path | None) -> Iterator[Found]:
    """List the files under the paths with their names in ids; a folder is entered once."""
    left_out = os.path.realpath(skip) if skip is not None else None
    for path in paths:
        if str(path) == "-":
            yield Found("-", "-", named=True)
            continue
        root = Path(path)
        try:
            if str(path) and root.is_dir():
                yield from _walk_folder(root, left_out)
            elif str(path) and root.exists():
                yield Found(str(root), root.name, named=True)
            else:
                raise InputError(f"no such file or folder: {path}{_similar(root)}")
        except OSError as error:
            raise InputError(f"cannot read {root}: {error.strerror or error}") from error


def _walk_folder(root: Path, left_out: str | None) -> Iterator[Found]:
    """List a folder's files in the order of their names, then its folders' one after the other."""
    entered = {os.path.realpath(root)}
    unreadable: list[OSError] = []
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        kept = []
        with closing(_Names(folder)) as names:
            try:
                names.list()
            except OSError as error:
                unreadable.append(error)
                continue
            for name in names.sorted(folders=True):
                path = folder / name
                real = os.path.realpath(path)
                if name.startswith(".") or real == left_out:
                    continue
                # a link back to a folder already entered would be walked for ever
                if real in entered:
                    yield Found(
                        str(path), path.relative_to(root).as_posix(),
                        problem="a link to a folder that is read already",
                    )  # fmt: skip
                    continue
                entered.add(real)
                kept.append(path)
            for name in names.sorted(folders=False):
                if not name.startswith(".") and not name.endswith(".part"):
                    path = folder / name
                    # a named pipe would be waited on for ever
                    special = path.exists() and not path.is_file()
                    yield Found(
                        str(path), path.relative_to(root).as_posix(),
                        problem="not a regular file" if special else "",
                    )  # fmt: skip
        waiting.extend(reversed(kept))
    for told in unreadable:
        path = Path(told.filename or root)
        yield Found(
            str(path), path.relative_to(root).as_posix(),
            problem=f"cannot read the folder: {told.strerror or told}",
        )  # fmt: skip


class _Names:
    """The names in a folder, sorted on disk: there may be millions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("CREATE TABLE names (name BLOB, is_folder INT)")

    def list(self) -> None:
        """Look into the folder."""
        self._file.execute("BEGIN")
        with os.scandir(self._folder) as entries:
            self._file.executemany(
                "INSERT INTO names VALUES (?, ?)",
                ((os.fsencode(entry.name), _is_folder(entry)) for entry in entries),
            )
        self._file.execute("COMMIT")

    def sorted(self, folders: bool) -> Iterator[str]:
        """Give the names of the folders in it, or of what else there is."""
        select = "SELECT name FROM names WHERE is_folder = ? ORDER BY name"
        for (name,) in self._file.execute(select, (folders,)):
            yield os.fsdecode(name)

    def close(self) -> None:
        self._file.close()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _similar(path: Path) -> str:
    from difflib import get_close_matches

    parent = path.parent
    try:
        names = [p.name for p in parent.iterdir()]
    except (OSError, ValueError):
        return ""
    match = get_close_matches(path.name, names, n=1)
    if match:
        return f"; did you mean {parent / match[0]}?"
    return "; give a .txt .html .jsonl .csv or .parquet file, a folder of them, or - to pipe"


def kind_of(path: str) -> tuple[str, str]:
    """Tell a file's format and packing by its ending; "" for one that is not read."""
    suffixes = [s.lower() for s in Path(path).suffixes]
    packed = suffixes[-1] if suffixes and suffixes[-1] in _PACKED else ""
    rest = suffixes[:-1] if packed else suffixes
    kind = rest[-1] if rest else ""
    return (kind if kind in SINGLE + TABLES else ""), packed


def size_of(path: str) -> int:
    """Give a file's size, 0 where it cannot be told."""
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


def input_size(paths: Iterable[str | Path], skip: Path | None = None) -> int:
    """Give the bytes of the files under the paths, 0 where that is not known beforehand."""
    total = 0
    for count, found in enumerate(walk(paths, skip)):
        packed = kind_of(found.path)[1] if found.path != "-" else "-"
        if packed in ("-", ".zst") or count > _MANY:
            return 0
        total += size_of(found.path)
    return total


def open_file(path: str, packed: str) -> io.BufferedReader:
    """Open a file, unpacked as it is read."""
    if packed == ".gz":
        return io.BufferedReader(gzip.open(path, "rb"))
    if packed == ".zst":
        # Arrow's own decompressor, which also tells when a file was cut and reads joined ones
        return io.BufferedReader(pa.input_stream(path, compression="zstd"))
    return Path(path).open("rb")


def wide(head: bytes, options: ReadOptions) -> str | None:
    """Name the encoding if its line ends are not single bytes, so that bytes cannot be cut."""
    if options.encoding is None:
        return wide_encoding(head)
    single = "\n\n".encode(options.encoding, "replace").endswith(b"\n\n")
    return None if single else options.encoding


def position(stream: io.BufferedReader) -> int:
    """Tell how many bytes of its file a stream from `open_file` has taken, 0 where it cannot."""
    raw: Any = stream.raw
    file: Any = raw.fileobj if isinstance(raw, gzip.GzipFile) else stream
    try:
        return int(file.tell())
    except (OSError, ValueError, AttributeError):
        return 0


@contextmanager
def as_text(
    stream: BinaryIO, encoding: str, errors: str = "strict", newline: str = ""
) -> Iterator[io.TextIOWrapper]:
    """Read a stream as text and leave it open, for whoever opened it."""
    text = io.TextIOWrapper(stream, encoding, errors, newline)
    try:
        yield text
    finally:
        with suppress(ValueError):
            text.detach()

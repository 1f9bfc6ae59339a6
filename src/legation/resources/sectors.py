"""Sectors, flashpoints and contexts: what an agenda, an agreement or an act is about."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Generic, TypeVar

import msgspec

from legation.resources.flashpoints import Flashpoint, FlashpointMatch, Flashpoints
from legation.resources.forms import read_form
from legation.resources.phrases import Found, PhraseTable, longest

Form = TypeVar("Form")
Rows = TypeVar("Rows")

# Label of phrases that only look like a sector.
_NONE = ""


class Sector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field of cooperation: the PLOVER contexts that it implies and the phrases that name it."""

    contexts: tuple[str, ...]
    phrases: tuple[str, ...]


class Table(msgspec.Struct, Generic[Rows], frozen=True, forbid_unknown_fields=True):
    """A file of `data/sectors`: where it is from, under what licence, and what it holds."""

    origin: str
    licence: str
    rows: Rows


class Sectors:
    """Finds what a text is about. Read-only; every search is linear in the text.

    Attributes:
        table: The sectors by their British names: `defence`, `energy`, `critical minerals`.
        contexts: The PLOVER contexts that words can give.
    """

    def __init__(
        self,
        table: dict[str, Sector],
        look_alikes: tuple[str, ...],
        contexts: dict[str, tuple[str, ...]],
        flashpoints: Flashpoints,
        spellings: dict[str, str],
    ) -> None:
        """Enter the phrases; a look-alike is a phrase that contains the name of a sector and means none."""
        self.table = table
        self.contexts = frozenset([*contexts, *(context for sector in table.values() for context in sector.contexts)])
        named = [(phrase, name) for name, sector in table.items() for phrase in (name, *sector.phrases)]
        words = [(phrase, context) for context, phrases in contexts.items() for phrase in phrases]
        self._sectors = PhraseTable([*((phrase, _NONE) for phrase in look_alikes), *named], spellings)
        self._contexts = PhraseTable(words, spellings)
        self._own_contexts: PhraseTable[str] = PhraseTable((), spellings)
        self._flashpoints, self._spellings = flashpoints, spellings

    def with_own_contexts(self, words: Mapping[str, Iterable[str]]) -> Sectors:
        """The same, with phrases by the contexts of the user's own that they give."""
        own = copy.copy(self)
        own._own_contexts = PhraseTable(((p, name) for name, ps in words.items() for p in ps), self._spellings)
        return own

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """The sectors that a text names, as (start, end, sector) in text order; of overlapping phrases the longest.

        Flashpoints count with their sector, most often `conflict`.
        """
        return [(start, end, sector) for start, end, sector in self._matches(text, places=False)]

    def flashpoints(self, text: str, *, places: bool = False) -> list[FlashpointMatch]:
        """The conflicts and disputes that a text names; with `places`, a place alone stands for its flashpoint."""
        return self._flashpoints.find(text, places=places)

    def sector_of(self, phrase: str) -> str | None:
        """The sector of a topic, by the longest words in it that name one: `ties in farming` is agriculture.

        A place alone is taken for its flashpoint: as a topic, `Gaza` is a conflict. None when nothing names a sector.
        """
        found = self._matches(phrase, places=True)
        return max(found, key=lambda match: match.end - match.start).label if found else None

    def context_of(self, text: str) -> tuple[str, ...]:
        """PLOVER's contexts by the words of a text, the one with most words first; empty when there are none."""
        hits: Counter[str] = Counter()
        for _, _, sector in self.find(text):
            hits.update(self.table[sector].contexts)
        hits.update(match.label for match in self._contexts.find(text))
        return tuple(context for context, _ in hits.most_common())

    def own_contexts_of(self, text: str) -> tuple[str, ...]:
        """The contexts whose own words stand in a text, in text order."""
        return tuple(dict.fromkeys(match.label for match in self._own_contexts.find(text)))

    def _matches(self, text: str, *, places: bool) -> list[Found[str]]:
        conflicts = [Found(m.start, m.end, m.sector) for m in self._flashpoints.find(text, places=places)]
        return [match for match in longest([*conflicts, *self._sectors.find(text)]) if match.label != _NONE]


@lru_cache(maxsize=1)
def load_sectors() -> Sectors:
    """The sectors of the package.

    Raises:
        ResourceError: A file is missing or is not of its form.
    """
    spellings = _read("spellings.yaml", Table[dict[str, str]]).rows
    flashpoints = _read("flashpoints.yaml", Table[tuple[Flashpoint, ...]]).rows
    return Sectors(
        _read("sectors.yaml", Table[dict[str, Sector]]).rows,
        _read("look_alikes.yaml", Table[tuple[str, ...]]).rows,
        _read("contexts.yaml", Table[dict[str, tuple[str, ...]]]).rows,
        Flashpoints(flashpoints, _read("no_places.yaml", Table[tuple[str, ...]]).rows, spellings),
        spellings,
    )


def _read(name: str, form: type[Form]) -> Form:
    return read_form(files("legation") / "data" / "sectors" / name, form)

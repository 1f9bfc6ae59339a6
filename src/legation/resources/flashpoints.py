"""Conflicts and disputes as the agenda of diplomacy names them: `the war in X`, `the X crisis`, `the X question`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from legation.resources.phrases import PhraseTable, longest

_NOUN = (
    r"(?:[Cc]onflict|[Cc]ris[ie]s|(?:[Cc]ivil\s+)?[Ww]ar|[Ss]ituation|[Dd]evelopments|[Tt]ensions?|[Hh]ostilities"
    r"|[Ff]ighting|[Vv]iolence|[Uu]nrest|[Cc]easefire|[Cc]ease-fire|[Tt]ruce|[Ee]scalation|[Ii]nvasion|[Ss]tandoff"
    r"|[Dd]ispute|[Ii]nsurgency|[Pp]eace\s+process|[Ss]ettlement)"
)
_NAME = r"[A-ZÀ-Þ](?:[\w\-–]|[’'](?!s\b))*\w"
# At most six words: a text that is all capitals must not be tried from each word to its end.
_PLACE = rf"{_NAME}(?:\s+(?:of\s+(?:the\s+)?)?{_NAME}){{0,5}}"
_SIDE = r"(?:(?:eastern|western|northern|southern|north|south)\s+)?"
_NOUN_FIRST = re.compile(
    rf"\b{_NOUN}s?\s+(?:between\s+(?P<pair>{_PLACE}\s+and\s+{_PLACE})"
    rf"|(?:in|over|around|across|on|along|with)\s+(?:the\s+)?(?P<place>{_SIDE}{_PLACE}))"
)
_PLACE_FIRST = re.compile(
    rf"\b(?P<place>{_PLACE})(?:[’']s)?\s+"
    r"(?:(?:domestic|internal|political|humanitarian|security|military|armed|border|nuclear)\s+)?"
    r"(?:civil\s+war|conflict|crisis|war|dispute|standoff|hostilities|ceasefire|truce|peace\s+process|tensions|insurgency)\b"
)
# These nouns name a flashpoint only with a place that is known as one: `the Taiwan question`, not `a Labour issue`.
_KNOWN_FIRST = re.compile(rf"\b(?P<place>{_PLACE})\s+(?:question|issue|problem|file|settlement|situation|talks)\b")


class Flashpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named conflict or dispute.

    Attributes:
        countries: ISO 3166 alpha-3, where it is or who disputes it; empty for a region without a list.
        places: Names that, alone in a list of topics or with a noun of conflict, stand for it.
        adjectives: Names that do so only with a noun of conflict.
        phrases: Names that do so anywhere.
        sector: The sector it belongs to as a topic.
    """

    name: str
    countries: tuple[str, ...]
    places: tuple[str, ...]
    adjectives: tuple[str, ...]
    phrases: tuple[str, ...]
    sector: str = "conflict"


class FlashpointMatch(msgspec.Struct, frozen=True, order=True):
    """A flashpoint in a text: its characters, half-open. One that is in no table is named by its place."""

    start: int
    end: int
    name: str
    countries: tuple[str, ...]
    sector: str


class Flashpoints:
    """Finds conflicts and disputes, those of the table and any other `war in X`."""

    def __init__(self, flashpoints: Iterable[Flashpoint], no_places: Iterable[str], spellings: dict[str, str]) -> None:
        """Enter the names of the table; `no_places` are words that stand before `conflict` and name no place."""
        self.all = tuple(flashpoints)
        self._no_places = frozenset(no_places)
        self._phrases = PhraseTable(((phrase, f) for f in self.all for phrase in f.phrases), spellings)
        self._places = PhraseTable(((place, f) for f in self.all for place in f.places), spellings)
        self._named = PhraseTable(((name, f) for f in self.all for name in (*f.places, *f.adjectives)), spellings)

    def find(self, text: str, *, places: bool = False) -> list[FlashpointMatch]:
        """The flashpoints of a text from left to right, none overlapping.

        Args:
            text: A sentence or a phrase.
            places: Take a place alone for its flashpoint too, as a list of topics means it: `they discussed Gaza`.
        """
        found = [_match(start, end, flashpoint) for start, end, flashpoint in self._phrases.find(text)]
        found += self._patterns(text)
        if places:
            found += [_match(start, end, flashpoint) for start, end, flashpoint in self._places.find(text)]
        return longest(found)

    def _patterns(self, text: str) -> Iterator[FlashpointMatch]:
        for pattern in (_NOUN_FIRST, _PLACE_FIRST, _KNOWN_FIRST):
            for match in pattern.finditer(text):
                group = match.lastgroup or "place"
                name, start = self._without_article(match.group(group), match.start(group))
                known = self._named.find(name)
                start = start if pattern is not _NOUN_FIRST else match.start()
                if known:
                    yield _match(start, match.end(), known[0].label)
                elif name and pattern is not _KNOWN_FIRST:
                    yield FlashpointMatch(start, match.end(), f"{name} conflict", (), "conflict")

    def _without_article(self, name: str, start: int) -> tuple[str, int]:
        """The name without leading words that name no place, and where it starts then; '' when nothing is left."""
        end = start + len(name)
        while name and name.split(maxsplit=1)[0].casefold() in self._no_places:
            name = "".join(name.split(maxsplit=1)[1:])
        return name, end - len(name)


def _match(start: int, end: int, flashpoint: Flashpoint) -> FlashpointMatch:
    return FlashpointMatch(start, end, flashpoint.name, flashpoint.countries, flashpoint.sector)

"""On which lines of a TOML file its tables and keys stand: what `tomllib` reads has forgotten them."""

from __future__ import annotations

import re
from collections import defaultdict

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-.\"']+(?:\s*\.\s*[A-Za-z0-9_\-\"']+)*)\s*=")
# Characters of a line that are looked at: a header or a key is shorter, and the patterns aren't linear.
_WIDEST = 200

Place = tuple[str | int, ...]
"""The way to a value: `("types", "PATROL", "score")`; of a list of tables the index is told from 0."""


class Lines:
    """Where the tables and keys of a file stand, as far as plain lines tell.

    A line within a long string may look like a header or a key. So a place that stands twice, or a list of tables with
    another number of headers than tables, has no line: none is better than a wrong one.
    """

    def __init__(self, text: str) -> None:
        """Look through the lines."""
        self._found: defaultdict[Place, list[int]] = defaultdict(list)
        self._headers: defaultdict[str, int] = defaultdict(int)
        table: Place = ()
        for number, whole in enumerate(text.split("\n"), start=1):
            line = whole[:_WIDEST]
            if header := _HEADER.match(line):
                table = self._table(header[1] == "[[", header[2])
                self._found[table].append(number)
            elif key := _KEY.match(line):
                self._found[(*table, *_parts(key[1]))].append(number)

    def line_of(self, place: Place, sizes: dict[str, int]) -> int | None:
        """The line of a place, of the nearest table around it, or None.

        Args:
            sizes: How many tables each list has.
        """
        if len(place) > 1 and self._headers.get(str(place[0]), 0) != sizes.get(str(place[0]), 0):
            return None
        for length in range(len(place), 0, -1):
            lines = self._found.get(place[:length], [])
            if lines:
                return lines[0] if len(lines) == 1 else None
        return None

    def _table(self, listed: bool, name: str) -> Place:
        parts = _parts(name)
        if not listed:
            return parts
        self._headers[parts[0]] += 1
        return (parts[0], self._headers[parts[0]] - 1)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))

"""What a cell of a user's facts may hold; one that holds something else is noted, and the checks go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from typing import NamedTuple

from legation.resources.days import days_of
from legation.resources.user_rows import UserRow


class WrongCell(NamedTuple):
    """A cell that is not what its column holds."""

    row: UserRow
    column: str
    expected: str

    def __str__(self) -> str:
        """Where it stands, what it is and what was expected."""
        place = f"{self.row.table}, row {self.row.number}, {self.column}"
        return f"{place}: {self.row.cells[self.column]!r}; expected {self.expected}"


class Cells:
    """The checks of a cell, and the cells that were found wrong so far."""

    def __init__(self, codes: Set[str]) -> None:
        """Take the codes of countries and the ids of organizations that a row may name."""
        self.wrong: list[WrongCell] = []
        self._codes = codes

    def _report(self, row: UserRow, column: str, expected: str) -> None:
        self.wrong.append(WrongCell(row, column, expected))

    def _require(self, row: UserRow, column: str) -> None:
        if not row.cells[column]:
            self._report(row, column, "something: it may not be empty")

    def _one_of(self, row: UserRow, column: str, allowed: Sequence[str]) -> None:
        if row.cells[column] not in allowed:
            self._report(row, column, f"one of {', '.join(filter(None, allowed))}")

    def _code(self, row: UserRow, column: str) -> None:
        if row.cells[column] not in self._codes:
            self._report(row, column, "a country's three-letter code or an organization's id, as IND or NATO")

    def _day(self, row: UserRow, column: str) -> dt.date | None:
        cell = row.cells[column]
        try:
            return dt.date.fromisoformat(cell) if cell else None
        except ValueError:
            self._report(row, column, "a day as 2025-11-05")
            return None

    def _partial(self, row: UserRow, column: str) -> tuple[dt.date, dt.date] | None:
        """The first and the last day of a day, a month or a year."""
        cell = row.cells[column]
        try:
            return days_of(cell) if cell else None
        except ValueError:
            self._report(row, column, "a day, a month or a year, as 2025-11-05, 2025-11 or 2025")
            return None

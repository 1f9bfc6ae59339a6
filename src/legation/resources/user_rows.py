"""A file of a user's own facts, TOML or CSV, as rows of text; what the rows mean is `user_checks`' to say.

A TOML file holds arrays of tables: `[[people]]`, `[[offices]]`, `[[organizations]]`, `[[memberships]]`, `[[aliases]]`.
A CSV file is one of these tables; its header says which.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from legation.errors import InputError
from legation.resources.tables import Row


class Columns(NamedTuple):
    """The columns of a table that a row must have, and those that it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both."""
        return self.required + self.optional


TABLES: Mapping[str, Columns] = {
    "people": Columns(("name", "country"), ("person_id", "surname", "names")),
    "offices": Columns(("person", "office", "title", "country"), ("since", "until", "as_of")),
    "organizations": Columns(("org_id", "name", "kind", "sector"), ("names", "country", "members")),
    "memberships": Columns(("org_id", "country", "status"), ("since", "until", "as_of")),
    "aliases": Columns(("phrase", "target"), ("form", "sector")),
}
# A column that only one kind of table has.
_TELLING = {
    "status": "memberships",
    "org_id": "organizations",
    "phrase": "aliases",
    "person": "offices",
    "name": "people",
}
_FORM = f"expected, with commas between, those of one of {sorted(TABLES)!r}; docs/kb.md has them"


class UserRow(NamedTuple):
    """A row of a table, with the number under which its author finds it.

    In CSV the header is row 1, as a spreadsheet counts; in TOML the first `[[people]]` is row 1 of the people.
    """

    table: str
    number: int
    cells: Row


def read_user_rows(data: bytes, where: str) -> list[UserRow]:
    """The rows of a file; every optional column is there, perhaps empty.

    Args:
        where: The file's name; one that ends in `.csv` is CSV, any other TOML.
    Raises:
        InputError: It is no such file, or has a table or column of another name.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 ({error.reason}); expected text; save it as UTF-8") from error
    if "\x00" in text:
        raise InputError(f"{where}: not text; expected TOML or CSV; save it as UTF-8")
    rows = list(_read_csv(text, where) if where.lower().endswith(".csv") else _read_toml(text, where))
    if not rows:
        raise InputError(f"{where}: no rows in it; expected facts; see docs/kb.md for the form")
    return rows


def _read_csv(text: str, where: str) -> Iterator[UserRow]:
    # Line ends of every system become the one; others that Unicode has may stand within a name.
    lines = csv.reader(io.StringIO(text, newline=None), strict=True)
    try:
        header = tuple(cell.strip() for cell in next(lines, ()))
        table = next((_TELLING[column] for column in _TELLING if column in header), None)
        if table is None:
            raise InputError(f"{where}: row 1: columns {header!r}; {_FORM}")
        _check_columns(header, table, f"{where}: row 1")
        for number, cells in enumerate(lines, start=2):
            if not any(cells):
                continue
            if len(cells) != len(header):
                raise InputError(f"{where}: row {number}: {len(cells)} cells; expected {len(header)}, as in row 1")
            yield UserRow(table, number, _filled(table, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        raise InputError(f"{where}: line {lines.line_num}: {error}; expected CSV with commas") from error


def _read_toml(text: str, where: str) -> Iterator[UserRow]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{where}: no TOML ({error}); expected TOML, or CSV in a file whose name ends so") from error
    for table, rows in document.items():
        if table not in TABLES or not isinstance(rows, list):
            raise InputError(f"{where}: {table!r}; expected one of {sorted(TABLES)!r}, each as [[people]]")
        for number, row in enumerate(rows, start=1):
            if not isinstance(row, dict):
                raise InputError(
                    f"{where}: {table}, row {number}: {row!r}; expected a table, as [[{table}]] starts one"
                )
            _check_columns(tuple(row), table, f"{where}: {table}, row {number}")
            yield UserRow(table, number, _filled(table, {name: _cell(value) for name, value in row.items()}))


def _check_columns(names: tuple[str, ...], table: str, where: str) -> None:
    """Raise unless the names are columns of the table, each once, and none that is required is missing."""
    columns = TABLES[table]
    for name in names:
        if name not in columns.all or names.count(name) > 1:
            raise InputError(f"{where}: column {name!r}; expected {', '.join(columns.all)}, each once")
    if missing := [name for name in columns.required if name not in names]:
        raise InputError(f"{where}: no column {missing[0]!r}; expected {', '.join(columns.required)}")


def _filled(table: str, cells: Row) -> Row:
    """Every column, with single spaces between its words: a cell may have been written on two lines."""
    return {name: " ".join(cells.get(name, "").split()) for name in TABLES[table].all}


def _cell(value: Any) -> str:
    """A TOML value as the cell that says the same."""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value.isoformat() if isinstance(value, dt.date) else str(value)

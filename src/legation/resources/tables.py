"""The reviewed tables of `legation/data/kb`, read strictly: an unknown column or an empty required cell is an error.

A cell that holds a list separates its items with `; `.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator, Set
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple, TypeVar

import msgspec

from legation.errors import ResourceError
from legation.model.knowledge import Alias, Country, Organization, Person, Tenure
from legation.resources.days import days_of, precision_of

Record = TypeVar("Record")
Row = dict[str, str]

TABLES = (
    *("countries.csv", "organizations.csv", "institutions.csv", "people.csv", "tenures.csv", "places.csv"),
    *("memberships.csv", "roles.yaml"),
)
"""The tables that the knowledge base and the gazetteer are made of."""

# `roles.yaml` says in its first line whose it is.
_OWN = "written for Legation"


class Phrase(NamedTuple):
    """A phrase as it is written, and one of its senses."""

    text: str
    alias: Alias


class Role(msgspec.Struct, frozen=True):
    """A noun for an office, an agent or a body: `foreign minister`, `soldiers`, `government`.

    Attributes:
        office: Kind of office (`Tenure.office`) when the noun names one, or None.
        sector: PLOVER sector of whom it names.
        is_person: It names one person; plural_of_people: it names several. A noun that does neither names a body.
    """

    noun: str
    office: str | None
    sector: str
    is_person: bool
    plural_of_people: bool


class RoleGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `roles.yaml`: nouns with the same office and sector."""

    sector: str
    office: str | None = None
    one: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


def kb_file(name: str) -> Traversable:
    """The table of that file name, as installed with the package."""
    return files("legation") / "data" / "kb" / name


def read_rows(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table of the package, in its order; see `rows_of`."""
    return rows_of(kb_file(name), columns)


def rows_of(table: Traversable, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV table, in its order.

    Raises:
        ResourceError: The table is missing, its header is not `columns`, or a row has too few or too many cells.
    """
    name = table.name
    try:
        text = table.read_text("utf-8")
    except OSError as error:
        raise ResourceError(f"{name}: can't be read ({error}); install the package again") from error
    lines = csv.reader(text.splitlines(), strict=True)
    header = tuple(next(lines, ()))
    if header != columns:
        raise ResourceError(f"{name}: columns are {header!r}, expected {columns!r}")
    for cells in lines:
        if len(cells) != len(columns):
            raise ResourceError(f"{name}:{lines.line_num}: {len(cells)} cells, expected {len(columns)}: {cells!r}")
        yield dict(zip(columns, cells, strict=True))


def read_records(name: str, columns: tuple[str, ...], build: Callable[[Row], Record]) -> list[Record]:
    """Each row of a CSV table as the record that `build` makes of it; its ValueError names the table and the row."""
    records = []
    for row in read_rows(name, columns):
        try:
            records.append(build(row))
        except ValueError as error:
            raise ResourceError(f"{name}: {row!r}: {error}") from error
    return records


def read_yaml(name: str, form: type[Record]) -> Record:
    """A YAML table as records of `form`.

    Raises:
        ResourceError: The table is missing or is not of that form.
    """
    try:
        return msgspec.yaml.decode(kb_file(name).read_bytes(), type=form)
    except (OSError, msgspec.MsgspecError) as error:
        raise ResourceError(f"{name}: can't be read: {error}") from error


def read_any(name: str) -> list[Row]:
    """The rows of a table of any columns; each noun of `roles.yaml` is a row.

    Raises:
        ResourceError: The table is missing or has no column `source`.
    """
    if name == "roles.yaml":
        return [{"noun": role.noun, "source": _OWN} for role in read_roles()]
    rows = list(csv.DictReader(kb_file(name).read_text("utf-8").splitlines(), strict=True))
    if rows and "source" not in rows[0]:
        raise ResourceError(f"{name}: no column 'source'; expected one, so that each row says where it is from")
    return rows


def split_list(cell: str) -> tuple[str, ...]:
    """The items of a cell, in order; an empty cell has none."""
    return tuple(item.strip() for item in cell.split(";")) if cell else ()


def read_day(cell: str) -> dt.date | None:
    """The ISO day in a cell, or None when it is empty."""
    return dt.date.fromisoformat(cell) if cell else None


def required(cell: str) -> str:
    """The cell, which may not be empty."""
    if not cell:
        raise ValueError("a required cell is empty")
    return cell


def read_countries() -> list[tuple[Country, tuple[str, ...]]]:
    """The countries, each with every name of its seat of government; the first is `Country.capital`."""
    columns = ("code", "alpha2", "name", "capitals", "names", "adjectives", "demonyms", "source")

    def build(row: Row) -> tuple[Country, tuple[str, ...]]:
        capitals = split_list(row["capitals"])
        country = Country(
            code=required(row["code"]),
            alpha2=required(row["alpha2"]),
            name=required(row["name"]),
            names=split_list(row["names"]),
            adjectives=split_list(row["adjectives"]),
            demonyms=split_list(row["demonyms"]),
            capital=capitals[0] if capitals else None,
        )
        return country, capitals

    return read_records("countries.csv", columns, build)


def read_organizations() -> list[Organization]:
    """The organizations, forums, blocs and armed groups."""
    columns = ("org_id", "name", "names", "country", "kind", "sector", "source")

    def build(row: Row) -> Organization:
        return Organization(
            org_id=required(row["org_id"]),
            name=required(row["name"]),
            names=split_list(row["names"]),
            country=row["country"] or None,
            kind=required(row["kind"]),
            sector=required(row["sector"]),
        )

    return read_records("organizations.csv", columns, build)


def read_institutions(countries: Set[str]) -> list[Phrase]:
    """The phrases that stand for a government or a body of it: the Kremlin, the Knesset, the Pentagon."""
    columns = ("phrase", "target", "form", "sector", "source")

    def build(row: Row) -> Phrase:
        kind = "country" if row["target"] in countries else "organization"
        return Phrase(
            required(row["phrase"]), Alias(row["target"], kind, required(row["form"]), required(row["sector"]))
        )

    return read_records("institutions.csv", columns, build)


def read_people() -> list[Person]:
    """The people, those entered by hand first."""
    columns = ("person_id", "name", "country", "surname", "names", "source")

    def build(row: Row) -> Person:
        return Person(
            person_id=required(row["person_id"]),
            name=required(row["name"]),
            country=required(row["country"]),
            names=split_list(row["names"]),
            surname=required(row["surname"]),
        )

    return read_records("people.csv", columns, build)


def read_tenures() -> list[Tenure]:
    """Who was in which office from when to when."""
    columns = ("person_id", "office", "title", "country", "since", "until", "as_of", "source")

    def build(row: Row) -> Tenure:
        since, until = row["since"], row["until"]
        return Tenure(
            person_id=required(row["person_id"]),
            office=required(row["office"]),
            title=required(row["title"]),
            country=required(row["country"]),
            since=days_of(since)[1] if since else None,
            until=days_of(until)[0] if until else None,
            as_of=dt.date.fromisoformat(row["as_of"]),
            source=required(row["source"]),
            since_precision=precision_of(since) if since else "day",
            until_precision=precision_of(until) if until else "day",
        )

    return read_records("tenures.csv", columns, build)


def read_roles() -> Iterator[Role]:
    """The nouns of `roles.yaml`, each as a record of its own."""
    for group in read_yaml("roles.yaml", list[RoleGroup]):
        for nouns, one, many in ((group.one, True, False), (group.many, False, True), (group.body, False, False)):
            for noun in nouns:
                yield Role(noun, group.office, group.sector, one, many)


def read_sources() -> dict[str, str]:
    """The licence of each source that a table may name."""
    columns = ("source", "licence", "address")
    return dict(read_records("sources.csv", columns, lambda row: (required(row["source"]), required(row["licence"]))))

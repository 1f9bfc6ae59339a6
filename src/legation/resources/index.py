"""The indexes of the knowledge base, made alike for our own tables and for a user's facts."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from legation.errors import ResourceError
from legation.model.knowledge import Alias, Organization, Person, Tenure
from legation.resources.knowledge import KnowledgeBase, key_of
from legation.resources.tables import Phrase

Key = TypeVar("Key")
Value = TypeVar("Value")
# Letters of an abbreviation with small letters in it.
_LONGEST_MIXED = 5


def organization_phrases(organizations: Iterable[Organization]) -> Iterator[Phrase]:
    """Every name of every organization."""
    for organization in organizations:
        for text in (organization.name, *organization.names):
            yield Phrase(text, Alias(organization.org_id, "organization", "name"))


def person_phrases(people: Iterable[Person]) -> Iterator[Phrase]:
    """Every name of every person."""
    for person in people:
        for text in (person.name, *person.names):
            yield Phrase(text, Alias(person.person_id, "person", "name"))


def index_phrases(phrases: Iterable[Phrase]) -> tuple[dict[str, tuple[Alias, ...]], frozenset[str]]:
    """Aliases by key, each sense once and in table order, and the keys that are only ever written in capitals."""
    senses: dict[str, dict[Alias, None]] = defaultdict(dict)
    written: dict[str, bool] = {}
    for text, alias in phrases:
        key = key_of(text)
        senses[key][alias] = None
        written[key] = written.get(key, True) and (text.isupper() or is_mixed(text))
    return {key: tuple(found) for key, found in senses.items()}, frozenset(
        key for key, upper in written.items() if upper
    )


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """The values of each key, in the order given."""
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(group) for key, group in groups.items()}


def in_order(pairs: Iterable[tuple[Key, Tenure]]) -> dict[Key, tuple[Tenure, ...]]:
    """The tenures of each key, in order of time."""
    groups = grouped(pairs)
    return {key: tuple(sorted(group, key=lambda tenure: tenure.since or dt.date.min)) for key, group in groups.items()}


def check_references(base: KnowledgeBase, where: str) -> None:
    """Every id that a row names has a row of its own, and says whether it is a country's or an organization's.

    Raises:
        ResourceError: One has none, or an organization has the code of a country.
    """
    if both := base.countries.keys() & base.organizations.keys():
        raise ResourceError(f"{where}: organization with the code of a country: {sorted(both)!r}")
    codes = base.countries.keys() | base.organizations.keys()
    named = {
        "person": (base.tenures.keys(), base.people.keys()),
        "country of a person": ({person.country for person in base.people.values()}, codes),
        "country of an office": ({country for _, country in base.by_office}, codes),
        "organization with members": (base.memberships.keys(), base.organizations.keys()),
        "member": (base.memberships_by_country.keys(), codes),
        "target of an alias": (
            {alias.target for found in base.aliases.values() for alias in found},
            codes | base.people.keys(),
        ),
    }
    for what, (used, known) in named.items():
        if unknown := used - known:
            raise ResourceError(f"{where}: {what} without a row: {sorted(unknown)!r}")


def is_mixed(text: str) -> bool:
    """`LeT`, `AfD`: an abbreviation with small letters in it, which is no word only because of its capitals."""
    return len(text) <= _LONGEST_MIXED and text.isalpha() and any(c.isupper() for c in text[1:])

"""The knowledge base: what a name, a title or a country's adjective stands for, and who held which office when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from legation.errors import ResourceError
from legation.model.ids import stable_id
from legation.model.knowledge import Alias, Country
from legation.resources import folders, tables
from legation.resources.artifact import fingerprint, load_part
from legation.resources.index import (
    check_references,
    grouped,
    in_order,
    index_phrases,
    organization_phrases,
    person_phrases,
)
from legation.resources.knowledge import KnowledgeBase, key_of
from legation.resources.memberships import read_memberships
from legation.resources.tables import Phrase, Role
from legation.resources.tenures import covers
from legation.resources.user_facts import read_sets, with_facts

__all__ = [
    "KnowledgeBase",
    "Role",
    "covers",
    "key_of",
    "knowledge_version",
    "load_knowledge",
    "load_own",
    "read_knowledge",
]

Value = TypeVar("Value")


def load_knowledge() -> KnowledgeBase:
    """The knowledge base, as it was built where that is of these very tables, else from them, and the user's facts.

    Raises:
        ResourceError: As for `read_knowledge` and `with_facts`.
    """
    return with_facts(load_own(), read_sets(folders.facts_folder()))


def knowledge_version() -> str:
    """What a reading was made with: `kb-` and a hash of our tables and the facts of the user."""
    sets = read_sets(folders.facts_folder())
    return stable_id("kb", fingerprint(), *(msgspec.json.encode(facts).decode() for facts in sets))


def load_own() -> KnowledgeBase:
    """The knowledge base without the user's facts."""
    return load_part("knowledge", KnowledgeBase) or read_knowledge()


def read_knowledge() -> KnowledgeBase:
    """Read the tables of `legation/data/kb`.

    Raises:
        ResourceError: A table is missing or damaged, an id is given twice, or a row names an unknown country or person.
    """
    countries = tables.read_countries()
    organizations = tables.read_organizations()
    people, tenures = tables.read_people(), tables.read_tenures()
    memberships = read_memberships()
    phrases = [
        *_country_phrases(countries),
        *organization_phrases(organizations),
        *tables.read_institutions({country.code for country, _ in countries}),
        *person_phrases(people),
    ]
    aliases, capitals_only = index_phrases(phrases)
    base = KnowledgeBase(
        countries=_unique((country.code, country) for country, _ in countries),
        organizations=_unique((organization.org_id, organization) for organization in organizations),
        people=_unique((person.person_id, person) for person in people),
        tenures=in_order((tenure.person_id, tenure) for tenure in tenures),
        by_office=in_order(((tenure.office, tenure.country), tenure) for tenure in tenures),
        memberships=grouped((one.org_id, one) for one in memberships),
        memberships_by_country=grouped((one.country, one) for one in memberships),
        aliases=aliases,
        capitals_only=capitals_only,
        longest=max(key.count(" ") + 1 for key in aliases),
        by_surname=grouped((key_of(person.surname), person.person_id) for person in people),
        roles=_unique((key_of(role.noun), role) for role in tables.read_roles()),
    )
    check_references(base, "data/kb")
    return base


def _country_phrases(countries: Iterable[tuple[Country, tuple[str, ...]]]) -> Iterator[Phrase]:
    for country, capitals in countries:
        forms = {
            "name": (country.name, *country.names),
            "adjective": country.adjectives,
            "demonym": country.demonyms,
            "capital": capitals,
        }
        for form, texts in forms.items():
            for text in texts:
                yield Phrase(text, Alias(country.code, "country", form))


def _unique(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, value in pairs:
        if key in found:
            raise ResourceError(f"{key!r} is given twice: {found[key]!r} and {value!r}")
        found[key] = value
    return found

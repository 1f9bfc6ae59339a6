"""Whom a role phrase names when no personal name stands with it: `the Russian president`, `Ukrainian forces`."""

from __future__ import annotations

from collections.abc import Mapping

from legation.link.candidates import Candidate, Words
from legation.link.context import Context, country_of
from legation.link.phrases import RolePhrase
from legation.model.knowledge import Person
from legation.model.link import Actor
from legation.resources.kb import KnowledgeBase, key_of

# Sectors of the kinds of office that are not the government's.
_SECTORS = {"legislator_leader": "LEG", "military_chief": "MIL", "party_leader": "OPP"}


def role_actors(
    phrase: RolePhrase, words: Words, knowledge: KnowledgeBase, context: Context, people: Mapping[int, Actor]
) -> tuple[Actor, ...]:
    """One actor for each owner of the role; none when the phrase has no owner that is known.

    Args:
        people: Actors of the personal names in the article, by first token: owners (`the Biden administration`), and
            those who hold the office by the article's own words.
    """
    actors: list[Actor] = []
    for owner in phrase.owners:
        country = _owner_country(owner, knowledge, people)
        if country is not None or any(alias.kind == "organization" for alias in owner.senses):
            actors.append(_actor(phrase, owner, country, words, knowledge, context, people))
    return tuple(dict.fromkeys(actors))


def _owner_country(owner: Candidate, knowledge: KnowledgeBase, people: Mapping[int, Actor]) -> str | None:
    person = people.get(owner.first)
    return person.country if person and owner.is_person else country_of(owner, knowledge)


def _actor(
    phrase: RolePhrase,
    owner: Candidate,
    country: str | None,
    words: Words,
    knowledge: KnowledgeBase,
    context: Context,
    people: Mapping[int, Actor],
) -> Actor:
    role, title = phrase.role, words.parsed.text(phrase.title_first, phrase.title_last)
    plain = words.key(phrase.title_first, phrase.title_last) == key_of(role.noun)
    holder = find_holder(role.office, country, title, knowledge, context, people) if plain and role.is_person else None
    if holder:
        return holder
    name = words.parsed.text(phrase.first, phrase.last)
    if len(phrase.owners) > 1:
        name = f"{words.parsed.text(owner.first, owner.last)} {title}"
    if role.is_person or (role.plural_of_people and role.office):
        return Actor(name, None, "office", country, role.sector, title)
    return Actor(name, None, "group" if role.plural_of_people else "organization", country, role.sector)


def find_holder(
    office: str | None,
    country: str | None,
    title: str,
    knowledge: KnowledgeBase,
    context: Context,
    people: Mapping[int, Actor],
) -> Actor | None:
    """Who holds the office by the article's own words, else the one who is known to hold it on the day."""
    if office is None or country is None:
        return None
    for actor in people.values():
        if actor.country == country and actor.office and actor.office.casefold() == title.casefold():
            return actor
    holders = knowledge.holders(office, country, context.day) if context.day else ()
    if len(holders) > 1:
        holders = tuple(p for p in holders if _is_titled(p, office, title, knowledge, context))
    return person_actor(holders[0], title, country, office) if len(holders) == 1 else None


def _is_titled(person: Person, office: str, title: str, knowledge: KnowledgeBase, context: Context) -> bool:
    """Whether an office of that kind is called so: a state may have a president beside its supreme leader."""
    held = knowledge.offices_on(person.person_id, context.day)
    return any(tenure.office == office and key_of(tenure.title) == key_of(title) for tenure in held)


def can_have(office: str, country: str, knowledge: KnowledgeBase) -> bool:
    """Whether the country is not known to lack the office; only heads and foreign ministers are known of all."""
    if office not in {"head_of_state", "head_of_government", "foreign_minister"}:
        return True
    return bool(knowledge.holders(office, country, None))


def person_actor(person: Person, title: str | None, country: str, office: str | None) -> Actor:
    """A known person as an actor for the country or organization that he or she serves (the UN, not Portugal).

    Args:
        office: Kind of the office that gives the sector.
    """
    sector = _SECTORS.get(office or "", "GOV")
    return Actor(person.name, f"person:{person.person_id}", "person", country, sector, title)

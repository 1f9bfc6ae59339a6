"""Whom a role phrase names when no personal name stands with it: `the Russian president`, `Ukrainian forces`."""

from __future__ import annotations

from collections.abc import Mapping

from legation.link.candidates import Candidate, Words
from legation.link.context import Context, country_of
from legation.link.phrases import RolePhrase, title_of
from legation.link.titles import same_office
from legation.model.knowledge import Person
from legation.model.link import Actor
from legation.resources.kb import KnowledgeBase, covers, key_of

# Sectors of the kinds of office that are not the government's.
_SECTORS = {"legislator_leader": "LEG", "military_chief": "MIL", "party_leader": "OPP"}
_FORMER = frozenset({"former", "ex"})
# Kinds of office that one at a time holds, and whose holders are known without gaps.
_SINGLE = frozenset({"head_of_state", "head_of_government", "foreign_minister"})


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
    role, title = phrase.role, title_of(phrase, words)
    holder = None
    if role.is_person and is_former(title):
        definite = words.keys[phrase.first - 1] == "the" or words.is_possessive(owner.last)
        holder = find_predecessor(title, country, knowledge, context, people) if definite else None
    elif role.is_person and key_of(title) == key_of(role.noun):
        holder = find_holder(role.office, country, title, knowledge, context, people)
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


def is_former(title: str) -> bool:
    """Whether the title is one that its bearer has no longer."""
    return key_of(title).split()[0] in _FORMER


def find_predecessor(
    title: str, country: str | None, knowledge: KnowledgeBase, context: Context, people: Mapping[int, Actor]
) -> Actor | None:
    """Whom `the former president` means: one that the article calls so, else who left last before the present one."""
    office = " ".join(key_of(title).split()[1:])
    for actor in people.values():
        called = key_of(actor.office) if actor.office is not None and is_former(actor.office) else ""
        # `the former president` is no former vice president.
        if called.endswith(office) and same_office(office, called) and actor.country == country:
            return actor
    role = knowledge.roles.get(office)
    if role is None or role.office is None or country is None or context.day is None:
        return None
    day, tenures = context.day, knowledge.by_office.get((role.office, country), ())
    present = {tenure.person_id for tenure in tenures if covers(tenure, day)}
    left = [t for t in tenures if t.until and t.until <= day and present and t.person_id not in present]
    titled = [t for t in left if key_of(t.title) == office] or left
    if role.office not in _SINGLE or not titled:
        return None
    last = max(titled, key=lambda tenure: tenure.until or day)
    return person_actor(knowledge.people[last.person_id], title, country, role.office)


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

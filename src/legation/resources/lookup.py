"""Whom or what a phrase names, and who held an office on a day: each answer with its reason, `unknown` too."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec

from legation.model.knowledge import Alias, Place, Tenure
from legation.resources.knowledge import KnowledgeBase, key_of
from legation.resources.lookup_members import HeldMembership, members_of, memberships_of
from legation.resources.tenures import compare, since_of, until_of

# What an office can belong to: `Indian`, `India`, not `Modi` or `South Block`.
_OWNER_FORMS = frozenset({"name", "adjective"})
# Kinds of office that say too little by themselves: the title must be the one that was asked for.
_BY_TITLE = frozenset(
    {"minister", "head_of_organization", "envoy", "spokesperson", "legislator_leader", "official", None}
)


class HeldOffice(msgspec.Struct, frozen=True, rename={"since": "from"}):
    """A tenure beside the day that was asked for.

    Attributes:
        on: yes, no or unknown; None where no day was asked for.
        why: The reason for `on`.
    """

    person_id: str
    name: str
    office: str
    title: str
    country: str
    since: str | None
    until: str | None
    as_of: dt.date
    source: str
    on: str | None
    why: str | None


class Sense(msgspec.Struct, frozen=True):
    """One thing that a phrase names.

    Attributes:
        kind: country, organization, person or office (`foreign minister of India`).
        by: What the phrase is to it: name, alias, adjective, demonym, capital, metonym, institution, surname or title.
        id: Country's code, organization's or person's id; of an office, office and country (`foreign_minister IND`).
        as_written: Whether the phrase has this sense as it is written; `us` names the United States only as `US`.
        offices: A person's tenures, or those in an office.
        members: Who is in an organization; the principal organizations that a country is in.
        unknown: Why it is not known who held the office, or what office the person held; None where it is known.
    """

    kind: str
    id: str
    name: str
    by: str
    country: str | None
    as_written: bool = True
    offices: tuple[HeldOffice, ...] = ()
    members: tuple[HeldMembership, ...] = ()
    unknown: str | None = None


class Answer(msgspec.Struct, frozen=True):
    """What was asked, and every sense; `unknown` says why there is none, `places` are those of `with_places`."""

    phrase: str
    on: dt.date | None
    senses: tuple[Sense, ...]
    unknown: str | None = None
    places: tuple[Place, ...] = ()


def look_up(phrase: str, on: dt.date | None, knowledge: KnowledgeBase) -> Answer:
    """Every sense of a phrase.

    Args:
        phrase: A name, an adjective, a surname, or an office with its country (`Indian foreign minister`).
        on: The day for which offices and memberships are asked, or None.
    """
    if not _aliases(phrase, knowledge):
        phrase = re.sub(r"^the\s+", "", phrase, flags=re.IGNORECASE)
    written = knowledge.senses(phrase)
    senses = [
        *(_sense(alias, phrase, on, knowledge, as_written=alias in written) for alias in _aliases(phrase, knowledge)),
        *_by_surname(phrase, on, knowledge),
        *_offices(phrase, on, knowledge),
    ]
    unknown = None if senses else f"no name, title or surname {phrase!r} is in the tables"
    return Answer(phrase, on, tuple(senses), unknown)


def _aliases(phrase: str, knowledge: KnowledgeBase) -> Iterable[Alias]:
    return knowledge.aliases.get(key_of(phrase), ())


def _sense(
    alias: Alias, phrase: str, on: dt.date | None, knowledge: KnowledgeBase, *, as_written: bool = True
) -> Sense:
    """The sense that an alias gives a phrase."""
    if alias.kind == "person":
        return _person(alias.target, phrase, on, knowledge)
    if alias.kind == "country":
        name, country = knowledge.countries[alias.target].name, alias.target
        members = memberships_of(alias.target, on, knowledge) if alias.form == "name" else ()
    else:
        organization = knowledge.organizations[alias.target]
        name, country = organization.name, organization.country or ""
        members = members_of(alias.target, on, knowledge)
    form = _form(alias.form, name, phrase)
    return Sense(alias.kind, alias.target, name, form, country or None, as_written, members=members)


def _person(
    person_id: str, phrase: str, on: dt.date | None, knowledge: KnowledgeBase, *, by: str | None = None
) -> Sense:
    person = knowledge.people[person_id]
    held = tuple(_held(tenure, on, knowledge) for tenure in knowledge.tenures.get(person_id, ()))
    by = by or _form("name", person.name, phrase)
    unknown = _why_unknown(held, on, "no office of this person is in the tables")
    return Sense("person", person_id, person.name, by, person.country, offices=held, unknown=unknown)


def _form(form: str, name: str, phrase: str) -> str:
    return "alias" if form == "name" and key_of(name) != key_of(phrase) else form


def _by_surname(phrase: str, on: dt.date | None, knowledge: KnowledgeBase) -> Iterator[Sense]:
    """The people of that surname whom the phrase does not name already."""
    named = {alias.target for alias in _aliases(phrase, knowledge)}
    for person_id in knowledge.by_surname.get(key_of(phrase), ()):
        if person_id not in named:
            yield _person(person_id, phrase, on, knowledge, by="surname")


# ---- Offices


def _offices(phrase: str, on: dt.date | None, knowledge: KnowledgeBase) -> Iterator[Sense]:
    """The offices that the phrase names with their country or organization: of all ways to cut it, those that fit."""
    found: dict[str, Sense] = {}
    for title, owner in _cuts(phrase):
        role = knowledge.roles.get(key_of(title))
        for alias in knowledge.senses(owner):
            if alias.kind == "person" or alias.form not in _OWNER_FORMS:
                continue
            tenures = _tenures_of(title, role.office if role else None, alias.target, knowledge)
            if tenures or (role and role.office and role.is_person):
                sense = _office(title, alias, tenures, on, knowledge)
                found.setdefault(sense.id, sense)
    yield from found.values()


def _cuts(phrase: str) -> Iterator[tuple[str, str]]:
    """Every cut into a title and its owner: `X of Y`, `X of the Y`, `Y's X`, `Y X`."""
    words = phrase.replace("’", "'").split()
    for i in range(1, len(words)):
        left, right = words[:i], words[i:]
        if right[0].casefold() in {"of", "for"} and len(right) > 1:
            owner = " ".join(right[1:])
            yield " ".join(left), owner
            yield " ".join(left), owner.removeprefix("the ")
        yield " ".join(right), " ".join(left).removesuffix("'s").removesuffix("'")


def _tenures_of(title: str, office: str | None, country: str, knowledge: KnowledgeBase) -> list[Tenure]:
    """The tenures of an office: by its kind, or by the very title where the kind says too little.

    A country has many ministers and chiefs of something; an organization has one head.
    """
    key, one_of_its_kind = key_of(title), office not in _BY_TITLE or country not in knowledge.countries
    return [
        tenure
        for (kind, owner), held in knowledge.by_office.items()
        if owner == country
        for tenure in held
        if key_of(tenure.title) == key or (kind == office and one_of_its_kind)
    ]


def _office(title: str, alias: Alias, tenures: list[Tenure], on: dt.date | None, knowledge: KnowledgeBase) -> Sense:
    owner = knowledge.countries.get(alias.target) or knowledge.organizations[alias.target]
    held = tuple(_held(tenure, on, knowledge) for tenure in sorted(tenures, key=lambda one: one.since or dt.date.min))
    unknown = _why_unknown(held, on, f"no holder of this office of {owner.name} is in the tables")
    kind = tenures[0].office if tenures else knowledge.roles[key_of(title)].office
    return Sense(
        "office",
        f"{kind} {alias.target}",
        f"{title}, {owner.name}",
        "title",
        alias.target,
        offices=held,
        unknown=unknown,
    )


# ---- The day


def _held(tenure: Tenure, on: dt.date | None, knowledge: KnowledgeBase) -> HeldOffice:
    answer, why = compare(tenure, on) if on else (None, None)
    return HeldOffice(
        tenure.person_id,
        knowledge.people[tenure.person_id].name,
        tenure.office,
        tenure.title,
        tenure.country,
        since_of(tenure),
        until_of(tenure),
        tenure.as_of,
        tenure.source,
        answer,
        why,
    )


def _why_unknown(held: tuple[HeldOffice, ...], on: dt.date | None, none: str) -> str | None:
    """Why it is not known what was held on the day; None where it is known, or no day was asked for."""
    if not held:
        return none
    if on is None or any(one.on == "yes" for one in held):
        return None
    if unsure := [one for one in held if one.on == "unknown"]:
        past = "past the source's horizon: " if unsure[-1].until is None and on > unsure[-1].as_of else ""
        return f"{past}{unsure[-1].why}"
    begun = [one.since for one in held if one.since and one.since > on.isoformat()]
    ended = [one.until for one in held if one.until and one.until <= on.isoformat()]
    if len(begun) == len(held):
        return f"before the first known beginning, {min(begun)}"
    if len(ended) == len(held):
        return f"after the last known end, {max(ended)}"
    return "between two known tenures"

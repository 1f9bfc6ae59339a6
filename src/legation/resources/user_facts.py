"""A user's own facts: people, offices, organizations and aliases beside those that come with the package.

Facts come in sets, one a file given or a refresh taken; a set is kept as one file of its own and goes as a whole. It is
complete in itself: it holds every person whom its tenures name, so that it stays valid when our tables change.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal

import msgspec

from legation.errors import InputError, ResourceError
from legation.model.knowledge import Alias, Membership, Organization, Person, Tenure
from legation.resources import memberships
from legation.resources.artifact import write_file
from legation.resources.index import (
    check_references,
    grouped,
    in_order,
    index_phrases,
    organization_phrases,
    person_phrases,
)
from legation.resources.knowledge import KnowledgeBase, key_of
from legation.resources.tables import Phrase

# Offices of which someone may hold several of one kind in one country at a time: there the title tells them apart.
_SEVERAL = frozenset("minister envoy ambassador spokesperson vice_head legislator_leader party_leader official".split())


ChangeKind = Literal["new", "ended", "changed", "confirmed"]


class UserFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A set of facts.

    Attributes:
        set_id: Names it in `legation kb added`; `source` is the name of the file that was given.
        known: People of our own whom the set names, as they were then; they count where they are gone from our tables.
    """

    set_id: str
    source: str
    people: tuple[Person, ...] = ()
    known: tuple[Person, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    organizations: tuple[Organization, ...] = ()
    memberships: tuple[Membership, ...] = ()
    aliases: tuple[Phrase, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """A tenure that another source has and the knowledge base has otherwise, or not at all.

    Attributes:
        kind: new, ended (it was open), changed (its days differ) or confirmed (open, and now known for longer).
        before: The tenure of the knowledge base that it replaces.
        inferred: The source states no end; it is the day on which the next holder began.
        person: Someone whom the knowledge base has not, or None.
    """

    kind: ChangeKind
    name: str
    tenure: Tenure
    before: Tenure | None
    inferred: bool
    person: Person | None


def read_sets(folder: Path) -> tuple[UserFacts, ...]:
    """The sets of a folder, by name; none where there is no folder.

    Raises:
        ResourceError: A file of it is no set.
    """
    return tuple(_read_set(path) for path in sorted(folder.glob("*.json")))


def save_set(facts: UserFacts, folder: Path) -> None:
    """Keep a set, in the place of one of the same id."""
    write_file(folder / f"{facts.set_id}.json", msgspec.json.format(msgspec.json.encode(facts), indent=1) + b"\n")


def remove_sets(set_ids: Sequence[str], folder: Path) -> None:
    """Forget sets; all of them or, where one is not there, none.

    Raises:
        InputError: There is no such set.
    """
    paths = [folder / f"{set_id}.json" for set_id in set_ids]
    there = {path.stem for path in folder.glob("*.json")}
    if unknown := [set_id for set_id in set_ids if set_id not in there]:
        raise InputError(
            f"{unknown[0]}: no such set of facts; expected one of {sorted(there)!r}; see legation kb added"
        )
    for path in paths:
        path.unlink()


def _read_set(path: Path) -> UserFacts:
    try:
        return msgspec.json.decode(path.read_bytes(), type=UserFacts)
    except (OSError, msgspec.MsgspecError) as error:
        raise ResourceError(f"{path}: no set of facts ({error}); run legation kb remove {path.stem}") from error


# ---- Over our own


def with_facts(base: KnowledgeBase, sets: Iterable[UserFacts]) -> KnowledgeBase:
    """The knowledge base with the sets laid over it, one after another.

    A tenure of a set takes the place of every tenure of the same person and office whose days it shares, and a
    membership of every one of the same country and organization; a person or an organization that is known keeps its
    names and takes the new ones; a phrase keeps its senses after the new one.

    Raises:
        ResourceError: A set names a country or organization that is not known any more.
    """
    for facts in sets:
        base = _with_set(base, facts)
    return base


def without_replaced(held: Iterable[Tenure], new: Iterable[Tenure]) -> list[Tenure]:
    """The tenures that none of the new ones replaces."""
    by_person = defaultdict[str, list[Tenure]](list)
    for tenure in new:
        by_person[tenure.person_id].append(tenure)
    return [tenure for tenure in held if not any(replaces(one, tenure) for one in by_person[tenure.person_id])]


def replaces(new: Tenure, old: Tenure) -> bool:
    """Whether both speak of the same person in the same office at the same time."""
    same_office = (new.person_id, new.office, new.country) == (old.person_id, old.office, old.country)
    if not same_office or (new.office in _SEVERAL and key_of(new.title) != key_of(old.title)):
        return False
    return _first(new) < _end(old) and _first(old) < _end(new)


def _first(tenure: Tenure) -> dt.date:
    return tenure.since or dt.date.min


def _end(tenure: Tenure) -> dt.date:
    return tenure.until or dt.date.max


def _with_set(base: KnowledgeBase, facts: UserFacts) -> KnowledgeBase:
    kept = without_replaced(chain.from_iterable(base.tenures.values()), facts.tenures)
    tenures = [*kept, *facts.tenures]
    joined = _with_memberships(chain.from_iterable(base.memberships.values()), facts.memberships)
    people = [*facts.people, *(one for one in facts.known if one.person_id not in base.people)]
    aliases, capitals_only = _with_phrases(
        base, [*facts.aliases, *person_phrases(people), *organization_phrases(facts.organizations)]
    )
    laid = msgspec.structs.replace(
        base,
        people={**base.people, **{one.person_id: _person(base.people, one) for one in people}},
        organizations={**base.organizations, **{one.org_id: one for one in facts.organizations}},
        tenures=in_order((tenure.person_id, tenure) for tenure in tenures),
        by_office=in_order(((tenure.office, tenure.country), tenure) for tenure in tenures),
        memberships=grouped((one.org_id, one) for one in joined),
        memberships_by_country=grouped((one.country, one) for one in joined),
        aliases=aliases,
        capitals_only=capitals_only,
        longest=max(key.count(" ") + 1 for key in aliases),
        by_surname=_with_surnames(base.by_surname, people),
    )
    check_references(laid, f"your facts {facts.set_id!r} (take them out with: legation kb remove {facts.set_id})")
    return laid


def _with_memberships(held: Iterable[Membership], new: Sequence[Membership]) -> list[Membership]:
    """The new memberships, and those held that none of them replaces."""
    by_pair = defaultdict[tuple[str, str], list[Membership]](list)
    for one in new:
        by_pair[one.org_id, one.country].append(one)
    kept = (old for old in held if not any(memberships.replaces(one, old) for one in by_pair[old.org_id, old.country]))
    return [*kept, *new]


def _person(known: Mapping[str, Person], new: Person) -> Person:
    """The new record of a person, with the names that the old one has beside."""
    old = known.get(new.person_id, new)
    names = dict.fromkeys((*new.names, old.name, *old.names))
    names.pop(new.name, None)
    return msgspec.structs.replace(new, names=tuple(names))


def _with_phrases(
    base: KnowledgeBase, phrases: Sequence[Phrase]
) -> tuple[dict[str, tuple[Alias, ...]], frozenset[str]]:
    """The aliases with the new senses before the old, and the keys that are still only written in capitals."""
    new, capitals_only = index_phrases(phrases)
    aliases = dict(base.aliases)
    for key, senses in new.items():
        aliases[key] = tuple(dict.fromkeys((*senses, *aliases.get(key, ()))))
    in_small_too = new.keys() - capitals_only
    return aliases, (base.capitals_only - in_small_too) | (capitals_only - base.aliases.keys())


def _with_surnames(known: Mapping[str, tuple[str, ...]], people: Sequence[Person]) -> dict[str, tuple[str, ...]]:
    new = grouped((key_of(person.surname), person.person_id) for person in people if person.surname)
    return {**known, **{key: tuple(dict.fromkeys((*ids, *known.get(key, ())))) for key, ids in new.items()}}

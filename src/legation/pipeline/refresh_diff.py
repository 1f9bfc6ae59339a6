"""What Wikidata's statements say otherwise than the knowledge base, as changes that a person can review and take."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from legation.ingest.wikidata import Statement
from legation.model.knowledge import Person, Tenure
from legation.resources.knowledge import KnowledgeBase, key_of
from legation.resources.user_checks import person_id_of
from legation.resources.user_facts import Change, ChangeKind, UserFacts, replaces, without_replaced
from legation.resources.wikidata_positions import WikidataPosition

SOURCE = "Wikidata"
SET_ID = "wikidata"

# Wikidata's precisions of a day; 9 is a year.
_DAY, _MONTH = 11, 10
# Names are written family name first.
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HKG", "MAC"})


def compare_statements(
    statements: Iterable[Statement], positions: Sequence[WikidataPosition], knowledge: KnowledgeBase, asked: dt.date
) -> list[Change]:
    """The changes, by country and office.

    A statement without a name in English is left out. An open one is closed on the day when the next holder of the
    position began: a missing end says nothing by itself.

    Args:
        asked: The day for which the statements speak.
    """
    by_position = defaultdict[str, list[Statement]](list)
    for one in statements:
        if not re.fullmatch(r"Q\d+", one.name):
            by_position[one.position].append(one)
    changes: list[Change] = []
    people = _People(knowledge)
    for position in sorted(positions, key=lambda one: (one.country, one.office, one.qid)):
        stated = sorted(by_position[position.qid], key=lambda one: one.start)
        for one in stated:
            following = [_since(other) for other in stated if other.start > one.start and other.person != one.person]
            change = _change(one, position, next(filter(None, following), None), people, asked)
            if change:
                changes.append(change)
    return changes


def taken(changes: Iterable[Change], before: UserFacts | None, knowledge: KnowledgeBase) -> UserFacts:
    """The changes as a set of facts, with what was taken earlier and still stands."""
    changes = list(changes)
    tenures = [change.tenure for change in changes]
    people = {person.person_id: person for person in before.people} if before else {}
    people |= {change.person.person_id: change.person for change in changes if change.person}
    kept = without_replaced(before.tenures, tenures) if before else []
    named = {tenure.person_id for tenure in (*kept, *tenures)} - people.keys()
    known = tuple(knowledge.people[one] for one in sorted(named))
    return UserFacts(SET_ID, SOURCE, tuple(people.values()), known, (*kept, *tenures))


def horizon(positions: Iterable[WikidataPosition], knowledge: KnowledgeBase) -> dt.date:
    """The first day after which the knowledge base may miss who holds one of the positions."""
    held = (knowledge.by_office.get((one.office, one.country), ()) for one in positions)
    return min(max(tenure.as_of for tenure in tenures) for tenures in held if tenures)


class _People:
    """Who the people of the statements are: someone who is known, or someone new, the same one for each item."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge
        self._by_item: dict[str, str] = {}
        self._new: dict[str, Person] = {}

    def find(self, statement: Statement, tenure: Tenure) -> tuple[str, Person | None]:
        """The id, and the record of someone new."""
        if statement.person not in self._by_item:
            known = self._known(statement, tenure)
            self._by_item[statement.person] = known or self._add(statement, tenure.country)
        person_id = self._by_item[statement.person]
        return person_id, self._new.get(person_id)

    def _known(self, statement: Statement, tenure: Tenure) -> str | None:
        """Whom the country has by that name, else who has the surname and held the office at the time."""
        senses = self.knowledge.aliases.get(key_of(statement.name), ())
        named = [one.target for one in senses if one.kind == "person" and self._is_of(one.target, tenure.country)]
        if len(named) == 1:
            return named[0]
        words = set(key_of(statement.name).split())
        held = self.knowledge.by_office.get((tenure.office, tenure.country), ())
        akin = {
            one.person_id
            for one in held
            if set(key_of(self.knowledge.people[one.person_id].surname).split()) <= words
            and replaces(msgspec.structs.replace(tenure, person_id=one.person_id, title=one.title), one)
        }
        return akin.pop() if len(akin) == 1 else None

    def _is_of(self, person_id: str, country: str) -> bool:
        held = self.knowledge.tenures.get(person_id, ())
        return self.knowledge.people[person_id].country == country or any(one.country == country for one in held)

    def _add(self, statement: Statement, country: str) -> str:
        words = statement.name.split()
        surname = words[0] if country in _FAMILY_FIRST else words[-1]
        person_id = person_id_of(statement.name, surname, country, self.knowledge)
        if person_id in self._new or person_id in self.knowledge.people:
            person_id = f"{person_id}-{statement.person.lower()}"
        self._new[person_id] = Person(person_id, statement.name, country, (), surname)
        return person_id


def _change(
    statement: Statement, position: WikidataPosition, following: dt.date | None, people: _People, asked: dt.date
) -> Change | None:
    """What the statement changes, or None."""
    since, until = _since(statement), _until(statement)
    inferred = until is None and following is not None
    until = until or following
    if since and (since > asked or (until and until <= since)):
        return None
    tenure = Tenure(
        "", position.office, position.title, position.country, since, until, min(until or asked, asked), SOURCE
    )  # fmt: skip
    person_id, person = people.find(statement, tenure)
    tenure = msgspec.structs.replace(tenure, person_id=person_id)
    held = people.knowledge.by_office.get((position.office, position.country), ())
    before = next((one for one in held if replaces(msgspec.structs.replace(tenure, title=one.title), one)), None)
    if before is None:
        return Change("new", statement.name, tenure, None, inferred, person)
    tenure = _beside(tenure, before, statement, asked)
    kind = _kind(tenure, before)
    return Change(kind, statement.name, tenure, before, inferred, person) if kind else None


def _beside(tenure: Tenure, before: Tenure, statement: Statement, asked: dt.date) -> Tenure:
    """The tenure with what the older one says better: its title, and a day where the statement has a month or year."""
    since, until = tenure.since, tenure.until
    if before.since and _is_within(before.since, statement.start, statement.start_precision):
        since = before.since
    if before.until and statement.end and _is_within(before.until, statement.end, statement.end_precision or _DAY):
        until = before.until
    return msgspec.structs.replace(
        tenure, title=before.title, since=since or before.since, until=until, as_of=min(until or asked, asked)
    )


def _kind(tenure: Tenure, before: Tenure) -> ChangeKind | None:
    if before.until and tenure.until is None:
        # An end that is known outweighs one that nobody has entered.
        return None
    if tenure.until and before.until is None:
        return "ended"
    if (tenure.since, tenure.until) != (before.since, before.until):
        return "changed"
    return "confirmed" if tenure.until is None and tenure.as_of > before.as_of else None


def _is_within(day: dt.date, start: str, precision: int) -> bool:
    """Whether the day is the one that Wikidata has, as precisely as it has it."""
    length = {_DAY: 10, _MONTH: 7}.get(precision, 4)
    return day.isoformat()[:length] == start[:length]


def _since(statement: Statement) -> dt.date | None:
    """The first day that is sure: of a month, its last; of a year, none."""
    day = dt.date.fromisoformat(statement.start)
    if statement.start_precision == _MONTH:
        return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return day if statement.start_precision >= _DAY else None


def _until(statement: Statement) -> dt.date | None:
    """The first day that is not sure any more: of a month or a year, its first."""
    if statement.end is None:
        return None
    day = dt.date.fromisoformat(statement.end)
    if statement.end_precision == _MONTH:
        return day.replace(day=1)
    return day if (statement.end_precision or 0) >= _DAY else day.replace(month=1, day=1)

"""Checks the rows of a user's facts, every one and every column, and makes a set of facts of them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from itertools import chain, count

from legation.model.knowledge import Alias, Membership, Organization, Person, Tenure
from legation.resources import memberships
from legation.resources.knowledge import KnowledgeBase, key_of
from legation.resources.tables import Phrase, split_list
from legation.resources.user_cells import Cells, WrongCell
from legation.resources.user_facts import UserFacts, replaces
from legation.resources.user_rows import UserRow

OFFICES = (
    *("head_of_state", "head_of_government", "vice_head", "foreign_minister", "defence_minister", "finance_minister"),
    *("trade_minister", "minister", "security_adviser", "ambassador", "envoy", "spokesperson", "legislator_leader"),
    *("military_chief", "head_of_organization", "party_leader", "official"),
)
SECTORS = ("GOV", "MIL", "REB", "OPP", "CVL", "COP", "MED", "BUS", "LEG", "JUD", "IGO", "NGO")
_KINDS = ("organization", "forum", "group")
_FORMS = ("name", "adjective", "demonym", "capital", "metonym", "institution")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ORG_ID = re.compile(r"[A-Z0-9][A-Z0-9_-]*")
_ID_FORM = "small letters and digits with hyphens between, as usa-smith-jane"
_ORG_ID_FORM = "capitals and digits, as NATO"


def check_rows(
    rows: Sequence[UserRow], knowledge: KnowledgeBase, *, set_id: str, source: str, today: dt.date
) -> tuple[UserFacts, list[WrongCell]]:
    """The set of facts that the rows make, and the cells that are wrong; the set is of use only if none is.

    Args:
        knowledge: What is known already; rows may name its people, countries and organizations.
        today: No row can speak for a later day.
    """
    check = _Check(rows, knowledge, today)
    organizations = check.organizations()
    joined = check.memberships(source)
    people = check.people()
    tenures = check.tenures(source)
    aliases = tuple(check.alias(row) for row in rows if row.table == "aliases")
    named = {tenure.person_id for tenure in tenures} | {alias.target for _, alias in aliases}
    known = tuple(knowledge.people[one] for one in sorted(named & knowledge.people.keys() - people.keys()))
    facts = UserFacts(set_id, source, tuple(people.values()), known, tenures, organizations, joined, aliases)
    place = {id(row): number for number, row in enumerate(rows)}
    return facts, sorted(check.wrong, key=lambda cell: place[id(cell.row)])


class _Check(Cells):
    """The rows of one file, with what they may name, and what is wrong so far."""

    def __init__(self, rows: Sequence[UserRow], knowledge: KnowledgeBase, today: dt.date) -> None:
        organizations = {row.cells["org_id"] for row in rows if row.table == "organizations"}
        super().__init__(knowledge.countries.keys() | knowledge.organizations.keys() | organizations)
        self._rows, self._knowledge, self._today = rows, knowledge, today
        self._people: dict[str, Person] = {}

    def organizations(self) -> tuple[Organization, ...]:
        """The organizations of the file, each of its own id."""
        found: dict[str, Organization] = {}
        for row in self._rows:
            if row.table == "organizations":
                one = self._organization(row)
                if one.org_id in found:
                    self._report(row, "org_id", "each organization once")
                found[one.org_id] = one
        return tuple(found.values())

    def _organization(self, row: UserRow) -> Organization:
        """An organization, forum or group."""
        cells = row.cells
        self._require(row, "name")
        if not _ORG_ID.fullmatch(cells["org_id"]) or cells["org_id"] in self._knowledge.countries:
            self._report(row, "org_id", f"{_ORG_ID_FORM}, and no country's code")
        self._one_of(row, "kind", _KINDS)
        self._one_of(row, "sector", SECTORS)
        if cells["country"]:
            self._code(row, "country")
        country = cells["country"] or None
        return Organization(
            cells["org_id"], cells["name"], split_list(cells["names"]), country, cells["kind"], cells["sector"]
        )

    def memberships(self, source: str) -> tuple[Membership, ...]:
        """The memberships of the file: those with days, and the members of its organizations as of today."""
        found = defaultdict[tuple[str, str], list[Membership]](list)
        for row in self._rows:
            if row.table == "organizations":
                for one in self._members(row, source):
                    found[one.org_id, one.country].append(one)
        for row in self._rows:
            if row.table == "memberships":
                membership = self._membership(row, source)
                above = found[membership.org_id, membership.country]
                if any(memberships.replaces(membership, other) for other in above):
                    self._report(row, "since", "days that nothing above has for the same country and organization")
                above.append(membership)
        return tuple(chain.from_iterable(found.values()))

    def _members(self, row: UserRow, source: str) -> list[Membership]:
        members = split_list(row.cells["members"])
        if unknown := [code for code in members if code not in self._knowledge.countries]:
            self._report(row, "members", f"three-letter codes of countries with ; between; {unknown[0]!r} is none")
        org_id = row.cells["org_id"]
        return [Membership(org_id, code, "member", None, None, self._today, source) for code in dict.fromkeys(members)]

    def _membership(self, row: UserRow, source: str) -> Membership:
        cells = row.cells
        if cells["org_id"] not in self._codes - self._knowledge.countries.keys():
            self._report(row, "org_id", "an organization's id, as NATO")
        self._code(row, "country")
        self._one_of(row, "status", memberships.STATUSES)
        since, until = self._partial(row, "since"), self._partial(row, "until")
        as_of = self._day(row, "as_of")
        if since and until and until[1] <= since[0]:
            self._report(row, "until", f"the first day no longer in it, after {cells['since']}")
        if not cells["as_of"] and not cells["until"]:
            self._report(row, "as_of", "the last day for which you know it, as no end is given")
        elif as_of and as_of > self._today:
            self._report(row, "as_of", f"a day up to today, {self._today}")
        elif as_of and since and as_of < since[0]:
            self._report(row, "as_of", f"a day from {cells['since']} on")
        return Membership(
            cells["org_id"],
            cells["country"],
            cells["status"],
            cells["since"] if since else None,
            cells["until"] if until else None,
            as_of or (min(until[1], self._today) if until else self._today),
            source,
        )

    def people(self) -> dict[str, Person]:
        """The people of the file, by id; one whom our tables have by that name and country keeps that id."""
        named = set[tuple[str, str]]()
        for row in self._rows:
            if row.table != "people":
                continue
            person = self._person(row)
            name = person.country, key_of(person.name)
            if person.person_id in self._people or (name in named and not row.cells["person_id"]):
                self._report(row, "name", "each person once; a namesake needs a person_id")
            named.add(name)
            self._people[person.person_id] = person
        return self._people

    def _person(self, row: UserRow) -> Person:
        cells = row.cells
        self._require(row, "name")
        self._code(row, "country")
        if cells["person_id"] and not _ID.fullmatch(cells["person_id"]):
            self._report(row, "person_id", _ID_FORM)
        surname = cells["surname"] or cells["name"].split(" ")[-1]
        person_id = cells["person_id"] or person_id_of(
            cells["name"], surname, cells["country"], self._knowledge, self._people
        )
        return Person(person_id, cells["name"], cells["country"], split_list(cells["names"]), surname)

    def tenures(self, source: str) -> tuple[Tenure, ...]:
        """The tenures of the file, none of which says what another says otherwise."""
        found = defaultdict[str, list[Tenure]](list)
        for row in self._rows:
            if row.table != "offices":
                continue
            tenure = self._tenure(row, source)
            above = found[tenure.person_id]
            if any(replaces(tenure, other) for other in above):
                self._report(row, "since", "days that no row above has for the same person and office")
            above.append(tenure)
        return tuple(chain.from_iterable(found.values()))

    def _tenure(self, row: UserRow, source: str) -> Tenure:
        cells = row.cells
        self._require(row, "title")
        self._one_of(row, "office", OFFICES)
        self._code(row, "country")
        since, until = self._day(row, "since"), self._day(row, "until")
        as_of = self._day(row, "as_of") or until
        if since and until and until <= since:
            self._report(row, "until", f"the first day no longer in office, after {since}")
        if not cells["as_of"] and not cells["until"]:
            self._report(row, "as_of", "the last day for which you know it, as no end is given")
        elif as_of and as_of > self._today:
            self._report(row, "as_of" if cells["as_of"] else "until", f"a day up to today, {self._today}")
        elif cells["as_of"] and as_of and since and as_of < since:
            self._report(row, "as_of", f"a day from {since} on")
        person_id = self._holder(row)
        office, title, country = cells["office"], cells["title"], cells["country"]
        return Tenure(person_id, office, title, country, since, until, as_of or self._today, source)

    def _holder(self, row: UserRow) -> str:
        """The id of whom the row names, by id or by a name that one person alone has."""
        name = row.cells["person"]
        if name in self._people or name in self._knowledge.people:
            return name
        found = dict.fromkeys([*_named(name, self._people.values()), *_known_by(name, self._knowledge)])
        if len(found) == 1:
            return next(iter(found))
        which = (
            f"one of their ids: {', '.join(found)}" if found else "an id or a name that is known, or is in [[people]]"
        )
        self._report(row, "person", which)
        return name

    def alias(self, row: UserRow) -> Phrase:
        """A phrase and whom it stands for."""
        cells = row.cells
        if not re.search(r"\w", cells["phrase"]):
            self._report(row, "phrase", "words")
        self._one_of(row, "form", ("", *_FORMS))
        self._one_of(row, "sector", ("", *SECTORS))
        target = cells["target"]
        kinds: Mapping[str, Collection[str]] = {
            "country": self._knowledge.countries,
            "organization": self._codes - self._knowledge.countries.keys(),
            "person": self._people.keys() | self._knowledge.people.keys(),
        }
        kind = next((kind for kind, ids in kinds.items() if target in ids), None)
        if kind is None:
            self._report(row, "target", "a country's code, an organization's or a person's id")
        return Phrase(
            cells["phrase"], Alias(target, kind or "country", cells["form"] or "name", cells["sector"] or None)
        )


def person_id_of(name: str, surname: str, country: str, knowledge: KnowledgeBase, beside: Container[str] = ()) -> str:
    """The id of someone by name: the one whom the country has by that name, else a new one that nobody has.

    Args:
        beside: Further ids that are no longer free.
    """
    known = [one for one in _known_by(name, knowledge) if knowledge.people[one].country == country]
    if len(known) == 1:
        return known[0]
    family = key_of(surname).split()
    given = [word for word in key_of(name).split() if word not in family]
    stem = re.sub(r"[^a-z0-9]+", "-", " ".join([country.lower(), *family, *given[:1]])).strip("-")
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(one for one in numbered if one not in knowledge.people and one not in beside)


def _known_by(name: str, knowledge: KnowledgeBase) -> list[str]:
    return [alias.target for alias in knowledge.aliases.get(key_of(name), ()) if alias.kind == "person"]


def _named(name: str, people: Iterable[Person]) -> list[str]:
    return [one.person_id for one in people if key_of(name) in {key_of(other) for other in (one.name, *one.names)}]

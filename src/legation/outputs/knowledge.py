"""What the knowledge base says, as text for a person at a terminal."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from legation.model.knowledge import Membership, Place, Tenure
from legation.resources.artifact import Manifest
from legation.resources.lookup import Answer, HeldOffice, Sense
from legation.resources.lookup_members import HeldMembership
from legation.resources.memberships import STATUSES
from legation.resources.user_facts import Change, UserFacts

_MARKS = {"yes": "*", "unknown": "?", "no": " ", None: " "}


def render_answer(answer: Answer) -> str:
    """Each sense with its reason; `*` marks what is so on the day, `?` what is perhaps so."""
    if answer.unknown:
        return f"unknown: {answer.unknown}"
    lines = [line for sense in answer.senses for line in _sense_lines(sense, answer.on)]
    return "\n".join([*lines, *map(_place_line, answer.places)])


def _place_line(place: Place) -> str:
    country = f"  {place.country}" if place.country else ""
    point = "" if place.latitude is None else f"  {place.latitude:.4f}, {place.longitude:.4f}"
    people = f"  {place.population:,} people" if place.population else ""
    return f"{place.name}  place {place.precision}{country}{point}{people}"


def _sense_lines(sense: Sense, on: dt.date | None) -> Iterator[str]:
    country = f"  {sense.country}" if sense.country else ""
    small = "" if sense.as_written else ", when it is written with its capitals"
    yield f"{sense.name}  {sense.kind} {sense.id}{country}  by {sense.by}{small}"
    for held in sense.offices:
        who = f"{held.name}, {held.title}" if sense.kind == "office" else f"{held.title}, {held.country}"
        yield f"  {_MARKS[held.on]} {_days(held):<24} {who}  (to {held.as_of}: {held.source})"
    yield from _member_lines(sense)
    if sense.unknown:
        yield f"    unknown{f' on {on}' if on else ''}: {sense.unknown}"


def _member_lines(sense: Sense) -> Iterator[str]:
    """Who is in it, or what it is in, by status: on the day, or with all days where none was asked for."""
    groups = defaultdict[tuple[str | None, str, str | None], list[HeldMembership]](list)
    for one in sense.members:
        if one.on != "no":
            groups[one.on, one.status, None if one.on == "yes" else one.why].append(one)
    for answer, status, why in sorted(groups, key=lambda key: (key[0] == "unknown", STATUSES.index(key[1]))):
        held = groups[answer, status, why]
        head = f"  {_MARKS[answer]} {status} ({len(held)}){f', {why}' if why else ''}: "
        whose = "; ".join(_member(one, of_country=sense.kind == "country") for one in held)
        yield textwrap.fill(head + whose, 118, subsequent_indent="      ", break_on_hyphens=False)


def _member(held: HeldMembership, *, of_country: bool) -> str:
    name = held.org_id if of_country else held.country
    return name if held.on else f"{name} {_days(held)}"


def _days(held: HeldOffice | HeldMembership | Tenure | Membership) -> str:
    return f"{held.since or '?'} – {held.until or ''}".rstrip()


def render_manifest(manifest: Manifest, sha256: str, *, current: bool) -> str:
    """The manifest of an artifact, and whether it is of the tables that are installed."""
    state = "yes" if current else "no: tables or program have changed since; run legation kb build"
    heads = [("version", manifest.version), ("sha256", sha256), ("current", state)]
    lines = [f"{name:<10} {value}" for name, value in heads]
    lines += ["", *(f"{count:>8,} {what}" for what, count in manifest.counts.items()), ""]
    for table in manifest.tables:
        days = f"  speaks to {table.as_of[0]} – {table.as_of[1]}" if table.as_of else ""
        lines.append(f"{table.name:<20} {table.rows:>6,} rows  {table.sha256[:16]}  {'; '.join(table.sources)}{days}")
    lines += ["", *(f"{source.name:<20} {source.licence}" for source in manifest.sources)]
    return "\n".join(lines)


def render_sets(sets: Iterable[UserFacts]) -> str:
    """The user's own facts, set by set."""
    return "\n".join(line for facts in sets for line in _set_lines(facts)) or "no facts of your own"


def _set_lines(facts: UserFacts) -> Iterator[str]:
    yield f"{facts.set_id}  from {facts.source}"
    names = {person.person_id: person.name for person in (*facts.known, *facts.people)}
    for person in facts.people:
        yield f"  person        {person.name}, {person.country}  {person.person_id}"
    for tenure in facts.tenures:
        yield f"  office        {names[tenure.person_id]}, {tenure.title}, {tenure.country}  {_days(tenure)}"
    for organization in facts.organizations:
        yield f"  organization  {organization.name}  {organization.org_id}"
    for one in facts.memberships:
        yield f"  {one.status:<13} {one.country} in {one.org_id}  {_days(one)}"
    for phrase, alias in facts.aliases:
        yield f"  alias         {phrase} = {alias.target}"


def render_changes(changes: Sequence[Change]) -> str:
    """The changes one a line, those that only confirm as a number, and how many there are of each kind."""
    lines = [_change_line(change) for change in changes if change.kind != "confirmed"]
    kinds = Counter(change.kind for change in changes)
    return "\n".join([*lines, ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "no change"])


def _change_line(change: Change) -> str:
    tenure, before = change.tenure, change.before
    was = f"  was {_days(before)} ({before.source})" if before else ""
    who = f"{change.name}, not known before" if change.person else change.name
    inferred = "  end: the next one's beginning" if change.inferred else ""
    return f"{change.kind:<8} {tenure.country} {tenure.title}: {who}  {_days(tenure)}{was}{inferred}"

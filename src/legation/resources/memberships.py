"""Who is in which organization from when to when, and what that says of a day.

A beginning or an end may be known by its month or its year only. Of the days within it nothing is said: whether it was
before or after is not known.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from legation.model.knowledge import Membership
from legation.resources.days import days_of
from legation.resources.tables import Row, read_records, required

Standing = Literal["yes", "no", "unknown"]

STATUSES = ("member", "observer", "partner", "candidate", "suspended")


def read_memberships() -> list[Membership]:
    """The memberships of `memberships.csv`."""
    columns = ("org_id", "country", "status", "since", "until", "as_of", "source")
    return read_records("memberships.csv", columns, _membership)


def _membership(row: Row) -> Membership:
    if row["status"] not in STATUSES:
        raise ValueError(f"status is {row['status']!r}, expected one of {', '.join(STATUSES)}")
    membership = Membership(
        org_id=required(row["org_id"]),
        country=required(row["country"]),
        status=row["status"],
        since=row["since"] or None,
        until=row["until"] or None,
        as_of=dt.date.fromisoformat(row["as_of"]),
        source=required(row["source"]),
    )
    if first_day(membership) >= end_day(membership):
        raise ValueError(f"ends {membership.until!r} before it begins")
    return membership


def first_day(membership: Membership) -> dt.date:
    """The first day that it may include."""
    return days_of(membership.since)[0] if membership.since else dt.date.min


def end_day(membership: Membership) -> dt.date:
    """The first day that it can't include any more."""
    return days_of(membership.until)[1] if membership.until else dt.date.max


def standing(membership: Membership, day: dt.date) -> Standing:
    """Whether the membership includes the day."""
    return compare(membership, day)[0]


def compare(membership: Membership, day: dt.date) -> tuple[Standing, str]:
    """Whether the membership includes the day, and why."""
    if day < first_day(membership):
        return "no", f"begins {membership.since}"
    if day >= end_day(membership):
        return "no", f"ended {membership.until}"
    if membership.since and day < days_of(membership.since)[1]:
        return "unknown", f"its beginning is known as {membership.since} only"
    if membership.until and day >= days_of(membership.until)[0]:
        return "unknown", f"its end is known as {membership.until} only"
    if membership.until is None and day > membership.as_of:
        return "unknown", f"{membership.source} speaks until {membership.as_of} only"
    if membership.since is None and day != membership.as_of:
        return "unknown", "its beginning is not known"
    return "yes", "the day is within it"


def replaces(new: Membership, old: Membership) -> bool:
    """Whether both speak of the same country in the same organization at the same time."""
    same = (new.org_id, new.country) == (old.org_id, old.country)
    return same and first_day(new) < _sure_until(old) and first_day(old) < _sure_until(new)


def _sure_until(membership: Membership) -> dt.date:
    # `member until 2012` and `suspended since 2012` meet within the year: neither replaces the other.
    return days_of(membership.until)[0] if membership.until else dt.date.max

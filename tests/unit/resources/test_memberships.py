"""Who is in which organization on a day: tests/cases/memberships.yaml, and what the table may hold."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model.knowledge import Membership
from legation.resources.kb import load_own
from legation.resources.memberships import compare, days_of, end_day, first_day, replaces, standing

CASES: list[dict[str, Any]] = msgspec.yaml.decode(
    (Path(__file__).resolve().parents[2] / "cases" / "memberships.yaml").read_bytes()
)
BASE = load_own()
ALL = [one for held in BASE.memberships.values() for one in held]
DAYS = st.dates(dt.date(1940, 1, 1), dt.date(2040, 1, 1))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['org']} {case['day']}: {case['why']}")
def test_an_organization_has_its_members_on_a_day(case: dict[str, Any]) -> None:
    day, status = case["day"], case.get("status", "member")
    found = BASE.members(case["org"], day, status)
    held = [one for one in BASE.memberships.get(case["org"], ()) if one.status == status]
    perhaps = {one.country for one in held if standing(one, day) == "unknown"}
    assert set(case.get("members", [])) <= set(found)
    assert not set(case.get("out", [])) & ({*found} | perhaps)
    assert set(case.get("perhaps", [])) <= perhaps - {*found}
    assert len(found) == case.get("count", len(found))


def test_what_a_country_is_in_is_asked_by_day_too() -> None:
    def asked(day: dt.date) -> set[tuple[str, str]]:
        return {(one.org_id, one.status) for one in BASE.memberships_of("SWE", day)}

    assert {("EU", "member"), ("NATO", "partner")} <= asked(dt.date(2024, 3, 6))
    assert {("EU", "member"), ("NATO", "member")} <= asked(dt.date(2024, 3, 7))
    assert BASE.memberships_of("ATL", dt.date(2024, 3, 7)) == ()


# ---- Days that are known in part


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2004", "2004-01-01", "2004-12-31"),
        ("2004-02", "2004-02-01", "2004-02-29"),
        ("2004-12", "2004-12-01", "2004-12-31"),
        ("2004-05-01", "2004-05-01", "2004-05-01"),
    ],
)
def test_a_partial_day_has_a_first_and_a_last(partial: str, first: str, last: str) -> None:
    assert days_of(partial) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "04", "2004-5", "2004-13", "2004-02-30", "2004-00", "20040501", "May 2004"])
def test_what_is_no_day_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        days_of(text)


@pytest.mark.parametrize(
    ("since", "until", "day", "expected", "why"),
    [
        ("2004", None, "2003-12-31", "no", "begins 2004"),
        ("2004", None, "2004-01-01", "unknown", "its beginning is known as 2004 only"),
        ("2004", None, "2004-12-30", "unknown", "its beginning is known as 2004 only"),
        ("2004", None, "2004-12-31", "yes", "the day is within it"),
        ("1990", "2004-05", "2004-04-30", "yes", "the day is within it"),
        ("1990", "2004-05", "2004-05-01", "unknown", "its end is known as 2004-05 only"),
        ("1990", "2004-05", "2004-05-31", "no", "ended 2004-05"),
        ("1990", None, "2020-06-01", "yes", "the day is within it"),
        ("1990", None, "2020-06-02", "unknown", "Plato speaks until 2020-06-01 only"),
        (None, None, "2020-05-31", "unknown", "its beginning is not known"),
        (None, None, "2020-06-01", "yes", "the day is within it"),
        (None, "2004-05-01", "2004-05-01", "no", "ended 2004-05-01"),
    ],
)
def test_a_membership_says_of_a_day_what_is_known(
    since: str | None, until: str | None, day: str, expected: str, why: str
) -> None:
    membership = Membership("ATLAS", "FRA", "member", since, until, dt.date(2020, 6, 1), "Plato")
    assert compare(membership, dt.date.fromisoformat(day)) == (expected, why)


# ---- The tables


def test_armed_groups_have_a_home_and_are_rebels() -> None:
    groups = [one for one in BASE.organizations.values() if one.kind == "group" and one.sector == "REB"]
    assert len(groups) >= 120
    # `IMG` is the field's code for a militant group of several countries.
    assert all(one.country in BASE.countries or one.country == "IMG" for one in groups)


def test_nobody_is_in_an_organization_in_two_ways_at_a_time() -> None:
    for held in BASE.memberships.values():
        for one, other in itertools.combinations(held, 2):
            assert not replaces(one, other), (one, other)


def test_every_row_begins_before_it_ends_and_before_its_source_speaks() -> None:
    assert len(ALL) >= 2500
    for one in ALL:
        assert one.org_id in BASE.organizations
        assert one.since is None or first_day(one) <= one.as_of, one
        assert one.as_of <= dt.date(2026, 1, 22), one


@given(st.sampled_from(ALL), DAYS)
def test_it_is_no_only_outside_of_its_days(one: Membership, day: dt.date) -> None:
    assert (standing(one, day) == "no") == (not first_day(one) <= day < end_day(one))


@given(st.sampled_from(sorted(BASE.memberships)), DAYS)
def test_both_ways_of_asking_agree(org_id: str, day: dt.date) -> None:
    members = BASE.members(org_id, day)
    assert len(members) == len(set(members))
    for country in members:
        assert (org_id, "member") in {(one.org_id, one.status) for one in BASE.memberships_of(country, day)}

"""What a tenure says of a day, also where only the month or the year of its beginning or end is known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model.knowledge import Tenure
from legation.resources.days import days_of, precision_of, shown
from legation.resources.tenures import begins_after, compare, covers, ended_by, since_of, until_of

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))
PRECISIONS = st.sampled_from(["day", "month", "year"])


def tenure(since: str | None, until: str | None, as_of: str = "2025-11-15") -> Tenure:
    return Tenure(
        "x", "envoy", "Envoy", "FRA",
        days_of(since)[1] if since else None, days_of(until)[0] if until else None, dt.date.fromisoformat(as_of),
        "ours", precision_of(since) if since else "day", precision_of(until) if until else "day",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "day", "answer", "why"),
    [
        ("2008", "2012", "2007-12-31", "no", "begins 2008"),
        ("2008", "2012", "2008-06-01", "unknown", "its beginning is known as 2008 only"),
        ("2008", "2012", "2008-12-31", "yes", "the day is within it"),
        ("2008", "2012", "2011-12-31", "yes", "the day is within it"),
        ("2008", "2012", "2012-01-01", "unknown", "its end is known as 2012 only"),
        ("2008", "2012", "2012-12-31", "no", "ended 2012"),
        ("2008-05", None, "2008-05-30", "unknown", "its beginning is known as 2008-05 only"),
        ("2008-05", None, "2008-05-31", "yes", "the day is within it"),
        ("2008-05-02", "2008-05-03", "2008-05-02", "yes", "the day is within it"),
        ("2008-05-02", "2008-05-03", "2008-05-03", "no", "ended 2008-05-03"),
        ("2008", "2008", "2008-06-01", "unknown", "its beginning is known as 2008 only"),
        ("2008", None, "2025-11-16", "unknown", "ours speaks until 2025-11-15 only"),
        (None, "2012", "1995-01-01", "yes", "its beginning is not known, and it includes every day before its end"),
    ],
)
def test_a_day(since: str | None, until: str | None, day: str, answer: str, why: str) -> None:
    assert compare(tenure(since, until), dt.date.fromisoformat(day)) == (answer, why)


@given(DAYS, DAYS, DAYS, PRECISIONS, PRECISIONS)
def test_what_is_known_of_a_day_never_contradicts_itself(
    first: dt.date, last: dt.date, day: dt.date, one: str, other: str
) -> None:
    since, until = sorted((first, last))
    held = tenure(shown(since, one), shown(until, other))
    assert (compare(held, day)[0] == "yes") == covers(held, day)
    assert not (covers(held, day) and (begins_after(held, day) or ended_by(held, day)))
    # The whole days it was made of are never denied.
    if since <= day < until:
        assert compare(held, day)[0] != "no"


def test_a_tenure_is_shown_as_far_as_it_is_known() -> None:
    held = tenure("2008-05", "2012")
    assert (since_of(held), until_of(held)) == ("2008-05", "2012")
    assert (held.since, held.until) == (dt.date(2008, 5, 31), dt.date(2012, 1, 1))

"""Arithmetic of calendar intervals; the coding rules for parts of months, years and weeks stand here."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_DAY = dt.timedelta(days=1)
# Days of the month. `Late December` and `the end of December` differ by a day: the codebook's `end` is 20 to the last.
_MONTH_PARTS = {
    "early": (1, 10), "beginning": (1, 10), "start": (1, 10), "mid": (11, 20), "middle": (11, 20),
    "late": (21, 31), "end": (20, 31), "first half": (1, 15), "second half": (16, 31),
    "first weeks": (1, 15), "last weeks": (16, 31),
}  # fmt: skip
# Months of the year.
_YEAR_PARTS = {
    "early": (1, 3), "beginning": (1, 3), "start": (1, 3), "mid": (5, 8), "middle": (5, 8),
    "late": (10, 12), "end": (10, 12), "first half": (1, 6), "second half": (7, 12),
    "first days": (1, 1), "first weeks": (1, 1), "last days": (12, 12), "last weeks": (12, 12),
}  # fmt: skip
# Days of the week, Monday is 0.
_WEEK_PARTS = {
    "early": (0, 2), "beginning": (0, 1), "start": (0, 1), "mid": (2, 2), "middle": (2, 2),
    "late": (3, 6), "end": (4, 6), "first half": (0, 2), "second half": (3, 6),
}  # fmt: skip
_PART_WORDS = {
    "opening": "first", "closing": "last", "final": "last", "latter": "second", "close": "end",
    "midway": "mid", "halfway": "mid", "through": "", "few": "",
}  # fmt: skip
_THIRDS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
# Days after which nobody says `in December` of one that is past: nine months.
_LONG_AGO = 270
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


class Interval(NamedTuple):
    """Whole days, both ends inclusive; None is an open end, two of them an interval that is not known."""

    since: dt.date | None
    until: dt.date | None
    precision: str


class Days(NamedTuple):
    """An interval with both its ends."""

    since: dt.date
    until: dt.date
    precision: str

    @property
    def interval(self) -> Interval:
        """The same, as the more general kind."""
        return Interval(*self)


class Anchor(NamedTuple):
    """What a relative expression is resolved against.

    Attributes:
        day: The publication day, or the day of another date.
        direction: `past`, `future`, `leans past`, or None when the clause does not tell.
        previous: The nearest earlier date in the text.
        grace: Days by which a day without a year may lie on the wrong side of `day`.
        country: The country whose calendar it follows, by its ISO code, for rules that ask for one.
    """

    day: dt.date
    direction: str | None = None
    previous: Days | None = None
    grace: int = 14
    country: str | None = None


UNKNOWN = Interval(None, None, "unknown")


def day_of(day: dt.date) -> Days:
    """One day."""
    return Days(day, day, "day")


def days_between(year: int, first: tuple[int, int], last: tuple[int, int]) -> Days | None:
    """From one month and day of a year to another; None when there are no such days, or in the wrong order."""
    try:
        since, until = dt.date(year, *first), dt.date(year, *last)
    except ValueError:
        return None
    if since > until:
        return None
    return Days(since, until, "day" if since == until else "range")


def month_of(year: int, month: int) -> Days:
    """A month; `month` may lie outside 1 to 12 and then counts on into the years before or after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Days(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]), "month")


def months_of(year: int, first: int, last: int, precision: str) -> Days:
    """From the first day of one month of a year to the last of another."""
    return Days(month_of(year, first).since, month_of(year, last).until, precision)


def year_of(year: int) -> Days:
    """A year."""
    return months_of(year, 1, 12, "year")


def quarter_of(year: int, quarter: int) -> Days:
    """A quarter; `quarter` counts on like the month of `month_of`."""
    return months_of(year, quarter * 3 - 2, quarter * 3, "quarter")


def season_of(year: int, season: str) -> Days:
    """A meteorological season; the winter of a year begins in its December."""
    first = _SEASON_MONTHS[season]
    return months_of(year, first, first + 2, "season")


def week_of(day: dt.date) -> Days:
    """The week of a day, Monday to Sunday."""
    monday = day - day.weekday() * _DAY
    return Days(monday, monday + 6 * _DAY, "week")


def unit_around(day: dt.date, unit: str, shift: int = 0) -> Days:
    """The day, week, month, quarter, year, decade or century that holds a day, or the one `shift` units on."""
    if unit == "day":
        return day_of(day + shift * _DAY)
    if unit == "week":
        return week_of(day + 7 * shift * _DAY)
    if unit == "month":
        return month_of(day.year, day.month + shift)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3 + shift)
    if unit == "year":
        return year_of(day.year + shift)
    if unit == "decade":
        return years_of(day.year // 10 * 10 + 10 * shift, 10)
    return years_of((day.year - 1) // 100 * 100 + 1 + 100 * shift, 100)


def years_of(first: int, count: int) -> Days:
    """Some years from the first of January of the first."""
    return Days(dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31), "range")


def shift_day(day: dt.date, unit: str, count: int) -> dt.date:
    """The day `count` units on; the last day of a month stays in a shorter month."""
    if unit in ("day", "week"):
        return day + count * (7 if unit == "week" else 1) * _DAY
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    target = month_of(day.year, day.month + months)
    return target.since.replace(day=min(day.day, target.until.day))


def part_of(days: Days, part: str | None) -> Days:
    """The early, middle or late part of a week, month or year by the coding rules; of other intervals, a third."""
    if part is None:
        return days
    since, until, precision = days
    part = _part_key(
        part, _MONTH_PARTS if precision == "month" else _YEAR_PARTS if precision == "year" else _WEEK_PARTS
    )
    if precision == "month":
        first, last = _MONTH_PARTS[part]
        return Days(since.replace(day=first), since.replace(day=min(last, until.day)), "range")
    if precision == "year":
        return months_of(since.year, *_YEAR_PARTS[part], "range")
    if precision == "week":
        first, last = _WEEK_PARTS[part]
        return Days(since + first * _DAY, since + last * _DAY, "range")
    if part not in _THIRDS:
        return _fraction(days, 0 if part == "first half" else 1, 2)
    return _fraction(days, _THIRDS[part], 3)


def _part_key(part: str, known: Mapping[str, tuple[int, int]]) -> str:
    """The words of a part as the tables have them; `the first days` of what has no such row are its early part."""
    key = " ".join(filter(None, (_PART_WORDS.get(word, word) for word in part.lower().split())))
    if key in known:
        return key
    return "early" if key.startswith("first") else "late"


def _fraction(days: Days, index: int, count: int) -> Days:
    """One of `count` parts, each of whole months, or of whole years where there are several."""
    first, years = days.since.year, days.until.year - days.since.year + 1
    if years > 2:
        since, until = index * years // count, (index + 1) * years // count
        return years_of(first + since, until - since)
    months = (years - 1) * 12 + days.until.month - days.since.month + 1
    since, until = index * months // count, (index + 1) * months // count - 1
    return months_of(first, days.since.month + since, days.since.month + until, "range")


def pick(candidates: Iterable[Days], anchor: Anchor, grace: int = 0) -> Days:
    """The candidate that the clause's direction points to.

    Args:
        candidates: The same day, month or season in several years, or the same weekday in several weeks, in order.
        anchor: Its direction decides: past, the latest that has begun; future, the earliest that has not ended; leans
            past, the latest that has begun unless that is long ago; None, the nearest, the later of two equally near.
        grace: Days by which a past one may lie ahead (at most one: it is tomorrow already elsewhere), a future one
            behind (a release put out after the fact keeps its future tense).
    """
    choices = list(candidates)
    if anchor.direction in ("past", "leans past"):
        limit = anchor.day + min(grace, 1) * _DAY
        found = next((days for days in reversed(choices) if days.since <= limit), choices[0])
        if anchor.direction == "past" or _distance(found, anchor.day) < _LONG_AGO:
            return found
    if anchor.direction == "future":
        limit = anchor.day - grace * _DAY
        return next((days for days in choices if days.until >= limit), choices[-1])
    return min(reversed(choices), key=lambda days: _distance(days, anchor.day))


def pick_named(candidates: Iterable[Days], which: str | None, anchor: Anchor, grace: int = 0) -> Days:
    """The same as `pick`, where `last`, `next` or `this` may stand before the name."""
    choices = list(candidates)
    if which == "last":
        return next((days for days in reversed(choices) if days.until < anchor.day), choices[0])
    if which == "next":
        return next((days for days in choices if days.since > anchor.day), choices[-1])
    if which == "this":
        same = [days for days in choices if days.since.year == anchor.day.year]
        return min(same or choices, key=lambda days: _distance(days, anchor.day))
    return pick(choices, anchor, grace)


def _distance(days: Days, day: dt.date) -> int:
    if days.since <= day <= days.until:
        return 0
    return min(abs((days.since - day).days), abs((days.until - day).days))

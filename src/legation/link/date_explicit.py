"""Rules for days, weeks and months that are written out.

A year that is not written is the one that the clause points to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from legation.link.date_intervals import (
    Anchor,
    Days,
    day_of,
    month_of,
    part_of,
    pick,
    pick_named,
    shift_day,
    week_of,
)
from legation.link.date_rule import IN_YEAR, WHICH, Match, Rule, near_days, stated_year, which
from legation.link.date_words import (
    DAY,
    DAY_WORD,
    FULL_MONTH,
    MONTH,
    PART,
    SEVERAL,
    SHORT_MONTH,
    SHORT_WEEKDAY,
    TO,
    WEEKDAY,
    month_number,
    number,
    ordinal,
    weekday_number,
)

_LEAD = r"(?:(?:from|between)\s+)?(?:the\s+)?"
# Bounded, so that a long list of numbers is not read again from each of them.
_MORE_DAYS = rf"(?:,\s*{DAY}){{0,5}},?"
# `May 20 million` counts something.
_NO_COUNT = r"(?!\d|[.,:]\d|\s*%|\s+(?:per\s?cent|hundred|thousand|million|billion|people|countries|nations|members)\b)"
_WEEKDAY_BEFORE = rf"(?:{SHORT_WEEKDAY},?\s+)?"
_WEEKDAY_AFTER = rf"(?:\s*\({SHORT_WEEKDAY}\))?"
_WEEK_OF = r"(?:the\s+)?week\s+(?P<edge>of|beginning|starting|commencing|ending)(?:\s+on)?\s+"
_NTH = r"(?:the\s+)?(?P<nth>first|second|third|fourth|fifth|last|final)"
_SATURDAY = 5


def _day_range(match: Match, anchor: Anchor) -> Days | None:
    month = month_number(match["month"])
    return near_days(match, anchor, (month, ordinal(match["day"])), (month, ordinal(match["day2"])))


def _day(match: Match, anchor: Anchor) -> Days | None:
    day = month_number(match["month"]), ordinal(match["day"])
    return near_days(match, anchor, day, day)


def _months(match: Match, anchor: Anchor, group: str = "month") -> Iterator[Days]:
    """The month in the stated year, or in those around the anchor; the part of it that is named."""
    year, month = stated_year(match, anchor), month_number(match[group])
    years = [year] if year is not None else range(anchor.day.year - 1, anchor.day.year + 2)
    return (part_of(month_of(y, month), match.groupdict().get("part")) for y in years)


def _month(match: Match, anchor: Anchor) -> Days:
    return pick_named(_months(match, anchor), which(match), anchor)


def _week_of_month(match: Match, anchor: Anchor) -> Days:
    """The first week is days 1 to 7, the last the last seven days."""
    month = pick(_months(match, anchor), anchor)
    nth = ordinal(match["nth"])
    if nth < 0:
        return Days(month.until - dt.timedelta(days=6), month.until, "week")
    since = month.since + dt.timedelta(days=7 * (nth - 1))
    return Days(since, min(since + dt.timedelta(days=6), month.until), "week") if since <= month.until else month


def _weekday_of_month(match: Match, anchor: Anchor) -> Days | None:
    month, weekday = pick(_months(match, anchor), anchor), weekday_number(match["weekday"])
    days = [month.since + dt.timedelta(days=n) for n in range(month.until.day)]
    named, nth = [day for day in days if day.weekday() == weekday], ordinal(match["nth"])
    if nth > len(named):
        return None
    return day_of(named[nth if nth < 0 else nth - 1])


def _weekend_of_month(match: Match, anchor: Anchor) -> Days | None:
    """The first weekend is that of the month's first Saturday."""
    month = pick(_months(match, anchor), anchor)
    days = (month.since + dt.timedelta(days=n) for n in range(month.until.day))
    saturdays, nth = [day for day in days if day.weekday() == _SATURDAY], ordinal(match["nth"])
    if nth > len(saturdays):
        return None
    saturday = saturdays[nth if nth < 0 else nth - 1]
    return Days(saturday, shift_day(saturday, "day", 1), "range")


def _week_of_day(match: Match, anchor: Anchor) -> Days | None:
    """The week that holds a day, or the seven days that end on it."""
    day = _day(match, anchor)
    if day and match["edge"].lower() == "ending":
        return Days(shift_day(day.since, "day", -6), day.since, "week")
    return week_of(day.since) if day else None


def _two_months(match: Match, anchor: Anchor) -> Days | None:
    """`Oct-Nov 2024`; from December to January the year is that of the second."""
    second = pick(_months(match, anchor, "month2"), anchor)
    first = month_of(second.until.year, month_number(match["month"]))
    if first.since > second.since:
        first = month_of(second.until.year - 1, month_number(match["month"]))
    return Days(first.since, second.until, "range")


def _counted_part(match: Match, anchor: Anchor) -> Days | None:
    """`The first ten days of December`."""
    month = pick(_months(match, anchor), anchor)
    unit, count = match["unit"].lower(), number(match["count"])
    if ordinal(match["nth"]) > 0:
        until = shift_day(shift_day(month.since, unit, count), "day", -1)
        return Days(month.since, until, "range") if until <= month.until else None
    since = shift_day(shift_day(month.until, unit, -count), "day", 1)
    return Days(since, month.until, "range") if since >= month.since else None


# In order: of two rules that match at the same place, the first wins.
EXPLICIT_RULES: tuple[Rule, ...] = (
    Rule("week_of_day", rf"{_WEEK_OF}(?:(?P<day>{DAY})\s+(?P<month>{MONTH})){IN_YEAR}?", _week_of_day),
    Rule("week_of_month_day", rf"{_WEEK_OF}(?P<month>{MONTH})\s+(?P<day>{DAY}){IN_YEAR}?", _week_of_day),
    Rule(
        "day_range",
        rf"{_LEAD}(?P<day>{DAY}){_MORE_DAYS}{TO}(?P<day2>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){IN_YEAR}?",
        _day_range,
    ),
    Rule(
        "month_day_range",
        rf"{_LEAD}(?P<month>{MONTH})\s+(?P<day>{DAY}){_MORE_DAYS}{TO}(?P<day2>{DAY})\b{_NO_COUNT}"
        rf"(?!\s+(?:of\s+)?{MONTH}){IN_YEAR}?",
        _day_range,
    ),
    Rule(
        "day_month",
        rf"{_WEEKDAY_BEFORE}(?:the\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){IN_YEAR}?{_WEEKDAY_AFTER}",
        _day,
    ),
    Rule(
        "month_day",
        rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})\b{_NO_COUNT}{IN_YEAR}?{_WEEKDAY_AFTER}",
        _day,
    ),
    Rule(
        "ordinal_day",
        rf"(?:the\s+)?(?P<day>{DAY_WORD})\s+(?:day\s+)?of\s+(?P<month>{MONTH}){IN_YEAR}?",
        _day,
    ),
    Rule("month_ordinal_day", rf"(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY_WORD}){IN_YEAR}?(?!-|\s+\w)", _day),
    Rule("week_of_month", rf"{_NTH}\s+week\s+(?:of|in)\s+(?P<month>{MONTH}){IN_YEAR}?", _week_of_month),
    Rule(
        "weekday_of_month",
        rf"{_NTH}\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?P<month>{MONTH}){IN_YEAR}?",
        _weekday_of_month,
    ),
    Rule("weekend_of_month", rf"{_NTH}\s+weekend\s+(?:of|in)\s+(?P<month>{MONTH}){IN_YEAR}?", _weekend_of_month),
    Rule(
        "counted_part_of_month",
        rf"{_NTH}\s+(?P<count>{SEVERAL})\s+(?P<unit>day|week)s\s+of\s+(?P<month>{MONTH}){IN_YEAR}?",
        _counted_part,
    ),
    Rule("two_months", rf"(?P<month>{MONTH})\s?[-–/]\s?(?P<month2>{MONTH}){IN_YEAR}", _two_months),
    Rule("part_of_month", rf"{PART}(?P<month>{MONTH}){IN_YEAR}?", _month),
    Rule("month_of_year", rf"(?P<month>{MONTH}){IN_YEAR}", _month),
    # Without a stop or a number, a short month is a word or a name as often as not.
    Rule("short_month", rf"(?:(?<=\bin )|(?<=\bsince )|(?<=\buntil )|(?<=\bby ))(?P<month>{SHORT_MONTH})", _month),
    Rule(
        "month",
        rf"(?:{WHICH}\s+)?(?P<month>{FULL_MONTH})",
        _month,
    ),
)

"""Rules for dates that are written out: days, months, seasons, quarters, years.

A year that is not written is the one that the clause points to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from legation.link.date_intervals import (
    UNKNOWN,
    Anchor,
    Days,
    Interval,
    day_of,
    month_of,
    part_of,
    pick,
    pick_named,
    quarter_of,
    season_of,
    week_of,
    year_of,
    years_of,
)
from legation.link.date_rule import WHICH, Match, Rule, no_date, which
from legation.link.date_words import (
    DAY,
    FULL_MONTH,
    MONTH,
    PART,
    SEASON,
    SHORT_WEEKDAY,
    TO,
    WEEKDAY,
    YEAR,
    month_number,
    ordinal,
    weekday_number,
)

_IN_YEAR = rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR})(?![\d%]|[.,]\d)|(?P<which_year>last|this|next)\s+year))"
_LEAD = r"(?:(?:from|between)\s+)?(?:the\s+)?"
# Bounded, so that a long list of numbers is not read again from each of them.
_MORE_DAYS = rf"(?:,\s*{DAY}){{0,5}},?"
# `May 20 million` counts something.
_NO_COUNT = r"(?!\d|[.,:]\d|\s*%|\s+(?:per\s?cent|hundred|thousand|million|billion|people|countries|nations|members)\b)"
_WEEKDAY_BEFORE = rf"(?:{SHORT_WEEKDAY},?\s+)?"
_WEEKDAY_AFTER = rf"(?:\s*\({SHORT_WEEKDAY}\))?"
_NTH = r"(?:the\s+)?(?P<nth>first|second|third|fourth|fifth|last|final)"
# Seasons are words of many uses; only after these words do they name a time.
_IN_SEASON = r"(?:(?<=\bin )|(?<=\bby )|(?<=\bduring )|(?<=\bsince )|(?<=\buntil )|(?<=\bfor ))"


def _year(match: Match, day: dt.date) -> int | None:
    """The year that the expression states, by number or against the publication day."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    word = groups.get("which_year")
    return day.year + {"last": -1, "this": 0, "next": 1}[word.lower()] if word else None


def _numbered(text: str) -> int:
    return int(text.rstrip("stndrhSTNDRH"))


def _span(year: int, first: tuple[int, int], last: tuple[int, int]) -> Days | None:
    """From one month and day of a year to another; None when there are no such days, or in the wrong order."""
    try:
        since, until = dt.date(year, *first), dt.date(year, *last)
    except ValueError:
        return None
    if since > until:
        return None
    return Days(since, until, "day" if since == until else "range")


def _near(match: Match, anchor: Anchor, first: tuple[int, int], last: tuple[int, int]) -> Days | None:
    """The days in the year that is stated, else in the year that the clause points to."""
    year = _year(match, anchor.day)
    if year is not None:
        return _span(year, first, last)
    # Nine years hold a 29 February even around 1900.
    spans = (_span(anchor.day.year + shift, first, last) for shift in range(-8, 9))
    candidates = [span for span in spans if span]
    return pick(candidates, anchor, anchor.grace) if candidates else None


def _iso(match: Match, _anchor: Anchor) -> Days | None:
    day = int(match["month"]), int(match["day"])
    return _span(int(match["year"]), day, day)


def _slashed(match: Match, _anchor: Anchor) -> Days | Interval | None:
    """Day and month in either order; where both orders give a day, the expression stays unknown."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    day_first, month_first = _span(year, (other, one), (other, one)), _span(year, (one, other), (one, other))
    if day_first and month_first and day_first != month_first:
        return UNKNOWN
    return day_first or month_first


def _day_range(match: Match, anchor: Anchor) -> Days | None:
    month = month_number(match["month"])
    return _near(match, anchor, (month, _numbered(match["day"])), (month, _numbered(match["day2"])))


def _day(match: Match, anchor: Anchor) -> Days | None:
    day = month_number(match["month"]), _numbered(match["day"])
    return _near(match, anchor, day, day)


def _months(match: Match, anchor: Anchor) -> Iterator[Days]:
    """The month in the stated year, or in those around the anchor; the part of it that is named."""
    year, month = _year(match, anchor.day), month_number(match["month"])
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


def _week_of_day(match: Match, anchor: Anchor) -> Days | None:
    day = _day(match, anchor)
    return week_of(day.since) if day else None


def _season(match: Match, anchor: Anchor) -> Days:
    year, season = _year(match, anchor.day), match["season"].lower()
    years = [year] if year is not None else range(anchor.day.year - 2, anchor.day.year + 3)
    seasons = [part_of(season_of(y, season), match["part"]) for y in years]
    if year is None and which(match) == "this" and season == "winter":
        # A winter lies in two years; in January `this winter` began last year.
        return pick(seasons, anchor._replace(direction=None))
    return pick_named(seasons, which(match), anchor)


def _quarter(match: Match, anchor: Anchor) -> Days:
    nth = int(match["digit"]) if match["digit"] else ordinal(match["nth"])
    quarter, year = nth if nth > 0 else 4, _year(match, anchor.day)
    if year is None and match["of_year"]:
        year = anchor.day.year
    years = [year] if year is not None else range(anchor.day.year - 1, anchor.day.year + 2)
    return pick((quarter_of(y, quarter) for y in years), anchor)


def _year_range(match: Match, _anchor: Anchor) -> Days | None:
    first, last = int(match["year"]), match["year2"]
    until = int(match["year"][:2] + last) if len(last) == 2 else int(last)
    return years_of(first, until - first + 1) if until > first else None


def _plain_year(match: Match, _anchor: Anchor) -> Days:
    return part_of(year_of(int(match["year"])), match.groupdict().get("part"))


def _decade(match: Match, _anchor: Anchor) -> Days:
    return part_of(years_of(int(match["year"]), 10), match["part"])


def _century(match: Match, _anchor: Anchor) -> Days | None:
    nth = ordinal(match["nth"])
    return part_of(years_of(nth * 100 - 99, 100), match["part"]) if 0 < nth < 30 else None


# In order: of two rules that match at the same place, the first wins.
EXPLICIT_RULES: tuple[Rule, ...] = (
    Rule("iso_day", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+Z?)?(?![\d-])", _iso),
    Rule("dotted_day", r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})(?!\.\d)", _iso),
    Rule("slashed_day", r"(?P<one>\d\d?)/(?P<other>\d\d?)/(?P<year>\d{4})(?!/)", _slashed),
    Rule(
        "numbered_name",
        rf"(?:resolutions?|decree|directive)\s+(?:no\.?\s*)?\d{{4}}(?:\s*\({YEAR}\))?",
        no_date,
        False,
        "name",
    ),
    Rule("week_of_day", rf"(?:the\s+)?week\s+of\s+(?:(?P<day>{DAY})\s+(?P<month>{MONTH})){_IN_YEAR}?", _week_of_day),
    Rule("week_of_month_day", rf"(?:the\s+)?week\s+of\s+(?P<month>{MONTH})\s+(?P<day>{DAY}){_IN_YEAR}?", _week_of_day),
    Rule(
        "day_range",
        rf"{_LEAD}(?P<day>{DAY}){_MORE_DAYS}{TO}(?P<day2>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){_IN_YEAR}?",
        _day_range,
    ),
    Rule(
        "month_day_range",
        rf"{_LEAD}(?P<month>{MONTH})\s+(?P<day>{DAY}){_MORE_DAYS}{TO}(?P<day2>{DAY})\b{_NO_COUNT}"
        rf"(?!\s+(?:of\s+)?{MONTH}){_IN_YEAR}?",
        _day_range,
    ),
    Rule(
        "day_month",
        rf"{_WEEKDAY_BEFORE}(?:the\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){_IN_YEAR}?{_WEEKDAY_AFTER}",
        _day,
    ),
    Rule(
        "month_day",
        rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY})\b{_NO_COUNT}{_IN_YEAR}?{_WEEKDAY_AFTER}",
        _day,
    ),
    Rule("week_of_month", rf"{_NTH}\s+week\s+(?:of|in)\s+(?P<month>{MONTH}){_IN_YEAR}?", _week_of_month),
    Rule(
        "weekday_of_month",
        rf"{_NTH}\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?P<month>{MONTH}){_IN_YEAR}?",
        _weekday_of_month,
    ),
    Rule("part_of_month", rf"{PART}(?P<month>{MONTH}){_IN_YEAR}?", _month),
    Rule("month_of_year", rf"(?P<month>{MONTH}){_IN_YEAR}", _month),
    Rule(
        "month",
        rf"(?:{WHICH}\s+)?(?P<month>{FULL_MONTH})",
        _month,
    ),
    Rule("season_of_year", rf"(?:{PART})?(?:the\s+)?(?P<season>{SEASON}){_IN_YEAR}", _season),
    Rule(
        "which_season",
        rf"(?:{PART})?{WHICH}\s+(?P<season>{SEASON})",
        _season,
    ),
    Rule(
        "season",
        rf"(?:{_IN_SEASON}(?:{PART})?(?:the\s+)?(?P<season>spring|summer|autumn|winter|(?<=\bthe )fall))(?!\s+of\b)",
        _season,
    ),
    Rule(
        "quarter",
        rf"(?:Q(?P<digit>[1-4])|(?:the\s+)?(?P<nth>first|second|third|fourth|final|last(?=\s+quarter\s+of))\s+quarter)"
        rf"(?:{_IN_YEAR}|(?P<of_year>\s+of\s+the\s+year))?(?!\s+of\b)",
        _quarter,
    ),
    Rule("year_range", rf"(?P<year>{YEAR})[-–/](?P<year2>{YEAR}|\d\d)(?![\d-])", _year_range),
    Rule("part_of_year", rf"{PART}(?P<year>{YEAR})(?!s)", _plain_year),
    Rule("decade", rf"(?:{PART})?(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)s", _decade),
    Rule(
        "century",
        rf"(?:{PART})?(?:the\s+)?(?P<nth>[12]?\d(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first)\s+century",
        _century,
        anchored=False,
    ),
    Rule("era_name", rf"(?:pre|post)-(?P<year>{YEAR})", _plain_year, role="name"),
    Rule("year", rf"(?P<year>{YEAR})(?![\d%]|[.,]\d|-\w)", _plain_year),
)

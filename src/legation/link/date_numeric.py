"""Rules for days written in numbers alone, or with a short month between dashes."""

from __future__ import annotations

from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval, days_between
from legation.link.date_rule import Match, Rule, whole_year
from legation.link.date_words import MONTH, YEAR, month_number

# Two digits are a year only behind a day and a month, and only where no third number follows.
_YEAR = rf"(?P<year>{YEAR}|\d\d)(?![\d/.-]\d|\d)"
_DAY_OF_MONTH, _MONTH = r"(?P<day>0?[1-9]|[12]\d|3[01])", r"(?P<month>0?[1-9]|1[0-2])"


def _day(match: Match, anchor: Anchor) -> Days | Interval | None:
    year = whole_year(match["year"], anchor)
    if year is None:
        return UNKNOWN
    month = int(match["month"]) if match["month"].isdecimal() else month_number(match["month"])
    return days_between(year, (month, int(match["day"])), (month, int(match["day"])))


def _slashed(match: Match, anchor: Anchor) -> Days | Interval | None:
    """Day and month in either order; where both orders give a day, the expression stays unknown."""
    one, other, year = int(match["one"]), int(match["other"]), whole_year(match["year"], anchor)
    if year is None:
        return UNKNOWN
    day_first, month_first = (days_between(year, day, day) for day in ((other, one), (one, other)))
    if day_first and month_first and day_first != month_first:
        return UNKNOWN
    return day_first or month_first


# In order: of two rules that match at the same place, the first wins.
NUMERIC_RULES: tuple[Rule, ...] = (
    Rule("iso_day", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])", _day),
    Rule("year_first_day", rf"(?P<year>{YEAR})/(?P<month>\d\d)/(?P<day>\d\d)(?![\d/])", _day),
    Rule("year_month_day", rf"(?P<year>{YEAR}),?\s+(?P<month>{MONTH})\s+{_DAY_OF_MONTH}(?!\d|,?\s+{YEAR})", _day),
    # `4.2.10` is a paragraph; with two digits for the year all three have two.
    Rule("dotted_day", rf"(?=\d\d?\.\d\d?\.\d{{4}}|\d\d\.\d\d\.\d\d){_DAY_OF_MONTH}\.{_MONTH}\.{_YEAR}", _day),
    Rule("dashed_day", rf"{_DAY_OF_MONTH}-{_MONTH}-(?P<year>{YEAR})(?![\d-])", _day),
    Rule("dashed_name_day", rf"{_DAY_OF_MONTH}[-/](?P<month>{MONTH})[-/]{_YEAR}", _day),
    Rule("slashed_day", rf"(?P<one>\d\d?)/(?P<other>\d\d?)/{_YEAR}", _slashed),
)

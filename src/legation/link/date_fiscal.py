"""Rules for fiscal years and their quarters: of the country that the sentence is about, else unresolved."""

from __future__ import annotations

from collections.abc import Callable

from legation.link.date_countries import fiscal_calendar
from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval, month_of
from legation.link.date_rule import Match, Rule, which, whole_year
from legation.link.date_words import YEAR, ordinal

_MONTHS, _QUARTER = 12, 3
_FISCAL = r"(?:fiscal|financial|budget)"
_YEARS = rf"(?P<year>{YEAR})(?:\s?[-–/]\s?(?P<year2>{YEAR}|\d\d))?"
# `FY26`, `FY2025-26`.
_SHORT = rf"FY\s?(?P<year>{YEAR}|['’‘]?\d\d)(?:\s?[-–/]\s?(?P<year2>{YEAR}|\d\d))?(?![\d%]|[.,]\d)"
_IN_QUARTER = (
    r"(?:(?:the\s+)?(?:Q(?P<digit>[1-4])|(?P<nth>first|second|third|fourth|last|final)\s+quarter)"
    r"\s+(?:of\s+)?(?:the\s+)?)?"
)
_WHICH = r"(?P<which>last|previous|this|current|next|coming)"
_SHIFT = {"last": -1, "this": 0, "next": 1}


def _asks(_match: Match) -> Callable[[str], object]:
    return fiscal_calendar


def _fiscal_year(match: Match, anchor: Anchor) -> Days | Interval | None:
    """The year, or one of its quarters, by the calendar of the anchor's country."""
    calendar = fiscal_calendar(anchor.country) if anchor.country else None
    if calendar is None:
        return UNKNOWN
    first_month, named = calendar
    began = _first_year(match, anchor, first_month, named)
    if began is None:
        return UNKNOWN
    quarter = _quarter(match)
    if quarter:
        first = first_month + (quarter - 1) * _QUARTER
        return Days(month_of(began, first).since, month_of(began, first + _QUARTER - 1).until, "quarter")
    return Days(month_of(began, first_month).since, month_of(began, first_month + _MONTHS - 1).until, "range")


def _first_year(match: Match, anchor: Anchor, first_month: int, named: str) -> int | None:
    """The calendar year in which the fiscal year begins; None where the words leave it open."""
    groups = match.groupdict()
    if groups.get("which"):
        now = anchor.day.year if anchor.day.month >= first_month else anchor.day.year - 1
        return now + _SHIFT[str(which(match))]
    year = whole_year(match["year"], anchor)
    if groups.get("year2"):
        # `2025-26` begins in the first of the two.
        return year
    if year is None or first_month == 1:
        return year
    return {"start": year, "end": year - 1}.get(named)


def _quarter(match: Match) -> int | None:
    if match["digit"]:
        return int(match["digit"])
    if match["nth"]:
        nth = ordinal(match["nth"])
        return nth if nth > 0 else 4
    return None


# In order: of two rules that match at the same place, the first wins.
FISCAL_RULES: tuple[Rule, ...] = (
    Rule("short_fiscal_year", rf"{_IN_QUARTER}{_SHORT}", _fiscal_year, asks=_asks),
    Rule(
        "fiscal_year",
        rf"{_IN_QUARTER}(?:(?:fiscal|financial)(?:\s+years?)?|budget\s+year)\s+{_YEARS}(?![\d%])",
        _fiscal_year,
        asks=_asks,
    ),
    Rule("year_fiscal", rf"{_IN_QUARTER}{_YEARS}\s+(?-i:[A-Z]\w+\s+)?{_FISCAL}\s+year", _fiscal_year, asks=_asks),
    Rule("which_fiscal_year", rf"{_IN_QUARTER}(?:the\s+)?{_WHICH}\s+{_FISCAL}\s+year", _fiscal_year, asks=_asks),
)

"""Rules for seasons, quarters, halves, years, decades and centuries."""

from __future__ import annotations

from legation.link.date_intervals import (
    UNKNOWN,
    Anchor,
    Days,
    Interval,
    month_of,
    months_of,
    part_of,
    pick,
    pick_named,
    quarter_of,
    season_of,
    year_of,
    years_of,
)
from legation.link.date_rule import IN_YEAR, WHICH, Match, Rule, no_date, stated_year, which, whole_year
from legation.link.date_words import DECADES, PART, SEASON, SEVERAL, YEAR, number, ordinal

_MONTHS = 12
_SHORT_DECADE = rf"the\s+(?:(?P<part>early|mid|late)(?:\s+|-))?(?:['’‘](?P<digits>\d0)s|(?P<word>{'|'.join(DECADES)}))"
# Seasons are words of many uses; only after these words do they name a time.
_IN_SEASON = r"(?:(?<=\bover )|(?<=\bin )|(?<=\bby )|(?<=\bduring )|(?<=\bsince )|(?<=\buntil )|(?<=\bfor ))"


def _season(match: Match, anchor: Anchor) -> Days:
    year, season = stated_year(match, anchor), match["season"].lower()
    years = [year] if year is not None else range(anchor.day.year - 2, anchor.day.year + 3)
    seasons = [part_of(season_of(y, season), match["part"]) for y in years]
    if year is None and which(match) == "this" and season == "winter":
        # A winter lies in two years; in January `this winter` began last year.
        return pick(seasons, anchor._replace(direction=None))
    return pick_named(seasons, which(match), anchor)


def _quarter(match: Match, anchor: Anchor) -> Days:
    nth = int(match["digit"]) if match["digit"] else ordinal(match["nth"])
    quarter, year = nth if nth > 0 else 4, stated_year(match, anchor)
    if year is None and match["of_year"]:
        year = anchor.day.year
    years = [year] if year is not None else range(anchor.day.year - 1, anchor.day.year + 2)
    return pick((quarter_of(y, quarter) for y in years), anchor)


def _half(match: Match, anchor: Anchor) -> Days | Interval:
    year = stated_year(match, anchor)
    half = int(match["half"])
    return UNKNOWN if year is None else months_of(year, half * 6 - 5, half * 6, "range")


def _counted_months(match: Match, anchor: Anchor) -> Days | None:
    """`The first nine months of 2025`; of `the year` it is the year of publication."""
    year, count = stated_year(match, anchor) or anchor.day.year, number(match["count"])
    if count > _MONTHS:
        return None
    first = 1 if match["nth"].lower() == "first" else _MONTHS + 1 - count
    return months_of(year, first, first + count - 1, "range")


def _year_range(match: Match, _anchor: Anchor) -> Days | None:
    """`2014-16`; what can't be two years in order is a year and its month (`2024-11`)."""
    first, last = int(match["year"]), match["year2"]
    until = int(match["year"][:2] + last) if len(last) == 2 else int(last)
    if until > first:
        return years_of(first, until - first + 1)
    return month_of(first, int(last)) if len(last) == 2 and 1 <= int(last) <= _MONTHS else None


def _short_year(match: Match, anchor: Anchor) -> Days | Interval:
    year = stated_year(match, anchor)
    return UNKNOWN if year is None else year_of(year)


def _short_decade(match: Match, anchor: Anchor) -> Days | Interval:
    """`The '90s`, `the nineties`: the latest that have begun."""
    digits = match["digits"] or str(20 + 10 * DECADES.index(match["word"].lower()))
    year = whole_year(digits, anchor)
    if year is not None and year > anchor.day.year:
        year -= 100
    return UNKNOWN if year is None else part_of(years_of(year, 10), match["part"])


def _plain_year(match: Match, _anchor: Anchor) -> Days:
    return part_of(year_of(int(match["year"])), match.groupdict().get("part"))


def _decade(match: Match, _anchor: Anchor) -> Days:
    return part_of(years_of(int(match["year"]), 10), match["part"])


def _century(match: Match, _anchor: Anchor) -> Days | None:
    nth = ordinal(match["nth"])
    return part_of(years_of(nth * 100 - 99, 100), match["part"]) if 0 < nth < 30 else None


# In order: of two rules that match at the same place, the first wins.
YEAR_RULES: tuple[Rule, ...] = (
    Rule(
        "numbered_name",
        rf"(?:resolutions?|decree|directive)\s+(?:no\.?\s*)?\d{{4}}(?:\s*\({YEAR}\))?",
        no_date,
        False,
        "name",
    ),
    Rule("season_of_year", rf"(?:{PART})?(?:the\s+)?(?P<season>{SEASON}){IN_YEAR}", _season),
    Rule(
        "which_season",
        rf"(?:{PART})?{WHICH}\s+(?P<season>{SEASON})",
        _season,
    ),
    Rule(
        "season",
        rf"(?:{_IN_SEASON}(?:{PART})?(?:the\s+)?(?P<season>spring|summer|autumn|winter|(?<=\bthe )fall(?!\s+in\b)))"
        r"(?!\s+of\b)",
        _season,
    ),
    Rule(
        "quarter",
        rf"(?:Q(?P<digit>[1-4])|(?:the\s+)?(?P<nth>first|second|third|fourth|final|last(?=\s+quarter\s+of))\s+quarter)"
        rf"(?:{IN_YEAR}|(?P<of_year>\s+of\s+the\s+year))?(?!\s+of\b)",
        _quarter,
    ),
    Rule("year_and_quarter", rf"(?P<year>{YEAR})[ -]?Q(?P<digit>[1-4])(?P<nth>)(?P<of_year>)", _quarter),
    Rule("half", rf"H(?P<half>[12]){IN_YEAR}", _half),
    Rule(
        "counted_months",
        rf"(?:the\s+)?(?P<nth>first|last|final)\s+(?P<count>{SEVERAL})\s+months\s+of\s+"
        rf"(?:(?P<year>{YEAR})|(?:the|(?P<which_year>last|this|next))\s+year)",
        _counted_months,
    ),
    Rule("year_range", rf"(?P<year>{YEAR})[-–/](?P<year2>{YEAR}|\d\d)(?![\d-])", _year_range),
    Rule("part_of_year", rf"{PART}(?P<year>{YEAR})(?!s)", _plain_year),
    Rule("decade", rf"(?:{PART})?(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)s", _decade),
    Rule("short_decade", _SHORT_DECADE, _short_decade),
    Rule(
        "century",
        rf"(?:{PART})?(?:the\s+)?(?P<nth>[12]?\d(?:st|nd|rd|th)|nineteenth|twentieth|twenty-first)\s+century",
        _century,
        anchored=False,
    ),
    Rule("short_year", r"(?:(?<=\bin )|(?<=\bsince )|(?<=\bof ))(?P<year>['’‘]\d\d)(?![\d%s])", _short_year),
    Rule("era_name", rf"(?:pre|post)-(?P<year>{YEAR})", _plain_year, role="name"),
    Rule("year", rf"(?P<year>{YEAR})(?![\d%]|[.,]\d|-\w)", _plain_year),
)

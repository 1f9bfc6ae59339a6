"""Rules for lengths of time: those that lead from the publication day to another day, and those that date nothing."""

from __future__ import annotations

import datetime as dt

from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval, day_of, shift_day, unit_around
from legation.link.date_rule import Match, Rule, no_date, which
from legation.link.date_words import NUMBER, SEVERAL, UNIT, UNITS, VAGUE, WEEKDAY, number, weekday_number

# `More than two years ago` is some day before; `about two years ago` is taken at its word.
ABOUT = (
    r"(?:(?P<inexact>more\s+than|less\s+than|under|over|at\s+least)\s+|(?:about|around|almost|nearly|some|just)\s+)?"
)
COUNTED_UNIT = rf"(?P<count>{NUMBER})(?P<half>\s+and\s+a\s+half)?\s+(?P<unit>{UNIT})s?"
_EITHER = rf"{NUMBER}\s+(?:or|to)\s+{NUMBER}\s+{UNITS}"
# By the codebook `several days` is a week; of several weeks or months it says nothing.
_SEVERAL_DAYS = 7
_LONG_UNITS = {"decade": ("year", 10), "fortnight": ("week", 2)}


def counted(match: Match, day: dt.date, sign: int) -> Days | Interval:
    """The day, or the whole week, month or year, that lies so many units away."""
    groups = match.groupdict()
    if groups.get("half") or groups.get("inexact"):
        return UNKNOWN
    unit, count = match["unit"].lower(), sign * number(match["count"])
    if unit in _LONG_UNITS:
        unit, times = _LONG_UNITS[unit]
        count *= times
    return unit_around(shift_day(day, unit, count), unit)


def _ago(match: Match, anchor: Anchor) -> Days | Interval:
    return counted(match, anchor.day, -1)


def _ahead(match: Match, anchor: Anchor) -> Days | Interval:
    """`In two days`; where nothing lies ahead, it is how long something took: `the first visit in five years`."""
    return counted(match, anchor.day, 1) if anchor.direction == "future" else UNKNOWN


def _from_now(match: Match, anchor: Anchor) -> Days | Interval:
    return counted(match, anchor.day, 1)


def _window(match: Match, anchor: Anchor) -> Days | Interval:
    """`The past two weeks`, `the next several days`: up to, or from, the day of publication."""
    groups = match.groupdict()
    unit, count = match["unit"].lower(), number(groups["count"]) if groups.get("count") else 1
    if groups.get("vague"):
        count = _SEVERAL_DAYS
        if unit != "day":
            return UNKNOWN
    if unit == "fortnight":
        unit, count = "week", count * 2
    if unit == "hour":
        unit, count = "day", (count + 23) // 24
    if which(match) == "last":
        return Days(shift_day(anchor.day, unit, -count), anchor.day, "range")
    return Days(anchor.day, shift_day(anchor.day, unit, count), "range")


def weeks_from_day(match: Match, anchor: Anchor) -> Days:
    """`A week from Friday`, `Monday week`: that many weeks after the next such day; `ago`, before the last."""
    groups = match.groupdict()
    back = bool(groups.get("ago"))
    count = number(groups["count"]) if groups.get("count") else 1
    word = (match["weekday"] or "").lower()
    day = anchor.day
    if word:
        away = (weekday_number(word) - day.weekday()) % 7
        # `A week from Friday` said on a Friday, as `a week ago Friday`, counts from that day.
        day += dt.timedelta(days=away - 7 if back and away else away)
    elif match["near"].lower() == "tomorrow":
        day += dt.timedelta(days=1)
    elif match["near"].lower() == "yesterday":
        day -= dt.timedelta(days=1)
    return day_of(shift_day(day, "week", -count if back else count))


def _within(match: Match, anchor: Anchor) -> Days | Interval:
    return UNKNOWN if anchor.direction == "past" else _window(match, anchor)


# In order: of two rules that match at the same place, the first wins.
LENGTH_RULES: tuple[Rule, ...] = (
    Rule("age", rf"{NUMBER}(?:-|\s+)(?:year|month|week|day)s?(?:-|\s+)olds?", no_date, False, "age"),
    Rule(
        "window",
        rf"(?:the\s+)?(?P<which>next|last|past|coming|previous)\s+"
        rf"(?:(?P<count>{NUMBER})|(?P<vague>{VAGUE}))\s+(?P<unit>hour|day|week|fortnight|month|year|decade)s?",
        _window,
    ),
    Rule(
        "past_unit",
        r"(?:the|this)\s+(?P<which>past|(?<=the )last)\s+(?P<unit>week|month|year|decade)(?!\s+of\b)",
        _window,
    ),
    Rule("fortnight", r"the\s+(?P<which>past|last|next|coming)\s+(?P<unit>fortnight)", _window),
    Rule(
        "some_days",
        rf"(?:(?:the|these)\s+)?(?:coming|next|recent|past|following)\s+{UNITS}(?:\s+(?:and|or)\s+{UNITS})?"
        rf"|(?:the\s+)?{UNITS}\s+(?:ahead|to\s+come)",
        no_date,
        anchored=False,
    ),
    Rule(
        "weeks_from_day",
        rf"(?:(?P<count>{NUMBER})\s+weeks?\s+(?:(?P<ago>ago)(?:\s+on)?|from)|a\s+week\s+on)\s+"
        rf"(?:(?P<weekday>{WEEKDAY})|(?P<near>today|tomorrow|yesterday))",
        weeks_from_day,
    ),
    Rule("ago", rf"{ABOUT}{COUNTED_UNIT}\s+ago", _ago),
    Rule(
        "some_time_ago",
        rf"(?:(?:{VAGUE}\s+)?{UNIT}s|{_EITHER}|half\s+an?\s+(?:century|decade|year))\s+ago",
        no_date,
        anchored=False,
    ),
    # `A few days later`, `in two or three weeks`: ahead or behind, nobody knows how far.
    Rule("some_time_later", rf"(?:{VAGUE}\s+)?{UNITS}\s+(?:earlier|later)|in\s+{_EITHER}", no_date, anchored=False),
    Rule("from_now", rf"{COUNTED_UNIT}\s+from\s+(?:now|today)", _from_now),
    Rule(
        "ahead",
        rf"(?<!\btime )(?<!\bonce )in\s+{ABOUT}{COUNTED_UNIT}(?:['’]\s*time)?(?!\s+(?:of|when|that)\b)",
        _ahead,
    ),
    Rule(
        "within",
        rf"within\s+(?:the\s+next\s+)?(?P<count>{NUMBER})\s+(?P<unit>hour|day|week|fortnight|month|year)s?(?!\s+of\b)",
        _within,
    ),
    Rule(
        "duration",
        rf"(?:{SEVERAL}|{VAGUE})(?:\s+|-){UNIT}s?|one-{UNIT}|(?:{UNIT}s?-?long)"
        rf"|(?<=\bfor )(?:(?:an?|one)\s+{UNIT}|{UNITS})",
        no_date,
        anchored=False,
        role="duration",
    ),
)

"""Rules for dates given against the publication day or against another date of the text, and for lengths of time."""

from __future__ import annotations

import datetime as dt

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
    shift_day,
    unit_around,
    week_of,
)
from legation.link.date_rule import WHICH, Match, Rule, no_date, which
from legation.link.date_words import NUMBER, PART, SEVERAL, UNIT, VAGUE, WEEKDAY, number, weekday_number

_SHIFT = {"last": -1, "this": 0, "next": 1}
_TIME_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_PERIOD = r"(?P<unit>week|month|quarter|year|decade|century)"
_UNITS = r"(?:days|weeks|months|years|decades)"
# `More than two years ago` is some day before; `about two years ago` is taken at its word.
_ABOUT = r"(?:(?P<inexact>more\s+than|less\s+than|over|at\s+least)\s+|(?:about|around|almost|nearly|some|just)\s+)?"
_COUNT = rf"(?P<count>{NUMBER})(?P<half>\s+and\s+a\s+half)?"
_COUNTED_UNIT = rf"{_COUNT}\s+(?P<unit>{UNIT})s?"
# `The day after the summit` is dated by the summit, not by the date before it.
_NOTHING_AFTER = r"(?=\s*(?:[.,;:)]|$))"
# By the codebook `several days` is a week; of several weeks or months it says nothing.
_SEVERAL_DAYS = 7


def _days_away(match: Match, anchor: Anchor) -> Days:
    words = match.group().lower()
    if "after tomorrow" in " ".join(words.split()):
        return day_of(shift_day(anchor.day, "day", 2))
    if "before" in words:
        return day_of(shift_day(anchor.day, "day", -2))
    count = -1 if "yesterday" in words or "last" in words else 1 if "tomorrow" in words else 0
    return day_of(shift_day(anchor.day, "day", count))


def _weekday(match: Match, anchor: Anchor) -> Days:
    """A weekday of the seven days before or after; `this` takes it from the anchor's week, Monday to Sunday."""
    weekday = weekday_number(match["weekday"])
    if (match["which"] or "").lower() == "this":
        return day_of(shift_day(week_of(anchor.day).since, "day", weekday))
    days = (day_of(anchor.day + dt.timedelta(days=n)) for n in range(-7, 8))
    return pick_named((day for day in days if day.since.weekday() == weekday), which(match), anchor)


def _weekday_in_week(match: Match, anchor: Anchor) -> Days:
    week = unit_around(anchor.day, "week", _SHIFT[which(match) or "this"])
    return day_of(shift_day(week.since, "day", weekday_number(match["weekday"])))


def _weekend(match: Match, anchor: Anchor) -> Days:
    mondays = (unit_around(anchor.day, "week", shift).since for shift in (-1, 0, 1))
    weekends = [Days(shift_day(m, "day", 5), shift_day(m, "day", 6), "range") for m in mondays]
    return weekends[1] if which(match) == "this" else pick_named(weekends, which(match), anchor)


def _period(match: Match, anchor: Anchor) -> Days:
    """This, last or next week, month or year, or a part of it.

    `Before the end of the year` of something that is over, in January, is of the year before.
    """
    unit, named = match["unit"].lower(), which(match)
    shifts = (_SHIFT[named],) if named else (-1, 0) if anchor.direction == "past" else (0,)
    return pick((part_of(unit_around(anchor.day, unit, shift), match["part"]) for shift in shifts), anchor)


def _end_of_period(match: Match, anchor: Anchor) -> Days:
    return part_of(unit_around(anchor.day, match["unit"].lower()), "end")


def _earlier_or_later(match: Match, anchor: Anchor) -> Days:
    """`Earlier this year` ends on the day of publication; `later this year` is the year: so the codebook has it."""
    period = unit_around(anchor.day, match["unit"].lower())
    if match["order"].lower() == "later":
        return period
    return Days(period.since, anchor.day, "range")


def _same_day(_match: Match, anchor: Anchor) -> Days:
    """`Later in the day`: the day that the text speaks of, else the day of publication."""
    if anchor.previous and anchor.previous.precision == "day":
        return anchor.previous
    return day_of(anchor.day)


def _counted(match: Match, day: dt.date, sign: int) -> Days | Interval:
    """The day, or the whole week, month or year, that lies so many units away."""
    groups = match.groupdict()
    if groups.get("half") or groups.get("inexact"):
        return UNKNOWN
    unit, count = match["unit"].lower(), sign * number(match["count"])
    if unit == "decade":
        unit, count = "year", count * 10
    return unit_around(shift_day(day, unit, count), unit)


def _ago(match: Match, anchor: Anchor) -> Days | Interval:
    return _counted(match, anchor.day, -1)


def _ahead(match: Match, anchor: Anchor) -> Days | Interval:
    """`In two days`; where nothing lies ahead, it is how long something took: `the first visit in five years`."""
    return _counted(match, anchor.day, 1) if anchor.direction == "future" else UNKNOWN


def _from_now(match: Match, anchor: Anchor) -> Days | Interval:
    return _counted(match, anchor.day, 1)


def _window(match: Match, anchor: Anchor) -> Days | Interval:
    """`The past two weeks`, `the next several days`: up to, or from, the day of publication."""
    groups = match.groupdict()
    unit, count = match["unit"].lower(), number(groups["count"]) if groups.get("count") else 1
    if groups.get("vague"):
        count = _SEVERAL_DAYS
        if unit != "day":
            return UNKNOWN
    if unit == "hour":
        unit, count = "day", (count + 23) // 24
    if which(match) == "last":
        return Days(shift_day(anchor.day, unit, -count), anchor.day, "range")
    return Days(anchor.day, shift_day(anchor.day, unit, count), "range")


def _within(match: Match, anchor: Anchor) -> Days | Interval:
    return UNKNOWN if anchor.direction == "past" else _window(match, anchor)


def _beside_previous(match: Match, anchor: Anchor) -> Days | Interval:
    """The day, week, month or year of the previous date, or the one before or after."""
    words, previous = match.group().lower(), anchor.previous
    # `That evening` is on that day.
    unit = (match["unit"] or match["unit_before"] or "day").lower()
    if previous is None or (unit == "day" and previous.precision not in ("day", "range")):
        return UNKNOWN
    if "that" in words or "same" in words:
        return unit_around(previous.until, unit)
    if "previous" in words or "before" in words:
        return unit_around(previous.since, unit, -1)
    return unit_around(previous.until, unit, 1)


def _counted_from_previous(match: Match, anchor: Anchor) -> Days | Interval:
    """`Two days later`."""
    if anchor.previous is None:
        return UNKNOWN
    if match["order"].lower() == "later":
        return _counted(match, anchor.previous.until, 1)
    return _counted(match, anchor.previous.since, -1)


def _day_of_month(match: Match, anchor: Anchor) -> Days:
    """`The 24th`: the next one after the date before it, else the one that the clause points to."""
    if anchor.previous and anchor.previous.precision in ("day", "range"):
        anchor = Anchor(anchor.previous.since, "future", grace=0)
    months = (month_of(anchor.day.year, anchor.day.month + shift) for shift in range(-2, 3))
    day = int(match["day"])
    return pick((day_of(m.since.replace(day=day)) for m in months if day <= m.until.day), anchor, anchor.grace)


# In order: of two rules that match at the same place, the first wins.
RELATIVE_RULES: tuple[Rule, ...] = (
    Rule("age", rf"{NUMBER}(?:-|\s+)(?:year|month|week|day)s?(?:-|\s+)olds?", no_date, False, "age"),
    Rule("far_day", r"the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)", _days_away),
    Rule(
        "near_day",
        rf"(?:(?:early|earlier|late|later)\s+)?(?:today|tonight|yesterday|tomorrow){_TIME_OF_DAY}"
        r"|this\s+(?:morning|afternoon|evening)|last\s+night",
        _days_away,
    ),
    Rule("weekday_in_week", rf"(?P<weekday>{WEEKDAY})\s+(?:of\s+)?(?P<which>last|this|next)\s+week", _weekday_in_week),
    Rule(
        "weekday",
        rf"(?:(?:early|late|later)\s+(?:on\s+)?)?(?:{WHICH}\s+)?(?P<weekday>{WEEKDAY}){_TIME_OF_DAY}",
        _weekday,
    ),
    Rule("weekend", rf"(?:{WHICH}|the)\s+weekend", _weekend),
    Rule(
        "earlier_or_later",
        r"(?P<order>earlier|later)\s+(?:this|in\s+the)\s+(?P<unit>week|month|quarter|year|decade)",
        _earlier_or_later,
    ),
    Rule("part_of_that_day", r"(?:earlier|later|early|late)\s+in\s+the\s+day", _same_day),
    Rule(
        "window",
        rf"(?:the\s+)?(?P<which>next|last|past|coming|previous)\s+"
        rf"(?:(?P<count>{NUMBER})|(?P<vague>{VAGUE}))\s+(?P<unit>hour|day|week|month|year|decade)s?",
        _window,
    ),
    Rule(
        "past_unit",
        r"(?:the|this)\s+(?P<which>past|(?<=the )last)\s+(?P<unit>week|month|year|decade)(?!\s+of\b)",
        _window,
    ),
    Rule(
        "some_days",
        rf"(?:(?:the|these)\s+)?(?:coming|next|recent|past|following)\s+{_UNITS}(?:\s+(?:and|or)\s+{_UNITS})?"
        rf"|(?:the\s+)?{_UNITS}\s+(?:ahead|to\s+come)",
        no_date,
        anchored=False,
    ),
    Rule(
        "period",
        rf"(?:{PART})?(?P<which>last|next|this(?:\s+coming)?|the\s+(?:coming|next|current))\s+{_PERIOD}",
        _period,
    ),
    Rule("part_of_period", rf"{PART}{_PERIOD}(?!\s+of\b)", _period),
    Rule("end_of_period", r"(?P<unit>year|month)(?:['’]s\s+|-)end", _end_of_period),
    Rule("ago", rf"{_ABOUT}{_COUNTED_UNIT}\s+ago", _ago),
    Rule("some_time_ago", rf"(?:{VAGUE}\s+)?{UNIT}s\s+ago", no_date, anchored=False),
    Rule(
        "counted_later",
        rf"{_COUNTED_UNIT}\s+(?P<order>earlier|later|before{_NOTHING_AFTER})",
        _counted_from_previous,
        False,
    ),
    Rule("from_now", rf"{_COUNTED_UNIT}\s+from\s+(?:now|today)", _from_now),
    Rule("ahead", rf"(?<!\btime )(?<!\bonce )in\s+{_COUNTED_UNIT}(?:['’]\s*time)?(?!\s+(?:of|when|that)\b)", _ahead),
    Rule(
        "within",
        rf"within\s+(?:the\s+next\s+)?(?P<count>{NUMBER})\s+(?P<unit>hour|day|week|month|year)s?(?!\s+of\b)",
        _within,
    ),
    Rule(
        "beside_previous",
        r"(?:the\s+(?:very\s+)?(?:next|following|previous|same)|that(?:\s+same)?)\s+(?P<unit>day|week|month|year)"
        r"|that\s+(?:evening|night)"
        rf"|the\s+(?P<unit_before>day|week|month|year)\s+(?:before|after){_NOTHING_AFTER}",
        _beside_previous,
        anchored=False,
    ),
    Rule(
        "day_of_month",
        r"(?:(?<=\bon )|(?<=\buntil )|(?<=\bby )|(?<=\bsince ))the\s+(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
        r"(?:\s+of\s+(?:the|this)\s+month)?",
        _day_of_month,
    ),
    Rule(
        "duration",
        rf"(?:{SEVERAL}|{VAGUE})(?:\s+|-){UNIT}s?|one-{UNIT}|(?:{UNIT}s?-?long)"
        rf"|(?<=\bfor )(?:(?:an?|one)\s+{UNIT}|{_UNITS})",
        no_date,
        anchored=False,
        role="duration",
    ),
)

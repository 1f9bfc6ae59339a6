"""Rules for days, weeks, months and years given against the publication day or the date before them in the text."""

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
from legation.link.date_lengths import COUNTED_UNIT, counted, weeks_from_day
from legation.link.date_rule import WHICH, Match, Rule, which
from legation.link.date_words import PART, WEEKDAY, weekday_number

_SHIFT = {"last": -1, "this": 0, "next": 1}
_TIME_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night))?"
_PERIOD = r"(?P<unit>week|month|quarter|year|decade|century)"
# `The day after the summit` is dated by the summit, not by the date before it.
_NOTHING_AFTER = r"(?=\s*(?:[.,;:)]|$))"


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


def _night(match: Match, anchor: Anchor) -> Days:
    """`Overnight` is the night before the day of publication; `overnight into Friday` ends on Friday.

    `Overnight Friday` begins on it, unless that night is still to come.
    """
    day = _weekday(match, anchor).since if match["weekday"] else anchor.day
    ends = not match["weekday"] or match["into"] or (day >= anchor.day and anchor.direction != "future")
    return Days(shift_day(day, "day", -1), day, "range") if ends else Days(day, shift_day(day, "day", 1), "range")


def _one_further(match: Match, anchor: Anchor) -> Days:
    """`The week after next`, `the year before last`."""
    return unit_around(anchor.day, match["unit"].lower(), 2 if "after" in match.group().lower() else -2)


def _weekday_but_one(match: Match, anchor: Anchor) -> Days:
    """`Friday before last`: the one before the latest that is over; `after next`, the one after the first to come."""
    weekday = weekday_number(match["weekday"])
    if match.group().lower().endswith("next"):
        return day_of(shift_day(anchor.day, "day", 8 + (weekday - anchor.day.weekday() - 1) % 7))
    return day_of(shift_day(anchor.day, "day", -8 - (anchor.day.weekday() - 1 - weekday) % 7))


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


def _before_it_is_out(match: Match, anchor: Anchor) -> Interval:
    """`Before the year is out`: up to its last day."""
    return Interval(None, unit_around(anchor.day, match["unit"].lower()).until, "range")


def _same_day(_match: Match, anchor: Anchor) -> Days:
    """`Later in the day`: the day that the text speaks of, else the day of publication."""
    if anchor.previous and anchor.previous.precision == "day":
        return anchor.previous
    return day_of(anchor.day)


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
    if match["order"].lower() in ("later", "after"):
        return counted(match, anchor.previous.until, 1)
    return counted(match, anchor.previous.since, -1)


def _day_of_month(match: Match, anchor: Anchor) -> Days | None:
    """`The 24th`: the next one after the date before it, else the one that the clause points to."""
    if not match["which"] and anchor.previous and anchor.previous.precision in ("day", "range"):
        anchor = Anchor(anchor.previous.since, "future", grace=0)
    named, day = match["which"], int(match["day"])
    shifts = (_SHIFT[named.lower()],) if named else range(-2, 3)
    months = (month_of(anchor.day.year, anchor.day.month + shift) for shift in shifts)
    days = [day_of(m.since.replace(day=day)) for m in months if day <= m.until.day]
    return pick(days, anchor, anchor.grace) if days else None


# In order: of two rules that match at the same place, the first wins.
RELATIVE_RULES: tuple[Rule, ...] = (
    Rule("far_day", r"the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)", _days_away),
    Rule(
        "near_day",
        rf"(?:(?:early|earlier|late|later)\s+)?(?:today|tonight|yesterday|tomorrow){_TIME_OF_DAY}"
        r"|this\s+(?:morning|afternoon|evening)|last\s+night",
        _days_away,
    ),
    Rule(
        "night",
        rf"overnight(?:\s+(?:(?:on|(?P<into>into|to))\s+)?(?:{WHICH}\s+)?(?P<weekday>{WEEKDAY}))?(?!-|\s+(?:stay|success|train)\b)",
        _night,
    ),
    Rule("weekday_but_one", rf"(?:the\s+)?(?P<weekday>{WEEKDAY})\s+(?:before\s+last|after\s+next)", _weekday_but_one),
    Rule(
        "one_further",
        r"the\s+(?P<unit>week|month|year)\s+(?:after\s+next|before\s+last)",
        _one_further,
    ),
    # `Friday week` is British for the Friday after next.
    Rule("weekday_week", rf"(?P<weekday>{WEEKDAY})\s+week(?!\s*-?(?:long|end))(?P<count>)(?P<near>)", weeks_from_day),
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
        "period",
        rf"(?:{PART})?(?P<which>last|next|this(?:\s+coming)?|the\s+(?:coming|next|current))\s+{_PERIOD}",
        _period,
    ),
    Rule("part_of_period", rf"{PART}{_PERIOD}(?!\s+of\b)", _period),
    Rule("end_of_period", r"(?P<unit>year|month)(?:['’]s\s+|-)end", _end_of_period),
    Rule("before_it_is_out", r"before\s+the\s+(?P<unit>week|month|year)\s+is\s+(?:out|over)", _before_it_is_out),
    Rule(
        "counted_later",
        rf"{COUNTED_UNIT}\s+(?P<order>earlier|later|(?:before|after){_NOTHING_AFTER})",
        _counted_from_previous,
        False,
    ),
    Rule(
        "beside_previous",
        r"(?:the\s+(?:very\s+)?(?:next|following|previous|same)|that(?:\s+same)?)\s+(?P<unit>day|week|month|year)(?!\s+in\s+\d)"
        r"|that\s+(?:evening|night)"
        rf"|the\s+(?P<unit_before>day|week|month|year)\s+(?:before|after){_NOTHING_AFTER}",
        _beside_previous,
        anchored=False,
    ),
    Rule(
        "day_of_month",
        r"(?:(?<=\bon )|(?<=\buntil )|(?<=\bby )|(?<=\bsince ))the\s+(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
        r"(?:\s+of\s+(?:the|(?P<which>this|last|next))\s+month)?",
        _day_of_month,
    ),
)

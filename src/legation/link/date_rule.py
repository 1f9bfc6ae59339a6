"""What a rule for a form of date expression is, and the groups that rules share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval, days_between, pick
from legation.link.date_words import YEAR

Match = re.Match[str]


class Rule(NamedTuple):
    """A form of date expression.

    Attributes:
        pattern: Its form, see `date_words`; a group `year` is a year that needs no anchor.
        resolve: Gives its interval; None when there is no such day (31 June), and it is no date then.
        anchored: Whether it can't be resolved without the publication day (unless `year` matched).
        role: What the expression does in its sentence, see `DateLink`.
        asks: For a match, what is asked of a country (its fiscal year, its national day); the anchor then has the
            country that the sentence is about.
    """

    name: str
    pattern: str
    resolve: Callable[[Match, Anchor], Days | Interval | None]
    anchored: bool = True
    role: str = "when"
    asks: Callable[[Match], Callable[[str], object]] | None = None


# A year after the day, month or season that it belongs to.
IN_YEAR = (
    rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR}|['’‘]\d\d)(?![\d%]|[.,]\d)"
    r"|(?P<which_year>last|this|next)\s+year))"
)
# `which` says which of several; `the past` and `the coming` say the same as `last` and `next`.
WHICH = r"(?P<which>last|next|this(?:\s+(?:coming|past))?|the\s+(?:coming|past))"
_WHICH = {"coming": "next", "upcoming": "next", "past": "last", "previous": "last", "current": "this"}


def which(match: Match) -> str | None:
    """`last`, `this` or `next`, whatever the words of the group `which`; None without one."""
    words = (match.groupdict().get("which") or "").lower().split()
    return _WHICH.get(words[-1], words[-1]) if words else None


def whole_year(digits: str, anchor: Anchor) -> int | None:
    """The year of four or two digits, of two the nearest to the anchor; None for two digits without an anchor."""
    plain = digits.lstrip("'’‘")
    if len(plain) == 4:
        return int(plain)
    if anchor.day == dt.date.min:
        return None
    year = anchor.day.year // 100 * 100 + int(plain)
    return min((year - 100, year, year + 100), key=lambda y: abs(y - anchor.day.year))


def stated_year(match: Match, anchor: Anchor) -> int | None:
    """The year that the expression states, by number or against the publication day."""
    groups = match.groupdict()
    if groups.get("year"):
        return whole_year(groups["year"], anchor)
    word = groups.get("which_year")
    return anchor.day.year + {"last": -1, "this": 0, "next": 1}[word.lower()] if word else None


def near_days(match: Match, anchor: Anchor, first: tuple[int, int], last: tuple[int, int]) -> Days | None:
    """From a month and day to another, in the year that is stated, else in the year that the clause points to."""
    year = stated_year(match, anchor)
    if year is not None:
        return days_between(year, first, last)
    # Nine years hold a 29 February even around 1900.
    spans = (days_between(anchor.day.year + shift, first, last) for shift in range(-8, 9))
    candidates = [span for span in spans if span]
    return pick(candidates, anchor, anchor.grace) if candidates else None


def no_date(_match: Match, _anchor: Anchor) -> Interval:
    """What rules resolve to for words that give no day: `in the coming weeks`, `for three days`."""
    return UNKNOWN

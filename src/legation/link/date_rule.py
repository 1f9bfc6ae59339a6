"""What a rule for a form of date expression is, and the groups that rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval

Match = re.Match[str]


class Rule(NamedTuple):
    """A form of date expression.

    Attributes:
        pattern: Its form, see `date_words`; a group `year` is a year that needs no anchor.
        resolve: Gives its interval; None when there is no such day (31 June), and it is no date then.
        anchored: Whether it can't be resolved without the publication day (unless `year` matched).
        role: What the expression does in its sentence, see `DateLink`.
    """

    name: str
    pattern: str
    resolve: Callable[[Match, Anchor], Days | Interval | None]
    anchored: bool = True
    role: str = "when"


# `which` says which of several; `the past` and `the coming` say the same as `last` and `next`.
WHICH = r"(?P<which>last|next|this(?:\s+(?:coming|past))?|the\s+(?:coming|past))"
_WHICH = {"coming": "next", "upcoming": "next", "past": "last", "previous": "last", "current": "this"}


def which(match: Match) -> str | None:
    """`last`, `this` or `next`, whatever the words of the group `which`; None without one."""
    words = (match.groupdict().get("which") or "").lower().split()
    return _WHICH.get(words[-1], words[-1]) if words else None


def no_date(_match: Match, _anchor: Anchor) -> Interval:
    """What rules resolve to for words that give no day: `in the coming weeks`, `for three days`."""
    return UNKNOWN

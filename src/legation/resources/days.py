"""Days that are known by their month or their year only."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LENGTHS = {"year": 4, "month": 7, "day": 10}


@lru_cache(maxsize=4096)
def days_of(partial: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of `2004-05-01`, `2004-05` or `2004`.

    Raises:
        ValueError: It is none of these.
    """
    match = _PARTIAL.fullmatch(partial)
    if match is None:
        raise ValueError(f"{partial!r} is no day, month or year; expected one as 2004-05-01, 2004-05 or 2004")
    year, month, day = match.groups()
    first = dt.date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    return first, dt.date(int(year), last_month, int(day or calendar.monthrange(int(year), last_month)[1]))


def precision_of(partial: str) -> str:
    """day, month or year: how exact `2004-05` is."""
    return next(name for name, length in _LENGTHS.items() if length == len(partial))


def shown(day: dt.date, precision: str) -> str:
    """A day as far as it is known: `2004-05` with the precision month."""
    return day.isoformat()[: _LENGTHS[precision]]

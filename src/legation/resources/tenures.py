"""What a tenure says of a day.

A beginning or an end may be known by its month or its year only. Of the days within it nothing is said: whether the
office was held already, or still, is not known.
"""

from __future__ import annotations

import datetime as dt

from legation.model.knowledge import Tenure
from legation.resources.days import days_of, shown


def covers(tenure: Tenure, day: dt.date) -> bool:
    """Whether the tenure is known to include the day."""
    started = tenure.since is None or tenure.since <= day
    return started and (day < tenure.until if tenure.until else day <= tenure.as_of)


def begins_after(tenure: Tenure, day: dt.date) -> bool:
    """Whether the tenure is known to begin after the day."""
    return tenure.since is not None and days_of(shown(tenure.since, tenure.since_precision))[0] > day


def ended_by(tenure: Tenure, day: dt.date) -> bool:
    """Whether the office is known to be held no longer on the day."""
    return tenure.until is not None and days_of(shown(tenure.until, tenure.until_precision))[1] <= day


def compare(tenure: Tenure, day: dt.date) -> tuple[str, str]:
    """Whether the tenure includes the day (yes, no or unknown), and why."""
    since, until = since_of(tenure), until_of(tenure)
    if begins_after(tenure, day):
        return "no", f"begins {since}"
    if ended_by(tenure, day):
        return "no", f"ended {until}"
    if covers(tenure, day):
        return "yes", "the day is within it" if since else (
            "its beginning is not known, and it includes every day before its end"
        )
    if tenure.since and day < tenure.since:
        return "unknown", f"its beginning is known as {since} only"
    if tenure.until and day >= tenure.until:
        return "unknown", f"its end is known as {until} only"
    return "unknown", f"{tenure.source} speaks until {tenure.as_of} only"


def since_of(tenure: Tenure) -> str | None:
    """The beginning as far as it is known: `2004-05-01`, `2004-05` or `2004`."""
    return shown(tenure.since, tenure.since_precision) if tenure.since else None


def until_of(tenure: Tenure) -> str | None:
    """The end as far as it is known."""
    return shown(tenure.until, tenure.until_precision) if tenure.until else None

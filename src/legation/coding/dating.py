"""Dates that a sentence leaves to its article: the day of a release, the days of a journey, the talks it is about."""

from __future__ import annotations

import datetime as dt

import msgspec

from legation.coding.actors import countries_of
from legation.coding.draft import Draft
from legation.coding.times import from_context, of_publication

# Talks later in the text than this sentence are not what the article is about.
_OPENING = 3


def leading_talks(drafts: list[Draft]) -> Draft | None:
    """The talks that the article is about: the first that have two sides, when they stand at its beginning."""
    talks = [d for d in drafts if d.event_type == "CONSULT" and len(d.countries) >= 2 and d.trigger.whole]
    body = [d for d in talks if not d.headline] or talks
    return body[0] if body and body[0].sentence <= _OPENING else None


def dated_by_release(drafts: list[Draft], day: dt.date) -> list[Draft]:
    """A release tells of talks of its own day, or of a day it names; what was said in them was said on that day.

    Args:
        day: The day of publication.
    """
    talks = leading_talks(drafts)
    today = of_publication(day)
    held = (talks.when if talks is not None else None) or today
    said = held if held.method == "publication" else from_context(held)
    dated: list[Draft] = []
    for draft in drafts:
        when = draft.when
        if draft is talks and when is None and draft.status == "occurred":
            when = today
        elif when is not None and when.method == "publication" and talks is not None and talks.status == "occurred":
            when = said
        dated.append(msgspec.structs.replace(draft, when=when))
    return dated


def dated_by_journey(drafts: list[Draft]) -> list[Draft]:
    """Meetings that a traveller has on a dated journey fall in the days of the journey."""
    journey = next((d for d in drafts if d.mode == "visit" and d.when is not None and d.people), None)
    if journey is None or journey.when is None:
        return drafts
    days = from_context(journey.when)
    place = journey.where if len(countries_of(journey.recipients)) == 1 else None
    return [
        msgspec.structs.replace(d, when=days, where=d.where or place) if _falls_in(d, journey) else d for d in drafts
    ]


def _falls_in(draft: Draft, journey: Draft) -> bool:
    return (
        draft.when is None
        and draft.event_type == "CONSULT"
        and draft.order > journey.order
        and draft.status == journey.status
        and bool(draft.people & journey.people)
    )

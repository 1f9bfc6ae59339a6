"""Dates that a sentence leaves to its article: the day of a release, the days of a journey, the talks it is about."""

from __future__ import annotations

import datetime as dt

import msgspec

from legation.coding.actors import countries_of
from legation.coding.draft import Draft
from legation.coding.times import do_overlap, from_context, of_publication

# Talks later in the text than this sentence are not what the article is about.
_OPENING = 3
# A date further back is not that of the news, and is not taken over.
_NEWS_DAYS = 7


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
    """Meetings that a traveller has on a dated journey fall in the days of the journey, and in the country visited."""
    journey = next((d for d in drafts if d.mode == "visit" and d.when is not None and d.people), None)
    if journey is None or journey.when is None:
        return drafts
    days = from_context(journey.when)
    place = journey.where if len(countries_of(journey.recipients)) == 1 else None
    return [
        msgspec.structs.replace(d, when=d.when or days, where=d.where or place) if _falls_in(d, journey) else d
        for d in drafts
    ]


def _falls_in(draft: Draft, journey: Draft) -> bool:
    return (
        draft.event_type == "CONSULT"
        and draft.order > journey.order
        and draft.status == journey.status
        and bool(draft.people & journey.people)
        and do_overlap(draft.when, journey.when)
    )


def dated_by_neighbour(drafts: list[Draft], day: dt.date, paragraphs: list[int]) -> list[Draft]:
    """An act without a date is of the day of the act told right before it in its paragraph, when that is just past.

    Args:
        day: The day of publication.
        paragraphs: Paragraph of each sentence.
    """
    dated: list[Draft] = []
    for draft in drafts:
        before = dated[-1] if dated else None
        if before is not None and before.when is not None and _goes_on(before, draft, day, paragraphs):
            draft = msgspec.structs.replace(draft, when=from_context(before.when))
        dated.append(draft)
    return dated


def _goes_on(before: Draft, draft: Draft, day: dt.date, paragraphs: list[int]) -> bool:
    near = draft.sentence - before.sentence <= 1 and paragraphs[draft.sentence] == paragraphs[before.sentence]
    if not near or draft.when is not None or draft.background or before.background or draft.trigger.frame.noun:
        return False
    told = draft.status == before.status == "occurred" and bool(draft.countries & before.countries)
    when = before.when
    if not told or when is None or when.precision != "day" or when.end is None or when.method == "publication":
        return False
    return 0 <= (day - dt.date.fromisoformat(when.end)).days <= _NEWS_DAYS

"""From an answer to events: a code is kept when the codebook has it, a passage when the article does.

An event without a true type, status, certainty, sentence and trigger is none, nor is one of which no party is found. Of
the others what fails is left out. Whatever is dropped becomes an issue.
"""

from __future__ import annotations

from typing import Any

import msgspec

from legation.coding.linked import LinkedArticle
from legation.endpoint.answer import CERTAINTIES, AnsweredEvent, Retold, Said
from legation.endpoint.dropped import EVENT, VALUE, Checked, Dropped
from legation.endpoint.event import build_event
from legation.endpoint.failure import plain
from legation.endpoint.passages import most_central, occurrences
from legation.model.article import Sentence, Span
from legation.model.citation import Issue
from legation.model.event import Event
from legation.resources.codebook import Codebook

# An article tells some dozens of acts; an answer with more is out of hand.
_MOST_EVENTS = 100
_LONGEST_TRIGGER = 80


def verify_answer(
    article: LinkedArticle, answer: dict[str, Any], codebook: Codebook, method: str
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """The events that hold, in text order and each act once, and an issue for all that does not.

    Args:
        answer: As `read_answer` gives it.
        method: What stands in the events as their `method`.
    """
    dropped = Dropped()
    _note_extra(dropped, "the answer", answer, {"events"})
    rows = answer["events"]
    if len(rows) > _MOST_EVENTS:
        dropped.add(EVENT, f"the answer has {len(rows)} events; those after the first {_MOST_EVENTS} are dropped")
    events: list[Event] = []
    for number, row in enumerate(rows[:_MOST_EVENTS], start=1):
        event = _verify_event(article, row, number, codebook, method, dropped)
        if event is None:
            continue
        if any(_is_same(event, other) for other in events):
            place = next(s for s in article.parsed.sentences if s.start == event.evidence.start)
            _drop_event(dropped, number, event.event_type, "the answer has this act before", place)
        else:
            events.append(event)
    return tuple(sorted(events, key=lambda event: (event.evidence.start, event.trigger.start))), dropped.issues()


def _verify_event(
    article: LinkedArticle, row: Any, number: int, codebook: Codebook, method: str, dropped: Dropped
) -> Event | None:
    """One event, or None with the reason noted."""
    try:
        one = msgspec.convert(row, AnsweredEvent)
    except (msgspec.ValidationError, RecursionError) as error:
        _drop_event(dropped, number, None, plain(error, 160))
        return None
    where = f"event {number} ({plain(one.event_type)})"
    _note_extra(dropped, where, row, set(AnsweredEvent.__struct_fields__))
    _note_extra(dropped, f"{where}: attribution", row.get("attribution") or {}, set(Said.__struct_fields__))
    for told in row.get("also", ()):
        _note_extra(dropped, f"{where}: also", told, set(Retold.__struct_fields__))
    sentence = _sentence(article, one, codebook)
    trigger = _trigger(article, one, sentence) if isinstance(sentence, Sentence) else sentence
    if not isinstance(sentence, Sentence) or not isinstance(trigger, Span):
        _drop_event(dropped, number, one.event_type, str(trigger), sentence if isinstance(sentence, Sentence) else None)
        return None
    checked = Checked(number, one.event_type, sentence, trigger, dropped)
    event = build_event(article, one, checked, codebook, method)
    if event is None:
        _drop_event(dropped, number, one.event_type, "no party of it is known", sentence)
    return event


def _sentence(article: LinkedArticle, one: AnsweredEvent, codebook: Codebook) -> Sentence | str:
    """The sentence of an event whose codes exist, or what is wrong."""
    codes = (
        ("event type", one.event_type, codebook.types),
        ("status", one.status, codebook.statuses),
        ("certainty", one.certainty, CERTAINTIES),
    )
    for what, code, known in codes:
        if code not in known:
            return f"{what} {plain(code)!r} does not exist"
    sentences = article.parsed.sentences
    return sentences[one.sentence] if 0 <= one.sentence < len(sentences) else f"there is no sentence {one.sentence}"


def _trigger(article: LinkedArticle, one: AnsweredEvent, sentence: Sentence) -> Span | str:
    """The trigger in its sentence, that nearest to the parties where it stands there twice, or what is wrong."""
    if len(one.trigger) > _LONGEST_TRIGGER:
        return f"trigger {plain(one.trigger)!r} has more than {_LONGEST_TRIGGER} characters"
    parties = [occurrences(article, sentence, passage) for passage in one.actors + one.recipients]
    found = most_central(occurrences(article, sentence, one.trigger), parties)
    return found or f"trigger {plain(one.trigger)!r} is not in sentence {one.sentence}"


def _is_same(one: Event, other: Event) -> bool:
    """Whether two events are one act: the same words carry them, or the same sentence tells the same of the same."""
    if Span(one.trigger.start, one.trigger.end).overlaps(Span(other.trigger.start, other.trigger.end)):
        return True
    keys = [
        (e.evidence, e.event_type, e.status, e.when, {p.name for p in e.actors}, {p.name for p in e.recipients})
        for e in (one, other)
    ]
    return keys[0] == keys[1]


def _note_extra(dropped: Dropped, where: str, row: dict[str, Any], known: set[str]) -> None:
    """Keys that nobody asked for are named and passed over."""
    extra = sorted(set(row) - known)
    if extra:
        dropped.add(VALUE, f"{where}: {plain(', '.join(extra))} was not asked for; left out")


def _drop_event(
    dropped: Dropped, number: int, event_type: str | None, why: str, sentence: Sentence | None = None
) -> None:
    what = f"event {number} ({plain(event_type)})" if event_type is not None else f"event {number}"
    dropped.add(EVENT, f"{what}: {why}; dropped", sentence)

"""What is marked in an article's text, and the text cut where marks begin and end."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from legation.model.event import Event, Participant, Reading
from legation.outputs import wording


class Mark(msgspec.Struct, frozen=True, order=True):
    """Words of the text that carry a value.

    Attributes:
        kind: trigger, actor, date, place, topic or hedge; `evidence` for the sentence of an event, and `excluded` for
            lines that are not the article.
        label: What the words are, in a word or two; `detail`: the value read from them.
        events: Numbers of the events they belong to.
    """

    start: int
    end: int
    kind: str
    label: str
    detail: str
    events: tuple[int, ...] = ()


class Segment(msgspec.Struct, frozen=True):
    """A stretch of text over which the same marks lie."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """All marks in text order; what several events read from the same words is one mark."""
    events = enumerate(wording.ordered_events(reading), start=1)
    found = [mark for number, event in events for mark in _event_marks(reading.article.text, event, number)]
    found += [Mark(span.start, span.end, "excluded", "not the article", "") for span in reading.article.excluded]
    numbers: dict[Mark, list[int]] = {}
    for mark in found:
        if mark.start < mark.end:
            numbers.setdefault(msgspec.structs.replace(mark, events=()), []).extend(mark.events)
    return sorted(msgspec.structs.replace(mark, events=tuple(dict.fromkeys(n))) for mark, n in numbers.items())


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Segment]:
    """The stretch from `start` to `end`, cut at every border of a mark, so that marks may nest and overlap."""
    over = [mark for mark in marks if mark.start < end and start < mark.end]
    borders = {start, end, *(b for mark in over for b in (mark.start, mark.end) if start < b < end)}
    stops = sorted(borders)
    return [
        Segment(a, text[a:b], tuple(mark for mark in over if mark.start <= a and b <= mark.end))
        for a, b in itertools.pairwise(stops)
    ]


def _event_marks(text: str, event: Event, number: int) -> Iterator[Mark]:
    """The marks of one event."""
    own = (number,)
    yield Mark(event.evidence.start, event.evidence.end, "evidence", "evidence", "", own)
    for quote in event.also:
        yield Mark(quote.start, quote.end, "evidence", "mentioned again", "", own)
    label = f"{wording.event_label(event)}, {event.status}"
    yield Mark(event.trigger.start, event.trigger.end, "trigger", "event", label, own)
    yield from _participant_marks(event.actors, own)
    yield from _participant_marks(event.recipients, own)
    for topic in event.topics:
        yield Mark(topic.start, topic.end, "topic", "topic", topic.sector or "no sector", own)
    if event.where:
        yield Mark(event.where.start, event.where.end, "place", "place", wording.place_label(event.where), own)
    if event.when and event.when.start_offset is not None and event.when.end_offset is not None:
        detail = f"{wording.when_label(event.when)}: {wording.method_label(event.when.method)}"
        yield Mark(event.when.start_offset, event.when.end_offset, "date", "date", detail, own)
    if event.hedge and (at := _hedge_offset(text, event)) is not None:
        yield Mark(at, at + len(event.hedge), "hedge", "hedge", event.certainty, own)
    if event.attribution and event.attribution.speaker:
        yield from _participant_marks([event.attribution.speaker], own)


def _participant_marks(participants: Sequence[Participant], own: tuple[int, ...]) -> Iterator[Mark]:
    """Where the text names them."""
    for one in participants:
        yield Mark(one.start, one.end, "actor", one.kind, wording.participant_label(one), own)


def _hedge_offset(text: str, event: Event) -> int | None:
    """Where the hedge stands in the evidence; a record keeps its words alone."""
    at = text.find(event.hedge or "", event.evidence.start, event.evidence.end)
    return at if at >= 0 else None

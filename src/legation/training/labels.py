"""Careful readings of real articles as labels that stand apart from their texts.

A label file holds no text: passages are offsets into it, and a hash tells whether a text is the one that was labelled.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from legation.errors import GoldError

Span = tuple[int, int]


class LabelledParty(msgspec.Struct, frozen=True, omit_defaults=True):
    """A mention of an actor or a recipient; country and sector as the coder has them."""

    span: Span
    country: str | None = None
    sector: str | None = None


class LabelledEvent(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act as a careful reader has it.

    Attributes:
        event_type: The act itself; `plover` the type after the rule for the future.
        sure: Any careful coder must find it.
        hedge, attributed_to: The words that hedge it, and who says so.
        when, where: The words, with first and last day, or the country.
        topics: What is talked about.
        also: Further passages that tell of the same act.
    """

    event_type: str
    plover: str
    status: str
    evidence: Span
    trigger: Span
    actors: tuple[LabelledParty, ...] = ()
    recipients: tuple[LabelledParty, ...] = ()
    symmetric: bool = False
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    certainty: str = "stated"
    background: bool = False
    sure: bool = True
    hedge: Span | None = None
    attributed_to: Span | None = None
    when: Span | None = None
    days: tuple[str | None, str | None] | None = None
    basis: str | None = None
    where: Span | None = None
    country: str | None = None
    topics: tuple[Span, ...] = ()
    relations: tuple[tuple[str, int], ...] = ()
    also: tuple[Span, ...] = ()


class Labelled(msgspec.Struct, frozen=True, omit_defaults=True):
    """The labels of one text.

    Attributes:
        sha256: Of the text, UTF-8.
        second: The text was read a second time, independently; this is that reading.
        not_events: Passages that a naive coder would code, and why they are none.
    """

    text_id: str
    url: str
    publisher: str
    published: str
    sha256: str
    events: tuple[LabelledEvent, ...]
    not_events: tuple[tuple[Span, str], ...] = ()
    second: bool = False


def read_labels(path: Path) -> list[Labelled]:
    """The labels of a file, one text a line.

    Raises:
        GoldError: A line is not in the form; it names the line.
    """
    labels = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            labels.append(msgspec.json.decode(line, type=Labelled))
        except msgspec.DecodeError as error:
            raise GoldError(f"{path}, line {number}", str(error), "labels of one text") from error
    return labels


def with_texts(labels: Iterable[Labelled], texts: Mapping[str, str]) -> Iterator[tuple[Labelled, str]]:
    """Each label with its text, found by its hash; those whose text is not there are left out.

    Args:
        texts: Texts by the SHA-256 of their UTF-8.
    """
    for label in labels:
        if label.sha256 in texts:
            yield label, texts[label.sha256]


def hash_of(text: str) -> str:
    """SHA-256 of a text, UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def standoff(reading: Mapping[str, Any], text: str, *, second: bool = False) -> Labelled:
    """A reading with quoted passages (as `protocol.md` has it) as labels.

    Raises:
        ValueError: A passage is not in the text.
    """
    return Labelled(
        text_id=reading["id"],
        url=reading["url"],
        publisher=reading["publisher"],
        published=reading["published"],
        sha256=hash_of(text),
        events=tuple(_event(event, text) for event in reading["events"]),
        not_events=tuple((_find(one["text"], text), one["why"]) for one in reading.get("not_events") or ()),
        second=second,
    )


def _event(event: Mapping[str, Any], text: str) -> LabelledEvent:
    evidence = _find(event["evidence"], text)
    trigger = _find(event["trigger"], text, evidence, inside=True)
    when, where = event.get("when") or {}, event.get("where") or {}
    return LabelledEvent(
        event_type=event["event_type"],
        plover=event["plover"],
        status=event["status"],
        evidence=evidence,
        trigger=trigger,
        actors=_parties(event["actors"], text, trigger),
        recipients=_parties(event["recipients"], text, trigger),
        symmetric=event["symmetric"],
        mode=event.get("mode"),
        contexts=tuple(event.get("contexts") or ()),
        certainty=event["certainty"],
        background=event["background"],
        sure=event["sure"],
        hedge=_optional(event.get("hedge"), text, trigger),
        attributed_to=_optional(event.get("attributed_to"), text, trigger),
        when=_optional(when.get("text"), text, trigger),
        days=(when.get("start"), when.get("end")) if when else None,
        basis=when.get("basis"),
        where=_optional(where.get("text"), text, trigger),
        country=where.get("country"),
        topics=tuple(_find(topic, text, trigger) for topic in event.get("topics") or ()),
        relations=tuple((one["type"], one["to"]) for one in event.get("relations") or ()),
        also=tuple(_find(passage, text) for passage in event.get("also") or ()),
    )


def _parties(parties: Iterable[Mapping[str, Any]], text: str, near: Span) -> tuple[LabelledParty, ...]:
    return tuple(
        LabelledParty(_find(party["text"], text, near), party.get("country"), party.get("sector")) for party in parties
    )


def _optional(passage: str | None, text: str, near: Span) -> Span | None:
    return _find(passage, text, near) if passage else None


def _find(passage: str, text: str, near: Span = (0, 0), *, inside: bool = False) -> Span:
    """Where a passage stands: the occurrence nearest to another span, or within it."""
    found = [match.span() for match in re.finditer(re.escape(passage), text)]
    if inside:
        found = [span for span in found if near[0] <= span[0] and span[1] <= near[1]] or found
    if not found:
        raise ValueError(f"not in the text: {passage!r}")
    return min(found, key=lambda span: abs(span[0] - near[0]))

"""Sentences of real articles with the acts that they tell: what the tagger learns from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from legation.training.labels import Labelled, LabelledEvent, Span

STATUSES = (
    "occurred", "ongoing", "planned", "expected", "proposed", "postponed", "cancelled", "denied", "hypothetical",
)  # fmt: skip
"""In the order of the tagger's output."""


class Act(msgspec.Struct, frozen=True):
    """What a careful reader codes in a sentence.

    Attributes:
        trigger: Characters in the sentence, half-open.
        sure: Any careful reader must find it.
        roles: For each mention of the sentence: 0 no part in it, 1 actor, 2 recipient.
    """

    trigger: Span
    event_type: str
    status: str
    sure: bool
    roles: tuple[int, ...]


class ActSentence(msgspec.Struct, frozen=True):
    """A sentence, who is named in it (characters, half-open), and its acts.

    `retold`: it tells again of an act that is labelled elsewhere, so that a word without a label proves little.
    """

    text: str
    mentions: tuple[Span, ...]
    acts: tuple[Act, ...]
    retold: bool


class SentenceSpans(msgspec.Struct, frozen=True):
    """Where a sentence stands in its article, and where those stand who are named in it."""

    start: int
    end: int
    mentions: tuple[Span, ...]


def act_sentences(label: Labelled, text: str, sentences: Iterable[SentenceSpans]) -> Iterator[ActSentence]:
    """The sentences of a text with their acts."""
    for one in sentences:
        here = (one.start, one.end)
        yield ActSentence(
            text=text[one.start : one.end],
            mentions=tuple((a - one.start, b - one.start) for a, b in one.mentions),
            acts=tuple(_act(event, one) for event in label.events if _is_inside(event.trigger, here)),
            retold=any(_meet(passage, here) for event in label.events for passage in event.also),
        )


def _act(event: LabelledEvent, sentence: SentenceSpans) -> Act:
    start, end = event.trigger
    return Act(
        trigger=(start - sentence.start, end - sentence.start),
        event_type=event.event_type,
        status=event.status,
        sure=event.sure,
        roles=tuple(_role(event, mention) for mention in sentence.mentions),
    )


def _role(event: LabelledEvent, mention: Span) -> int:
    if any(_meet(mention, party.span) for party in event.actors):
        return 1
    return 2 if any(_meet(mention, party.span) for party in event.recipients) else 0


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_inside(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]

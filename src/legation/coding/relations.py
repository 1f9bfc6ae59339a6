"""How the events of one article stand to each other: what prepares, holds, accompanies or answers what."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from legation.coding.linked import LinkedArticle
from legation.model.event import Event, Relation

_NOT_YET = frozenset({"planned", "expected", "proposed"})
_DONE = frozenset({"occurred", "ongoing"})
_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION", "PROTEST", "THREATEN", "REQUEST"})
_WORDS = {
    "sidelines_of": ("on the sidelines of", "on the margins of", "in the margins of", "on the fringes of"),
    "coincides_with": ("coincides with", "coincided with", "coincide with", "at the same time as"),
    "prepares": (
        "ahead of", "in preparation for", "preparations for", "prepare for", "preparing for", "to prepare", "to finalise the agenda",
        "to finalize the agenda", "lay the groundwork for", "laid the groundwork for", "paving the way for", "pave the way for", "in advance of",
    ),
    "parallel_to": ("in parallel", "parallel track", "parallel to", "simultaneously"),
    "reaction_to": ("in response to", "in retaliation for", "in reaction to", "in protest at", "over the", "after"),
}  # fmt: skip


def relate_events(article: LinkedArticle, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The same events with their relations; the relation stands on the event that prepares, answers or belongs."""
    found: dict[str, list[Relation]] = {event.event_id: [] for event in events}
    for rule in (_by_words, _by_sentence_words, _parallel_talks, _parts_of_talks):
        for first, kind, second in rule(article, events):
            relation = Relation(kind, second.event_id)
            if first is not second and relation not in found[first.event_id]:
                found[first.event_id].append(relation)
    return tuple(msgspec.structs.replace(e, relations=tuple(found[e.event_id])) for e in events)


Rule = Callable[[LinkedArticle, tuple[Event, ...]], list[tuple[Event, str, Event]]]


def _by_words(article: LinkedArticle, events: tuple[Event, ...]) -> list[tuple[Event, str, Event]]:
    """`met X on the sidelines of Y`, `a visit ahead of Z`: the words stand between two events of one sentence."""
    found: list[tuple[Event, str, Event]] = []
    text = article.parsed.article.text
    for sentence in article.parsed.sentences:
        marks = [(m, e) for e in events for m in _marks(e) if sentence.start <= m < sentence.end]
        for kind, phrases in _WORDS.items():
            for phrase in phrases:
                at = text.lower().find(phrase, sentence.start, sentence.end)
                if at >= 0:
                    found.extend(_around(kind, at, phrase, marks))
    return found


def _marks(event: Event) -> list[int]:
    """Where an event is mentioned: its trigger, and the beginnings of its other mentions."""
    return [event.trigger.start]


def _around(kind: str, at: int, phrase: str, marks: list[tuple[int, Event]]) -> list[tuple[Event, str, Event]]:
    before = [e for m, e in marks if m < at]
    after = sorted(((m, e) for m, e in marks if m >= at), key=lambda row: row[0])
    if not after:
        return []
    target = after[0][1]
    if kind == "reaction_to":
        before = [
            e for e in before if e.event_type in _ANSWERS and target.event_type not in {"CONSULT", "SUPPORT", "AGREE"}
        ]
    if kind == "prepares":
        before = [e for e in before if e.event_type == "CONSULT" and target.event_type in {"CONSULT", "AGREE"}]
    if kind in {"sidelines_of", "coincides_with"}:
        before = [e for e in before if e.event_type == "CONSULT" and target.event_type == "CONSULT"]
    return [(e, kind, target) for e in before if e is not target]


def _by_sentence_words(article: LinkedArticle, events: tuple[Event, ...]) -> list[tuple[Event, str, Event]]:
    """Words that speak of talks told before: `the parallel tracks ...`, `in preparation for the summit`, `his presence coincides with`."""
    found: list[tuple[Event, str, Event]] = []
    for sentence in article.parsed.sentences:
        words = article.parsed.article.text[sentence.start : sentence.end].lower()
        earlier = [e for e in events if e.event_type == "CONSULT" and e.evidence.start < sentence.end]
        done = [e for e in earlier if e.status in _DONE and not e.background]
        if any(p in words for p in _WORDS["parallel_to"]) and len(done) >= 2:
            found.append((done[-2], "parallel_to", done[-1]))
        if any(p in words for p in _WORDS["prepares"]):
            found.extend(_preparations(article, events, done, sentence.start, sentence.end))
        if any(p in words for p in _WORDS["coincides_with"]):
            here = [e for e in events if sentence.start <= e.trigger.start < sentence.end and e.event_type == "CONSULT"]
            found.extend(
                (e, "coincides_with", t)
                for t in here
                for e in done
                if e is not t and _share_person(e, t) and e not in here
            )
    return found


def _preparations(
    article: LinkedArticle, events: tuple[Event, ...], done: list[Event], start: int, end: int
) -> list[tuple[Event, str, Event]]:
    """Talks already held prepare the planned one that the sentence, or the nearest before it, speaks of."""
    coming = [e for e in events if e.event_type == "CONSULT" and e.status in _NOT_YET]
    if not coming:
        return []
    here = [e for e in coming if any(start <= q.start < end for q in (e.evidence, *e.also))]
    target = (here or coming)[0]
    both = _countries(target)
    return [
        (e, "prepares", target)
        for e in done
        if len(_countries(e) & both) >= 2 or (len(both) < 2 and _countries(e) & both)
    ]


def _parallel_talks(article: LinkedArticle, events: tuple[Event, ...]) -> list[tuple[Event, str, Event]]:
    """`While A engaged B, C held talks with D`: talks of the same countries by other people in one sentence."""
    found: list[tuple[Event, str, Event]] = []
    talks = [e for e in events if e.event_type == "CONSULT" and e.status in _DONE]
    for sentence in article.parsed.sentences:
        words = article.parsed.article.text[sentence.start : sentence.end].lower()
        if not any(w in words.split() for w in ("while", "meanwhile", "separately", "simultaneously")):
            continue
        here = [e for e in talks if any(sentence.start <= q.start < sentence.end for q in (e.evidence, *e.also))]
        found.extend(
            (a, "parallel_to", b)
            for k, a in enumerate(here)
            for b in here[k + 1 :]
            if len(_countries(a) & _countries(b)) >= 2 and not _share_person(a, b)
        )
    return found


def _parts_of_talks(article: LinkedArticle, events: tuple[Event, ...]) -> list[tuple[Event, str, Event]]:
    """What the sides of talks ask, back or agree in the sentences after them is part of them; a meeting is part of its visit."""
    found: list[tuple[Event, str, Event]] = []
    talks = [
        e
        for e in events
        if e.event_type == "CONSULT" and e.status in _DONE and not e.background and len(_countries(e)) >= 2
    ]
    for event in events:
        if event.event_type in {"AGREE", "SUPPORT", "REQUEST"} and not event.background:
            before = [t for t in talks if t.evidence.start <= event.evidence.start]
            if before and _countries(event) and _countries(event) <= _countries(before[-1]):
                found.append((event, "part_of", before[-1]))
        if event.event_type == "CONSULT" and event.mode != "visit":
            visits = [v for v in talks if v.mode == "visit" and v.status == event.status and _share_person(v, event)]
            found.extend((event, "part_of", v) for v in visits[:1] if _countries(event) >= _countries(v))
    return found


def _countries(event: Event) -> frozenset[str]:
    return frozenset(p.country for p in event.actors + event.recipients if p.country)


def _share_person(one: Event, other: Event) -> bool:
    def people(event: Event) -> set[str]:
        return {p.name for p in event.actors + event.recipients if p.kind == "person"}

    return bool(people(one) & people(other))

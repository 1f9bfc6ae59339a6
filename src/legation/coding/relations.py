"""How the events of one article stand to each other: what prepares, accompanies, belongs to or answers what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from legation.coding.linked import LinkedArticle
from legation.model.article import Sentence
from legation.model.event import Event, Relation
from legation.resources.lexicon import RelationWords

_NOT_YET = frozenset({"planned", "expected", "proposed"})
_DONE = frozenset({"occurred", "ongoing"})
_ANSWERS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION", "PROTEST", "THREATEN", "REQUEST"})
_WORDS_OF_TALKS = frozenset({"AGREE", "SUPPORT", "REQUEST"})
_NO_CAUSE = frozenset({"CONSULT", "SUPPORT", "AGREE"})

Pair = tuple[Event, str, Event]


def relate_events(article: LinkedArticle, events: tuple[Event, ...], words: RelationWords) -> tuple[Event, ...]:
    """The same events with their relations; each stands on the event that prepares, answers or belongs."""
    found: dict[str, list[Relation]] = {event.event_id: [] for event in events}
    for first, kind, second in _pairs(article, events, words):
        relation = Relation(kind, second.event_id)
        if first is not second and relation not in found[first.event_id]:
            found[first.event_id].append(relation)
    return tuple(msgspec.structs.replace(e, relations=tuple(found[e.event_id])) for e in events)


def _pairs(article: LinkedArticle, events: tuple[Event, ...], words: RelationWords) -> Iterator[Pair]:
    for sentence in article.parsed.sentences:
        text = article.parsed.article.text[sentence.start : sentence.end].lower()
        yield from _between_words(events, sentence, text, words)
        yield from _looking_back(events, sentence, text, words)
        if words.meanwhile & set(text.split()):
            yield from _side_by_side(events, sentence)
    yield from _parts_of_talks(events)
    yield from _parts_of_visits(events)


def _between_words(events: tuple[Event, ...], sentence: Sentence, text: str, words: RelationWords) -> Iterator[Pair]:
    """`met X on the sidelines of Y`, `a visit ahead of Z`: the words stand between two events of one sentence."""
    here = sorted((e for e in events if _stands_in(e, sentence)), key=lambda e: e.trigger.start)
    if len(here) < 2:
        return
    for kind, phrases in words.relations.items():
        fits = _FITS[kind]
        for phrase in phrases:
            at = text.find(f" {phrase} ")
            if at < 0:
                continue
            after = [e for e in here if e.trigger.start >= sentence.start + at]
            before = [e for e in here if e.trigger.start < sentence.start + at]
            yield from ((e, kind, after[0]) for e in before if after and fits(e, after[0]))


def _stands_in(event: Event, sentence: Sentence) -> bool:
    return sentence.start <= event.trigger.start < sentence.end


def _are_talks(first: Event, second: Event) -> bool:
    return first.event_type == "CONSULT" and second.event_type == "CONSULT"


def _prepares(first: Event, second: Event) -> bool:
    return _are_talks(first, second) and second.status in _NOT_YET


def _answers(first: Event, second: Event) -> bool:
    return first.event_type in _ANSWERS and second.event_type not in _NO_CAUSE


_FITS: dict[str, Callable[[Event, Event], bool]] = {
    "sidelines_of": _are_talks,
    "coincides_with": _are_talks,
    "parallel_to": _are_talks,
    "prepares": _prepares,
    "reaction_to": _answers,
}


def _looking_back(events: tuple[Event, ...], sentence: Sentence, text: str, words: RelationWords) -> Iterator[Pair]:
    """Words about talks told before: `the parallel tracks`, `in preparation for the summit`, `it coincides with`."""
    talks = [e for e in events if e.event_type == "CONSULT" and e.evidence.start < sentence.end]
    done = [e for e in talks if e.status in _DONE and not e.background]
    said = {kind for kind, phrases in words.relations.items() if any(phrase in text for phrase in phrases)}
    if "parallel_to" in said and len(done) >= 2:
        yield done[-2], "parallel_to", done[-1]
    if "prepares" in said:
        yield from _preparations(events, done, sentence)
    if "coincides_with" in said:
        here = [e for e in done if _stands_in(e, sentence)]
        yield from ((e, "coincides_with", t) for t in here for e in done if e not in here and _share_person(e, t))


def _preparations(events: tuple[Event, ...], done: list[Event], sentence: Sentence) -> Iterator[Pair]:
    """Talks held of the same two countries prepare the ones to come that the sentence or the article speaks of."""
    coming = [e for e in events if e.event_type == "CONSULT" and e.status in _NOT_YET]
    here = [e for e in coming if any(sentence.start <= q.start < sentence.end for q in (e.evidence, *e.also))]
    for target in (here or coming)[:1]:
        both = _countries(target)
        yield from ((e, "prepares", target) for e in done if len(_countries(e) & both) >= 2)


def _side_by_side(events: tuple[Event, ...], sentence: Sentence) -> Iterator[Pair]:
    """`While A engaged B, C held talks with D`: talks of the same countries by other people."""
    talks = [e for e in events if e.event_type == "CONSULT" and e.status in _DONE]
    here = [e for e in talks if any(sentence.start <= q.start < sentence.end for q in (e.evidence, *e.also))]
    for k, first in enumerate(here):
        for second in here[k + 1 :]:
            if len(_countries(first) & _countries(second)) >= 2 and not _share_person(first, second):
                yield first, "parallel_to", second


def _parts_of_talks(events: tuple[Event, ...]) -> Iterator[Pair]:
    """What the sides of talks ask, back or agree after them is part of them."""
    talks = [e for e in events if e.event_type == "CONSULT" and e.status in _DONE and not e.background]
    talks = [e for e in talks if len(_countries(e)) >= 2]
    for event in events:
        if event.event_type in _WORDS_OF_TALKS and not event.background:
            before = [t for t in talks if t.evidence.start <= event.evidence.start]
            if before and _countries(event) and _countries(event) <= _countries(before[-1]):
                yield event, "part_of", before[-1]


def _parts_of_visits(events: tuple[Event, ...]) -> Iterator[Pair]:
    """A meeting of the visitor with the host is part of the visit."""
    visits = [e for e in events if e.event_type == "CONSULT" and e.mode == "visit"]
    for event in events:
        if event.event_type == "CONSULT" and event.mode != "visit":
            whole = [v for v in visits if v.status == event.status and _share_person(v, event)]
            yield from ((event, "part_of", v) for v in whole[:1] if _countries(event) >= _countries(v))


def _countries(event: Event) -> frozenset[str]:
    return frozenset(p.country for p in event.actors + event.recipients if p.country)


def _share_person(one: Event, other: Event) -> bool:
    return bool(_people(one) & _people(other))


def _people(event: Event) -> set[str]:
    return {p.name for p in event.actors + event.recipients if p.kind == "person"}

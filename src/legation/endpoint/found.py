"""Passages as what they name: parties, days and places, by the article's links and nothing that the model knows."""

from __future__ import annotations

import datetime as dt

from legation.coding.actors import actors_at
from legation.coding.grounds import place_at, where_of
from legation.coding.linked import LinkedArticle
from legation.coding.times import is_ahead, when_of
from legation.endpoint.dropped import Checked
from legation.endpoint.passages import nearest, occurrences, root_of
from legation.model.article import Span
from legation.model.event import When, Where
from legation.model.link import DateLink, Mention

# Diplomatic news is of these years; what lies outside is a number that was taken for a year.
_FIRST, _LAST = dt.date(1900, 1, 1), dt.date(2100, 1, 1)
_EXACT = {"site": 0, "city": 1, "region": 2, "country": 3}
_DONE = frozenset({"occurred", "ongoing"})


def find_parties(article: LinkedArticle, event: Checked, field: str, passages: tuple[str, ...]) -> tuple[Mention, ...]:
    """The mentions that passages name, each once; what is not in the sentence or names nobody is dropped."""
    found: list[Mention] = []
    for passage in passages:
        span = find_passage(article, event, field, passage)
        if span is None:
            continue
        if span.overlaps(event.trigger):
            event.drop(field, passage, "covers the trigger; expected the words of a party alone")
            continue
        mentions = _mentions_in(article, event, span)
        if not mentions:
            event.drop(field, passage, "names nobody that is known")
        found.extend(m for m in mentions if m not in found)
    return tuple(found)


def find_passage(article: LinkedArticle, event: Checked, field: str, passage: str) -> Span | None:
    """The occurrence of a passage nearest to the trigger; without one it is dropped."""
    span = nearest(occurrences(article, event.sentence, passage), event.trigger)
    if span is None:
        event.drop(field, passage, f"is not in sentence {event.sentence.index}")
    return span


def find_when(article: LinkedArticle, event: Checked, passage: str, status: str) -> When | None:
    """The days of the date expression that a passage overlaps most."""
    span = find_passage(article, event, "when", passage)
    if span is None:
        return None
    here = [date for date in article.links.dates if span.overlaps(Span(date.start, date.end))]
    dates = [date for date in here if date.role == "when"]
    date = max(dates, key=lambda one: _shared(one, span), default=None)
    when = when_of(date) if date is not None else None
    if when is None:
        why = (
            f"is a {here[0].role}, not a day of the act" if here and not dates else "names no day that can be reckoned"
        )
        event.drop("when", passage, why)
    elif not _is_sensible(when):
        event.drop("when", passage, f"is {when.start or when.end}, outside {_FIRST.year} to {_LAST.year}")
    elif status in _DONE and is_ahead(when, article.parsed.article.day):
        event.drop("when", passage, f"is {when.start}, after the publication of what is said to be {status}")
    else:
        return when
    return None


def find_where(article: LinkedArticle, event: Checked, passage: str) -> Where | None:
    """The most exact place that a passage names."""
    span = find_passage(article, event, "where", passage)
    if span is None:
        return None
    places = [place for place in article.links.places if span.overlaps(Span(place.start, place.end))]
    if places:
        return where_of(min(places, key=lambda place: _EXACT.get(place.precision, len(_EXACT))))
    root = root_of(article, event.sentence, span)
    where = place_at(article, root) if root is not None else None
    if where is None or not span.overlaps(Span(where.start, where.end)):
        event.drop("where", passage, "names no place that is known")
        return None
    return where


def _mentions_in(article: LinkedArticle, event: Checked, span: Span) -> list[Mention]:
    """Who is named in a span: what its noun phrase names, else every mention whose head is in it."""
    root = root_of(article, event.sentence, span)
    below = actors_at(article, root) if root is not None else ()
    named = [mention for mention in below if _has_head(article, span, mention)]
    return named or [m for m in article.links.mentions if m.actors and _has_head(article, span, m)]


def _has_head(article: LinkedArticle, span: Span, mention: Mention) -> bool:
    """Whether the word that carries a mention is in a span: `Norwegian` alone is not the Norwegian minister."""
    head = article.tokens[mention.head]
    return span.start <= head.start and head.end <= span.end


def _shared(date: DateLink, span: Span) -> int:
    return min(date.end, span.end) - max(date.start, span.start)


def _is_sensible(when: When) -> bool:
    days = [dt.date.fromisoformat(day) for day in (when.start, when.end) if day]
    return all(_FIRST <= day < _LAST for day in days)

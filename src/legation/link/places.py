"""Where: the words of an article that name a place, each with its gazetteer entry."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from legation.link.candidates import Words
from legation.model.article import ParsedArticle
from legation.model.knowledge import Place
from legation.model.link import Mention, PlaceLink
from legation.resources.gazetteer import Gazetteer

_PLACE_WORDS = frozenset(
    "in at to from near on off into inside outside around across through via toward towards over between within beyond "
    "throughout along leave reach visit".split()
)
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
# Mentions that are no places even where the gazetteer has a place of their name (Washington the man).
_NO_PLACES = frozenset({"person", "office", "organization", "group", "adjective", "pronoun", "role"})
_PLACE_KINDS = frozenset({"country", "capital"})
# What may stand between a preposition and the place: `in the northern Sahel`.
_BETWEEN = frozenset("the nearby central northern southern eastern western neighbouring neighboring".split())
_JOINTS = frozenset(
    {"", "of", "the", "and", "de", "la", "el", "al", "es", "sur", "am", "an", "der", "du", "do", "da", "'s"}
)
_NAMED = 1.75
_LONGEST = 6


def link_places(parsed: ParsedArticle, gazetteer: Gazetteer, mentions: tuple[Mention, ...]) -> tuple[PlaceLink, ...]:
    """The places that the article names, in text order, none over another.

    Args:
        mentions: What `link_actors` or `resolve_references` found: a country or a capital is a place too, a person or
            an organization is none.
    """
    words = Words(parsed)
    named = Counter(actor.country for mention in mentions for actor in mention.actors if actor.country)
    within = {i: mention for mention in mentions for i in range(mention.first, mention.last)}
    links: list[PlaceLink] = []
    for first, last, places in _known(words, gazetteer):
        beside = _beside(words, last, gazetteer)
        if possible := _as_place(words, first, last, places, within, beside):
            links.append(_link(words, first, last, _choose(possible, beside, named)))
    return tuple(links)


def _known(words: Words, gazetteer: Gazetteer) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Capitalised runs that the gazetteer knows, the longest at each place, with all their entries."""
    i = 0
    while i < len(words.tokens):
        last = i + 1
        if words.is_capitalised(i) and words.tokens[i].pos in {"PROPN", "NOUN", "ADJ"}:
            for end in _ends(words, i):
                if places := gazetteer.lookup(words.parsed.text(i, end)):
                    yield i, end, places
                    last = end
                    break
        i = last


def _ends(words: Words, first: int) -> list[int]:
    """Where a name that starts at `first` may end, the furthest first: after a capitalised word."""
    ends: list[int] = []
    for i in range(first, min(first + _LONGEST, words.sentence_end(first))):
        if words.is_capitalised(i):
            ends.insert(0, i + 1)
        elif words.keys[i] not in _JOINTS:
            break
    return ends


def _as_place(
    words: Words,
    first: int,
    last: int,
    places: tuple[Place, ...],
    within: dict[int, Mention],
    beside: set[str],
) -> tuple[Place, ...]:
    """The entries that the words may mean where they stand; none where they are no place."""
    mentions = [within[i] for i in range(first, last) if i in within]
    countries = {actor.country for mention in mentions for actor in mention.actors if mention.kind in _PLACE_KINDS}
    if countries and not any(place.country in beside for place in places):
        # `Moscow` named as a capital is that one; `the White House` is no town of that name elsewhere.
        places = tuple(place for place in places if place.country in countries)
    led = _follows_place_word(words, first)
    if not led:
        # `the White House said` is the government, `at the White House` the house.
        places = tuple(place for place in places if place.precision != "site")
    elif any(place.precision == "site" for place in places):
        return places
    if any(mention.kind in _NO_PLACES for mention in mentions):
        return ()
    entities = {words.tokens[i].entity for i in range(first, last)}
    sure = bool(countries) or any(place.precision == "region" for place in places)
    return places if sure or entities & _PLACE_ENTITIES or (led and "PERSON" not in entities) else ()


def _follows_place_word(words: Words, first: int) -> bool:
    before = first - 1
    while before > 0 and words.keys[before] in _BETWEEN:
        before -= 1
    return before >= 0 and words.keys[before] in _PLACE_WORDS


def _choose(places: tuple[Place, ...], beside: set[str], named: Counter[str]) -> Place:
    """The entry that the words most likely mean.

    One whose country stands beside it goes before all others, and a country, region or site before a city. Of cities
    the size counts by its order of magnitude: a country that the article names makes up for `_NAMED` of them, being the
    gazetteer's first choice for one. So Geneva stays in Switzerland in a text about the United States, and Hyderabad is
    in Pakistan in one about Pakistan alone.
    """

    def fitness(place: Place) -> tuple[bool, bool, float]:
        size = math.log10(place.population + 1) + _NAMED * (named[place.country] > 0) + (place is places[0])
        return place.country in beside, place.precision != "city", size

    return max(places, key=fitness)


def _beside(words: Words, last: int, gazetteer: Gazetteer) -> set[str]:
    """Countries of the place that follows after a comma (`Tripoli, Lebanon`)."""
    if last + 1 >= len(words.tokens) or words.tokens[last].text != "," or not words.is_capitalised(last + 1):
        return set()
    for end in _ends(words, last + 1):
        if wider := [
            p for p in gazetteer.lookup(words.parsed.text(last + 1, end)) if p.precision in {"country", "region"}
        ]:
            return {place.country for place in wider}
    return set()


def _link(words: Words, first: int, last: int, place: Place) -> PlaceLink:
    tokens = words.tokens
    return PlaceLink(
        first=first,
        last=last,
        head=words.head(first, last, last - 1),
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=words.parsed.text(first, last),
        name=place.name,
        country=place.country or None,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        precision=place.precision,
    )

"""Where: the words of an article that name a place, each with its gazetteer entry."""

from __future__ import annotations

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
_LONGEST = 6


def link_places(parsed: ParsedArticle, gazetteer: Gazetteer, mentions: tuple[Mention, ...]) -> tuple[PlaceLink, ...]:
    """The places that the article names, in text order, none over another.

    Args:
        mentions: What `link_actors` or `resolve_references` found: a country or a capital is a place too, a person or
            an organization is none.
    """
    words = Words(parsed)
    named = Counter(actor.country for mention in mentions for actor in mention.actors if actor.country)
    blocked = {i for mention in mentions if mention.kind in _NO_PLACES for i in range(mention.first, mention.last)}
    found = _find(words, gazetteer, blocked)
    return tuple(
        _link(words, first, last, _choose(words, last, places, named, gazetteer)) for first, last, places in found
    )


def _find(words: Words, gazetteer: Gazetteer, blocked: set[int]) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Capitalised runs that the gazetteer knows, the longest at each place, with all their entries."""
    i = 0
    while i < len(words.tokens):
        last = i + 1
        if words.is_capitalised(i) and words.tokens[i].pos in {"PROPN", "NOUN", "ADJ"}:
            for end in range(min(i + _LONGEST, words.sentence_end(i)), i, -1):
                if not words.keys[end - 1] or not (places := gazetteer.lookup(words.parsed.text(i, end))):
                    continue
                if blocked.isdisjoint(range(i, end)) and _is_place(words, i, end, places):
                    yield i, end, places
                last = end
                break
        i = last


def _is_place(words: Words, first: int, last: int, places: tuple[Place, ...]) -> bool:
    """Whether the words are used as a place: a preposition stands before them, or the parser sees a place."""
    entities = {words.tokens[i].entity for i in range(first, last)}
    before = first - 1
    while before > 0 and words.keys[before] in {
        "the",
        "nearby",
        "central",
        "northern",
        "southern",
        "eastern",
        "western",
    }:
        before -= 1
    led = before >= 0 and words.keys[before] in _PLACE_WORDS
    if places[0].precision == "site":
        # `the White House said` is the government, `at the White House` the house.
        return led
    return bool(entities & _PLACE_ENTITIES) or (led and "PERSON" not in entities)


def _choose(words: Words, last: int, places: tuple[Place, ...], named: Counter[str], gazetteer: Gazetteer) -> Place:
    """The entry whose country follows (`Paris, Texas`, `Tripoli, Lebanon`) or is named most; else the most populous."""
    beside = _beside(words, last, gazetteer)

    def fitness(place: Place) -> tuple[bool, bool, bool, int]:
        known = place.precision in {"country", "region", "site"}
        return place.country in beside, known, named[place.country] > 0, place.population

    return max(places, key=fitness)


def _beside(words: Words, last: int, gazetteer: Gazetteer) -> set[str]:
    """Countries of the place that follows after a comma."""
    if last + 1 >= len(words.tokens) or words.tokens[last].text != "," or not words.is_capitalised(last + 1):
        return set()
    for end in range(min(last + 1 + _LONGEST, words.sentence_end(last)), last + 1, -1):
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

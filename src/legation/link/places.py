"""Where: the words of an article that name a place, each with its gazetteer entry."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from legation.link.candidates import Words
from legation.model.article import ParsedArticle
from legation.model.knowledge import Place
from legation.model.link import Mention, PlaceLink
from legation.resources.gazetteer import Gazetteer

_PLACE_WORDS = frozenset(
    "in at to from near on off into inside outside around across through via toward towards over between within beyond "
    "throughout along".split()
)
# What one does to places, and to people seldom.
_PLACE_VERBS = frozenset(
    "leave reach visit enter tour bomb shell bombard besiege occupy annex invade capture recapture storm raid".split()
)
# `The town of`, `south of`: a place follows.
_LANDS = frozenset(
    "city town village capital port island islands district region province north south east west northeast northwest "
    "southeast southwest outskirts suburb coast streets".split()
)
# After these a city that the parser takes for a person is one, when it is as large as this and nobody bears the name.
_ONLY_PLACES = frozenset({"in", "near", "outside", "inside", "across", "throughout", "around"}) | _LANDS | _PLACE_VERBS
_LARGE = 50_000
# Named nearly everywhere, and with a town of nearly every capital's name: only one that is larger is meant (San Jose).
_NAMESAKES = frozenset({"USA"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
# Mentions that are no places even where the gazetteer has a place of their name (Washington the man).
_NO_PLACES = frozenset({"person", "office", "organization", "group", "adjective", "pronoun", "role"})
# These say again what a name says, and may have it from the very place in question.
_REFERENCES = frozenset({"role", "pronoun"})
_PLACE_KINDS = frozenset({"country", "capital"})
# What may stand between a preposition and the place: `in the northern Sahel`.
_BETWEEN = frozenset("the nearby central northern southern eastern western neighbouring neighboring".split())
_JOINTS = frozenset(
    {"", "of", "the", "and", "de", "la", "el", "al", "es", "sur", "am", "an", "der", "du", "do", "da", "'s"}
)
# What a place gives its name to by being where it is held: `the Ruvo summit`.
_OCCASIONS = frozenset("summit conference meeting talk talks forum round protest demonstration rally riot".split())
_NAMED = 1.8
_LONGEST = 6


def link_places(parsed: ParsedArticle, gazetteer: Gazetteer, mentions: tuple[Mention, ...]) -> tuple[PlaceLink, ...]:
    """The places that the article names, in text order, none over another.

    Args:
        mentions: What `link_actors` or `resolve_references` found: a country or a capital is a place too, a person or
            an organization is none.
    """
    words = Words(parsed)
    known = list(_known(words, gazetteer))
    named_by = _named_by(mentions, [places for _, _, places in known])
    within = {i: mention for mention in mentions for i in range(mention.first, mention.last)}
    bearers = _bearers(words, mentions)
    links: list[PlaceLink] = []
    for first, last, places in known:
        text = parsed.text(first, last)
        beside = _beside(words, last, gazetteer) or _before(words, first, links)
        named = frozenset(country for country, texts in named_by.items() if texts - {text})
        possible = _as_place(words, first, last, places, within, beside, named)
        if not possible and not bearers & set(words.keys[first:last]):
            possible = _mistaken_for_a_person(words, first, last, places, within)
        if possible:
            links.append(_link(words, first, last, _choose(possible, beside, named)))
    return tuple(links)


def _named_by(mentions: tuple[Mention, ...], known: list[tuple[Place, ...]]) -> dict[str, set[str]]:
    """The countries that the article names, each with the words for it; a region (`Ontario`) names its country too."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for actor in mention.actors if mention.kind not in _REFERENCES else ():
            if actor.country:
                found[actor.country].add(mention.text)
    for places in known:
        if len({place.country for place in places}) == 1 and places[0].precision == "region" and places[0].country:
            found[places[0].country].add(places[0].name)
    return found


def _bearers(words: Words, mentions: tuple[Mention, ...]) -> frozenset[str]:
    """The words of the names of people who are named in full."""
    people = (mention for mention in mentions if mention.kind == "person" and mention.last - mention.first > 1)
    return frozenset(words.keys[i] for mention in people for i in range(mention.first, mention.last))


def _before(words: Words, first: int, links: list[PlaceLink]) -> set[str]:
    """The country of the place that stands before a comma: in `Atlanta, Georgia` the second is an American state."""
    last = links[-1] if links else None
    after_comma = last is not None and last.last == first - 1 and words.tokens[first - 1].text == ","
    return {last.country} if last is not None and last.country and last.precision == "city" and after_comma else set()


def _known(words: Words, gazetteer: Gazetteer) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Capitalised runs that the gazetteer knows, the longest at each place, with all their entries."""
    i = 0
    while i < len(words.tokens):
        last = i + 1
        if words.is_capitalised(i) and words.tokens[i].pos in {"PROPN", "NOUN", "ADJ"}:
            for end in _ends(words, i, gazetteer.small_endings):
                if places := gazetteer.lookup(words.parsed.text(i, end)):
                    yield i, end, places
                    last = end
                    break
        i = last


def _ends(words: Words, first: int, small: frozenset[str] = frozenset()) -> list[int]:
    """Where a name that starts at `first` may end, the furthest first: after a capitalised word, or one of `small`."""
    ends: list[int] = []
    for i in range(first, min(first + _LONGEST, words.sentence_end(first))):
        if words.is_capitalised(i) or words.tokens[i].text in small:
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
    named: frozenset[str],
) -> tuple[Place, ...]:
    """The entries that the words may mean where they stand; none where they are no place."""
    if _ends_a_person(words, first):
        return ()
    mentions = [within[i] for i in range(first, last) if i in within]
    countries = {actor.country for mention in mentions for actor in mention.actors if mention.kind in _PLACE_KINDS}
    if countries and not any(place.country in beside for place in places):
        # `Moscow` named as a capital is that one; `the White House` is no town of that name elsewhere. Where nothing
        # else names its country, but something a large namesake's, it may be that one: Tripoli in Lebanon.
        largest = max(places, key=lambda place: place.population)
        rivals = frozenset[str]() if countries & named else named - (_NAMESAKES - {largest.country})
        places = tuple(place for place in places if place.country in countries or _is_rival(place, rivals))
    held = _names_an_occasion(words, last)
    led = held or _follows_place_word(words, first)
    if not led:
        # `the White House said` is the government, `at the White House` the house.
        places = tuple(place for place in places if place.precision != "site")
    elif any(place.precision == "site" for place in places):
        return places
    if any(
        m.kind in _NO_PLACES and not (_is_part(m, last) or (held and _is_metonym(m, first, last))) for m in mentions
    ):
        return ()
    entities = {words.tokens[i].entity for i in range(first, last)}
    sure = bool(countries) or any(place.precision == "region" for place in places)
    return places if sure or entities & _PLACE_ENTITIES or (led and "PERSON" not in entities) else ()


def _names_an_occasion(words: Words, last: int) -> bool:
    return last < len(words.tokens) and words.tokens[last].lemma.lower() in _OCCASIONS


def _is_part(mention: Mention, last: int) -> bool:
    """`Korean` of `the Korean peninsula`."""
    return mention.kind == "adjective" and mention.last < last


def _is_metonym(mention: Mention, first: int, last: int) -> bool:
    """`Brussels` for the European Union, in `the Brussels summit` the city."""
    return mention.kind == "organization" and (mention.first, mention.last) == (first, last)


def _is_rival(place: Place, countries: frozenset[str]) -> bool:
    return place.country in countries and (place.precision == "region" or place.population >= _LARGE)


def _ends_a_person(words: Words, first: int) -> bool:
    """`George Washington`, `Jim Jordan`: the parser takes both words for one person's name."""
    pair = words.tokens[max(first - 1, 0) : first + 1]
    return len(pair) > 1 and all(token.entity == "PERSON" and token.text[:1].isupper() for token in pair)


def _mistaken_for_a_person(
    words: Words, first: int, last: int, places: tuple[Place, ...], within: dict[int, Mention]
) -> tuple[Place, ...]:
    """A large city after `in` or `bombed` that the parser, or the linker after it, takes for a person unknown."""
    mentions = [within[i] for i in range(first, last) if i in within]
    known = any(m.kind != "person" or any(a.actor_id for a in m.actors) for m in mentions)
    if known or _ends_a_person(words, first) or not _word_before(words, first) & _ONLY_PLACES:
        return ()
    return tuple(place for place in places if place.precision == "city" and place.population >= _LARGE)


def _follows_place_word(words: Words, first: int) -> bool:
    return bool(_word_before(words, first) & (_PLACE_WORDS | _LANDS | _PLACE_VERBS))


def _word_before(words: Words, first: int) -> frozenset[str]:
    """The word before a name, as it stands and by its lemma, without `the northern` or the `of` of `the town of`."""
    before = first - 1
    while before > 0 and words.keys[before] in _BETWEEN:
        before -= 1
    if before > 0 and words.keys[before] == "of" and words.keys[before - 1] in _LANDS:
        before -= 1
    elif before >= 0 and words.keys[before] in _LANDS:
        return frozenset()
    return frozenset({words.keys[before], words.tokens[before].lemma.lower()}) if before >= 0 else frozenset()


def _choose(places: tuple[Place, ...], beside: set[str], named: frozenset[str]) -> Place:
    """The entry that the words most likely mean.

    One whose country stands beside it goes before all others, and a country, region or site before a city. Of cities
    the size counts by its order of magnitude: a country that the article names makes up for `_NAMED` of them, being the
    gazetteer's first choice for one. So Geneva stays in Switzerland in a text about the United States, and Hyderabad is
    in Pakistan in one about Pakistan alone.
    """

    def fitness(place: Place) -> tuple[bool, bool, float]:
        size = math.log10(place.population + 1) + _NAMED * (place.country in named) + (place is places[0])
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

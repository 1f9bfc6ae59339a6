"""The place that a noun phrase means: by its name, by what it is part of, or by the land it is in."""

from __future__ import annotations

from legation.coding.linked import LinkedArticle
from legation.model.event import Where
from legation.model.link import Mention, PlaceLink

AT = frozenset("in at near inside outside off across throughout around".split())
# Land and water that one stands on.
ON_LAND = frozenset(
    "island islands peninsula coast coastline shore border outskirts territory soil archipelago street streets "
    "square islet atoll river bank hill".split()
)
# What `of`, an adjective or a possessor says the land of: `the island of Ruvo`, `Libyan waters`.
_LAND = ON_LAND | frozenset(
    "city town village capital port province region district state county area part north south east west northeast "
    "northwest southeast southwest suburb waters neighborhood neighbourhood centre center downtown enclave exclave "
    "strip valley heart prefecture governorate oblast settlement hamlet mountain mainland countryside interior".split()
)
_SHARED = frozenset({"border"})


def place_at(article: LinkedArticle, i: int) -> Where | None:
    """The place that a noun phrase names: `Ruvo`, `the island of Ruvo`, `the Ruvo hotel`, `the Libyan coast`.

    A border is a place only of one who holds it alone; the one between two countries is in neither.
    """
    place = article.place(i)
    if place is not None:
        return where_of(_most_exact(article, i, place))
    for j in article.kids(i, "appos"):
        if (place := article.place(j)) is not None:
            return where_of(place)
    return _by_parts(article, i)


def place_beside(article: LinkedArticle, i: int) -> Where | None:
    """The place of an occasion: `a meeting in Ruvo`."""
    places = (place_at(article, j) for word, j in article.prepositions(i) if word in AT)
    return next((place for place in places if place is not None), None)


def _by_parts(article: LinkedArticle, i: int) -> Where | None:
    land = article.lemmas[i] in _LAND or article.tokens[i].text.lower() in _LAND
    for j in article.kids(i, "compound", "nmod", "poss"):
        place = article.place(j)
        if place is not None and (place.precision != "country" or land) and not _is_owner(article, j, land=land):
            return where_of(place)
    if not land or article.lemmas[i] in _SHARED:
        return None
    for word, j in article.prepositions(i):
        if word in {"of", *AT} and (place := article.place(j)) is not None:
            return where_of(place)
    for j in article.kids(i, "amod", "compound", "nmod", "poss"):
        mention = article.mention(j)
        if mention is not None and mention.kind in {"adjective", "country"} and not article.kids(j, "conj", "punct"):
            return where_of_country(article, mention)
    return None


def _is_owner(article: LinkedArticle, i: int, *, land: bool) -> bool:
    """`At Kyiv's request`: a capital that possesses what is no land is its government."""
    mention = article.mention(i)
    capital = mention is not None and mention.kind == "capital"
    return article.tokens[i].dep == "poss" and capital and not land


def _most_exact(article: LinkedArticle, i: int, place: PlaceLink) -> PlaceLink:
    """`in Vienna, Austria` is Vienna; `in Kazakhstan's Astana` too."""
    for j in article.kids(i, "appos", "poss", "compound"):
        other = article.place(j)
        if other is not None and place.precision == "country" and other.country == place.country:
            return other
    return place


def where_of(place: PlaceLink) -> Where:
    """A place link as the place of an event."""
    return Where(
        place.text, place.start, place.end, place.name, place.country, place.latitude, place.longitude,
        place.geonames_id, place.precision,
    )  # fmt: skip


def where_of_country(article: LinkedArticle, mention: Mention) -> Where | None:
    """The country of words that name one actor of it; its point on the map where the article names the country."""
    countries = {actor.country for actor in mention.actors}
    if len(countries) != 1 or None in countries:
        return None
    [country] = countries
    named = next((p for p in article.links.places if p.country == country and p.precision == "country"), None)
    if named is not None:
        return Where(
            mention.text, mention.start, mention.end, named.name, country, named.latitude, named.longitude,
            named.geonames_id, "country",
        )  # fmt: skip
    name = next((actor.name for actor in mention.actors if actor.kind == "country"), None)
    return Where(mention.text, mention.start, mention.end, name, country, None, None, None, "country") if name else None

"""Where an act takes place: the place name that belongs to a trigger."""

from __future__ import annotations

from legation.coding.arguments import predicates
from legation.coding.linked import LinkedArticle
from legation.model.event import Where
from legation.model.link import Mention, PlaceLink
from legation.resources.lexicon import Frame

_AT = frozenset({"in", "at", "near", "on", "inside", "outside", "off"})
_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "parataxis"})
_THERE = frozenset({"to", "into", "in", "at"})


def place_of(article: LinkedArticle, trigger: int, frame: Frame, recipients: tuple[Mention, ...]) -> Where | None:
    """The place of a trigger.

    What stands after in, at, near (for a visit also to) on the trigger, its light verb or its clause; else the last
    such place of the clause; for acts of force the country that suffers them. Words have a place only of their own.
    """
    if frame.closed:
        return _where_said(article, trigger)
    prepositions = _THERE if frame.parties == "visit" else _AT
    for i in _anchors(article, trigger):
        for word, j in article.prepositions(i):
            place = article.place(j)
            if word in prepositions and place is not None:
                return where_of(_most_exact(article, j, place))
        if frame.parties == "visit":
            for j in article.kids(i, "dobj"):
                place = article.place(j)
                if place is not None:
                    return where_of(place)
    return _in_clause(article, trigger) or _suffering(article, frame, recipients)


def _where_said(article: LinkedArticle, trigger: int) -> Where | None:
    """Words are said at the place that hangs on their own verb; any other is where what they are about is."""
    for word, j in article.prepositions(trigger):
        place = article.place(j)
        if word in {"in", "at"} and place is not None:
            return where_of(place)
    return None


def _in_clause(article: LinkedArticle, trigger: int) -> Where | None:
    """The last place after in or at below the trigger, in its own clause: the parser hangs it on the nearest noun."""
    found: PlaceLink | None = None
    stack = [trigger]
    while stack:
        i = stack.pop()
        for j in article.children[i]:
            if article.tokens[j].dep in _OTHER_CLAUSES:
                continue
            stack.append(j)
            place = article.place(j)
            if place is not None and article.tokens[j].dep == "pobj" and article.lemmas[i] in {"in", "at"}:
                found = place
    return where_of(found) if found is not None else None


def _suffering(article: LinkedArticle, frame: Frame, recipients: tuple[Mention, ...]) -> Where | None:
    if frame.type != "ASSAULT":
        return None
    places = (article.place(m.head) for m in recipients if m.kind in {"country", "capital"})
    return next((where_of(place) for place in places if place is not None), None)


def _anchors(article: LinkedArticle, trigger: int) -> list[int]:
    """The trigger, its objects and prepositional objects, its light verb, and the verb that its clause hangs on."""
    below = [j for j in article.kids(trigger, "dobj", "attr", "nsubjpass") if article.is_noun(j)]
    below += [j for _, j in article.prepositions(trigger) if article.is_noun(j)]
    found = [trigger, *below, *(predicates(article, trigger) if article.is_noun(trigger) else [])]
    token = article.tokens[trigger]
    if token.dep in {"nsubj", "nsubjpass", "xcomp", "advcl", "dobj"} and token.head != trigger:
        found.append(token.head)
    return found


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

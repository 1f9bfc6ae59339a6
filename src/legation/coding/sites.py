"""Where an act takes place: the place name that belongs to a trigger, in its own sentence."""

from __future__ import annotations

from legation.coding.arguments import predicates
from legation.coding.grounds import AT, ON_LAND, place_at, place_beside, where_of
from legation.coding.linked import LinkedArticle
from legation.model.event import Where
from legation.model.link import Mention, PlaceLink
from legation.resources.lexicon import Frame

_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "parataxis"})
_THERE = frozenset({"to", "into", "in", "at"})
# What follows these is another time, or what the act is about.
_ELSEWHERE = frozenset(
    "follow following after before since ahead until about over regarding concerning despite amid because like under "
    "against upon to toward towards".split()
)
_JOURNEYS = frozenset({"visit", "trip", "tour", "stay", "stop", "stopover", "journey"})
_GATHERINGS = frozenset({"summit", "conference", "meeting", "talk", "talks", "forum", "round", "session"})
_OCCASIONS = frozenset({"in", "at", "during", "on"})
FORCE = frozenset({"ASSAULT", "COERCE"})
_REMOTE = "phone"


def place_of(article: LinkedArticle, trigger: int, frame: Frame, recipients: tuple[Mention, ...]) -> Where | None:
    """The place of a trigger.

    What stands after in, at, near (for a visit also to) on the trigger, its light verb or its clause; else the place in
    its own name; else the last such place of the clause, or the journey that it falls in; for acts of force what they
    hit. Words have a place only of their own, and a call has none.
    """
    if frame.mode == _REMOTE:
        return None
    if frame.closed:
        return _where_said(article, trigger) or _on_journey(article, trigger)
    guests = frame.parties in {"visit", "hosting"}
    for i in _anchors(article, trigger):
        found = _after(article, i, frame, guests=guests)
        if found is None and guests:
            places = (place_at(article, j) for j in article.kids(i, "dobj"))
            found = next((place for place in places if place is not None), None)
        if found is not None:
            return None if _is_of_many(article, found) else found
    return (
        _named_for(article, trigger, frame)
        or _in_clause(article, trigger)
        or _on_journey(article, trigger)
        or _suffering(article, trigger, frame, recipients)
    )


def _after(article: LinkedArticle, i: int, frame: Frame, *, guests: bool) -> Where | None:
    """The place that a preposition on a token leads to; after `on` only land, a site, or what is attacked."""
    for word, j in article.prepositions(i):
        place = place_at(article, j) if word in AT or (guests and word in _THERE) or word == "on" else None
        if place is not None and (word != "on" or frame.type in FORCE or _is_land(article, j, place)):
            return place
    return None


def _is_land(article: LinkedArticle, i: int, place: Where) -> bool:
    """`on the island of Ruvo`, `on Red Square`; `a conference on Ruvo` is about it."""
    return place.precision == "site" or bool({article.lemmas[i], place.text.split()[-1].lower()} & ON_LAND)


def _where_said(article: LinkedArticle, trigger: int) -> Where | None:
    """Words are said at the place, or the occasion, that hangs on their own verb; other places are what they say."""
    for word, j in article.prepositions(trigger):
        if word in {"in", "at", "during"} and (place := place_at(article, j)):
            return place
        if word in {"at", "during"} and (place := place_beside(article, j)):
            return place
    return None


def _on_journey(article: LinkedArticle, trigger: int) -> Where | None:
    """`During her trip to Ruvo she announced`: what is done on a journey is done where it leads."""
    verbs = [trigger, *(predicates(article, trigger) if article.is_noun(trigger) else [])]
    for verb in verbs:
        for word, j in article.prepositions(verb):
            if word in _OCCASIONS and article.lemmas[j] in _JOURNEYS:
                places = (place_at(article, k) for there, k in article.prepositions(j) if there in _THERE)
                found = next((place for place in places if place is not None), None)
                if found is not None and not _is_of_many(article, found):
                    return found
    return None


def _named_for(article: LinkedArticle, trigger: int, frame: Frame) -> Where | None:
    """`The Ruvo summit`, `a Ruvo car bombing`; a country's name says whose or whereof, save for riots and attacks."""
    nouns = [trigger] if article.is_noun(trigger) else []
    if not nouns and frame.type in FORCE:
        nouns = [j for j in article.kids(trigger, "nsubj") if article.tokens[j].pos == "NOUN"]
    elif not nouns and frame.type == "CONSULT":
        nouns = [j for j in article.kids(trigger, "dobj") if article.lemmas[j] in _GATHERINGS]
    for noun in nouns:
        # The parser makes two objects of `held the Ruvo talks`.
        for j in (*article.kids(noun, "compound", "nmod"), *range(noun - 1, max(noun - 2, 0), -1)):
            place = article.place(j)
            if place is None or article.kids(j, "conj", "punct") or article.tokens[j + 1].text in "-–/":
                continue
            if place.precision != "country" or frame.type in {"PROTEST", "ASSAULT"}:
                return where_of(place)
    return None


def _in_clause(article: LinkedArticle, trigger: int) -> Where | None:
    """The last place after in or at below the trigger, in its own clause: the parser hangs it on the nearest noun."""
    found: Where | None = None
    stack = [trigger]
    while stack:
        i = stack.pop()
        for j in article.children[i]:
            token = article.tokens[j]
            joined = token.dep == "conj" and not article.is_noun(j)
            if token.dep in _OTHER_CLAUSES or joined or article.lemmas[j] in _ELSEWHERE:
                continue
            stack.append(j)
            if token.dep == "pobj" and article.lemmas[i] in {"in", "at"}:
                found = place_at(article, j) or found
    return None if found is None or _is_of_many(article, found) else found


def _suffering(article: LinkedArticle, trigger: int, frame: Frame, recipients: tuple[Mention, ...]) -> Where | None:
    """What an act of force hits: the town that is shelled, the island that is taken, the country that is attacked."""
    if frame.type not in FORCE:
        return None
    for j in article.kids(trigger, "dobj", "nsubjpass"):
        place = place_at(article, j)
        if place is not None and (place.precision != "country" or frame.type == "ASSAULT"):
            return place
    if frame.type != "ASSAULT":
        return None
    places = (article.place(m.head) for m in recipients if m.kind in {"country", "capital"})
    return next((where_of(place) for place in places if place is not None), None)


def _anchors(article: LinkedArticle, trigger: int) -> list[int]:
    """The trigger, its objects and prepositional objects, its light verb, and the verb that its clause hangs on."""
    below = [j for j in article.kids(trigger, "dobj", "attr", "nsubjpass") if article.is_noun(j)]
    for preposition in article.kids(trigger, "prep", "agent", "dative"):
        if article.lemmas[preposition] not in _ELSEWHERE:
            below += [j for j in article.kids(preposition, "pobj") if article.is_noun(j)]
    found = [trigger, *below, *(predicates(article, trigger) if article.is_noun(trigger) else [])]
    token = article.tokens[trigger]
    if token.dep in {"nsubj", "nsubjpass", "xcomp", "advcl", "dobj"} and token.head != trigger:
        found.append(token.head)
    return found


def _is_of_many(article: LinkedArticle, where: Where) -> bool:
    """Whether the place is one of a list over several countries: the act is in none of them alone."""
    first = next((p for p in article.links.places if p.start == where.start), None)
    return first is not None and any(p.country != first.country for p in _listed(article, first))


def _listed(article: LinkedArticle, place: PlaceLink) -> list[PlaceLink]:
    """The places of the list that a place is in, itself left out."""
    i = place.head
    while article.tokens[i].dep in {"conj", "appos"} and article.tokens[i].head != i:
        i = article.tokens[i].head
    stack, found = [i], []
    while stack:
        i = stack.pop()
        found.extend([p] if (p := article.place(i)) is not None and p is not place else [])
        stack.extend(article.kids(i, "conj", "appos"))
    return found

"""Acts within one country: who protests is of the place of the protest, and does so before its own authorities."""

from __future__ import annotations

import msgspec

from legation.coding.actors import countries_of, place_actor
from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle
from legation.model.link import Actor, Mention

# Who acts on the people of their own country unless the text says otherwise.
_AUTHORITIES = frozenset({"COP", "JUD", "GOV", "LEG"})
_CROWDS = frozenset({"CVL", "OPP"})
_UPON_OWN = frozenset({"arrest", "ban", "curfew"})
# Bodies that arrest; an officer who is hurt in the fray does not.
_POLICE = frozenset({"police", "gendarmerie", "authority", "force", "prosecutor"})
_RULERS = frozenset("government regime authority administration cabinet junta leadership".split())
_FOREIGN = frozenset({"cyber", "seize"})
_ASKING = frozenset({"REQUEST", "ACCUSE", "REJECT"})
# Those whom a government or a member of parliament has only at home.
_COMPATRIOTS = frozenset(
    "businessman businesspeople citizen colleague compatriot congress consumer countryman electorate employer house "
    "judge lawmaker legislator legislature local parliament parliamentarian party politician provider public resident "
    "senate senator taxpayer voter".split()
)


def with_place_of_crowd(article: LinkedArticle, draft: Draft) -> Draft:
    """A crowd that the text gives no country is of the country where it protests; who arrests is the state's own.

    Where no place is said, the country of those who are arrested stands for it, else the last place spoken of.
    """
    named = any(m.method != "country" for m in draft.actors)
    if named or not (draft.event_type == "PROTEST" or draft.mode == "arrest"):
        return draft
    theirs = tuple(m for m in draft.recipients if countries_of((m,)))
    police = _police(article, draft) if draft.mode == "arrest" and not draft.actors else None
    if police is not None and countries_of(theirs) <= countries_of((police,)):
        return msgspec.structs.replace(draft, actors=(police,))
    start = draft.where.start if draft.where else None
    places = [p for p in article.links.places if p.country]
    place = next((p for p in places if p.start == start), None)
    mine = countries_of(draft.actors)
    if place is None and theirs:
        return draft if mine == countries_of(theirs) else msgspec.structs.replace(draft, actors=theirs)
    place = place or next((p for p in reversed(places) if p.start < draft.span.start), None)
    if place is None or mine == {place.country}:
        return draft
    return msgspec.structs.replace(draft, actors=(place_actor(article, place.head),))


def _police(article: LinkedArticle, draft: Draft) -> Mention | None:
    """The police of whom the sentence of an arrest speaks."""
    sentence = article.parsed.sentences[draft.sentence]
    here = [m for m in article.links.mentions if sentence.first <= m.head < sentence.last and m.method != "country"]
    police = [m for m in here if countries_of((m,)) and any(a.sector == "COP" for a in m.actors)]
    return next((m for m in police if m.kind == "organization" or article.lemmas[m.head] in _POLICE), None)


def with_those_at_home(article: LinkedArticle, draft: Draft) -> Draft:
    """The draft with the other side of an act within one country, if the text leaves it without a country."""
    countries = countries_of(draft.actors)
    known = [m for m in draft.recipients if m.method != "country" or draft.event_type != "REQUEST"]
    if countries_of(known) or draft.symmetric or len(countries) != 1:
        return draft
    [country] = countries
    elsewhere = draft.where is not None and draft.where.country not in {None, country}
    if elsewhere or not _is_state(draft.actors):
        return draft
    found: Mention | None = None
    if draft.event_type == "PROTEST" or (draft.event_type in _ASKING and _is_crowd(draft)):
        found = _government(article, draft, country)
    elif draft.event_type in {"COERCE", "ASSAULT", "RETREAT"} and _is_upon_own(draft):
        found = _people(article, draft, country)
    elif draft.event_type == "REQUEST":
        found = _compatriots(article, draft, country)
    return draft if found is None else msgspec.structs.replace(draft, recipients=(found,))


def _is_state(actors: tuple[Mention, ...]) -> bool:
    """Whether the country of the actors is one, and no organization or movement."""
    return all((a.actor_id or "country:").startswith(("country:", "person:")) for m in actors for a in m.actors)


def _is_crowd(draft: Draft) -> bool:
    return all(a.sector in _CROWDS and a.kind != "person" for m in draft.actors for a in m.actors)


def _is_upon_own(draft: Draft) -> bool:
    """What police do; what a whole state does only where it rules; what is done at a place that is known."""
    sectors = {a.sector for m in draft.actors for a in m.actors}
    if draft.event_type == "RETREAT":
        return draft.mode == "release" and sectors <= _AUTHORITIES
    if sectors <= {"COP", "JUD"} or draft.detail == "coup" or (draft.mode in _UPON_OWN and sectors <= _AUTHORITIES):
        return True
    placed = draft.where is not None and draft.where.precision != "country"
    whole = any(m.kind in {"country", "capital"} for m in draft.actors)
    return placed and not whole and draft.mode not in _FOREIGN


def _government(article: LinkedArticle, draft: Draft, country: str) -> Mention:
    """The authorities of the country as the text names them nearest, else the country as the actors' words have it."""
    named = [
        m
        for m in article.links.mentions
        if countries_of((m,)) == {country} and (m.kind == "country" or article.lemmas[m.head] in _RULERS)
    ]
    at = draft.trigger.head
    nearest = min(named, key=lambda m: (m.kind == "country", abs(m.head - at)), default=None)
    return nearest or _as_country(draft.actors[0], country, "GOV")


def _people(article: LinkedArticle, draft: Draft, country: str) -> Mention:
    """Whom the words say without a name, else the people of the country."""
    clause = draft.trigger.clause
    below = article.prepositions(draft.trigger.head)
    heads = clause.objects if clause is not None else [j for word, j in below if word == "of"]
    head = next((j for j in heads if article.is_noun(j)), None)
    return _as_country(draft.actors[0], country, "CVL") if head is None else _phrase(article, head, country, "CVL")


def _compatriots(article: LinkedArticle, draft: Draft, country: str) -> Mention | None:
    clause = draft.trigger.clause
    if clause is None or any(a.sector not in _AUTHORITIES | {None} for m in draft.actors for a in m.actors):
        return None
    asked = [*clause.objects, *(j for w, j in article.prepositions(clause.verb) if w in {"on", "upon", "to"})]
    asked += [k for j in article.kids(clause.verb, "xcomp", "ccomp") for k in article.kids(j, "nsubj")]
    for j in asked:
        below = article.parsed.subtree(j)
        if article.lemmas[j] in _COMPATRIOTS and not any(_is_elsewhere(article, k, country) for k in below):
            return _phrase(article, j, country, "CVL")
    return None


def _is_elsewhere(article: LinkedArticle, i: int, country: str) -> bool:
    mention, place = article.mention(i), article.place(i)
    named = countries_of((mention,)) if mention is not None and mention.method != "country" else frozenset()
    return bool(named - {country}) or (place is not None and place.country not in {None, country})


def _phrase(article: LinkedArticle, head: int, country: str, sector: str) -> Mention:
    """A noun with what stands before it, as a group of a country."""
    first = min([head, *article.kids(head, "det", "amod", "compound", "nummod", "poss")])
    tokens = article.tokens
    start, end = tokens[first].start, tokens[head].end
    text = article.parsed.text(first, head + 1)
    actor = Actor(text, None, "group", country, sector)
    return Mention(first, head + 1, head, start, end, text, "role", (actor,), "home", 0.5)


def _as_country(mention: Mention, country: str, sector: str) -> Mention:
    name = next((a.name for a in mention.actors if a.kind == "country"), country)
    actor = Actor(name, f"country:{country}", "country", country, sector)
    return msgspec.structs.replace(mention, kind="country", actors=(actor,), method="home", score=0.5)

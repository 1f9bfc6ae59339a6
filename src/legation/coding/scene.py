"""Places that a sentence leaves to its article: the streets that a protest went on in, the town that was shelled."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from legation.coding.actors import countries_of
from legation.coding.dating import leading_talks
from legation.coding.draft import Draft
from legation.coding.drafts import SPEECH_ACTS
from legation.coding.genre import is_release
from legation.coding.grounds import AT, where_of, where_of_country
from legation.coding.linked import LinkedArticle
from legation.coding.times import do_overlap
from legation.model.event import Where
from legation.model.link import Mention, PlaceLink

# Acts of force and unrest: they have a place, and where a text tells of several in a row it is the same.
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "PROTEST"})
# What follows the place of a dateline: country, day and agency, then a dash.
_DATELINE = re.compile(r"(?:, [\w. ]+)?(?:, [\w. ]+)? ?(?:\([\w ]+\) ?)?(?:[—–]|--| - )")
_LONGEST_DATELINE = 60
# Sites that a text names once and then speaks of as known.
_BUILT = frozenset(
    "airport base building camp cathedral church embassy headquarters hospital hotel mosque palace port prison ranch "
    "residence resort school square stadium station temple university venue".split()
)
_BEING_THERE = frozenset({"visit", "tour", "reach", "enter"})
_NOT_THERE = frozenset({"visit", "phone"})
# Where one speaks to the press or the public.
_OCCASIONS = frozenset({"conference", "briefing", "ceremony", "rally", "speech", "address", "banquet"})
_AT_OCCASION = frozenset({"at", "during", "in"})
# Who speaks to someone on a journey may do so by telephone.
_FROM_AFAR = frozenset({"speak", "talk", "discuss", "call", "consult"})


def with_scenes(article: LinkedArticle, drafts: list[Draft]) -> list[Draft]:
    """Give acts of force and unrest that name no place the one of their scene.

    What a readout tells of talks was said where the talks were, what a traveller says to the press where the journey
    led. Of other words nobody knows: they may as well have been said before, after, or elsewhere.
    """
    placed: list[Draft] = []
    talks = leading_talks(drafts) if is_release(article.parsed.article) else None
    occasions, sentences = _occasions(article), article.parsed.sentences
    for draft in drafts:
        where = draft.where
        if where is None and draft.event_type in _ON_THE_GROUND | {"CONSULT"} and draft.mode != "phone":
            where = _same_site(article, draft)
        if where is None and draft.event_type in _ON_THE_GROUND:
            where = _of_actor(article, draft) or _going_on(article, draft, placed) or _at_home(article, draft)
        elif where is None and draft.event_type == "CONSULT" and draft.mode not in _NOT_THERE:
            where = _on_journey(draft, placed)
        elif where is None and talks is not None and _is_said_in(draft, talks):
            where = talks.where
        elif where is None and draft.trigger.frame.closed:
            said_at = occasions.get(sentences[draft.sentence].paragraph)
            if said_at is not None and said_at <= draft.sentence:
                where = _where_traveller_is(draft, placed)
        placed.append(draft if where is draft.where else msgspec.structs.replace(draft, where=where))
    return placed


def _same_site(article: LinkedArticle, draft: Draft) -> Where | None:
    """`At the hotel`, after `a hotel near Ruvo`: the site that was spoken of last."""
    for j in article.parsed.subtree(draft.trigger.head):
        definite = any(article.lemmas[k] == "the" for k in article.kids(j, "det"))
        at = article.tokens[j].dep == "pobj" and article.lemmas[article.tokens[j].head] in AT
        if not (at and definite and article.lemmas[j] in _BUILT):
            continue
        sites = (k for k in range(j - 1, -1, -1) if article.lemmas[k] == article.lemmas[j] and article.is_noun(k))
        # In `a hotel south of Ruvo` the parser may make `hotel` a part of the name of `south`.
        tops = (article.tokens[k].head if article.tokens[k].dep == "compound" else k for k in sites)
        beside = (p for k in tops for i in article.parsed.subtree(k) if (p := article.place(i)) is not None)
        return next((where_of(p) for p in beside), None)
    return None


def _on_journey(draft: Draft, before: list[Draft]) -> Where | None:
    """Whom a traveller meets is met where the journey last led, while the text keeps to it."""
    journey = next((d for d in reversed(before) if d.mode == "visit"), None)
    if journey is None or journey.status != draft.status or draft.trigger.frame.word in _FROM_AFAR:
        return None
    if len(countries_of(journey.recipients)) != 1:
        return None
    same = bool(draft.people & journey.people) and countries_of(journey.recipients) <= draft.countries
    days = [d.when for d in (draft, journey) if d.when is not None and d.when.method != "publication"]
    return journey.where if same and (len(days) < 2 or do_overlap(*days)) else None


def _is_said_in(draft: Draft, talks: Draft) -> bool:
    """Whether a readout tells an act as part of its talks: in the past, after them, by those who took part."""
    clause = draft.trigger.clause
    if talks.where is None or talks.mode == "phone" or talks.status != "occurred" or draft.sentence < talks.sentence:
        return False
    told = clause is not None and clause.tense == "past" and not clause.perfect and draft.status == "occurred"
    actors = countries_of(draft.actors)
    by_them = bool(actors) and actors <= talks.countries and draft.event_type in SPEECH_ACTS
    return told and by_them and do_overlap(draft.when, talks.when)


def _occasions(article: LinkedArticle) -> dict[int, int]:
    """The first sentence of each paragraph that has `at a press conference`: what follows in it is said there too."""
    first: dict[int, int] = {}
    for at, sentence in enumerate(article.parsed.sentences):
        if any(_is_occasion(article, i) for i in range(sentence.first, sentence.last)):
            first.setdefault(sentence.paragraph, at)
    return first


def _is_occasion(article: LinkedArticle, i: int) -> bool:
    token = article.tokens[i]
    held = token.dep == "pobj" and article.lemmas[i] in _OCCASIONS
    return held and article.lemmas[token.head] in _AT_OCCASION


def _where_traveller_is(draft: Draft, before: list[Draft]) -> Where | None:
    journey = next((d for d in reversed(before) if d.mode == "visit" and d.people & draft.people), None)
    if journey is None or journey.status != "occurred" or draft.status not in {"occurred", "hypothetical"}:
        return None
    return journey.where if len(countries_of(journey.recipients)) == 1 else None


def _of_actor(article: LinkedArticle, draft: Draft) -> Where | None:
    """Of a crowd or police that are known only by the place that was spoken of: that place, if something was in it."""
    start = next((m.start for m in draft.actors if m.method == "place"), None)
    return next((where_of(p) for p in article.links.places if p.start == start and _is_site(article, p)), None)


def _going_on(article: LinkedArticle, draft: Draft, before: list[Draft]) -> Where | None:
    """The place of the act told before it, in its sentence or the one before in the paragraph, by the same parties.

    Arrests after a protest are where it was, however far down the text tells of them.
    """
    last = next((d for d in reversed(before) if d.event_type in _ON_THE_GROUND and d.where), None)
    if last is None or last.where is None or last.background != draft.background:
        return None
    sentences = article.parsed.sentences
    near = draft.sentence - last.sentence <= 1
    near = near and sentences[draft.sentence].paragraph == sentences[last.sentence].paragraph
    near = near or (last.event_type == "PROTEST" and draft.mode == "arrest" and draft.countries == {last.where.country})
    same = bool(draft.countries & last.countries) or not draft.countries
    return last.where if near and same else None


def _at_home(article: LinkedArticle, draft: Draft) -> Where | None:
    """An act within one country: the nearest place of it that something is said to be at, else the country.

    Of an assault without its victims the doer's country says nothing, and little of who is arrested by no one known.
    """
    countries = draft.countries
    if len(countries) != 1 or (draft.event_type == "ASSAULT" and not countries_of(draft.recipients)):
        return None
    [country] = countries
    place = next(_near(article, draft, country), None) or (None if draft.background else _dateline(article))
    if place is not None and place.country == country:
        return where_of(place)
    own = draft.event_type == "PROTEST" or (bool(draft.recipients) and not set(draft.actors) & set(draft.recipients))
    doers = [m for m in draft.actors if m.method != "place" and (m.kind != "role" or _is_police(m))] if own else []
    named = next((p for p in article.links.places if p.country == country and p.precision == "country"), None)
    if named is not None and doers:
        return where_of(named)
    return next((where for m in doers if (where := where_of_country(article, m)) is not None), None)


def _is_police(mention: Mention) -> bool:
    """Bare `police` act in the country that they are of."""
    return bool(mention.actors) and all(actor.sector == "COP" for actor in mention.actors)


def _dateline(article: LinkedArticle) -> PlaceLink | None:
    """The place from which a report is sent: `GENEVA (AP) —`, `Geneva, 4 May –` before its first sentence."""
    start = next((s.start for s in article.parsed.sentences if not s.headline), None)
    place = next((p for p in article.links.places if p.start == start), None)
    after = article.parsed.article.text[place.end : place.end + _LONGEST_DATELINE] if place else ""
    return place if _DATELINE.match(after) else None


def _near(article: LinkedArticle, draft: Draft, country: str) -> Iterator[PlaceLink]:
    """The places of a country in the paragraph of an act, those told just before it first."""
    paragraph = article.parsed.sentences[draft.sentence].paragraph
    here = [
        p
        for p in article.links.places
        if p.country == country
        and article.parsed.sentences[article.tokens[p.first].sentence].paragraph == paragraph
        and _is_site(article, p)
    ]
    yield from reversed([p for p in here if p.start < draft.span.start])
    yield from (p for p in here if p.start >= draft.span.start)


def _is_site(article: LinkedArticle, place: PlaceLink) -> bool:
    """Whether something is said to be there: `in Ruvo`, `in the town of Ruvo`, `visiting Ruvo`."""
    token = article.tokens[place.head]
    if token.dep == "pobj" and article.lemmas[token.head] == "of":
        token = article.tokens[article.tokens[token.head].head]
    if token.dep == "pobj":
        return article.lemmas[token.head] in AT
    return token.dep == "dobj" and article.lemmas[token.head] in _BEING_THERE

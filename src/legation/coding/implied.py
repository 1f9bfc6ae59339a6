"""Parties that a sentence leaves out because the article has named them: the other side of the talks it tells of."""

from __future__ import annotations

import msgspec

from legation.coding.actors import actors_at, countries_of, place_actor
from legation.coding.dating import leading_talks
from legation.coding.draft import Draft
from legation.coding.drafts import SPEECH_ACTS
from legation.coding.linked import LinkedArticle
from legation.coding.voice import WILL
from legation.model.link import Mention

_NOT_YET = frozenset({"planned", "expected", "proposed"})
# Talks of more than so many countries have no `other side`.
_MANY = 4
_HOME = frozenset({"AGREE", "SUPPORT", "COOPERATE", "AID"})
# Links that only the nearest country word suggests are no better than this.
_GUESS = 0.4
_POINTING = frozenset({"this", "that", "these", "those"})
_PLURAL = frozenset({"they", "them", "both", "each", "the two"})


def with_implied_parties(article: LinkedArticle, drafts: list[Draft]) -> list[Draft]:
    """Fill what is left out.

    Who speaks in talks, and names nobody, speaks to the other side of those talks; what `was agreed` was agreed by
    both; `the upcoming summit` of an article about two countries is theirs. An act of nobody known, and praise of
    oneself, is dropped.
    """
    leading = leading_talks(drafts)
    if leading is not None:
        sides = country_mentions(article, leading)
        drafts = [_filled(article, draft, leading, sides) for draft in drafts]
    drafts = [_of_the_place(article, _concerning(article, draft)) for draft in drafts]
    named = countries_of(m for m in article.links.mentions if m.score > _GUESS)
    return [d for d in drafts if _is_between_actors(d) and not (len(named) < 2 and _is_at_home(d))]


def _is_at_home(draft: Draft) -> bool:
    """What one government promises, backs or works at in a text that names no other is no act between states."""
    return draft.event_type in _HOME and len(draft.countries) < 2


def country_mentions(article: LinkedArticle, leading: Draft) -> dict[str, Mention]:
    """For each country of the talks a mention of the country itself, else the mention that stands for it there."""
    sides: dict[str, Mention] = {}
    for mention in leading.actors + leading.recipients:
        for actor in mention.actors:
            if actor.country:
                sides.setdefault(actor.country, mention)
    for mention in article.links.mentions:
        if mention.kind in {"country", "capital"} and len(mention.actors) == 1:
            code = mention.actors[0].country
            if code in sides and sides[code].kind not in {"country", "capital"}:
                sides[code] = mention
    return sides


def _is_between_actors(draft: Draft) -> bool:
    if not draft.countries:
        return not draft.trigger.whole
    if draft.event_type == "AGREE" and all(_is_unnamed_firm(m) for m in draft.actors):
        return False
    if draft.trigger.frame is WILL and len(draft.countries) < 2:
        # What one says that one will do, to nobody: `we will go on strengthening our army`.
        return False
    personal = draft.event_type == "REQUEST" and all(m.kind in {"person", "office"} for m in draft.recipients)
    if (personal or draft.event_type in {"SUPPORT", "AID"}) and draft.recipients:
        return not countries_of(draft.recipients) <= countries_of(draft.actors)
    return bool(countries_of(draft.actors)) or draft.event_type not in SPEECH_ACTS


def _is_unnamed_firm(mention: Mention) -> bool:
    """`A Portuguese bank agreed to buy a rival` is business of no state."""
    return mention.method == "role" and all(a.sector == "BUS" for a in mention.actors)


def _filled(article: LinkedArticle, draft: Draft, leading: Draft, sides: dict[str, Mention]) -> Draft:
    if draft is leading:
        return draft
    if draft.event_type == "CONSULT" and draft.trigger.frame.noun and draft.status in _NOT_YET:
        return _planned(article, draft, sides)
    both = leading.actors + leading.recipients
    if draft.symmetric and draft.event_type == "AGREE" and not countries_of(draft.actors):
        return msgspec.structs.replace(draft, actors=both)
    if draft.actors and all(_names_the_parties(m) for m in draft.actors) and draft.sentence > leading.sentence:
        draft = msgspec.structs.replace(draft, actors=both)
    if draft.recipients or "counterpart" not in draft.trigger.frame.to or not draft.actors:
        return draft
    mine = countries_of(draft.actors)
    if not mine or not mine < set(sides) or len(sides) > _MANY:
        return draft
    representatives = _representatives(leading)
    others = tuple(mention for country, mention in representatives.items() if country not in mine)
    return msgspec.structs.replace(draft, recipients=others)


def _concerning(article: LinkedArticle, draft: Draft) -> Draft:
    """An act that names no recipient concerns the first other country that its own words name."""
    if draft.recipients or draft.symmetric or draft.event_type == "CONSULT" or not draft.actors:
        return draft
    mine = countries_of(draft.actors)
    for i in article.parsed.subtree(draft.trigger.head):
        mention = article.mention(i)
        if i <= draft.trigger.head or mention is None or mention.head != i:
            continue
        named = countries_of(actors_at(article, i))
        if named and not named & mine:
            return msgspec.structs.replace(draft, recipients=actors_at(article, i))
    return draft


def _of_the_place(article: LinkedArticle, draft: Draft) -> Draft:
    """A crowd that the text gives no country is of the country where it protests; who arrests is the state's own.

    Where no place is said, the country of those who are arrested stands for it, else the last place spoken of.
    """
    named = any(m.method != "country" for m in draft.actors)
    if named or not (draft.event_type == "PROTEST" or draft.mode == "arrest"):
        return draft
    start = draft.where.start if draft.where else None
    places = [p for p in article.links.places if p.country]
    place = next((p for p in places if p.start == start), None)
    theirs = tuple(m for m in draft.recipients if countries_of((m,)))
    mine = countries_of(draft.actors)
    if place is None and theirs:
        return draft if mine == countries_of(theirs) else msgspec.structs.replace(draft, actors=theirs)
    place = place or next((p for p in reversed(places) if p.start < draft.span.start), None)
    if place is None or mine == {place.country}:
        return draft
    return msgspec.structs.replace(draft, actors=(place_actor(article, place.head),))


def _planned(article: LinkedArticle, draft: Draft, sides: dict[str, Mention]) -> Draft:
    """Talks to come of the two countries, with those of their people that the sentence names.

    `That meeting` was spoken of before, and is no new one.
    """
    if any(article.lemmas[j] in _POINTING for j in article.kids(draft.trigger.head, "det")):
        return draft
    named = tuple(m for m in draft.actors + draft.recipients if not _names_the_parties(m))
    theirs = countries_of(named)
    if len(sides) != 2 or not theirs < set(sides) or (theirs and draft.mode == "visit"):
        return draft
    missing = tuple(mention for code, mention in sides.items() if code not in theirs)
    trigger = msgspec.structs.replace(draft.trigger, whole=True)
    return msgspec.structs.replace(draft, actors=named + missing, recipients=(), symmetric=True, trigger=trigger)


def _names_the_parties(mention: Mention) -> bool:
    """`they`, `the leaders`, `both sides`: in a text about talks these are the parties of the talks."""
    plural = mention.kind == "pronoun" and mention.text.lower() in _PLURAL
    return plural or (mention.kind == "role" and mention.method == "parties" and len(mention.actors) != 1)


def _representatives(leading: Draft) -> dict[str, Mention]:
    """One mention for each country of the talks: the first."""
    found: dict[str, Mention] = {}
    for mention in leading.actors + leading.recipients:
        for actor in mention.actors:
            if actor.country:
                found.setdefault(actor.country, mention)
    return found

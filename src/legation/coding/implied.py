"""Parties that a sentence leaves out because the article has named them: the other side of the talks it tells of."""

from __future__ import annotations

import msgspec

from legation.coding.actors import countries_of
from legation.coding.concern import is_one_sided, partners_in, with_concerned
from legation.coding.dating import leading_talks
from legation.coding.draft import Draft
from legation.coding.drafts import SPEECH_ACTS
from legation.coding.home import with_place_of_crowd
from legation.coding.linked import LinkedArticle
from legation.coding.voice import WILL
from legation.model.link import Mention
from legation.resources.lexicon import Lexicon

_NOT_YET = frozenset({"planned", "expected", "proposed"})
# Talks of more than so many countries have no `other side`.
_MANY = 4
_POINTING = frozenset({"this", "that", "these", "those"})
_PLURAL = frozenset({"they", "them", "both", "each", "the two"})


def with_implied_parties(article: LinkedArticle, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Fill what is left out.

    Who speaks in talks, and names nobody, speaks to the other side of those talks; what `was agreed` was agreed by
    both; `the upcoming summit` of an article about two countries is theirs. An act of nobody known, and praise of
    oneself, is dropped.
    """
    leading = leading_talks(drafts)
    if leading is not None:
        sides = country_mentions(article, leading)
        drafts = [_filled(article, draft, leading, sides, lexicon) for draft in drafts]
    drafts = [with_place_of_crowd(article, with_concerned(article, draft, lexicon)) for draft in drafts]
    return [draft for draft in drafts if _is_between_actors(draft)]


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
    words = draft.event_type == "AGREE" or (draft.event_type == "SUPPORT" and draft.trigger.frame.closed)
    if words and draft.actors and all(_is_unnamed_firm(m) for m in draft.actors):
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


def _filled(article: LinkedArticle, draft: Draft, leading: Draft, sides: dict[str, Mention], lexicon: Lexicon) -> Draft:
    if draft is leading:
        return draft
    if draft.event_type == "CONSULT" and draft.trigger.frame.noun and draft.status in _NOT_YET:
        return _planned(article, draft, sides)
    both = leading.actors + leading.recipients
    if draft.symmetric and draft.event_type == "AGREE" and not countries_of(draft.actors):
        return msgspec.structs.replace(draft, actors=both)
    if draft.actors and all(_names_the_parties(m) for m in draft.actors) and draft.sentence > leading.sentence:
        draft = msgspec.structs.replace(draft, actors=both)
    owed = "counterpart" in draft.trigger.frame.to or is_one_sided(draft)
    if draft.recipients or not owed or not draft.actors:
        return draft
    partners = partners_in(article, draft, lexicon)
    if partners:
        return msgspec.structs.replace(draft, recipients=partners, symmetric=False)
    mine = countries_of(draft.actors)
    if not mine or not mine < set(sides) or len(sides) > _MANY:
        return draft
    representatives = _representatives(leading)
    others = tuple(mention for country, mention in representatives.items() if country not in mine)
    return msgspec.structs.replace(draft, recipients=others, symmetric=False)


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

"""The other party of an act that its sentence leaves out, found in what the article told before.

Who declines answers someone who asked; who announces aid gives it to those whom it backs; a text about two countries
has one other party.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from legation.coding.actors import countries_of, place_actor
from legation.coding.concern import is_about_force, is_one_sided
from legation.coding.draft import Draft
from legation.coding.home import with_those_at_home
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention
from legation.resources.lexicon import Lexicon

_ADDRESSED = frozenset({"ACCUSE", "REQUEST", "REJECT", "AID"})
# Said to the world as often as to someone.
_ASKED = frozenset({"request", "demand", "call", "appeal", "offer", "proposal", "invitation", "plea", "bid"})
_ASKING = frozenset({"REQUEST", "AGREE"})
_UNREST = frozenset({"PROTEST", "REQUEST"})
_CROWDS = frozenset({"CVL", "OPP"})
_BACKING = frozenset({"SUPPORT", "AID", "AGREE"})
_DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "the"})
# Codes of organizations and of those who are of no country.
_NO_STATES = frozenset("UN EU AU NATO ASEAN ARF ECOWAS AC OAS GCC IGO IMG NGO".split())
# Links that only the nearest country word suggests are no better than this.
_GUESS = 0.4
# One of several other countries stands for all when so large a part of their mentions is its own.
_MOST = 0.75
_OFTEN = 3


def with_other_party(article: LinkedArticle, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Fill in recipients that the sentence of an act leaves to its article."""
    return [draft if _is_of_nobody(article, draft, lexicon) else _filled(article, draft, drafts) for draft in drafts]


def _is_of_nobody(article: LinkedArticle, draft: Draft, lexicon: Lexicon) -> bool:
    """An attack whose doer the text does not tell: who is named beside it was there, or suffered from it."""
    return draft.event_type == "ACCUSE" and is_about_force(article, draft, lexicon)


def _filled(article: LinkedArticle, draft: Draft, drafts: list[Draft]) -> Draft:
    mine = countries_of(draft.actors)
    if countries_of(draft.recipients) or not mine:
        return draft
    if draft.event_type == "CONCEDE":
        return msgspec.structs.replace(draft, recipients=_crowd(draft, drafts))
    if not (draft.event_type in _ADDRESSED or is_one_sided(draft) or _is_pledge(draft)):
        return draft
    if countries_of(with_those_at_home(article, draft).recipients):
        return draft
    found = (
        _who_asked(article, draft, drafts)
        or _sibling(article, draft, drafts)
        or _backed(draft, drafts)
        or _only_other(mine, _sentence(article, draft))
        or leading_other(article, mine)
    )
    return msgspec.structs.replace(draft, recipients=found, symmetric=False) if found else draft


def _is_pledge(draft: Draft) -> bool:
    return draft.event_type == "AGREE" and draft.trigger.frame.noun and not draft.symmetric


def _who_asked(article: LinkedArticle, draft: Draft, drafts: list[Draft]) -> tuple[Mention, ...]:
    """`Declined the request`: whoever asked last before, other than the one who declines."""
    clause = draft.trigger.clause
    if draft.event_type != "REJECT" or clause is None:
        return ()
    if not any(article.lemmas[j] in _ASKED and _is_known(article, j) for j in clause.objects):
        return ()
    mine = countries_of(draft.actors)
    asked = [d for d in drafts if d.order < draft.order and d.event_type in _ASKING and countries_of(d.actors) - mine]
    return asked[-1].actors if asked else ()


def _is_known(article: LinkedArticle, i: int) -> bool:
    return any(article.lemmas[j] in _DEMONSTRATIVE for j in article.kids(i, "det"))


def _crowd(draft: Draft, drafts: list[Draft]) -> tuple[Mention, ...]:
    """Who apologizes or gives in to nobody named does so to those who protested before, or demanded it."""
    mine = countries_of(draft.actors)
    crowds = [
        d.actors
        for d in drafts
        if d.event_type in _UNREST and d.order < draft.order and countries_of(d.actors) == mine and _is_crowd(d)
    ]
    return crowds[-1] if crowds else draft.recipients


def _is_crowd(draft: Draft) -> bool:
    return draft.event_type == "PROTEST" or all(a.sector in _CROWDS for m in draft.actors for a in m.actors)


def _sibling(article: LinkedArticle, draft: Draft, drafts: list[Draft]) -> tuple[Mention, ...]:
    """`The pledge of aid for Chad, as well as the pledge of fuel`: nouns joined to one another share their parties."""
    if not draft.trigger.frame.noun:
        return ()
    token = article.tokens[draft.trigger.head]
    joined = [token.head] if token.dep == "conj" else article.kids(draft.trigger.head, "conj")
    return next((d.recipients for d in drafts if d.trigger.head in joined and countries_of(d.recipients)), ())


def _backed(draft: Draft, drafts: list[Draft]) -> tuple[Mention, ...]:
    """Aid announced without its recipient is for those whom the giver backs nearest by."""
    if draft.event_type != "AID":
        return ()
    mine = countries_of(draft.actors)
    known = [d for d in drafts if d.event_type in _BACKING and countries_of(d.actors) == mine]
    known = [d for d in known if countries_of(d.recipients) and not countries_of(d.recipients) & mine]
    return min(known, key=lambda d: abs(d.sentence - draft.sentence)).recipients if known else ()


def _sentence(article: LinkedArticle, draft: Draft) -> list[Mention]:
    sentence = article.parsed.sentences[draft.sentence]
    return [m for m in article.links.mentions if sentence.first <= m.head < sentence.last]


def _only_other(mine: frozenset[str], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    others: dict[str, Mention] = {}
    for mention in mentions:
        for country in _states(mention) - mine:
            others.setdefault(country, mention)
    return tuple(others.values()) if len(others) == 1 else ()


def leading_other(
    article: LinkedArticle, mine: frozenset[str], aside: frozenset[str] = frozenset(), *, places: bool = False
) -> tuple[Mention, ...]:
    """The one other country that the text is about: the only one, or by far the most often named.

    Args:
        mine: Countries that it cannot be.
        aside: Countries that it is only if there is no other.
        places: Whether a town stands for its country: it may be shelled, but asks and answers nobody.
    """
    first: dict[str, Mention] = {}
    counts: Counter[str] = Counter()
    for mention in article.links.mentions:
        for country in _states(mention) - mine:
            first.setdefault(country, mention)
            counts[country] += 1
    for place in article.links.places if places else ():
        if place.country and place.country not in mine and place.country not in first:
            first[place.country] = place_actor(article, place.head)
            counts[place.country] += 1
    if set(counts) - aside:
        counts = Counter({country: times for country, times in counts.items() if country not in aside})
    if not counts:
        return ()
    [(country, times)] = counts.most_common(1)
    leads = len(counts) == 1 or (times >= _OFTEN and times >= _MOST * counts.total())
    return (first[country],) if leads else ()


def _states(mention: Mention) -> frozenset[str]:
    """The countries of a mention that is sure."""
    if mention.score <= _GUESS:
        return frozenset()
    return frozenset(a.country for a in mention.actors if a.country and a.country not in _NO_STATES)

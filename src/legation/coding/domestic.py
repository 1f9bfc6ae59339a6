"""Acts within one country that are no news of diplomacy: what a government says to and does with its own people.

A cabinet meets, a president asks parliament for money, firms promise their government to be careful. Force, unrest,
accusations and what opponents demand of each other stay: conflicts within a country are events.
"""

from __future__ import annotations

from collections.abc import Iterable

from legation.coding.actors import countries_of
from legation.coding.draft import Draft
from legation.coding.genre import is_release
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention

_WITH_OTHERS = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
# What a report tells of these within one country is a conflict or a rescue; in a government's own text it is politics.
_TO_OTHERS = frozenset({"REQUEST", "CONCEDE", "THREATEN", "REJECT", "AID"})
_CONFLICT = frozenset({"REQUEST", "CONCEDE", "THREATEN", "REJECT", "CONSULT"})
# To whom one yields or promises stands elsewhere in a report.
_ANSWERS = frozenset({"CONCEDE", "REJECT", "AGREE"})
# Codes that are no country: who acts for them acts among states.
_NO_STATES = frozenset("UN EU AU NATO ASEAN ARF ECOWAS AC IGO IMG NGO".split())
# Who speaks to a government from below or against it; and against whom it speaks.
_OPPONENTS = frozenset({"OPP", "REB", "CVL", "CRM", "MED", "NGO"})
_OPPOSED = frozenset({"OPP", "REB", "CRM"})
# Links that only the nearest country word suggests are no better than this.
_GUESS = 0.4
# Words that look over the border without naming whom.
_OUTWARD = frozenset(
    "abroad ally bilateral ceasefire counterpart diplomacy diplomat diplomatic embassy foreign global "
    "humanitarian international multilateral neighbor neighbour overseas partner peace refugee region regional "
    "side summit transatlantic treaty truce war world worldwide".split()
)
_MANY = frozenset({"nations", "countries", "governments", "economies"})
# Who is meant besides those of the country: `our own and foreign papers`, `Chad's allies`.
_BESIDE = frozenset({"foreign", "international", "ally", "partner", "counterpart"})


def is_domestic(article: LinkedArticle, draft: Draft, sentences: Iterable[int]) -> bool:
    """Whether an act stays within one country: no party, and no word of its sentences, is of another.

    Args:
        draft: The act with all parties that the text gives it.
        sentences: Indices of the sentences that tell it.
    """
    countries, release = draft.countries, is_release(article.parsed.article)
    if len(countries) > 1 or countries & _NO_STATES or countries_of(draft.actors) != countries:
        return False
    if draft.event_type not in (_WITH_OTHERS | _TO_OTHERS if release else _WITH_OTHERS):
        return False
    if draft.event_type in _CONFLICT and (_are(_OPPONENTS, draft.actors) or _are(_OPPOSED, draft.recipients)):
        return False
    if any(_is_of_forum(m) for m in draft.actors + draft.recipients):
        return False
    if _names_all(article, draft, countries):
        return True
    own = list(sentences)
    if any(_looks_outward(article, index) for index in own):
        return False
    around = own
    if draft.event_type in _ANSWERS and not _are(_OPPONENTS, draft.actors):
        around = _told_around(article, draft) if release else list(range(len(article.parsed.sentences)))
    return not any(_names_another(article, index, countries) for index in around)


def _names_all(article: LinkedArticle, draft: Draft, countries: frozenset[str]) -> bool:
    """Whether the text says of both sides that they are of the country: what they talk about is then no matter."""
    if draft.event_type == "CONSULT" and len(draft.actors) > 1 and all(m.kind != "adjective" for m in draft.actors):
        both = draft.actors
    elif draft.recipients and countries_of(draft.recipients):
        both = draft.recipients
    else:
        return False
    known = all(m.score > _GUESS and countries_of((m,)) == countries for m in both)
    return known and not any(article.lemmas[i] in _BESIDE for m in both for i in article.parsed.subtree(m.head))


def _is_of_forum(mention: Mention) -> bool:
    """`The leaders of the G20`: known, and of no one country."""
    return any(not actor.country and (actor.actor_id or mention.method == "role") for actor in mention.actors)


def _are(sectors: frozenset[str], mentions: tuple[Mention, ...]) -> bool:
    return any(actor.sector in sectors for mention in mentions for actor in mention.actors)


def _told_around(article: LinkedArticle, draft: Draft) -> list[int]:
    """The sentence of a promise, the title, and the sentence before: `a storm hit Peru. We stand ready to help`."""
    headlines = [s.index for s in article.parsed.sentences if s.headline]
    return [*headlines, max(0, draft.sentence - 1), draft.sentence]


def _looks_outward(article: LinkedArticle, index: int) -> bool:
    sentence = article.parsed.sentences[index]
    words = range(sentence.first, sentence.last)
    return any(article.lemmas[i] in _OUTWARD or article.tokens[i].text.lower() in _MANY for i in words)


def _names_another(article: LinkedArticle, index: int, own: frozenset[str]) -> bool:
    sentence = article.parsed.sentences[index]
    words = range(sentence.first, sentence.last)
    named = {a.country for m in article.links.mentions if m.first in words and m.score > _GUESS for a in m.actors}
    named |= {place.country for place in article.links.places if place.first in words}
    return bool(named - own - {None})

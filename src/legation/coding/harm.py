"""Who did harm to whom, where a sentence leaves one of them to its article.

An attack is told with its victims once and spoken of as `the attack` ever after; who condemns it need not say whose it
was.
"""

from __future__ import annotations

import msgspec

from legation.coding.actors import actors_at, countries_of, place_actor
from legation.coding.clauses import agents_below
from legation.coding.concern import is_about_harm
from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle
from legation.coding.other import leading_other
from legation.model.link import Mention, PlaceLink
from legation.resources.lexicon import Lexicon

_HARM = frozenset({"ASSAULT", "COERCE"})
_BACKING = frozenset({"SUPPORT", "AID"})
_AT_HOME = frozenset({"resign", "arrest", "curfew", "ban"})
_POLICE = frozenset({"COP", "JUD"})
_SPEAKING = frozenset({"ACCUSE", "SUPPORT", "AID"})
_TELLING = frozenset({"tell", "inform", "brief", "assure", "remind", "notify", "thank"})
_FREEDOM = frozenset({"release", "freedom", "liberation", "return", "free"})
_HOLDING = frozenset({"hold", "detain", "imprison", "jail", "arrest", "abduct", "kidnap", "capture"})


def with_harm_parties(article: LinkedArticle, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Fill in victims of force, and whom condemnations and calls for a release are aimed at."""
    return [_filled(article, draft, drafts, lexicon) for draft in drafts]


def _filled(article: LinkedArticle, draft: Draft, drafts: list[Draft], lexicon: Lexicon) -> Draft:
    if countries_of(draft.recipients) or (draft.symmetric and draft.event_type != "RETREAT"):
        return draft
    found: tuple[Mention, ...] = ()
    if _is_done_to_others(draft):
        found = _victims(article, draft, drafts, lexicon)
    elif draft.event_type == "ACCUSE" and is_about_harm(article, draft, lexicon):
        found = _doers(draft, drafts)
    elif draft.event_type == "REQUEST" and _asks_for_release(article, draft):
        found = _holders(article, draft) or _doers(draft, drafts)
    if not countries_of(found) or countries_of(found) <= countries_of(draft.actors):
        return draft
    return msgspec.structs.replace(draft, recipients=found)


def _is_done_to_others(draft: Draft) -> bool:
    """Force and the end of it; a coup stays at home, police are there, and an arrest is of someone else each time."""
    if not countries_of(draft.actors) or draft.detail == "coup" or draft.mode in _AT_HOME:
        return False
    if all(a.sector in _POLICE for m in draft.actors for a in m.actors):
        return False
    return draft.event_type in {"ASSAULT", "COERCE", "RETREAT"}


def _victims(article: LinkedArticle, draft: Draft, drafts: list[Draft], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Of the place of the act; else whom the same doer harms elsewhere; else the one other party of the sentence."""
    mine = countries_of(draft.actors)
    place = _place_of(article, draft)
    if place is not None and place.country:
        return (place_actor(article, place.head),) if place.country not in mine else ()
    known = [d for d in drafts if d.event_type in _HARM and countries_of(d.actors) == mine]
    known = [d for d in known if countries_of(d.recipients) and not countries_of(d.recipients) & mine]
    if known:
        return min(known, key=lambda d: abs(d.sentence - draft.sentence)).recipients
    if draft.event_type not in _HARM:
        return ()
    accusing = countries_of(m for d in drafts if d.event_type in _SPEAKING for m in d.actors)
    found = _others_of_sentence(article, draft, drafts, lexicon)
    found = found or leading_other(article, mine, accusing, places=True)
    # A state may coerce its own people: a critic from abroad is then no victim.
    return () if draft.event_type == "COERCE" and countries_of(found) <= accusing else found


def _place_of(article: LinkedArticle, draft: Draft) -> PlaceLink | None:
    """The place of an act, if a place is named: a country that the scene is taken from may be the doer's own."""
    where = draft.where
    if where is None or (where.precision == "country" and where.country in countries_of(draft.actors)):
        return None
    return next((p for p in article.links.places if p.start == where.start), None)


def _others_of_sentence(
    article: LinkedArticle, draft: Draft, drafts: list[Draft], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """`Backs Chad in the face of the rebels' attacks`: who is named there beside those who speak, hear or act."""
    here = [d for d in drafts if d.sentence == draft.sentence]
    acting = [m for d in here if not d.symmetric for m in d.actors]
    backed = [m for d in here if d.event_type in _BACKING for m in d.recipients]
    taken = countries_of(acting) | countries_of(draft.actors)
    if backed and not countries_of(backed) & taken:
        return tuple(backed)
    sentence = article.parsed.sentences[draft.sentence]
    others: dict[str, Mention] = {}
    for mention in article.links.mentions:
        if sentence.first <= mention.head < sentence.last and not _is_told(article, mention, lexicon):
            for country in _states(mention) - taken:
                others.setdefault(country, mention)
    return tuple(others.values()) if len(others) == 1 else ()


def _states(mention: Mention) -> frozenset[str]:
    """Countries, no organizations; a pronoun, or a role of the article's country, says too little."""
    if mention.method == "country" or mention.kind == "pronoun":
        return frozenset()
    return frozenset(a.country for a in mention.actors if a.country and a.kind != "organization")


def _is_told(article: LinkedArticle, mention: Mention, lexicon: Lexicon) -> bool:
    """`Told the ambassador that ...`: who is spoken to."""
    verb = article.tokens[mention.head].head
    return article.lemmas[verb] in lexicon.wrappers.speech | _TELLING and article.is_verb(verb)


def _doers(draft: Draft, drafts: list[Draft]) -> tuple[Mention, ...]:
    """Who did the harm that was told last before; else whom the same speaker accuses elsewhere."""
    mine = countries_of(draft.actors)
    before = [d for d in drafts if d.event_type in _HARM and d.order < draft.order and countries_of(d.actors) - mine]
    if before:
        return before[-1].actors
    accused = [d for d in drafts if d.event_type == "ACCUSE" and countries_of(d.actors) == mine and d is not draft]
    return next((d.recipients for d in accused if countries_of(d.recipients)), ())


def _asks_for_release(article: LinkedArticle, draft: Draft) -> bool:
    return any(article.lemmas[i] in _FREEDOM for i in article.parsed.subtree(draft.trigger.head))


def _holders(article: LinkedArticle, draft: Draft) -> tuple[Mention, ...]:
    """`Hostages held by the rebels`, in the sentence of the call."""
    sentence = article.parsed.sentences[draft.sentence]
    for i in range(sentence.first, sentence.last):
        if article.lemmas[i] in _HOLDING and article.is_verb(i):
            found = tuple(m for j in agents_below(article, i) for m in actors_at(article, j))
            if found:
                return found
    return ()

"""Puts the coding together: an article with its links -> events."""

from __future__ import annotations

import msgspec

from legation.coding.confidence import confidence_of
from legation.coding.domestic import is_domestic
from legation.coding.draft import participants
from legation.coding.drafts import draft_events
from legation.coding.echoes import without_echoes
from legation.coding.harm import with_harm_parties
from legation.coding.home import with_those_at_home
from legation.coding.implied import with_implied_parties
from legation.coding.linked import LinkedArticle
from legation.coding.merge import Merged, merge_drafts
from legation.coding.narrative import is_told_of_a_life
from legation.coding.other import with_other_party
from legation.coding.private import is_private_act
from legation.coding.scene import with_scenes
from legation.coding.sides import is_against_itself, without_own_side
from legation.coding.status import is_about_participant
from legation.model.event import Event, Participant
from legation.model.ids import event_id
from legation.resources.codebook import Codebook
from legation.resources.learned import Learned
from legation.resources.lexicon import Frame, Lexicon

METHOD, LEARNED = "rules-1", "tagger-1"
_LIKELY = frozenset({"likely", "expect", "expected", "due", "set", "tip"})


def code_events(
    article: LinkedArticle, lexicon: Lexicon, codebook: Codebook, learned: Learned | None = None
) -> tuple[Event, ...]:
    """The events of one article, in text order, each act once.

    Args:
        learned: What has a say beside the lexicon; without it the rules code alone.
    """
    told = [draft for draft in draft_events(article, lexicon, learned) if not is_told_of_a_life(article, draft)]
    drafts = without_echoes(article, with_implied_parties(article, told, lexicon))
    drafts = with_harm_parties(article, with_scenes(article, drafts), lexicon)
    merged = merge_drafts(with_other_party(article, drafts, lexicon))
    events = [_event(article, one, codebook) for one in merged if not _is_no_act(article, one)]
    return tuple(sorted((e for e in events if e.actors or e.recipients), key=lambda e: e.evidence.start))


def _is_no_act(article: LinkedArticle, merged: Merged) -> bool:
    return (
        is_domestic(article, merged.draft, merged.sentences)
        or is_private_act(article, merged.draft)
        or is_against_itself(merged.draft)
    )


def _event(article: LinkedArticle, merged: Merged, codebook: Codebook) -> Event:
    draft = without_own_side(with_those_at_home(article, merged.draft))
    source = article.parsed.article
    mode = draft.mode if draft.mode in codebook.modes(draft.event_type) else None
    coding = codebook.code(draft.event_type, draft.status, mode, draft.detail)
    return Event(
        event_id=event_id(source.article_id, draft.event_type, draft.span.start, draft.span.end),
        event_type=draft.event_type,
        mode=mode,
        contexts=(),
        plover=coding.plover,
        cameo=coding.cameo,
        goldstein=coding.goldstein,
        plover_score=coding.plover_score,
        quad=coding.quad,
        status=draft.status,
        certainty=draft.certainty,
        hedge=draft.hedge.text if draft.hedge else None,
        background=draft.background,
        actors=_with_certainty(article, participants(draft.actors)),
        recipients=_with_certainty(article, participants(draft.recipients)),
        symmetric=draft.symmetric,
        when=draft.when,
        where=draft.where if mode != "phone" else None,
        topics=(),
        attribution=draft.attribution,
        relations=(),
        evidence=source.quote(draft.evidence.start, draft.evidence.end),
        also=tuple(source.quote(span.start, span.end) for span in merged.also),
        trigger=source.quote(draft.span.start, draft.span.end),
        method=_method(draft.trigger.frame),
        confidence=confidence_of(draft.trigger, draft.actors + draft.recipients),
    )


def _method(frame: Frame) -> str:
    """What found the act: the lexicon or the tagger, by a verb or a noun, by which one."""
    return f"{LEARNED if frame.learned else METHOD}:{'noun' if frame.noun else 'verb'}:{frame.name}"


def _with_certainty(article: LinkedArticle, parties: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The participants; one who is `likely to attend` or `expected to join` is marked so."""
    after = {m.end: m.last for m in article.links.mentions}
    marked: list[Participant] = []
    for party in parties:
        i = after.get(party.end, 0)
        likely = 0 < i < len(article.tokens) and article.lemmas[i] in _LIKELY and is_about_participant(article, i)
        marked.append(msgspec.structs.replace(party, certainty="likely") if likely else party)
    return tuple(marked)

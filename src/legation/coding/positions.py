"""The positions of an article: who holds what on which issue, and who says so."""

from __future__ import annotations

from legation.coding.actors import actors_at, owners
from legation.coding.attribution import Speech, find_speech
from legation.coding.clauses import read_clause, surface_subject
from legation.coding.credit import attribution_of
from legation.coding.draft import participants
from legation.coding.evidence import evidence_of
from legation.coding.linked import LinkedArticle
from legation.coding.positions_content import issue_of, stance_of
from legation.coding.positions_words import Holding, find_holdings
from legation.model.event import Attribution, Participant, Position
from legation.model.link import Mention
from legation.resources.lexicon import Lexicon
from legation.resources.position_words import PositionWords
from legation.resources.sectors import Sectors

_STATES = frozenset({"country", "organization", "capital", "adjective"})


def code_positions(
    article: LinkedArticle, lexicon: Lexicon, words: PositionWords, sectors: Sectors
) -> tuple[Position, ...]:
    """The positions that an article states, in text order, at most one a clause."""
    found = (_position(article, holding, lexicon, words, sectors) for holding in find_holdings(article, words, lexicon))
    return _distinct([p for p in found if p is not None])


def _position(
    article: LinkedArticle, holding: Holding, lexicon: Lexicon, words: PositionWords, sectors: Sectors
) -> Position | None:
    holders, speakers = _holders(article, holding)
    actor = _actor(holders)
    issue = issue_of(article, holding, words, sectors)
    if actor is None or issue is None:
        return None
    span = evidence_of(article, holding.word, [(m.first, m.last) for m in holders])
    return Position(
        actor=actor,
        issue=issue,
        stance=stance_of(article, holding),
        attribution=_attribution(article, holding, speakers, lexicon),
        evidence=article.parsed.article.quote(span.start, span.end),
    )


def _holders(article: LinkedArticle, holding: Holding) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """(who holds it, who speaks): `the minister voiced Peru's support` is Peru's position in the minister's words."""
    speakers = _subjects(article, holding)
    owned = () if holding.noun is None else owners(article, holding.noun)
    states = tuple(m for m in owned if m.head != holding.noun and m.kind in _STATES)
    if holding.noun is not None and states and holding.noun != holding.content:
        return states, speakers
    return (speakers or owned), speakers


def _subjects(article: LinkedArticle, holding: Holding) -> tuple[Mention, ...]:
    """The actors at the subject of a word; `is concerned by` has its holder there too, `was rejected by` after by."""
    clause = read_clause(article, holding.word)
    surface = surface_subject(article, holding.word)
    heads = clause.subjects
    adjectival = clause.passive and holding.noun is None and surface != holding.content
    if surface is not None and (adjectival or not (heads or clause.passive)):
        heads = (surface,)
    return tuple(m for j in heads if j != holding.noun for m in actors_at(article, j))


def _actor(holders: tuple[Mention, ...]) -> Participant | None:
    """The first holder that is a country or organization, or speaks for one."""
    return next((p for p in participants(holders) if p.country), None)


def _attribution(
    article: LinkedArticle, holding: Holding, speakers: tuple[Mention, ...], lexicon: Lexicon
) -> Attribution | None:
    """Who says so: the speaker above, else the one whose own word of speech it is, else the publisher."""
    above = find_speech(article, holding.word, lexicon)
    if above is not None or not (holding.speech and speakers):
        return attribution_of(article, above)
    near = [m for m in speakers if article.tokens[m.head].sentence == article.tokens[holding.word].sentence]
    first, last = min([holding.word, *(m.first for m in near)]), max([holding.word + 1, *(m.last for m in near)])
    if last - first > 25:
        first, last = holding.word, holding.word + 1
    return attribution_of(article, Speech(holding.word, speakers, first, last))


def _distinct(positions: list[Position]) -> tuple[Position, ...]:
    """Each position once: what an actor holds on one issue in much the same words, in headline and text, is one."""
    kept: list[Position] = []
    for position in positions:
        if not any(_is_same(position, other) for other in kept):
            kept.append(position)
    return tuple(kept)


def _is_same(one: Position, other: Position) -> bool:
    if one.actor.country != other.actor.country or one.issue.lower() != other.issue.lower():
        return False
    first, second = ({w for w in p.stance.lower().split() if len(w) > 3} for p in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))

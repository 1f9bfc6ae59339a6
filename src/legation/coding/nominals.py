"""Who did what a noun of action tells, where the parser hangs `by` and `against` on another word than the noun.

In `the consequences of strikes by the occupiers at Ruvo` both phrases follow the strikes, whatever they hang on.
"""

from __future__ import annotations

from legation.coding.actors import actors_at, countries_of, unique
from legation.coding.arguments import Parties
from legation.coding.clauses import read_clause
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention
from legation.resources.lexicon import Frame

_OCCASIONS = frozenset({"after", "following", "during", "before"})
_LANDS = frozenset({"country", "capital"})
# Words between an occasion and the verb of who tells of it.
_CLIMB = 6
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "RETREAT"})
# What these are of is who does it; `the shelling of schools` is done to them.
_OF_ITS_DOER = frozenset({"operation", "campaign", "offensive", "crackdown", "incursion"})
# Words between a preposition and the name it governs: `by the forces of`.
_REACH = 5
_LONGEST = 4


def with_following(article: LinkedArticle, noun: int, frame: Frame, parties: Parties) -> Parties:
    """The parties of a noun of action, with those that its own words lack but what stands around it names."""
    if frame.parties == "reciprocal" and len(parties.countries) == 1:
        return _with_teller(article, noun, parties)
    if frame.parties == "visit":
        return _visit(article, noun, parties)
    if frame.type not in _DEEDS or frame.symmetric or parties.actors:
        return parties
    following = _following(article, noun)
    agents = {"by", "of"} if frame.word in _OF_ITS_DOER else {"by"}
    actors = unique(m for word, m in following if word in agents)
    if not actors:
        return parties
    found = parties.recipients or unique(m for word, m in following if word in frame.to)
    return Parties(actors, tuple(m for m in found if m not in actors))


def _visit(article: LinkedArticle, noun: int, parties: Parties) -> Parties:
    """`The visit of the pope to Iraq`, `a visit to Chad by a delegation`."""
    if parties.actors and parties.recipients:
        return parties
    following = _following(article, noun)
    visitors = parties.actors or unique(m for word, m in following if word in {"by", "of"})
    hosts = parties.recipients or unique(m for word, m in following if word == "to" and m.kind in _LANDS)
    return Parties(visitors, hosts)


def _with_teller(article: LinkedArticle, noun: int, parties: Parties) -> Parties:
    """`The president said so when answering questions after talks with the premier`: the president was in the talks."""
    preposition = article.tokens[noun].head
    if article.tokens[noun].dep != "pobj" or article.lemmas[preposition] not in _OCCASIONS:
        return parties
    i = preposition
    for _ in range(_CLIMB):
        i = article.tokens[i].head
        if article.tokens[i].pos not in {"VERB", "AUX"}:
            continue
        clause = read_clause(article, i)
        tellers = unique(m for j in clause.subjects for m in actors_at(article, j))
        if len(tellers) == 1 and countries_of(tellers) and not countries_of(tellers) & parties.countries:
            return Parties((*tellers, *parties.actors), ())
        if article.tokens[i].head == i:
            break
    return parties


def _following(article: LinkedArticle, noun: int) -> list[tuple[str, Mention]]:
    """(preposition, who it governs) for each phrase of the chain that starts right behind the noun."""
    found: list[tuple[str, Mention]] = []
    last, i = article.sentence(noun).last, noun + 1
    while i < last and article.tokens[i].pos == "ADP" and len(found) < _LONGEST:
        head = next((j for j in range(i + 1, min(i + _REACH, last)) if article.tokens[j].head == i), None)
        if head is None or article.is_verb(head):
            break
        found.extend((article.lemmas[i], mention) for mention in actors_at(article, head))
        i = head + 1
    return found

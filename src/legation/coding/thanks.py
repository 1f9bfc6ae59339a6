"""What one is thanked or praised for one has done: `thanked Chad for sending grain` tells that Chad sent it."""

from __future__ import annotations

from legation.coding.actors import actors_at, countries_of, unique
from legation.coding.arguments import Parties
from legation.coding.clauses import read_clause
from legation.coding.linked import LinkedArticle

_THANKING = frozenset("thank commend praise applaud laud congratulate salute".split())
# Between the thanks and the deed: `for`, `the decision`, `to`.
_CLIMB = 4


def thanking_verb(article: LinkedArticle, i: int) -> int | None:
    """The verb that thanks for the deed of a verb: `thanked for sending`, `thanked for the decision to send`."""
    seen_for = False
    for _ in range(_CLIMB):
        head = article.tokens[i].head
        if head == i:
            return None
        if article.is_verb(head):
            return head if seen_for and article.lemmas[head] in _THANKING else None
        seen_for = seen_for or article.lemmas[head] == "for"
        i = head
    return None


def of_thanked(article: LinkedArticle, i: int, parties: Parties) -> Parties:
    """The parties of a deed that others are thanked for: they did it, for whom it says, else for those who thank."""
    verb = thanking_verb(article, i)
    if verb is None:
        return parties
    clause = read_clause(article, verb)
    doers = unique(m for j in clause.objects for m in actors_at(article, j))
    if not countries_of(doers):
        return parties
    own = countries_of(doers)
    helped = tuple(m for m in parties.recipients if not countries_of((m,)) & own)
    helped = helped or unique(m for j in clause.subjects for m in actors_at(article, j))
    return Parties(doers, helped)

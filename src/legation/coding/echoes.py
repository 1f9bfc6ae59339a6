"""Acts that only say again what another of the same text says: what is promised and what is talked about in talks."""

from __future__ import annotations

from legation.coding.dating import leading_talks
from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle

# Working together is what they agree on; said of talks, to coordinate is to talk.
_TALKING = frozenset({"coordinate", "consult"})
_AS = frozenset({"as", "while"})


def without_echoes(article: LinkedArticle, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that tell no act of their own."""
    talks = leading_talks(drafts)
    return [draft for draft in drafts if not _is_echo(article, draft, drafts, talks)]


def _is_echo(article: LinkedArticle, draft: Draft, drafts: list[Draft], talks: Draft | None) -> bool:
    if draft.event_type == "THREATEN":
        return _is_carried_out(article, draft, drafts)
    if draft.event_type != "COOPERATE" or draft.trigger.clause is None:
        return False
    if _is_aside(article, draft) or _is_promised(draft, drafts):
        return True
    coordinated = draft.trigger.frame.word in _TALKING and draft.trigger.clause.tense == "past"
    return coordinated and talks is not None and talks.status == "occurred" and draft.countries == talks.countries


def _is_aside(article: LinkedArticle, draft: Draft) -> bool:
    """`Growth will follow as we cooperate`: what goes along with something else is not told itself."""
    head = draft.trigger.head
    marks = {article.lemmas[j] for j in article.kids(head, "mark", "advmod")}
    return article.tokens[head].dep == "advcl" and bool(marks & _AS)


def _is_promised(draft: Draft, drafts: list[Draft]) -> bool:
    """`They agreed to act and will work together`: one promise, told twice."""
    return any(
        other.event_type == "AGREE" and other.sentence == draft.sentence and draft.countries <= other.countries
        for other in drafts
    )


def _is_carried_out(article: LinkedArticle, draft: Draft, drafts: list[Draft]) -> bool:
    """`Went on to threaten and attack ships`: the attack tells what the threat was of."""
    joined = article.kids(draft.trigger.head, "conj")
    return any(d.event_type == "ASSAULT" and d.status != "hypothetical" and d.trigger.head in joined for d in drafts)

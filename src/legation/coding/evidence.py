"""The words of the article that show an act: the clause of its trigger."""

from __future__ import annotations

from legation.coding.linked import LinkedArticle
from legation.model.article import Span

_SHORT = 60
_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "conj", "relcl", "parataxis", "acl"})


def evidence_of(article: LinkedArticle, trigger: int, mentions: list[tuple[int, int]]) -> Span:
    """The smallest clause that holds the trigger and its parties; the whole sentence where the clause says too little.

    Args:
        mentions: Token spans (half-open) of the parties; those of other sentences are not reached for.
    """
    sentence = article.sentence(trigger)
    wanted = [trigger] + [
        i for first, last in mentions if sentence.first <= first < sentence.last for i in (first, last - 1)
    ]
    i = trigger
    while True:
        token = article.tokens[i]
        if token.dep in _CLAUSE and token.pos in {"VERB", "AUX"}:
            inside = set(article.parsed.subtree(i))
            if all(j in inside for j in wanted):
                first, last = _trim(article, min(inside), max(inside) + 1)
                if article.tokens[last - 1].end - article.tokens[first].start >= _SHORT or token.head == i:
                    return Span(article.tokens[first].start, article.tokens[last - 1].end)
        if token.head == i:
            return Span(sentence.start, sentence.end)
        i = token.head


def _trim(article: LinkedArticle, first: int, last: int) -> tuple[int, int]:
    """Leave out the conjunction, comma or quotation mark at the border of a clause."""
    while last - first > 1 and article.tokens[first].pos in {"CCONJ", "SCONJ", "PUNCT", "SPACE"}:
        first += 1
    while last - first > 1 and article.tokens[last - 1].text in {",", ";", "—", "–", "-"}:
        last -= 1
    return first, last

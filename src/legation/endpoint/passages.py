"""Where a passage stands: copied words are looked for in the one sentence that they are said to be from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from legation.coding.linked import LinkedArticle
from legation.model.article import Sentence, Span

_LONGEST = 400
# Models change the form of these when they copy; the words are the same.
_FORMS = ("'’‘ʼ", '"“”„', "-‐‑–—")
_CLASS = {character: f"[{re.escape(forms)}]" for forms in _FORMS for character in forms}


def occurrences(article: LinkedArticle, sentence: Sentence, passage: str) -> list[Span]:
    """All places of a passage in a sentence, as whole words; white space and the form of quotes and dashes aside."""
    words = passage.split()
    if not words or len(passage) > _LONGEST:
        return []
    pattern = r"\s+".join("".join(_CLASS.get(c) or re.escape(c) for c in word) for word in words)
    found = re.compile(rf"(?<!\w){pattern}(?!\w)").finditer(article.parsed.article.text, sentence.start, sentence.end)
    return [Span(match.start(), match.end()) for match in found]


def nearest(spans: Iterable[Span], to: Span) -> Span | None:
    """The span with the fewest characters between it and another; the first of several."""
    return min(spans, key=lambda span: _gap(span, to), default=None)


def most_central(spans: list[Span], others: Iterable[list[Span]]) -> Span | None:
    """The span that the nearest of each list of others stand closest to: which `met` of two is meant."""
    lists = [other for other in others if other]
    return min(spans, key=lambda span: sum(min(_gap(one, span) for one in other) for other in lists), default=None)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def root_of(article: LinkedArticle, sentence: Sentence, span: Span) -> int | None:
    """The token that carries the syntax of a span: the first whose head stands outside it."""
    inside = [i for i in range(sentence.first, sentence.last) if span.overlaps(_span_of(article, i))]
    return next((i for i in inside if article.tokens[i].head not in inside or article.tokens[i].head == i), None)


def _span_of(article: LinkedArticle, i: int) -> Span:
    return Span(article.tokens[i].start, article.tokens[i].end)

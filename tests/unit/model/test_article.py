from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.model.article import Article, ParsedArticle, Quote, Span, Token

TEXT = "Ministers met in Oslo"
# Ministers <- met -> in -> Oslo
HEADS = (1, 1, 1, 2)


def article(published: str | None = None) -> Article:
    return Article("art-1", TEXT, TEXT, published=published)


def parsed() -> ParsedArticle:
    words, tokens, start = TEXT.split(), [], 0
    for i, word in enumerate(words):
        start = TEXT.index(word, start)
        tokens.append(Token(i, start, start + len(word), word, word.lower(), "", "", "", HEADS[i], "", "", 0))
    children = tuple(tuple(i for i, head in enumerate(HEADS) if head == j != i) for j in range(len(words)))
    return ParsedArticle(article(), tuple(tokens), (), (), children)


@pytest.mark.parametrize(
    ("other", "expected"),
    [(Span(0, 3), False), (Span(0, 4), True), (Span(4, 5), True), (Span(5, 9), True), (Span(6, 9), False)],
)
def test_spans_that_touch_do_not_overlap(other: Span, expected: bool) -> None:
    assert Span(3, 6).overlaps(other) is expected
    assert other.overlaps(Span(3, 6)) is expected


spans = st.tuples(st.integers(0, 20), st.integers(1, 5)).map(lambda pair: Span(pair[0], sum(pair)))


@given(spans, spans)
def test_spans_overlap_when_they_share_a_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) is bool(shared)


def test_spans_sort_by_where_they_begin_then_end() -> None:
    assert sorted([Span(2, 3), Span(0, 9), Span(0, 4)]) == [Span(0, 4), Span(0, 9), Span(2, 3)]


@pytest.mark.parametrize("published", ["2025-09-10", "2025-09-10T23:30:00-04:00", "2025-09-10T00:10:00+09:00"])
def test_the_day_is_that_of_the_publishers_own_zone(published: str) -> None:
    assert article(published).day == dt.date(2025, 9, 10)


def test_without_a_publication_date_there_is_no_day() -> None:
    assert article().day is None


def test_a_quote_carries_its_offsets_and_its_text() -> None:
    assert article().quote(10, 13) == Quote(10, 13, "met")


def test_a_quote_by_tokens_is_the_text_between_them() -> None:
    assert parsed().quote(1, 3) == Quote(10, 16, "met in")
    assert parsed().text(2, 4) == "in Oslo"


@pytest.mark.parametrize(("token", "expected"), [(0, [0]), (1, [0, 1, 2, 3]), (2, [2, 3])])
def test_a_subtree_is_in_text_order(token: int, expected: list[int]) -> None:
    assert parsed().subtree(token) == expected

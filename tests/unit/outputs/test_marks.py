"""Marks may nest and overlap; the text comes out whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legation.outputs.marks import Mark, cut, marks_of
from unit.outputs.sample import SAMPLE, TEXT

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.lists(SPANS, max_size=12), SPANS)
def test_segments_are_the_text_and_know_their_marks(spans: list[list[int]], window: list[int]) -> None:
    text = "".join(chr(ord("a") + i % 26) for i in range(40))
    marks = [Mark(a, b, "actor", "", "") for a, b in spans]
    segments = cut(text, *window, marks)
    assert "".join(segment.text for segment in segments) == text[slice(*window)]
    for segment in segments:
        for i in range(segment.start, segment.start + len(segment.text)):
            assert [mark for mark in marks if mark.start <= i < mark.end] == list(segment.marks)


def test_every_value_with_a_span_is_marked() -> None:
    marks = marks_of(SAMPLE)
    found = {(mark.kind, TEXT[mark.start : mark.end]) for mark in marks}
    assert {
        ("trigger", "arrived"),
        ("actor", "Norwegian Foreign Minister Ingrid Solheim"),
        ("date", "12-13 June"),
        ("place", "Nairobi"),
        ("topic", "port security"),
        ("hedge", "is expected to"),
        ("excluded", "Photo: Coastal Courier"),
        ("evidence", "June summit"),
    } <= found


def test_the_same_words_for_two_events_are_one_mark() -> None:
    (mark,) = (mark for mark in marks_of(SAMPLE) if TEXT[mark.start : mark.end] == "Daniel Otieno")
    assert mark.events == (1, 2)

"""Whatever the text is, reading it gives spans that quote it, or an error with a message for the user."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import legation
from legation.errors import LegationError
from legation.outputs.page import render_page
from legation.outputs.text import render_text

_NAMES = (
    "Zambia", "Angola", "Oslo", "the United States", "US", "NATO", "President Hakainde Hichilema", "Lourenço", "he",
    "they", "we", "both sides", "the two ministers", "her counterpart", "Foreign Minister", "the ministry", "Mr.",
)  # fmt: skip
_WORDS = (
    "met", "visited", "signed", "denied", "is expected to visit", "said", "agreed to", "postponed", "condemned",
    "threatened", "the summit", "talks with", "a trade agreement", "sanctions on", "over", "between", "and", "of",
    "not",
)  # fmt: skip
_DATES = (
    "on Monday", "3 May 2025", "31 February 2025", "2025-13-45", "next week", "since 1998", "999 decades ago", "in May",
    "from 3 to 5 March", "0000", "12/11/2025", "the day after", "Q4", "the 32nd of May", "tomorrow",
)  # fmt: skip
_MARKS = (
    ".", ",", ";", ":", "?", "!", "...", "“", "”", '"', "'", "’", "(", ")", "[", "]", "-", "–", "—", "/", "%", "<u>",
    "&amp;",
)  # fmt: skip
_BREAKS = (
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x7f",
    "\u2028",
    "\u200b",
    "\u202e",
    "\ufeff",
)
_FURNITURE = ("\nReuters\n", "\n3 May 2025\n", "\rShare this\r", "\nNo comments:\n", "***\n")
_PIECES = st.sampled_from([*_NAMES, *_WORDS, *_DATES, *_MARKS, *_BREAKS, *_FURNITURE]) | st.text(max_size=3)
_TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", ""])), max_size=60).map(
    lambda pieces: "".join(word + space for word, space in pieces)
)
_DAYS = st.sampled_from([None, "2025-05-07", "0001-01-01", "9999-12-31", "2024-02-29T23:59:59+14:00"])


def _misquoted(part: Any, text: str) -> Iterator[Any]:
    """The passages of a reading, as plain lists and dicts, that are not the article's text at their offsets."""
    if isinstance(part, dict):
        start, end = (part.get(f"{name}_offset", part.get(name)) for name in ("start", "end"))
        if isinstance(start, int) and not (start < end and text[start:end] == part["text"]):
            yield part
    if isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _misquoted(inner, text)


def _check(reading: legation.Reading) -> None:
    form = reading.to_dict()
    assert form.pop("article")["text"] == reading.article.text
    # Issues point at characters without repeating them.
    form.pop("issues")
    assert list(_misquoted(form, reading.article.text)) == []


@settings(max_examples=200)
@given(text=_TEXTS, published=_DAYS)
def test_any_text_is_read_with_exact_spans_or_refused(
    reader: legation.Reader, text: str, published: str | None
) -> None:
    try:
        reading = reader.read(text, published=published)
    except LegationError:
        return
    _check(reading)
    assert "\x1b" not in render_text(reading)
    assert "<u>" not in render_page(reading).partition('<section class="text"')[2].partition("</section>")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Hichilema",
        "Reuters\nReuters\n3 May 2025",
        "The minister met\r3 May 2025",
        "***\nReuters\nNo comments:",
        "Zambia meets Angola\n\nEarlier, Zambia meets Angola was a headline. Zambia met Angola.",
    ],
)
def test_texts_with_little_in_them(reader: legation.Reader, text: str) -> None:
    _check(reader.read(text, published="2025-05-07"))


@pytest.mark.parametrize(
    ("published", "end"), [("0001-01-01", "0001-01-01"), ("0001-02-01", "0001-01-31"), ("9999-12-31", "9999-12-30")]
)
def test_the_first_and_the_last_days_of_the_calendar_are_days(
    reader: legation.Reader, published: str, end: str
) -> None:
    text = f"Talks in Oslo\n\nZambia and Angola held talks in Oslo on {end}."
    _check(reader.read(text, published=published))


@pytest.mark.parametrize(
    ("start", "again"),
    [
        ("The president of Mali paid a visit to Chad", " and a visit to Niger"),
        ("Chad and Mali held talks", " and talks"),
        ("Chad and Mali signed", " and signed"),
        ("The minister visited Mali", ", Chad"),
        ("Chad and Mali agreed", " to agree"),
        ("The accord was signed", " and was signed and rejected"),
        ("The minister of Mali said", " that he said"),
    ],
)
def test_sentences_without_end(reader: legation.Reader, start: str, again: str) -> None:
    _check(reader.read(f"Talks in Oslo\n\n{start}{again * 1_200}.", published="2025-05-07"))


def test_brackets_without_white_space_are_read(reader: legation.Reader) -> None:
    # The tokenizer is quadratic in such a run; `test_syntax` checks that runs are cut.
    _check(reader.read("Talks in Oslo\n\nThe minister " + "(" * 5_000, published="2025-05-07"))

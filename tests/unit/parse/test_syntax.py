from __future__ import annotations

import pytest

from legation.ingest.files import article_from_text
from legation.parse.syntax import load_parser


@pytest.mark.parametrize("length", [499, 500, 501, 1_000, 1_234])
def test_words_of_any_length_keep_their_text_and_place(length: int) -> None:
    text = f"Talks in Oslo\n\nThe minister {'(' * length} met {'a' * length} on Monday."
    parsed = load_parser().parse(article_from_text(text, language="en"))
    assert all(token.text == text[token.start : token.end] for token in parsed.tokens)
    assert "".join(token.text for token in parsed.tokens) == "".join(text.split())
    assert [token.text for token in parsed.tokens][-3:] == ["on", "Monday", "."]

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


_REPORT = "Norwegian Foreign Minister Espen Barth Eide met Mauro Vieira in Lusaka on Sunday."


@pytest.mark.parametrize(
    "dateline",
    [
        "",
        "OSLO, 2 February — ",
        "PARIS, Feb 2 (Agency) - ",
        "PARIS, Feb. 2, 2025 (Agency) -- ",
        "LONDON (AG) — ",
        "SAN JOSE, Costa Rica (AG) – ",
        "PORT-AU-PRINCE/PARIS, 2 Feb (Agency) - ",
        "Panama City, February 2 – ",
        "BRASÍLIA — ",
        "WASHINGTON, D.C., 2 February 2025 — ",
    ],
)
def test_a_dateline_takes_no_part_in_the_clause_after_it(dateline: str) -> None:
    text = f"Talks on shipping\n\n{dateline}{_REPORT} They will meet again in May."
    parsed = load_parser().parse(article_from_text(text, language="en"))
    assert [text[s.start : s.end] for s in parsed.sentences][1:] == [
        f"{dateline}{_REPORT}",
        "They will meet again in May.",
    ]
    [met] = [token for token in parsed.tokens if token.text == "met"]
    subjects = [parsed.tokens[i].text for i in parsed.children[met.i] if parsed.tokens[i].dep == "nsubj"]
    assert (met.head, subjects) == (met.i, ["Eide"])

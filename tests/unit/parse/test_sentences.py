from __future__ import annotations

import pytest

from legation.ingest.files import article_from_text
from legation.parse.sentences import dateline_end, is_headline, split_blocks

_BODY = (
    "The foreign ministers of Zambia and Angola met in Lusaka on",
    "Monday for talks on the river crossing that both countries",
    "want to open, and on the price of the electricity that is",
    "carried over it.",
    "",
    "They will meet again in Luanda next month, when the plans for",
    "the bridge are to be ready, the ministry said in a statement",
    "that named no day.",
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("space", ["", "  "])
def test_wrapped_lines_are_joined_and_blank_lines_part_them_however_lines_end(end: str, space: str) -> None:
    article = article_from_text(end.join(["Talks in Lusaka", "", *_BODY]).replace(end + end, end + space + end))
    blocks = [article.text[block.start : block.end] for block in split_blocks(article)]
    assert [block.split()[0] for block in blocks] == ["Talks", "The", "They"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_of_the_page_takes_no_other_line_with_it(end: str) -> None:
    article = article_from_text(end.join(["Talks in Lusaka", "3 May 2025", "The ministers met in Lusaka."]))
    assert article.title == "Talks in Lusaka"
    first, second = split_blocks(article)
    assert article.text[second.start : second.end] == "The ministers met in Lusaka."
    assert is_headline(article, first)
    assert not is_headline(article, second)


def test_the_title_is_the_first_line_with_words() -> None:
    article = article_from_text("* * *\nReuters\nNo comments:\n")
    assert article.title == "Reuters"
    assert [article.text[block.start : block.end] for block in split_blocks(article)] == ["* * *", "Reuters"]


@pytest.mark.parametrize(
    "text",
    [
        "Lusaka and Luanda — Two capitals met.",
        "NATO — the alliance — met on Monday.",
        "US - Zambian talks began on Monday.",
        "Foreign ministers met on 2 February — Monday — in Lusaka.",
        "The ministers, 2 February (AG) — Talks.",
        "LUSAKA, on the river, was calm.",
        "LUSAKA (AG)",
        "",
    ],
)
def test_other_beginnings_are_no_dateline(text: str) -> None:
    assert dateline_end(text) == 0

"""Whole lines of page furniture are found; sentences are never taken for it."""

from __future__ import annotations

import pytest

from legation.ingest.boilerplate import boilerplate_spans


def excluded(text: str) -> list[str]:
    return [text[span.start : span.end] for span in boilerplate_spans(text)]


@pytest.mark.parametrize(
    "line",
    [
        "No comments:",
        "12 Comments",
        "Post a Comment",
        "Leave a reply",
        "Share this",
        "Share on Facebook",
        "Read more:",
        "READ MORE: Why the strait matters",
        "Also read: five things to know",
        "Subscribe",
        "Subscribe to our daily newsletter",
        "Sign up for our newsletter",
        "Related articles",
        "Agencies",
        "Reuters",
        "(PTI)",
        "— AFP",
        "(With inputs from agencies)",
        "Reuters, AFP",
        "Copyright 2026 Harbour Post. All rights reserved.",
        "© Harbour Post",
        "Advertisement",
        "###",
        "* * *",
        "Photo: Harbour Post",
        "Image credit: Harbour Post",
        "Labels: talks, border",
        "Newer Post",
        "Tuesday, 18 November 2025",
        "Published: Nov 18, 2025, 10:32 pm IST",
    ],
)
def test_furniture_is_excluded(line: str) -> None:
    assert excluded(f"Title\n\nThe ministers met.\r\n  {line} \r\n") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Reuters reported that the ministers met.",
        "Subscribers to the treaty met in Lima.",
        "Related talks on the border continue.",
        "Share prices fell after the talks.",
        "Copyright talks resumed in 2024 in Geneva.",
        "Advertisement rules were agreed by the ministers.",
        "Ends of the corridor will be guarded by both armies.",
        "Comments by the minister drew a protest.",
        "Agencies of both states will cooperate.",
        "On 18 November 2025 the envoys met.",
        "Tuesday, 18 November 2025 was the day of the signing.",
        "Next, the envoys travel to Oslo.",
        "Home Affairs Minister Otieno",
        "Photographers were kept away.",
    ],
)
def test_sentences_are_kept(line: str) -> None:
    assert excluded(f"Title\n\nThe ministers met.\n{line}\n") == []


def test_the_title_is_kept() -> None:
    assert excluded("\nRelated\nShare this\n") == ["Share this"]


def test_a_long_line_takes_no_time() -> None:
    assert excluded("Title\n" + "share this " * 20_000 + "!") == []

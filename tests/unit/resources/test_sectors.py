"""Sectors, flashpoints and contexts: what a text is about."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.resources.codebook import load_codebook
from legation.resources.phrases import Found, PhraseTable, longest
from legation.resources.sectors import load_sectors

ROOT = Path(__file__).resolve().parents[3]
CASES: list[dict[str, Any]] = msgspec.yaml.decode((ROOT / "tests" / "cases" / "sectors.yaml").read_bytes())
SECTORS = load_sectors()
WORDS = [
    "Iran",
    "war",
    "in",
    "The",
    "the",
    "and",
    "trade",
    "free",
    "AI",
    "issue",
    ",",
    "-",
    "Sudan",
    "US",
    "between",
    "’s",
    "",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_cases(case: dict[str, Any]) -> None:
    text = case["text"]
    assert {text[start:end]: sector for start, end, sector in SECTORS.find(text)} == case["sectors"]
    if "flashpoints" in case:
        matches = SECTORS.flashpoints(text, places=True)
        assert {text[match.start : match.end]: match.name for match in matches} == case["flashpoints"]


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("space", "space"),
        ("the Gaza Strip", "conflict"),
        ("ties in farming", "agriculture"),
        ("dependence on foreign payment systems", "finance"),
        ("digital technology", "technology"),
        ("rare earths", "critical minerals"),
        ("North Korea's nuclear program", "nuclear"),
        ("weather", None),
        ("", None),
    ],
)
def test_sector_of_a_topic(phrase: str, sector: str | None) -> None:
    assert SECTORS.sector_of(phrase) == sector


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The court heard the lawyers of the two companies.", "legal"),
        ("Nurses brought vaccines against cholera to the clinic.", "disease"),
        ("The ambassador left the embassy for the summit.", "diplomatic"),
        ("The junta kept the curfew.", "pro_autocracy"),
        ("Soldiers shelled the navy's depot.", "military"),
    ],
)
def test_the_context_with_most_words_is_first(text: str, first: str) -> None:
    assert SECTORS.context_of(text)[0] == first


def test_no_words_no_context() -> None:
    assert SECTORS.context_of("They had tea.") == ()


def test_every_phrase_of_a_sector_is_found_as_that_sector() -> None:
    wrong = [
        (phrase, name, SECTORS.find(phrase))
        for name, sector in SECTORS.table.items()
        for phrase in (name, *sector.phrases)
        if [(0, len(phrase), name)] != SECTORS.find(phrase)
    ]
    assert wrong == []


def test_contexts_are_those_of_the_codebook() -> None:
    assert SECTORS.contexts == set(load_codebook().contexts)


def test_a_flashpoint_knows_its_countries() -> None:
    (match,) = SECTORS.flashpoints("Both want an end of the Kashmir dispute.")
    assert (match.name, match.countries, match.sector) == ("Kashmir", ("IND", "PAK"), "conflict")


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_matches_are_in_the_text_in_order_and_apart(text: str) -> None:
    for matches in (SECTORS.find(text), [(m.start, m.end, m.name) for m in SECTORS.flashpoints(text, places=True)]):
        ends = [0, *(end for _, end, _ in matches)]
        assert all(before <= start < end <= len(text) for before, (start, end, _) in zip(ends, matches, strict=False))
        assert all(text[start:end].strip() == text[start:end] for start, end, _ in matches)


def test_the_longest_match_stands_and_of_equals_the_first() -> None:
    matches = [Found(0, 4, "a"), Found(2, 9, "b"), Found(9, 12, "c"), Found(9, 12, "d")]
    assert longest(matches) == [Found(2, 9, "b"), Found(9, 12, "c")]


def test_a_phrase_table_keeps_the_first_label_and_takes_any_joint() -> None:
    table = PhraseTable([("free trade", 1), ("Free-trade", 2), ("trade centers", 3)], {"center": "centre"})
    found = [(start, end, label) for start, end, label in table.find("Free-Trade, trade\ncentre; free. Trade")]
    assert found == [(0, 10, 1), (12, 24, 3)]


def test_a_long_line_in_capitals_takes_no_longer_by_the_word() -> None:
    def seconds(words: int) -> float:
        text = "WAR TALKS " * words
        started = time.process_time()
        SECTORS.find(text)
        return time.process_time() - started

    short, long = (min(seconds(words) for _ in range(3)) for words in (1000, 8000))
    assert long < 16 * short

"""The lexicon says only what the codebook and the coder know."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
import yaml

from legation.coding.needs import NEEDS
from legation.resources.codebook import load_codebook
from legation.resources.lexicon import Frame, Lexicon, load_lexicon

# Classes of a named actor, not of words.
MARKS = {"actor", "person", "none"}
SIDES = {"object", "owner", "clause", "clause_object", "host", "counterpart", "aimed"}
PARTIES = {"reciprocal", "joint", "directed", "visit", "hosting", "charged"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def frames(lexicon: Lexicon) -> list[Frame]:
    return [frame for table in (lexicon.verbs, lexicon.nouns) for frames in table.values() for frame in frames]


def rows(name: str) -> Any:
    return yaml.safe_load((files("legation") / "data" / "lexicon" / f"{name}.yaml").read_text(encoding="utf-8"))


def test_types_modes_and_details_are_in_the_codebook(lexicon: Lexicon) -> None:
    codebook = load_codebook()
    for frame in frames(lexicon):
        assert frame.type in codebook.types, frame
        assert frame.mode is None or frame.mode in codebook.modes(frame.type), frame
        assert frame.detail is None or frame.detail in codebook.details or frame.detail in codebook.mode_names, frame
        assert frame.status is None or frame.status in codebook.statuses, frame


def test_every_need_has_a_rule_and_every_rule_is_needed(lexicon: Lexicon) -> None:
    assert {need for frame in frames(lexicon) for need in frame.needs} == set(NEEDS)


def test_parties_and_the_places_of_recipients_are_known(lexicon: Lexicon) -> None:
    prepositions = set(
        "about against at between by dative for from in into of on outside over through to toward upon with".split()
    )
    for frame in frames(lexicon):
        assert frame.parties in PARTIES, frame
        assert set(frame.to) <= SIDES | prepositions, frame


def test_every_class_that_a_frame_names_exists(lexicon: Lexicon) -> None:
    named = {
        word[1:]
        for row in rows("triggers")["frames"]
        for key in ("object", "has", "about")
        for word in str(row.get(key, "")).split()
        if word.startswith("@")
    }
    assert named <= set(lexicon.classes) | MARKS


def test_every_row_is_for_verbs_or_for_nouns() -> None:
    for row in rows("triggers")["frames"]:
        assert ("verbs" in row) != ("nouns" in row), row
        words = str(row.get("verbs", row.get("nouns"))).split()
        assert len(words) == len(set(words)), row


def test_no_frame_is_entered_twice(lexicon: Lexicon) -> None:
    twice = [frame for frame, times in Counter(frames(lexicon)).items() if times > 1]
    assert twice == []


def test_no_word_has_two_statuses() -> None:
    table = rows("wrappers")
    for part in ("verbs", "nouns", "adjectives", "hedges"):
        words = [word for words in table[part].values() for word in str(words).split()]
        assert [word for word, times in Counter(words).items() if times > 1] == [], part


def test_statuses_of_words_are_of_the_codebook_or_of_the_coder() -> None:
    table, known = rows("wrappers"), set(load_codebook().statuses)
    of_coder = {"requested", "refused", "topic", "same"}
    for part in ("verbs", "nouns", "adjectives"):
        assert set(table[part]) <= known | of_coder
    assert set(table["hedges"]) <= {"likely", "reported", "unconfirmed"}

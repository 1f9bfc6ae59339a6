from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.coding.linked import LinkedArticle
from legation.coding.positions import code_positions
from legation.model.event import Position
from legation.resources.lexicon import load_lexicon
from legation.resources.position_words import load_position_words
from legation.resources.sectors import load_sectors

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "positions.yaml").read_text(encoding="utf-8"))
Linker = Callable[..., LinkedArticle]


def code(article: LinkedArticle) -> tuple[Position, ...]:
    return code_positions(article, load_lexicon(), load_position_words(), load_sectors())


def shown(position: Position) -> dict[str, Any]:
    said = position.attribution
    return {
        "actor": position.actor.name,
        "country": position.actor.country,
        "issue": position.issue,
        "stance": position.stance,
        "speaker": said.speaker.name if said and said.speaker else None,
        "verb": said.verb if said else None,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case: dict[str, Any], linked: Linker) -> None:
    found = [shown(p) for p in code(linked(case["text"]))]
    assert len(found) == len(case["expected"]), found
    for position, row in zip(found, case["expected"], strict=True):
        assert {key: position[key] for key in row} == row


def test_words_are_the_text_s_own(linked: Linker) -> None:
    for case in CASES:
        article = linked(case["text"])
        text = article.parsed.article.text
        for position in code(article):
            assert position.stance in text
            assert position.issue in text
            assert position.evidence.text == text[position.evidence.start : position.evidence.end]


def test_headline_and_text_state_one_position(linked: Linker) -> None:
    text = "Norway opposes the new port tax\nNorway opposes the new port tax, a minister said on Friday."
    assert len(code(linked(text))) == 1


def test_the_publisher_is_cited_where_nobody_speaks(linked: Linker) -> None:
    [found] = code(linked("Week in review.\nNorway opposes the port tax.", publisher="Fjord Times"))
    assert found.attribution is not None
    assert (found.attribution.speaker, found.attribution.publisher) == (None, "Fjord Times")


def test_they_are_the_two_of_the_sentence_before(linked: Linker) -> None:
    text = "Week in review.\nGhana and Togo met in Accra. Both sides expressed support for a joint port."
    [found] = code(linked(text))
    assert found.actor.text == "Both sides"
    assert found.actor.country in {"GHA", "TGO"}

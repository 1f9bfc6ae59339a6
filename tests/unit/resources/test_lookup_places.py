"""Places among what a phrase names: tests/cases/place_lookups.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from legation.resources.gazetteer import load_gazetteer
from legation.resources.kb import load_knowledge
from legation.resources.lookup import look_up
from legation.resources.lookup_places import with_places

CASES: list[dict[str, Any]] = msgspec.yaml.decode(
    (Path(__file__).resolve().parents[2] / "cases" / "place_lookups.yaml").read_bytes()
)
BASE, GAZETTEER = load_knowledge(), load_gazetteer()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['ask']}: {case['why']}" for case in CASES])
def test_a_phrase_is_answered_with_its_places(case: dict[str, Any]) -> None:
    answer = with_places(look_up(case["ask"], None, BASE), GAZETTEER)
    places = [[place.name, place.country, place.precision] for place in answer.places]
    assert places[:1] == ([case["first"]] if "first" in case else [])
    assert "among" not in case or case["among"] in places[1:]
    if "no_country" in case:
        assert case["no_country"] in {sense.id for sense in answer.senses}
        assert all(place.country != case["no_country"] for place in answer.places)
    assert (answer.unknown is None) == bool(answer.senses or places)

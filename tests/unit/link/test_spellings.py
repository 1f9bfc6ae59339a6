"""Every case of `tests/cases/spellings.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.link.spellings import people_by_sound, sound_alike, sound_of
from legation.link.titles import same_office
from legation.resources.kb import KnowledgeBase

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "spellings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES["surnames"], ids=lambda case: f"{case['one']}, {case['other']}")
def test_surname(case: dict[str, Any]) -> None:
    assert (sound_of(case["one"]) == sound_of(case["other"])) == case["same"]


@pytest.mark.parametrize("case", _CASES["titles"], ids=lambda case: f"{case['written']}, {case['title']}")
def test_title(case: dict[str, Any]) -> None:
    assert same_office(case["written"], case["title"]) == case["same"]


def test_given_names_may_differ_in_short_vowels() -> None:
    assert sound_alike("mohamed", "muhammad")
    assert not sound_alike("ali", "ala")


def test_people_are_found_by_the_sound_of_their_surname(knowledge: KnowledgeBase) -> None:
    assert people_by_sound("zhakypbekov", knowledge) == ("kgz-jakypbekov",)
    assert people_by_sound("sabbani", knowledge) == ("lby-sabbani",)
    assert people_by_sound("nobody", knowledge) == ()

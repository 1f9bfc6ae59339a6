"""The offices that a refresh asks for."""

from __future__ import annotations

from legation.resources.kb import load_knowledge
from legation.resources.user_checks import OFFICES
from legation.resources.wikidata_positions import read_positions


def test_each_is_an_item_once_of_a_country_and_a_kind_of_office_that_there_are() -> None:
    positions = read_positions()
    assert len({one.qid for one in positions}) == len(positions) > 400
    assert {one.country for one in positions} <= load_knowledge().countries.keys()
    assert {one.office for one in positions} <= set(OFFICES)


def test_the_great_powers_are_there() -> None:
    asked = {(one.country, one.office) for one in read_positions()}
    for country in ("USA", "RUS", "CHN", "IND", "FRA", "GBR", "DEU", "JPN"):
        assert (country, "foreign_minister") in asked
        assert {(country, "head_of_state"), (country, "head_of_government")} & asked

"""What is a place, and which of several places of one name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.link.places import link_places
from legation.model.article import ParsedArticle
from legation.model.link import Mention, PlaceLink
from legation.resources.gazetteer import Gazetteer, load_gazetteer

Find = Callable[[str], tuple[PlaceLink, ...]]
CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "place_senses.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def find(
    parse: Callable[..., ParsedArticle], mentions_of: Callable[..., tuple[Mention, ...]], gazetteer: Gazetteer
) -> Find:
    def places(text: str) -> tuple[PlaceLink, ...]:
        parsed = parse(f"What was said\n{text}")
        return link_places(parsed, gazetteer, mentions_of(parsed))

    return places


@pytest.mark.parametrize(
    ("text", "place", "country", "precision"),
    [
        ("They met in Geneva on Monday.", "Geneva", "CHE", "city"),
        ("The envoys flew to New Delhi.", "New Delhi", "IND", "city"),
        ("Kenya will host the talks.", "Kenya", "KEN", "country"),
        ("They met in Tripoli, Lebanon, on Monday.", "Tripoli", "LBN", "city"),
        ("They met in Tripoli on Monday.", "Tripoli", "LBY", "city"),
        ("The leaders met at Camp David.", "Camp David", "USA", "site"),
        ("She was received at the White House.", "White House", "USA", "site"),
        ("Shelling went on in the Gaza Strip.", "Gaza Strip", "PSE", "region"),
    ],
)
def test_place(find: Find, text: str, place: str, country: str, precision: str) -> None:
    found = {link.text.removeprefix("the "): link for link in find(text)}
    assert (found[place].country, found[place].precision) == (country, precision)
    assert precision == "country" or found[place].latitude is not None


@pytest.mark.parametrize(
    "text",
    [
        "Russian Foreign Minister Dmitri Sokolin thanked the European Union.",
        "The White House said nothing.",
        "Swedish troops left.",
    ],
)
def test_people_bodies_and_adjectives_are_no_places(find: Find, text: str) -> None:
    assert find(text) == ()


def test_a_capital_is_an_actor_and_a_place(
    parse: Callable[..., ParsedArticle], mentions_of: Callable[..., tuple[Mention, ...]], gazetteer: Gazetteer
) -> None:
    parsed = parse("What was said\nMoscow rejected the plan.")
    [mention] = mentions_of(parsed)
    [place] = link_places(parsed, gazetteer, (mention,))
    assert (mention.kind, mention.text, place.text, place.country) == ("capital", "Moscow", "Moscow", "RUS")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['text']} ({case['why']})" for case in CASES])
def test_a_name_means_the_place_of_its_sentence(find: Find, case: dict[str, Any]) -> None:
    links = find(case["text"])
    found: dict[str, str] = {}
    for link in links:
        region = "region " if link.precision == "region" and link.country else ""
        found.setdefault(link.text.removeprefix("the "), f"{region}{link.country or ''}")
    assert found | case["places"] == found
    assert not set(case.get("not", ())) & set(found)


def test_the_article_s_countries_choose(find: Find) -> None:
    """Between places of one name, the one whose country the article speaks of."""
    by_text = {link.text: link for link in find("Pakistan sent a team. Its members met in Hyderabad on Monday.")}
    assert by_text["Hyderabad"].country == "PAK"

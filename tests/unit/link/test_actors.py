"""Every case of `tests/cases/mentions.yaml`, and what holds of the mentions of any text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from legation.link.actors import link_actors
from legation.model.article import ParsedArticle
from legation.model.knowledge import Person
from legation.model.link import Mention
from legation.resources.kb import KnowledgeBase

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "mentions.yaml").read_text(encoding="utf-8"))


def described(mention: Mention, parsed: ParsedArticle) -> dict[str, Any]:
    """A mention in the words of a case."""
    first = mention.actors[0] if mention.actors else None
    return {
        "text": mention.text,
        "head": parsed.tokens[mention.head].text,
        "kind": mention.kind,
        "countries": [actor.country for actor in mention.actors],
        "name": first.name if first else None,
        "office": first.office if first else None,
        "sector": first.sector if first else None,
    }


def agrees(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    return all(found[key] == value for key, value in expected.items())


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any], parse: Callable[..., ParsedArticle], knowledge: KnowledgeBase) -> None:
    parsed = parse(case["text"])
    found = [described(mention, parsed) for mention in link_actors(parsed, knowledge)]
    missing = [expected for expected in case["expected"] if not any(agrees(one, expected) for one in found)]
    assert not missing, found
    assert not {one["text"] for one in found} & set(case.get("absent", ()))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["why"])
def test_mentions_are_apart_and_in_order(
    case: dict[str, Any], parse: Callable[..., ParsedArticle], mentions_of: Callable[..., tuple[Mention, ...]]
) -> None:
    parsed = parse(case["text"])
    end = 0
    for mention in mentions_of(parsed):
        assert mention.first >= end
        assert mention.first <= mention.head < mention.last
        assert parsed.article.text[mention.start : mention.end] == mention.text
        assert 0 < mention.score <= 1
        end = mention.last


def test_the_parser_s_mistake_is_outvoted(parse: Callable[..., ParsedArticle], knowledge: KnowledgeBase) -> None:
    """A name that is a person's in most places is so everywhere."""
    parsed = parse("Hellqvist\nPrime Minister Astrid Hellqvist spoke. Hellqvist said no. Sweden thanked Hellqvist.")
    names = [m.actors[0].actor_id for m in link_actors(parsed, knowledge) if "Hellqvist" in m.text]
    assert names == ["person:swe-hellqvist"] * 4


def test_no_words_give_no_mentions(parse: Callable[..., ParsedArticle], knowledge: KnowledgeBase) -> None:
    assert link_actors(parse("."), knowledge) == ()


def test_runners_up_have_their_share_of_the_evidence(
    parse: Callable[..., ParsedArticle], knowledge: KnowledgeBase
) -> None:
    """Two countries of one adjective: the one that is not chosen is kept, and what fits one thing has no other."""
    parsed = parse("Talks\nThe Congolese army met the Swedish army.")
    found = {mention.text: mention.runners_up for mention in link_actors(parsed, knowledge)}
    [other] = found["The Congolese army"]
    assert (other.actor_id, other.score) == ("country:COG", 0.5)
    assert found["the Swedish army"] == ()


def test_namesakes_are_runners_up(parse: Callable[..., ParsedArticle], knowledge: KnowledgeBase) -> None:
    parsed = parse("Talks\nRussian President Orlovsky arrived with Orlovsky's aides.")
    namesake = Person("usa-orlovsky", "Max Orlovsky", "USA", (), "Orlovsky")
    both = msgspec.structs.replace(
        knowledge,
        people={**knowledge.people, namesake.person_id: namesake},
        by_surname={**knowledge.by_surname, "orlovsky": ("rus-orlovsky", namesake.person_id)},
    )
    [first, *_] = [mention for mention in link_actors(parsed, both) if mention.kind == "person"]
    assert first.actors[0].actor_id == "person:rus-orlovsky"
    assert all(0 < other.score < 0.5 for other in first.runners_up)

"""Every case of `tests/cases/references.yaml`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.link.actors import link_actors
from legation.link.reference import resolve_references
from legation.model.article import ParsedArticle
from legation.model.link import Mention
from legation.resources.kb import KnowledgeBase

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "references.yaml").read_text(encoding="utf-8"))


def refers_to(mention: Mention, expected: dict[str, Any]) -> None:
    if "names" in expected:
        assert sorted(actor.name for actor in mention.actors) == sorted(expected["names"])
    if "countries" in expected:
        assert sorted(str(actor.country) for actor in mention.actors) == sorted(expected["countries"])
    assert mention.score < expected.get("below", 1.1)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["why"])
def test_case(
    case: dict[str, Any], parse: Callable[..., ParsedArticle], mentions_of: Callable[..., tuple[Mention, ...]]
) -> None:
    mentions = mentions_of(parse(case["text"], publisher=case.get("publisher")))
    for expected in case["expected"]:
        found = [mention for mention in mentions if mention.text == expected["text"]]
        assert len(found) > expected.get("at", 0), [mention.text for mention in mentions]
        refers_to(found[expected.get("at", 0)], expected)
    assert not {mention.text for mention in mentions} & set(case.get("absent", ()))


def test_names_are_kept(parse: Callable[..., ParsedArticle], knowledge: KnowledgeBase) -> None:
    """The mentions of `link_actors` all come through, and only others are added."""
    parsed = parse("Visit begins\nPresident Whitcombe met the prime minister of Sweden. They praised Kenya's army.")
    named = link_actors(parsed, knowledge)
    resolved = resolve_references(parsed, named, knowledge)
    assert [mention for mention in resolved if mention in named] == list(named)
    assert {mention.kind for mention in resolved if mention not in named} == {"pronoun"}


def test_an_unknown_person_is_not_guessed(
    parse: Callable[..., ParsedArticle], mentions_of: Callable[..., tuple[Mention, ...]]
) -> None:
    mentions = mentions_of(parse("Visit begins\nShe left early, and they followed."))
    assert [mention.text for mention in mentions] == []

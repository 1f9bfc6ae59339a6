from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.coding.agreements import code_agreements
from legation.coding.linked import LinkedArticle
from legation.model.event import Agreement
from legation.resources.agreement_words import load_agreement_words
from legation.resources.lexicon import load_lexicon
from legation.resources.sectors import load_sectors

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "agreements.yaml").read_text(encoding="utf-8"))
STAGES = {"proposed", "negotiating", "agreed", "signed", "ratified", "in_force", "suspended", "ended"}
Linker = Callable[..., LinkedArticle]


def code(article: LinkedArticle) -> tuple[Agreement, ...]:
    return code_agreements(article, load_lexicon(), load_agreement_words(), load_sectors())


def shown(agreement: Agreement) -> dict[str, Any]:
    return {
        "name": agreement.name,
        "stage": agreement.stage,
        "parties": [p.country for p in agreement.parties],
        "sectors": list(agreement.sectors),
        "certainty": agreement.certainty,
        "also": len(agreement.also),
    }


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_cases(case: dict[str, Any], linked: Linker) -> None:
    found = code(linked(case["text"]))
    assert [a.name for a in found] == [row["name"] for row in case["expected"]]
    for agreement, row in zip(found, case["expected"], strict=True):
        assert {key: shown(agreement)[key] for key in row} == row


def test_every_quote_is_the_text_at_its_offsets(linked: Linker) -> None:
    for case in CASES:
        article = linked(case["text"])
        for agreement in code(article):
            for quote in (agreement.evidence, *agreement.also):
                assert quote.text == article.parsed.article.text[quote.start : quote.end]
            for party in agreement.parties:
                assert party.text == article.parsed.article.text[party.start : party.end]


def test_someone_in_the_text_is_its_source_else_the_publisher(linked: Linker) -> None:
    text = "Week in review.\nThe Peruvian foreign minister said that Peru had ratified the Quito Sea Treaty."
    [said] = code(linked(text))
    assert said.attribution is not None
    assert said.attribution.speaker is not None
    assert (said.attribution.speaker.country, said.attribution.verb) == ("PER", "say")
    [told] = code(linked("Week in review.\nPeru ratified the Quito Sea Treaty.", publisher="Andes Post"))
    assert told.attribution is not None
    assert (told.attribution.speaker, told.attribution.publisher) == (None, "Andes Post")


def test_both_sides_are_parties(linked: Linker) -> None:
    text = "Week in review.\nGhana and Togo held talks in Accra. Both sides signed a treaty on fishing."
    [found] = code(linked(text))
    assert {p.country for p in found.parties} == {"GHA", "TGO"}
    assert {p.text for p in found.parties} == {"Both sides"}


def test_a_later_mention_moves_the_stage(linked: Linker) -> None:
    text = (
        "Week in review.\nGhana and Togo negotiated a treaty on fishing for years. The treaty was signed by Ghana and "
        "Togo on Monday."
    )
    [found] = code(linked(text))
    assert (found.name, found.stage, len(found.also)) == ("treaty on fishing", "signed", 1)


def test_words_of_stages_and_known_agreements() -> None:
    words = load_agreement_words()
    tables = (words.by_object, words.by_subject, words.by_preposition, words.by_noun, words.by_adjective, words.phrases)
    assert {stage for table in tables for stage in table.values()} <= STAGES
    sectors = load_sectors().table
    known = words.known.find("the JCPOA, the Minsk accords and the Paris Agreement")
    assert [one.label.name for one in known] == [
        "Joint Comprehensive Plan of Action",
        "Minsk agreements",
        "Paris Agreement",
    ]
    assert {sector for one in known for sector in one.label.sectors} <= set(sectors)

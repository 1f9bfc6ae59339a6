"""Every case of `tests/cases/office_checks.yaml`, and that a check cites its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.link.offices import _compare, check_offices
from legation.model.article import ParsedArticle
from legation.model.event import OfficeCheck
from legation.model.knowledge import Tenure
from legation.model.link import Mention
from legation.resources.kb import KnowledgeBase

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "office_checks.yaml").read_text(encoding="utf-8"))
Check = Callable[..., tuple[OfficeCheck, ...]]


@pytest.fixture(scope="module")
def check(
    parse: Callable[..., ParsedArticle], mentions_of: Callable[..., tuple[Mention, ...]], knowledge: KnowledgeBase
) -> Check:
    def checks(text: str, day: str | None) -> tuple[OfficeCheck, ...]:
        parsed = parse(text, published=day)
        return check_offices(parsed, mentions_of(parsed), knowledge)

    return checks


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any], check: Check) -> None:
    [found] = check(f"What was said\n{case['text']}", case["day"])
    assert (found.name, found.described_as, found.check) == (case["name"], case["described_as"], case["check"])
    assert (found.office_held.title if found.office_held else None) == case["held"]
    assert found.evidence.text == case["text"]


def test_one_check_for_each_person_and_office(check: Check) -> None:
    text = (
        "Visit\nPresident Orlovsky met Russian Foreign Minister Dmitri Sokolin. President Orlovsky left, Sokolin not."
    )
    assert [found.name for found in check(text, "2025-11-20")] == ["Pavel Orlovsky", "Dmitri Sokolin"]


def test_the_source_s_horizon_is_given(check: Check) -> None:
    [found] = check("Visit\nPresident Orlovsky spoke.", "2025-11-20")
    assert found.office_held is not None
    assert (found.office_held.since, found.office_held.until, found.office_held.as_of) == (
        "2012-05-07",
        None,
        "2026-01-01",
    )


def test_countries_are_not_checked(check: Check) -> None:
    assert check("Visit\nRussia and the Kremlin's spokesman said nothing.", "2025-11-20") == ()


def test_who_is_in_office_again_is_no_former_holder() -> None:
    def term(since: str, until: str | None) -> Tenure:
        first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until) if until else None
        return Tenure("x", "head_of_state", "President", "USA", first, last, last or dt.date(2025, 12, 1), "invented")

    terms = (term("2017-01-20", "2021-01-20"), term("2025-01-20", None))
    former = frozenset({"former"})
    assert _compare(terms, dt.date(2023, 5, 1), former) == "consistent"
    assert _compare(terms, dt.date(2025, 5, 1), former) == "unknown"

"""Whom or what a phrase names: tests/cases/offices.yaml, and the form of an answer."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from legation.model.knowledge import Alias, Person, Tenure
from legation.resources.kb import load_knowledge
from legation.resources.lookup import Answer, look_up

CASES: list[dict[str, Any]] = msgspec.yaml.decode(
    (Path(__file__).resolve().parents[2] / "cases" / "offices.yaml").read_bytes()
)
BASE = load_knowledge()


def reasons(answer: Answer) -> list[str | None]:
    return [answer.unknown] if answer.unknown else [sense.unknown for sense in answer.senses]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['ask']} {case.get('day', '')}: {case['why']}")
def test_a_phrase_is_answered_with_its_reason(case: dict[str, Any]) -> None:
    answer = look_up(case["ask"], case.get("day"), BASE)
    held = [office for sense in answer.senses for office in sense.offices if office.on == "yes"]
    assert sorted({office.person_id for office in held}) == sorted(case.get("holds", []))
    assert set(case.get("titles", [])) <= {office.title for office in held}
    assert set(case.get("includes", [])) <= {sense.id for sense in answer.senses}
    if "unknown" in case:
        assert reasons(answer)
        assert all(case["unknown"] in (reason or "") for reason in reasons(answer))
    said = {(one.country, one.status): one.on for sense in answer.senses for one in sense.members}
    for on in ("yes", "unknown", "no"):
        for country in case.get(f"members_{on}", []):
            assert said.get((country, case.get("status", "member"))) == on
    assert set(case.get("is_in", [])) <= {one.org_id for s in answer.senses for one in s.members if one.on == "yes"}
    if "by" in case:
        wanted = set(case.get("includes", [])) | set(case.get("holds", []))
        told = [s for s in answer.senses if s.id in wanted or wanted & {office.person_id for office in s.offices}]
        assert case["by"] in {sense.by for sense in told}
        assert {sense.as_written for sense in told} == {case.get("as_written", True)}


def test_a_name_that_is_several_things_has_several_senses() -> None:
    person = Person("chl-georgia-ana", "Georgia", "CHL", surname="Georgia")
    base = msgspec.structs.replace(
        BASE,
        people={**BASE.people, person.person_id: person},
        aliases={**BASE.aliases, "georgia": (*BASE.aliases["georgia"], Alias(person.person_id, "person", "name"))},
    )
    senses = look_up("Georgia", None, base).senses
    assert [(sense.kind, sense.id) for sense in senses] == [("country", "GEO"), ("person", "chl-georgia-ana")]
    assert senses[1].unknown == "no office of this person is in the tables"


def test_a_person_who_is_named_is_not_named_by_surname_too() -> None:
    answer = look_up("Sergey Lavrov", None, BASE)
    assert [sense.id for sense in answer.senses] == ["rus-lavrov-sergey"]


def test_without_a_day_every_tenure_is_given_and_none_is_judged() -> None:
    (sense,) = look_up("Mark Rutte", None, BASE).senses
    assert {office.title for office in sense.offices} >= {"Prime Minister", "Secretary General"}
    assert {office.on for office in sense.offices} == {None}
    assert sense.unknown is None


def test_a_tenure_without_a_known_beginning_includes_every_day_before_its_end() -> None:
    tenure = Tenure("x", "envoy", "Envoy", "FRA", None, dt.date(2001, 1, 1), dt.date(2001, 1, 1), "invented")
    person = Person("x", "Xaver Quux", "FRA", surname="Quux")
    base = msgspec.structs.replace(
        BASE, people={"x": person}, tenures={"x": (tenure,)}, aliases={"xaver quux": (Alias("x", "person", "name"),)}
    )
    (before,) = look_up("Xaver Quux", dt.date(1990, 1, 1), base).senses
    assert before.offices[0].on == "yes"
    (after,) = look_up("Xaver Quux", dt.date(2001, 1, 1), base).senses
    assert (after.offices[0].on, after.unknown) == ("no", "after the last known end, 2001-01-01")

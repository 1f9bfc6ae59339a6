"""Texts and the events that a reader of diplomatic news takes from them, one parametrized test for all case files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import legation
from legation.model.event import Event, Reading

CASES = Path(__file__).parents[2] / "cases"
PUBLISHED = "2024-05-15"
# Keys of an expected event that are not fields of the event alone.
_NOT_FIELDS = frozenset({"as", "relations"})


def load_cases(*names: str) -> list[Any]:
    """The cases of some files, each a parameter named by its file and the rule that it keeps."""
    return [
        pytest.param(case, id=f"{name}: {case['why']}")
        for name in names
        for case in yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    ]


def read(reader: legation.Reader, case: dict[str, Any]) -> Reading:
    """The reading of a case."""
    return reader.read(case["text"], published=str(case.get("published", PUBLISHED)), publisher=case.get("publisher"))


def shown(event: Event) -> dict[str, Any]:
    """The fields of an event that a case may name."""
    when, speaker = event.when, event.attribution and event.attribution.speaker
    day = when and (when.start if when.start == when.end else f"{when.start}/{when.end}")
    return {
        "type": event.event_type,
        "mode": event.mode,
        "plover": event.plover,
        "status": event.status,
        "certainty": event.certainty,
        "background": event.background,
        "actors": {p.country for p in event.actors if p.country},
        "recipients": {p.country for p in event.recipients if p.country},
        "when": day,
        "where": event.where.name if event.where else None,
        "speaker": speaker.country if speaker else None,
    }


def wanted(row: dict[str, Any]) -> dict[str, Any]:
    """An expected event in the form of `shown`; sides that are not given are empty."""
    fields = {key: value for key, value in row.items() if key not in _NOT_FIELDS}
    sides = {side: set(row.get(side, ())) for side in ("actors", "recipients")}
    when = {"when": str(row["when"])} if row.get("when") else {}
    return {**fields, **sides, **when}


def pair(
    events: tuple[Event, ...], rows: list[dict[str, Any]]
) -> tuple[list[tuple[dict[str, Any], Event]], list[Event]]:
    """Each expected event with the event that fits it, and the events that none expects."""
    left, pairs = list(events), []
    for row in rows:
        want = wanted(row)
        found = next((e for e in left if {key: shown(e)[key] for key in want} == want), None)
        assert found is not None, f"no event is {want}; there are {[shown(e) for e in left]}"
        left.remove(found)
        pairs.append((row, found))
    return pairs, left


@pytest.mark.parametrize(
    "case", load_cases("events", "status", "merging", "frames", "at_home", "readouts", "whose", "parties")
)
def test_events(case: dict[str, Any], reader: legation.Reader) -> None:
    pairs, left = pair(read(reader, case).events, case["expected"])
    # A case that expects nothing says that there is nothing.
    if case.get("exact") or not case["expected"]:
        assert not left, [shown(e) for e in left]
    named = {row["as"]: event.event_id for row, event in pairs if "as" in row}
    for row, event in pairs:
        found = {(relation.type, relation.event_id) for relation in event.relations}
        assert {(kind, named[other]) for kind, other in row.get("relations", ())} <= found


@pytest.mark.parametrize("case", load_cases("no_events"))
def test_no_events(case: dict[str, Any], reader: legation.Reader) -> None:
    assert [shown(event) for event in read(reader, case).events] == []


def test_every_passage_is_the_text_at_its_offsets(reader: legation.Reader) -> None:
    for parameter in load_cases("merging", "status"):
        reading = read(reader, parameter.values[0])
        text = reading.article.text
        for event in reading.events:
            for quote in (event.evidence, event.trigger, *event.also, *event.actors, *event.recipients):
                assert quote.text == text[quote.start : quote.end]
            assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end


def test_without_a_day_of_publication_nothing_relative_is_dated(reader: legation.Reader) -> None:
    reading = reader.read("Notes.\nThe presidents of Peru and Chile met on Monday. They met again on 3 May 2021.")
    assert [event.when.start if event.when else None for event in reading.events] == [None, "2021-05-03"]


def test_ids_are_stable_and_unique(reader: legation.Reader) -> None:
    case = {"text": "Notes.\nPeru thanked Chile, and Kenya condemned Chad.", "expected": []}
    first, second = read(reader, case), read(reader, case)
    assert [e.event_id for e in first.events] == [e.event_id for e in second.events]
    assert len({e.event_id for e in first.events}) == len(first.events) == 2

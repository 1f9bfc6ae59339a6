"""The reader on the development gold does not fall below its pinned floors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import accuracy
import legation
import scoring
from legation.evaluation.events import EventFigures, evaluate_events
from legation.evaluation.figures import Share
from legation.model.event import Reading


@pytest.fixture(scope="module")
def readings(gold_folder: Path, reader: legation.Reader) -> dict[str, Reading]:
    return scoring.read_all(scoring.load_gold(gold_folder / "events"), reader=reader)


@pytest.fixture(scope="module")
def figures(gold_folder: Path, readings: dict[str, Reading]) -> EventFigures:
    return evaluate_events([text.gold for text in scoring.load_gold(gold_folder / "events")], readings)


def test_the_gold_is_the_one_that_the_floors_were_measured_on(gold_folder: Path, floors: dict[str, Any]) -> None:
    assert scoring.corpus_hash(gold_folder) == floors["corpus"]


def test_events_keep_their_floor(figures: EventFigures, floors: dict[str, Any]) -> None:
    assert figures.strict.f1 >= floors["events_f1"]
    assert figures.countries.recall >= floors["countries"]


@pytest.mark.parametrize("name", ["status", "date", "date_overlap", "place", "direction"])
def test_a_figure_keeps_its_floor(name: str, figures: EventFigures, floors: dict[str, Any]) -> None:
    share: Share = getattr(figures, name)
    assert share.value is not None
    assert share.value >= floors[name]


def test_texts_without_an_event_stay_without_one(figures: EventFigures, floors: dict[str, Any]) -> None:
    wrong = figures.false_in_quiet
    assert wrong
    assert {text_id: n for text_id, n in wrong.items() if n > floors["false_events"]} == {}


def test_office_checks_keep_their_floor(
    gold_folder: Path, readings: dict[str, Reading], floors: dict[str, Any]
) -> None:
    figures = accuracy.evaluate_people(gold_folder / "events", readings)
    assert figures.right.value is not None
    assert figures.right_where_decided.value is not None
    assert figures.right.value >= floors["offices"]
    assert figures.right_where_decided.value >= floors["offices_decided"]

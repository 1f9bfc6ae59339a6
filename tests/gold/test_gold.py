"""The reader on the development gold does not fall below its pinned floors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import legation
import scoring


@pytest.fixture(scope="module")
def figures(gold_folder: Path, reader: legation.Reader) -> dict[str, Any]:
    texts = scoring.load_gold(gold_folder / "events")
    return scoring.evaluate(texts, scoring.predictions(scoring.read_all(texts, reader=reader)))


def test_the_gold_is_the_one_that_the_floors_were_measured_on(gold_folder: Path, floors: dict[str, Any]) -> None:
    assert scoring.corpus_hash(gold_folder) == floors["corpus"]


@pytest.mark.parametrize(
    ("floor", "figure"),
    [("events_f1", "F1"), ("status", "status_acc"), ("date", "date_acc"), ("place", "place_acc")],
)
def test_a_figure_keeps_its_floor(floor: str, figure: str, figures: dict[str, Any], floors: dict[str, Any]) -> None:
    assert figures[scoring.STRICT][figure] >= floors[floor]


def test_texts_without_an_event_stay_without_one(figures: dict[str, Any], floors: dict[str, Any]) -> None:
    wrong = figures["false_positives_no_event_texts"]
    assert wrong
    assert {text_id: n for text_id, n in wrong.items() if n > floors["false_events"]} == {}

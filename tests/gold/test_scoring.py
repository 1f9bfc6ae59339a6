"""What measures must be right itself: the conversions on the way to the scorer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import accuracy
import scoring

TEXT = "Talks end\n\nThe envoys met in Oslo on Monday. The meeting was short. They may meet again."
CAREFUL: dict[str, Any] = {
    "id": "007",
    "published": "2025-09-10",
    "publisher": "Example Post",
    "events": [
        {
            "event_type": "CONSULT", "plover": "CONSULT", "status": "occurred", "background": False, "sure": True,
            "actors": [{"text": "The envoys", "country": None}], "recipients": [], "symmetric": True,
            "when": {"text": "on Monday", "start": "2025-09-08", "end": "2025-09-08"},
            "where": {"text": "Oslo", "country": "NOR"},
            "evidence": "The envoys met in Oslo on Monday.", "also": ["The meeting was short."],
        },
        {
            "event_type": "CONSULT", "plover": "AGREE", "status": "postponed", "background": False, "sure": False,
            "actors": [], "recipients": [], "symmetric": True, "when": None, "where": None,
            "evidence": "They may meet again.", "also": [],
        },
    ],
}  # fmt: skip


@pytest.fixture
def careful_folder(tmp_path: Path) -> Path:
    (tmp_path / "007.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "007.json").write_text(json.dumps(CAREFUL), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-02-03", "2025-02-03", "day"),
        ("2025-02-03", "2025-02-04", "range"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2024-02-01", "2024-02-28", "range"),
        ("2025-01-01", "2025-12-31", "year"),
        ("2024-01-01", "2025-12-31", "range"),
        ("2025-02-03", None, "range"),
        (None, None, "unknown"),
    ],
)
def test_granularity_is_read_off_the_interval(start: str | None, end: str | None, expected: str) -> None:
    assert scoring.granularity(start, end) == expected


def test_a_careful_reading_becomes_gold(careful_folder: Path) -> None:
    [text] = scoring.load_readings(careful_folder)
    met, again = text.gold["events"]
    assert (text.text_id, text.published, text.gold["title"]) == ("007", "2025-09-10", "Talks end")
    assert TEXT[met["evidence_start"] : met["evidence_end"]] == "The envoys met in Oslo on Monday."
    assert [TEXT[also["start"] : also["end"]] for also in met["alt_evidence"]] == ["The meeting was short."]
    assert (met["auxiliary_base"], again["auxiliary_base"]) == (None, "CONSULT")
    # The gold has no status of its own for a postponed act.
    assert again["status"] == "cancelled"
    assert (met["optional"], again["optional"], text.gold["no_event_text"]) == (False, True, False)


def test_a_passage_that_is_not_in_the_text_is_an_error() -> None:
    event = {**CAREFUL["events"][0], "evidence": "The envoys did not meet."}
    with pytest.raises(ValueError, match="substring not found"):
        scoring._gold_event(event, TEXT)


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no annotated texts"):
        scoring.load_gold(tmp_path)


def readings_of(texts: list[scoring.Text]) -> dict[str, dict[str, Any]]:
    """Readings that say just what the gold says."""
    return {text.text_id: {"events": [_event(gold) for gold in text.gold["events"]]} for text in texts}


def _event(gold: dict[str, Any]) -> dict[str, Any]:
    span = {"start": gold["evidence_start"], "end": gold["evidence_end"], "text": gold["evidence"]}
    return {
        "plover": gold["plover"], "event_type": gold["plover"], "status": gold["status"], "trigger": span,
        "actors": gold["sources"], "recipients": gold["targets"], "where": gold["place"], "evidence": span,
        "when": {"start": gold["date_start"], "end": gold["date_end"]},
    }  # fmt: skip


def test_what_the_gold_says_scores_full_marks(gold_folder: Path) -> None:
    texts = scoring.load_gold(gold_folder / "events")
    readings = readings_of(texts)
    predicted = scoring.predictions(readings)
    strict = scoring.evaluate(texts, predicted)[scoring.STRICT]
    assert strict["F1"] > 0.99
    assert (strict["status_acc"], strict["date_acc"], strict["place_acc"]) == (1.0, 1.0, 1.0)


def test_errors_name_what_went_wrong(gold_folder: Path, careful_folder: Path) -> None:
    texts = scoring.load_readings(careful_folder)
    readings = readings_of(texts)
    [met, _] = readings["007"]["events"]
    met |= {"status": "denied", "when": None, "where": {"country": "SWE"}}
    readings["007"]["events"] = [met, {**met, "plover": "ASSAULT"}]
    predicted = scoring.predictions(readings, gold_folder)
    lines = list(accuracy.errors(texts, readings, predicted, lenient=False))
    assert [line.split()[0] for line in lines] == ["FP", "STATUS", "DATE", "PLACE"]
    del readings["007"]["events"][0]
    missed = list(accuracy.errors(texts, readings, scoring.predictions(readings, gold_folder), lenient=False))
    assert missed[0].startswith("MISS 007-e00 CONSULT")
    assert missed[1].strip().startswith("type: ASSAULT denied")

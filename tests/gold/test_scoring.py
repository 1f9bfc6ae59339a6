"""What measures must be right itself: the conversions on the way to the scorer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import accuracy
import legation
import scoring
from legation.evaluation.events import evaluate_events
from legation.evaluation.gold import GoldEvent
from legation.evaluation.matching import Coded, Rule, match, sources_of, status_score, targets_of

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
    met, again = text.gold.events
    assert (text.text_id, text.published, text.gold.title) == ("007", "2025-09-10", "Talks end")
    assert TEXT[met.evidence_start : met.evidence_end] == "The envoys met in Oslo on Monday."
    assert [TEXT[also.start : also.end] for also in met.alt_evidence] == ["The meeting was short."]
    assert (met.auxiliary_base, again.auxiliary_base) == (None, "CONSULT")
    # The gold has no status of its own for a postponed act.
    assert again.status == "cancelled"
    assert (met.optional, again.optional, text.gold.no_event_text) == (False, True, False)


def test_a_passage_that_is_not_in_the_text_is_an_error() -> None:
    event = {**CAREFUL["events"][0], "evidence": "The envoys did not meet."}
    with pytest.raises(ValueError, match="substring not found"):
        scoring.as_gold({**CAREFUL, "events": [event]}, TEXT)


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no annotated texts"):
        scoring.load_readings(tmp_path)


def coded_as(gold: GoldEvent) -> Coded:
    """What a reader would have coded that says just what gold says."""
    return Coded(
        gold.plover, gold.status, sources_of(gold), targets_of(gold), gold.date_start, gold.date_end,
        gold.place.country if gold.place else None, gold.evidence_start, gold.evidence_end,
    )  # fmt: skip


def test_what_the_gold_says_is_found_whole(gold_folder: Path) -> None:
    for text in scoring.load_gold(gold_folder / "events"):
        matched = match(text.gold.events, [coded_as(event) for event in text.gold.events], Rule(), len(text.gold.title))
        assert (matched.missed, matched.spurious) == ((), ())
        assert all(status_score(pair.gold, pair.coded) == 1 for pair in matched.pairs)


def test_the_table_has_every_figure_and_counts_its_texts(careful_folder: Path, reader: legation.Reader) -> None:
    texts = scoring.load_readings(careful_folder)
    figures = evaluate_events([text.gold for text in texts], scoring.read_all(texts, reader=reader))
    names = [name for name, _, _ in accuracy.table(figures, None)]
    assert names[0] == "events, F1"
    assert "recall, CONSULT" in names
    assert not any(name.startswith("office") for name in names)

"""The package's own scoring against the gold's scorer: the same figures on the same readings."""

from __future__ import annotations

from pathlib import Path

import pytest

import legation
import scoring
from legation.evaluation.events import evaluate_events


@pytest.mark.parametrize("lenient", [False, True])
def test_the_figures_are_those_of_the_golds_own_scorer(
    gold_folder: Path, reader: legation.Reader, lenient: bool
) -> None:
    texts = scoring.load_gold(gold_folder / "events")
    readings = scoring.read_all(texts, reader=reader)
    ours = evaluate_events([text.gold for text in texts], readings, lenient)
    theirs = scoring.theirs(readings, lenient, gold_folder)
    strict = theirs[scoring.STRICT]
    pairs = [
        (ours.strict.f1, strict["F1"]),
        (ours.strict.tp, strict["tp"]),
        (ours.weighted.recall, strict["partial_R"]),
        (ours.without_evidence.f1, theirs["type+dyad (no evidence)"]["F1"]),
        (ours.evidence.f1, theirs["detection"]["F1"]),
        (ours.macro_f1, theirs["macro_F1"]),
        (ours.status.value, strict["status_acc"]),
        (ours.near_status.value, strict["status_partial"]),
        (ours.date.value, strict["date_acc"]),
        (ours.date_overlap.value, strict["date_overlap"]),
        (ours.place.value, strict["place_acc"]),
        (ours.direction.value, strict["direction_acc"]),
    ]
    assert [one for one, _ in pairs] == pytest.approx([other for _, other in pairs])
    assert dict(ours.false_in_quiet) == theirs["false_positives_no_event_texts"]

"""The package's own scoring against the gold's scorer: the same figures on the same readings."""

from __future__ import annotations

from pathlib import Path

import pytest

import legation
import scoring
from legation.evaluation.events import evaluate_events
from legation.evaluation.gold import read_gold
from legation.ingest.files import article_from_text


@pytest.mark.parametrize("lenient", [False, True])
def test_the_figures_are_those_of_the_golds_own_scorer(gold_folder: Path, lenient: bool) -> None:
    texts = list(read_gold(gold_folder / "events"))
    articles = (article_from_text(text.text, published=text.publication_date) for text in texts)
    readings = {text.text_id: reading for text, reading in zip(texts, legation.load().pipe(articles), strict=True)}
    ours = evaluate_events(texts, readings, lenient)
    predicted = scoring.predictions({text_id: reading.to_dict() for text_id, reading in readings.items()})
    theirs = scoring.evaluate(scoring.load_gold(gold_folder / "events"), predicted, lenient)
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

"""How often events of like confidence are right."""

from __future__ import annotations

from legation.evaluation.figures import Reliability, reliability_of
from legation.evaluation.report import reliability_lines


def test_events_are_counted_by_tenths_of_confidence() -> None:
    judged = [(0.95, True), (1.0, True), (0.91, False), (0.5, True), (0.59, False)]
    rows = reliability_of(judged)
    assert [(row.n, round(row.confidence, 3), round(row.right, 3)) for row in rows] == [
        (2, 0.545, 0.5),
        (3, 0.953, 0.667),
    ]


def test_without_events_there_is_nothing_to_count() -> None:
    assert reliability_of([]) == ()


def test_a_line_for_each_tenth() -> None:
    assert list(reliability_lines([Reliability(3, 0.953, 2 / 3)])) == [
        "confidence   right     n",
        "      0.95    0.67     3",
    ]

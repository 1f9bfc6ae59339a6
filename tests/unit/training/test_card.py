"""How sure the classifier may be."""

from __future__ import annotations

import numpy as np
import pytest

from legation.training.card import best_temperature, reliability


def test_logits_that_are_too_sure_are_cooled() -> None:
    # Nine of ten are right, and the logits say that all are.
    logits = np.tile(np.array([[6.0, 0.0]], np.float32), (10, 1))
    wanted = [0] * 9 + [1]
    temperature = best_temperature(logits, wanted)
    sure = 1 / (1 + np.exp(-6 / temperature))
    assert sure == pytest.approx(0.9, abs=0.02)


def test_reliability_counts_by_tenths() -> None:
    shares = np.array([[0.95, 0.05], [0.92, 0.08], [0.55, 0.45]], np.float32)
    rows = reliability(shares, [0, 1, 0])
    assert [(round(sure, 3), right, n) for sure, right, n in rows] == [(0.55, 1.0, 1), (0.935, 0.5, 2)]

"""How sure a trained classifier may be: the temperature that makes its probabilities honest, and their reliability."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legation.resources.classifier import softmax

_TEMPERATURES = np.arange(0.5, 3.01, 0.05)
_BINS = 10


def best_temperature(logits: NDArray[np.float32], wanted: Sequence[int]) -> float:
    """By what to divide logits so that the right types are most likely; of held-out sentences.

    Args:
        logits: (n, types) float32.
        wanted: The right type of each, as an index.
    """
    rows = np.arange(len(wanted))
    losses = [-float(np.log(softmax(logits / t)[rows, list(wanted)] + 1e-9).mean()) for t in _TEMPERATURES]
    return round(float(_TEMPERATURES[int(np.argmin(losses))]), 2)


def reliability(probabilities: NDArray[np.float32], wanted: Sequence[int]) -> list[tuple[float, float, int]]:
    """For each tenth of confidence: its mean, how often the answer was right, and of how many."""
    sure, right = probabilities.max(-1), probabilities.argmax(-1) == np.array(wanted)
    rows = []
    for low in np.arange(0, 1, 1 / _BINS):
        inside = (sure > low) & (sure <= low + 1 / _BINS)
        if inside.any():
            rows.append((float(sure[inside].mean()), float(right[inside].mean()), int(inside.sum())))
    return rows

"""How good and how sure a trained encoder is: its card, the temperatures that make it honest, its reliability."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legation.resources.encoder import softmax
from legation.training.sentences import TYPES

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


def relation_card(logits: NDArray[np.float32], wanted: Sequence[int], temperature: float) -> list[str]:
    """Precision and recall by type of marked sentences, and the reliability."""
    shares = softmax(logits / temperature)
    lines = [f"relations: temperature {temperature}", f"{'type':<12}{'precision':>10}{'recall':>8}{'n':>6}"]
    lines += _by_type(shares.argmax(-1).tolist(), wanted)
    return [*lines, "", *_reliability_lines(shares, wanted)]


def word_card(logits: NDArray[np.float32], wanted: Sequence[int], temperature: float) -> list[str]:
    """Precision and recall by type of word pieces that tell of an act, and the reliability where one is seen."""
    shares = softmax(logits / temperature)
    found = shares.argmax(-1).tolist()
    none = TYPES.index("NONE")
    told = [i for i, type_index in enumerate(found) if type_index != none]
    lines = [f"words: temperature {temperature}", f"{'type':<12}{'precision':>10}{'recall':>8}{'n':>6}"]
    lines += [line for line in _by_type(found, wanted) if not line.startswith("NONE")]
    return [*lines, "", *_reliability_lines(shares[told], [wanted[i] for i in told])]


def _by_type(found: Sequence[int], wanted: Sequence[int]) -> list[str]:
    hits = Counter(w for w, f in zip(wanted, found, strict=True) if w == f)
    golds, coded = Counter(wanted), Counter(found)
    return [
        f"{name:<12}{hits[i] / max(1, coded[i]):>10.3f}{hits[i] / golds[i]:>8.3f}{golds[i]:>6}"
        for i, name in enumerate(TYPES)
        if golds[i]
    ]


def _reliability_lines(shares: NDArray[np.float32], wanted: Sequence[int]) -> list[str]:
    rows = [f"{sure:>6.2f}{right:>8.2f}{n:>6}" for sure, right, n in reliability(shares, wanted)]
    return [f"{'sure':>6}{'right':>8}{'n':>6}", *rows]

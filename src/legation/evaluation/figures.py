"""Numbers that several evaluations give."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

_TENTHS = 10


class Score(msgspec.Struct, frozen=True):
    """Precision, recall and their harmonic mean, with the counts that they are made of."""

    precision: float
    recall: float
    f1: float
    tp: float
    fp: int
    fn: int


class Share(msgspec.Struct, frozen=True):
    """A share of `n`; None where there is nothing to count."""

    value: float | None
    n: int


class Reliability(msgspec.Struct, frozen=True):
    """Events whose confidence is alike: how many, their mean confidence, and the share of them that is right."""

    n: int
    confidence: float
    right: float


def reliability_of(judged: Iterable[tuple[float, bool]]) -> tuple[Reliability, ...]:
    """By tenths of confidence, those without any left out.

    Args:
        judged: Confidence, 0..1, and whether it was right.
    """
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        tenths.setdefault(min(int(confidence * _TENTHS), _TENTHS - 1), []).append((confidence, right))
    return tuple(
        Reliability(len(some), sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some))
        for _, some in sorted(tenths.items())
    )


def share_of(values: Iterable[float]) -> Share:
    """The mean of what is 1 where something is right, 0 where it is wrong, and between where it is near."""
    counted = [float(value) for value in values]
    return Share(sum(counted) / len(counted) if counted else None, len(counted))

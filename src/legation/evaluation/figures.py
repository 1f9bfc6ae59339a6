"""Numbers that several evaluations give."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


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


def share_of(values: Iterable[float]) -> Share:
    """The mean of what is 1 where something is right, 0 where it is wrong, and between where it is near."""
    counted = [float(value) for value in values]
    return Share(sum(counted) / len(counted) if counted else None, len(counted))

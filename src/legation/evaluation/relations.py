"""How a reader's relation between two marked parties of a sentence compares with gold."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from legation.errors import GoldError

# What yields by words and by deed is one root in PLOVER's relation sets.
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad class of each root: verbal and material cooperation, verbal and material conflict."""
_COLUMNS = ("marked_sentence", "gold_root")
_CONFLICT = 3
Class = TypeVar("Class", str, int, bool)


class Marked(msgspec.Struct, frozen=True):
    """A sentence with its source in `<s>…</s>` and its target in `<t>…</t>`, and the root and quad class of gold.

    A party may be marked where it is named again, and one may be missing.
    """

    sentence: str
    gold: str
    quad: int


class RelationError(msgspec.Struct, frozen=True):
    """A sentence that was classed otherwise than gold has it."""

    gold: str
    coded: str
    sentence: str


class RelationFigures(msgspec.Struct, frozen=True):
    """Macro-F1 over roots, quad classes, and cooperation against conflict; accuracy over roots; `n` sentences.

    `f1` has each root's own, `confusions` counts (gold, coded) pairs.
    """

    root_macro_f1: float
    quad_macro_f1: float
    binary_macro_f1: float
    root_accuracy: float
    n: int
    f1: Mapping[str, float]
    confusions: Mapping[str, int]
    errors: tuple[RelationError, ...]


def read_relations(path: Path) -> list[Marked]:
    """The sentences of a tab-separated file with the columns `marked_sentence` and `gold_root`.

    A column `gold_penta` has the quad class; without it that of the root is meant.

    Raises:
        GoldError: A column is missing, a mark is, or a root is none of PLOVER's.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
            raise GoldError(str(path), f"no column {missing[0]!r}", f"a header with {' and '.join(_COLUMNS)}")
        return [_marked(path, number, row) for number, row in enumerate(rows, start=2)]


def _marked(path: Path, number: int, row: Mapping[str, str | None]) -> Marked:
    sentence, gold = (row[name] or "" for name in _COLUMNS)
    opened, closed = ([sentence.count(mark) for mark in marks] for marks in (("<s>", "<t>"), ("</s>", "</t>")))
    if opened != closed or not sum(opened):
        raise GoldError(f"{path}, line {number}", repr(sentence), "a source in <s>…</s> and a target in <t>…</t>")
    root = root_of(gold)
    if root not in QUADS:
        raise GoldError(f"{path}, line {number}", repr(gold), f"one of {', '.join(QUADS)}")
    quad = row.get("gold_penta") or str(QUADS[root])
    if quad not in {"1", "2", "3", "4"}:
        raise GoldError(f"{path}, line {number}, gold_penta", repr(quad), "1, 2, 3 or 4")
    return Marked(sentence, root, int(quad))


def root_of(event_type: str) -> str:
    """The root of an event type: CONCEDE and RETREAT are YIELD."""
    return _YIELD.get(event_type.upper(), event_type.upper())


def evaluate_relations(marked: Sequence[Marked], coded: Sequence[str]) -> RelationFigures:
    """Scores one event type (or root) a sentence."""
    roots = [(one.gold, root_of(other)) for one, other in zip(marked, coded, strict=True)]
    quads = [(one.quad, QUADS.get(root, 0)) for one, (_, root) in zip(marked, roots, strict=True)]
    f1 = _f1_by_class(roots)
    return RelationFigures(
        root_macro_f1=_mean(f1.values()),
        quad_macro_f1=_mean(_f1_by_class(quads).values()),
        binary_macro_f1=_mean(_f1_by_class([(gold >= _CONFLICT, quad >= _CONFLICT) for gold, quad in quads]).values()),
        root_accuracy=_mean(float(gold == root) for gold, root in roots),
        n=len(marked),
        f1=f1,
        confusions=dict(Counter(f"{gold} as {root}" for gold, root in roots if gold != root).most_common()),
        errors=tuple(
            RelationError(gold, root, one.sentence)
            for one, (gold, root) in zip(marked, roots, strict=True)
            if gold != root
        ),
    )


def mean_relations(figures: Sequence[RelationFigures]) -> RelationFigures:
    """The mean of several models' figures on the same sentences; confusions and errors are all of theirs."""
    if len(figures) == 1:
        return figures[0]
    confusions: Counter[str] = Counter()
    for one in figures:
        confusions.update(one.confusions)
    return RelationFigures(
        root_macro_f1=_mean(one.root_macro_f1 for one in figures),
        quad_macro_f1=_mean(one.quad_macro_f1 for one in figures),
        binary_macro_f1=_mean(one.binary_macro_f1 for one in figures),
        root_accuracy=_mean(one.root_accuracy for one in figures),
        n=figures[0].n,
        f1={name: _mean(one.f1[name] for one in figures) for name in figures[0].f1},
        confusions=dict(confusions.most_common()),
        errors=tuple(error for one in figures for error in one.errors),
    )


def _f1_by_class(pairs: Sequence[tuple[Class, Class]]) -> dict[Class, float]:
    golds, found = Counter(gold for gold, _ in pairs), Counter(other for _, other in pairs)
    hits = Counter(gold for gold, other in pairs if gold == other)
    return {name: 2 * hits[name] / (golds[name] + found[name]) for name in sorted(golds)}


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0

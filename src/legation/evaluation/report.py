"""The figures of an evaluation as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from legation.evaluation.dates import DateFigures
from legation.evaluation.events import Error, EventFigures
from legation.evaluation.figures import Score, Share
from legation.evaluation.offices import OfficeFigures

if TYPE_CHECKING:
    from legation.evaluation.relations import RelationFigures

_NAME = 34


def events_report(figures: EventFigures, *, errors: bool) -> Iterator[str]:
    """Figures, types, confusions, then each error with its sentence."""
    yield from _scores(figures)
    yield from _shares(figures)
    quiet = ", ".join(f"{name}: {count}" for name, count in figures.false_in_quiet.items() if count)
    yield _line("false events in quiet texts", str(sum(figures.false_in_quiet.values())), quiet)
    yield ""
    yield f"{'type':<12}{'recall':>10}{'precision':>12}"
    for name, one in figures.types.items():
        yield f"{name:<12}{f'{one.found}/{one.required}':>10}{f'{one.right}/{one.coded}':>12}"
    yield from _apart(_counted(figures.confusions))
    if errors:
        yield from _apart(line for error in figures.errors for line in _error(error))


def relations_report(figures: RelationFigures, *, errors: bool) -> Iterator[str]:
    """Figures, roots, confusions, then each error with its sentence."""
    yield _line("roots, macro F1", f"{figures.root_macro_f1:.3f}", f"n = {figures.n}")
    yield _line("roots, accuracy", f"{figures.root_accuracy:.3f}")
    yield _line("quad classes, macro F1", f"{figures.quad_macro_f1:.3f}")
    yield _line("cooperation or conflict, macro F1", f"{figures.binary_macro_f1:.3f}")
    yield ""
    for name, value in figures.f1.items():
        yield f"{name:<12}{value:>8.3f}"
    yield from _apart(_counted(figures.confusions))
    if errors:
        yield from _apart(f"{error.gold} as {error.coded}: {error.sentence}" for error in figures.errors)


def dates_report(figures: DateFigures, *, errors: bool) -> Iterator[str]:
    """Figures, then each error with its sentence."""
    yield _shared("expressions found", figures.found, f"not in gold: {figures.spurious}")
    yield _shared("days right", figures.strict, f"overlapping: {_value(figures.overlap)}")
    if errors:
        yield from _apart(
            f"{error.expression!r}: gold {error.gold}, coded {error.coded}: {' '.join(error.sentence.split())!r}"
            for error in figures.errors
        )


def offices_report(figures: OfficeFigures, *, errors: bool) -> Iterator[str]:
    """Figures, what was said of whom, then each error."""
    decided = figures.right_where_decided
    yield _shared("checks right", figures.right, "unknown and not found are wrong")
    yield _shared("checks right where decided", decided, "neither unknown nor absent")
    yield from _apart(_counted(figures.counts))
    if errors:
        yield from _apart(
            f"{error.text_id} {error.name}, {error.office!r}: gold {error.gold}, coded {error.coded}"
            for error in figures.errors
        )


def _scores(figures: EventFigures) -> Iterator[str]:
    strict = figures.strict
    counts = f"tp {strict.tp:g}, fp {strict.fp}, fn {strict.fn}; type, parties and evidence right"
    yield _line("events, F1", f"{strict.f1:.3f}", counts)
    yield _line("events, precision", f"{strict.precision:.3f}")
    yield _line("events, recall", f"{strict.recall:.3f}")
    yield _line("events, macro F1", f"{figures.macro_f1:.3f}", "mean over the texts with events")
    yield _line("events, F1 weighted by parties", f"{figures.weighted.f1:.3f}")
    yield _line("countries of parties, recall", f"{figures.countries.recall:.3f}", _of_countries(figures.countries))
    yield _line("events, F1 without evidence", f"{figures.without_evidence.f1:.3f}", "type and parties right")
    yield _line("evidence, F1", f"{figures.evidence.f1:.3f}", _precision(figures.evidence))


def _of_countries(score: Score) -> str:
    return f"n = {score.tp + score.fn:g}; precision {score.precision:.3f}"


def _precision(score: Score) -> str:
    return f"overlap alone; precision {score.precision:.3f}, recall {score.recall:.3f}"


def _shares(figures: EventFigures) -> Iterator[str]:
    yield _shared("status, accuracy", figures.status, f"near ones half: {_value(figures.near_status)}")
    extra = f"overlapping: {_value(figures.date_overlap)}; dated where gold is not: {_value(figures.dated_extra)}"
    yield _shared("date, accuracy", figures.date, extra)
    yield _shared("place, accuracy", figures.place, "country")
    yield _shared("direction, accuracy", figures.direction, "directed events")


def _shared(name: str, share: Share, note: str) -> str:
    return _line(name, _value(share), f"n = {share.n}; {note}")


def _value(share: Share) -> str:
    return "n/a" if share.value is None else f"{share.value:.3f}"


def _counted(counts: Mapping[str, int]) -> Iterator[str]:
    yield from (f"{count:>4}  {name}" for name, count in counts.items())


def _apart(lines: Iterable[str]) -> Iterator[str]:
    """The lines with an empty one before them; nothing where there are none."""
    for number, line in enumerate(lines):
        yield from ("", line) if number == 0 else (line,)


def _error(error: Error) -> Iterator[str]:
    told = " / ".join(f"{name} {value}" for name, value in (("gold", error.gold), ("coded", error.coded)) if value)
    yield f"{error.kind.upper()} {error.text_id} {told}: {' '.join(error.sentence.split())!r}"
    yield from (f"    {near}" for near in error.near)


def _line(name: str, value: str, note: str = "") -> str:
    return f"{name:<{_NAME}}  {value:>6}  {note}".rstrip()

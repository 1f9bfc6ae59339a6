"""The figures of an evaluation as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from legation.evaluation.dates import DateFigures
from legation.evaluation.events import Error, EventFigures
from legation.evaluation.figures import Reliability, Share
from legation.evaluation.offices import OfficeFigures

if TYPE_CHECKING:
    from legation.evaluation.relations import RelationFigures

_NAME = 34
Row = tuple[str, str, str]
"""What is counted, its value, and a note."""


def events_report(figures: EventFigures, *, errors: bool) -> Iterator[str]:
    """Figures, types, confusions, then each error with its sentence."""
    yield from (_line(*row) for row in event_rows(figures))
    yield ""
    yield f"{'type':<12}{'recall':>10}{'precision':>12}"
    for name, one in figures.types.items():
        yield f"{name:<12}{f'{one.found}/{one.required}':>10}{f'{one.right}/{one.coded}':>12}"
    yield from _apart(_counted(figures.confusions))
    yield from _apart(reliability_lines(figures.reliability))
    if errors:
        yield from _apart(line for error in figures.errors for line in _error(error))


def reliability_lines(rows: Iterable[Reliability]) -> Iterator[str]:
    """A line for each tenth of confidence."""
    yield f"{'confidence':>10}{'right':>8}{'n':>6}"
    yield from (f"{row.confidence:>10.2f}{row.right:>8.2f}{row.n:>6}" for row in rows)


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
    yield _line(*_shared("expressions found", figures.found, f"not in gold: {figures.spurious}"))
    yield _line(*_shared("days right", figures.strict, f"overlapping: {_value(figures.overlap)}"))
    if errors:
        yield from _apart(
            f"{error.expression!r}: gold {error.gold}, coded {error.coded}: {' '.join(error.sentence.split())!r}"
            for error in figures.errors
        )


def offices_report(figures: OfficeFigures, *, errors: bool) -> Iterator[str]:
    """Figures, what was said of whom, then each error."""
    yield from (_line(*row) for row in office_rows(figures))
    yield from _apart(_counted(figures.counts))
    if errors:
        yield from _apart(
            f"{error.text_id} {error.name}, {error.office!r}: gold {error.gold}, coded {error.coded}"
            for error in figures.errors
        )


def event_rows(figures: EventFigures) -> list[Row]:
    """The figures over all types, the one that counts first."""
    strict, found, countries, quiet = figures.strict, figures.evidence, figures.countries, figures.false_in_quiet
    overlapping, extra = _value(figures.date_overlap), figures.dated_extra
    undated = f"dated where gold is not: {round((extra.value or 0) * extra.n)}/{extra.n}"
    return [
        ("events, F1", f"{strict.f1:.3f}",
         f"type, parties and evidence right; tp {strict.tp:g}, fp {strict.fp}, fn {strict.fn}"),
        ("events, precision", f"{strict.precision:.3f}", ""),
        ("events, recall", f"{strict.recall:.3f}", ""),
        ("events, macro F1", f"{figures.macro_f1:.3f}", "mean over the texts with events"),
        ("events, F1 weighted by parties", f"{figures.weighted.f1:.3f}", ""),
        ("events, F1 without evidence", f"{figures.without_evidence.f1:.3f}", "type and parties right"),
        ("evidence, F1", f"{found.f1:.3f}",
         f"overlap alone; precision {found.precision:.3f}, recall {found.recall:.3f}"),
        _shared("status, accuracy", figures.status, f"near ones half: {_value(figures.near_status)}"),
        _shared("date, accuracy", figures.date, f"overlapping: {overlapping}; {undated}"),
        _shared("place, accuracy", figures.place, "country"),
        _shared("direction, accuracy", figures.direction, "directed events"),
        ("countries of parties, recall", f"{countries.recall:.3f}",
         f"precision {countries.precision:.3f}; of the events found"),
        ("false events in texts with none", str(sum(quiet.values())),
         f"{len(quiet)} texts {', '.join(f'{name}: {n}' for name, n in quiet.items() if n)}".rstrip()),
    ]  # fmt: skip


def office_rows(figures: OfficeFigures) -> list[Row]:
    """The figures over all people."""
    return [
        _shared("office checks right", figures.right, "unknown and not found are wrong"),
        _shared("office checks right where decided", figures.right_where_decided, "neither unknown nor absent"),
    ]


def _shared(name: str, share: Share, note: str) -> Row:
    return name, _value(share), f"n = {share.n}; {note}"


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

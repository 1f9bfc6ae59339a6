"""Scores the reader on the development texts: `python scripts/accuracy.py [--errors] [--write]`.

Without options it scores the gold beside the repository; `--readings DIR` scores the same way on careful readings. The
counting is that of `legation evaluate`.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterable
from pathlib import Path

import scoring
from legation.evaluation.events import EventFigures, evaluate_events
from legation.evaluation.figures import Share
from legation.evaluation.offices import OfficeFigures, evaluate_offices, read_office_gold
from legation.evaluation.report import events_report
from legation.model.event import Reading

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
BEGIN, END = "<!-- begin: make accuracy -->", "<!-- end: make accuracy -->"
Row = tuple[str, str, str]


def main() -> None:
    """Read the texts, score the readings, print the table."""
    options = parse_options()
    texts = chosen_texts(options)
    began = time.perf_counter()
    readings = scoring.read_all(texts, options.workers)
    seconds = time.perf_counter() - began
    figures = evaluate_events([text.gold for text in texts], readings, options.lenient)
    offices = None if options.readings else evaluate_people(options.gold, readings)
    if options.errors:
        for line in events_report(figures, errors=True):
            print(line)
    rows = table(figures, offices)
    width = max(len(name) for name, _, _ in rows)
    for name, value, note in rows:
        print(f"{name:<{width}}  {value:>7}  {note}".rstrip())
    print(f"{len(texts)} texts read in {seconds:.1f} s, loading included")
    if options.write:
        write_table(rows)


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=scoring.GOLD / "events", metavar="DIR", help="NN.txt with NN.json")
    parser.add_argument("--readings", type=Path, metavar="DIR", help="score on careful readings instead")
    parser.add_argument("--only", default="", metavar="IDS", help="text ids, as 01,07")
    parser.add_argument("--errors", action="store_true", help="print each miss, false positive and wrong field")
    parser.add_argument("--lenient", action="store_true", help="CONSULT for a planned meeting counts as AGREE does")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes")
    parser.add_argument("--write", action="store_true", help=f"write the table into docs/{PAGE.name}")
    return parser.parse_args()


def chosen_texts(options: argparse.Namespace) -> list[scoring.Text]:
    """The texts that the command line asks for."""
    texts = scoring.load_readings(options.readings) if options.readings else scoring.load_gold(options.gold)
    only = set(filter(None, options.only.split(",")))
    unknown = only - {text.text_id for text in texts}
    if unknown:
        raise SystemExit(f"no such texts: {', '.join(sorted(unknown))}")
    return [text for text in texts if not only or text.text_id in only]


def evaluate_people(gold: Path, readings: dict[str, Reading]) -> OfficeFigures:
    """The office checks on the people of the texts that were read."""
    cases = [case for case in read_office_gold(gold) if case.text_id in readings]
    return evaluate_offices(cases, [readings[case.text_id] for case in cases])


def table(figures: EventFigures, offices: OfficeFigures | None) -> list[Row]:
    """Rows of name, value and what the value counts."""
    strict, found, wrong = figures.strict, figures.evidence, figures.false_in_quiet
    counts = f"tp {strict.tp:g}, fp {strict.fp}, fn {strict.fn}"
    overlap = f"overlap alone; precision {found.precision:.3f}, recall {found.recall:.3f}"
    extra = f"overlapping: {_share(figures.date_overlap)}; dated where the gold is not: {_count(figures.dated_extra)}"
    quiet = ", ".join(f"{text_id}: {n}" for text_id, n in wrong.items() if n)
    return [
        ("events, F1", f"{strict.f1:.3f}", f"type, parties and evidence right; {counts}"),
        ("events, precision", f"{strict.precision:.3f}", ""),
        ("events, recall", f"{strict.recall:.3f}", ""),
        ("events, macro F1", f"{figures.macro_f1:.3f}", "mean over the texts with events"),
        ("events, F1 weighted by parties", f"{figures.weighted.f1:.3f}", ""),
        ("events, F1 without evidence", f"{figures.without_evidence.f1:.3f}", "type and parties right"),
        ("evidence, F1", f"{found.f1:.3f}", overlap),
        ("status, accuracy", _share(figures.status), f"n = {figures.status.n}; near ones half: "
         f"{_share(figures.near_status)}"),
        ("date, accuracy", _share(figures.date), f"n = {figures.date.n}; {extra}"),
        ("place, accuracy", _share(figures.place), f"n = {figures.place.n}; country"),
        ("direction, accuracy", _share(figures.direction), f"n = {figures.direction.n}; directed events"),
        ("countries of parties, recall", f"{figures.countries.recall:.3f}",
         f"precision {figures.countries.precision:.3f}; of the events found"),
        *(_office_rows(offices) if offices else ()),
        ("false events in texts with none", str(sum(wrong.values())), f"{len(wrong)} texts {quiet}".rstrip()),
        *((f"recall, {name}", f"{one.found}/{one.required}", f"precision {one.right}/{one.coded}")
          for name, one in figures.types.items()),
    ]  # fmt: skip


def _office_rows(offices: OfficeFigures) -> Iterable[Row]:
    decided = offices.right_where_decided
    yield "office checks right", _share(offices.right), f"n = {offices.right.n}; unknown and not found are wrong"
    yield "office checks right where decided", _share(decided), f"n = {decided.n}"


def write_table(rows: list[Row]) -> None:
    """Put the table between the two marks of docs/accuracy.md."""
    lines = [
        "| figure | value | |",
        "| --- | ---: | --- |",
        *(f"| {name} | {value} | {note} |" for name, value, note in rows),
    ]
    block = "\n".join([BEGIN, *lines, END])
    page = PAGE.read_text(encoding="utf-8")
    written, marks = re.subn(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: block, page, flags=re.DOTALL)
    if marks != 1:
        raise SystemExit(f"{PAGE}: expected the marks {BEGIN!r} and {END!r} once, found {marks} pairs")
    PAGE.write_text(written, encoding="utf-8")


def _share(share: Share) -> str:
    return "n/a" if share.value is None else f"{share.value:.3f}"


def _count(share: Share) -> str:
    return f"{round((share.value or 0) * share.n)}/{share.n}"


if __name__ == "__main__":
    main()

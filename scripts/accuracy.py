"""Scores the reader on the development texts: `python scripts/accuracy.py [--errors] [--write]`.

Without options it scores the gold beside the repository; `--readings DIR` scores the same way on careful readings. The
counting is that of `legation evaluate`.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

import scoring
from legation.evaluation.events import EventFigures, evaluate_events
from legation.evaluation.offices import OfficeFigures, evaluate_offices, read_office_gold
from legation.evaluation.report import Row, event_rows, events_report, office_rows
from legation.model.event import Reading

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
BEGIN, END = "<!-- begin: make accuracy -->", "<!-- end: make accuracy -->"


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
    types = [
        (f"recall, {name}", f"{one.found}/{one.required}", f"precision {one.right}/{one.coded}")
        for name, one in figures.types.items()
    ]
    return [*event_rows(figures), *(office_rows(offices) if offices else ()), *types]


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


if __name__ == "__main__":
    main()

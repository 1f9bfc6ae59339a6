"""Scores the reader on the development texts: `python scripts/accuracy.py [--errors] [--write]`.

Without options it scores the gold beside the repository; `--readings DIR` scores the same way on careful readings.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import scoring

PAGE = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
BEGIN, END = "<!-- begin: make accuracy -->", "<!-- end: make accuracy -->"
# A prediction pairs with a gold event from this overlap of their parties on; the scorer's own default.
DYAD_MIN = 0.5


def main() -> None:
    """Read the texts, score the readings, print the table."""
    options = parse_options()
    texts = chosen_texts(options)
    began = time.perf_counter()
    readings = scoring.read_all(texts, options.workers)
    seconds = time.perf_counter() - began
    predicted = scoring.predictions(readings)
    figures = scoring.evaluate(texts, predicted, options.lenient)
    rows = table(figures)
    width = max(len(name) for name, _, _ in rows)
    for name, value, note in rows:
        print(f"{name:<{width}}  {value:>7}  {note}".rstrip())
    print(f"{len(texts)} texts read in {seconds:.1f} s, loading included")
    if options.errors:
        for line in errors(texts, readings, predicted, options.lenient):
            print(line)
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


def table(figures: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Rows of name, value and what the value counts."""
    strict, loose, found = figures[scoring.STRICT], figures["type+dyad (no evidence)"], figures["detection"]
    wrong = figures["false_positives_no_event_texts"]
    counts = f"tp {strict['tp']}, fp {strict['fp']}, fn {strict['fn']}"
    quiet = ", ".join(f"{text_id}: {n}" for text_id, n in wrong.items() if n)
    return [
        ("events, F1", _share(strict["F1"]), f"type, parties and evidence right; {counts}"),
        ("events, precision", _share(strict["P"]), ""),
        ("events, recall", _share(strict["R"]), ""),
        ("events, macro F1", _share(figures["macro_F1"]), "mean over the texts with events"),
        ("events, F1 weighted by parties", _share(_f1(strict["partial_P"], strict["partial_R"])), ""),
        ("events, F1 without evidence", _share(loose["F1"]), "type and parties right"),
        ("evidence, F1", _share(found["F1"]), f"overlap alone; precision {found['P']:.3f}, recall {found['R']:.3f}"),
        ("status, accuracy", _share(strict["status_acc"]), f"n = {strict['n_matched']}; near ones half: "
         f"{_share(strict['status_partial'])}"),
        ("date, accuracy", _share(strict["date_acc"]), f"n = {strict['n_dated']}; overlapping: "
         f"{_share(strict['date_overlap'])}; dated where the gold is not: {strict['dates_given_where_gold_has_none']}"),
        ("place, accuracy", _share(strict["place_acc"]), f"n = {strict['n_place']}; country"),
        ("direction, accuracy", _share(strict["direction_acc"]), f"n = {strict['n_directed']}; directed events"),
        ("false events in texts with none", str(sum(wrong.values())), f"{len(wrong)} texts {quiet}".rstrip()),
        *((f"recall, {name}", value, "") for name, value in strict["recall_by_type"].items()),
    ]  # fmt: skip


def errors(
    texts: list[scoring.Text],
    readings: dict[str, dict[str, Any]],
    predicted: dict[str, list[dict[str, Any]]],
    lenient: bool,
) -> Iterator[str]:
    """One line a miss, a false positive, and a matched event with a wrong status, date or place."""
    score = scoring.scorer()
    for text in texts:
        golds, preds = text.gold["events"], predicted[text.text_id]
        for event, pred in zip(readings[text.text_id]["events"], preds, strict=True):
            pred["trigger"], pred["evidence"] = event["trigger"]["text"], event["evidence"]["text"]
        pairs, _, used = score.match(golds, preds, lenient, DYAD_MIN, True, True, len(text.gold["title"]))
        hit = {id(gold) for gold, _ in pairs}
        for gold in golds:
            if id(gold) not in hit and not gold["optional"]:
                yield f"MISS {_told(gold, gold['id'])}"
                yield from (f"       {why}" for why in near_misses(score, gold, preds, lenient))
        for n, pred in enumerate(preds):
            if n not in used:
                yield f"FP   {_told(pred, text.text_id)} [{pred['trigger']}]"
        yield from (line for gold, pred in pairs for line in wrong_fields(score, gold, pred))


def near_misses(score: Any, gold: dict[str, Any], preds: list[dict[str, Any]], lenient: bool) -> Iterator[str]:
    """Predictions whose evidence overlaps a missed event's, with what keeps them from pairing with it."""
    for pred in preds:
        if score.overlap(gold, pred):
            dyad, wrong = score.dyad(gold, pred), []
            if score.tcredit(gold, pred, lenient) < 1:
                wrong.append("type")
            if dyad < DYAD_MIN:
                wrong.append(f"parties {dyad:.2f}")
            yield f"{' and '.join(wrong) or 'taken by another event'}: {_told(pred, '')} [{pred['trigger']}]"


def wrong_fields(score: Any, gold: dict[str, Any], pred: dict[str, Any]) -> Iterator[str]:
    """The status, date and place of a matched event where they differ from the gold."""
    if not score.status_score(gold, pred)[0]:
        yield f"STATUS {gold['id']} {pred['status']}, gold {gold['status']}: {_short(gold['evidence'])}"
    dates, given = score.date_score(gold, pred), f"{pred['date_start']}..{pred['date_end']}"
    if (dates and not dates[0]) or (dates is None and score.interval(pred)):
        yield f"DATE {gold['id']} {given}, gold {gold['date_start']}..{gold['date_end']}: {_short(gold['evidence'])}"
    if score.place_score(gold, pred) == 0:
        yield f"PLACE {gold['id']} {pred['place_country']}, gold {gold['place']['country']}: {_short(gold['evidence'])}"


def write_table(rows: list[tuple[str, str, str]]) -> None:
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


def _told(event: dict[str, Any], name: str) -> str:
    sides = "->".join(",".join(str(party.get("country")) for party in event[side]) for side in ("sources", "targets"))
    return f"{name} {event['plover']} {event['status']} {sides}: {_short(event['evidence'])}".lstrip()


def _short(passage: str) -> str:
    return repr(passage if len(passage) <= 160 else passage[:157] + "...")


def _share(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.3f}"


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()

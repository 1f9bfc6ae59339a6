"""Reads the development texts, runs the reader over them and scores what it takes from them.

The texts and the scorer (`score.py`, `to_predictions.py`) are kept beside the repository, not in it: they are measured
with, never trained on or copied from.
"""

from __future__ import annotations

import calendar
import datetime as dt
import hashlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

import legation
from legation.evaluation.gold import GoldText, read_gold
from legation.ingest.files import article_from_text
from legation.model.event import Reading

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold"
# The scorer's key of the figure that counts: an event of the right type, between the right parties, rightly cited.
STRICT = "type+dyad+evidence"


@dataclass(frozen=True)
class Text:
    """One text to measure with, and what people took from it."""

    text_id: str
    text: str
    published: str | None
    publisher: str | None
    gold: GoldText


def load_gold(folder: Path) -> list[Text]:
    """The texts of a gold folder (`NN.txt` with `NN.json`)."""
    return [Text(gold.text_id, gold.text, gold.publication_date, None, gold) for gold in read_gold(folder)]


def load_readings(folder: Path) -> list[Text]:
    """The texts of a folder of careful readings (`NNN.txt` with `NNN.json`), turned into the form of the gold files."""
    texts = []
    for path, careful in _annotated(folder):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        gold = msgspec.convert(as_gold(careful, text), GoldText, strict=False)
        gold = msgspec.structs.replace(gold, text_id=path.stem, text=text)
        texts.append(Text(path.stem, text, careful["published"], careful["publisher"], gold))
    return texts


def read_all(texts: Iterable[Text], workers: int = 1, reader: legation.Reader | None = None) -> dict[str, Reading]:
    """The reading of each text, by text id.

    Each worker process loads its own reader; one process uses `reader` where it is given.
    """
    texts = list(texts)
    if workers == 1:
        return _read(texts, reader)
    with ProcessPoolExecutor(workers) as pool:
        parts = pool.map(_read, [texts[i::workers] for i in range(workers)])
        found = {text_id: reading for part in parts for text_id, reading in part.items()}
    return {text.text_id: found[text.text_id] for text in texts}


def theirs(readings: dict[str, Reading], lenient: bool = False, gold: Path = GOLD) -> dict[str, Any]:
    """The figures of the gold's own scorer on the readings; its keys are those of `score.py --json`."""
    lines = "\n".join(json.dumps(reading.to_dict()) for reading in readings.values())
    command = [sys.executable, str(gold / "to_predictions.py"), "--ids", ",".join(readings)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, encoding="utf-8")
    predicted = {line["id"]: line["events"] for line in map(json.loads, done.stdout.splitlines())}
    coded = {path.stem: coding for path, coding in _annotated(gold / "events") if path.stem in readings}
    figures: dict[str, Any] = scorer(gold).evaluate(coded, predicted, lenient)
    return figures


def corpus_hash(gold: Path = GOLD) -> str:
    """One hash of the gold's texts, their coding and its scorers."""
    digest = hashlib.sha256()
    for path in sorted([*gold.glob("events/*"), *gold.glob("*.py")]):
        digest.update(f"{path.relative_to(gold)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def scorer(gold: Path = GOLD) -> ModuleType:
    """The gold's own `score.py` as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold}: no score.py; expected the gold folder")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(texts: list[Text], reader: legation.Reader | None = None) -> dict[str, Reading]:
    reader = reader or legation.load()
    articles = (article_from_text(t.text, published=t.published, publisher=t.publisher) for t in texts)
    return {text.text_id: reading for text, reading in zip(texts, reader.pipe(articles), strict=True)}


def _annotated(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    files = sorted(folder.glob("[0-9]*.json"))
    if not files:
        raise SystemExit(f"{folder}: no annotated texts; expected NN.txt with NN.json")
    return [(path, json.loads(path.read_text(encoding="utf-8"))) for path in files]


def as_gold(careful: dict[str, Any], text: str) -> dict[str, Any]:
    """A careful reading in the form of a gold file."""
    events = [_gold_event(event, text) for event in careful["events"]]
    return {
        "title": text.partition("\n")[0],
        "publication_date": careful["published"],
        "no_event_text": all(event["optional"] for event in events),
        "events": [{**event, "id": f"{careful['id']}-e{n:02d}"} for n, event in enumerate(events)],
    }


def _gold_event(event: dict[str, Any], text: str) -> dict[str, Any]:
    """One event of a careful reading as a gold event; an event that is not `sure` is optional."""
    when, base = event.get("when") or {}, event["event_type"]
    start, end = _offsets(event["evidence"], text)
    also = [(passage, *_offsets(passage, text)) for passage in event["also"]]
    return {
        "plover": event["plover"],
        "auxiliary_base": base if base != event["plover"] else None,
        "status": "cancelled" if event["status"] == "postponed" else event["status"],
        "sources": event["actors"],
        "targets": event["recipients"],
        "participants_symmetric": event["symmetric"],
        "date_start": when.get("start"),
        "date_end": when.get("end"),
        "date_granularity": granularity(when.get("start"), when.get("end")),
        "place": event.get("where"),
        "evidence": event["evidence"],
        "evidence_start": start,
        "evidence_end": end,
        "alt_evidence": [{"text": passage, "start": a, "end": b} for passage, a, b in also],
        "alt_plover": [],
        "alt_status": [],
        "background": event["background"],
        "optional": not event["sure"],
    }


def _offsets(passage: str, text: str) -> tuple[int, int]:
    start = text.index(passage)
    return start, start + len(passage)


def granularity(start: str | None, end: str | None) -> str:
    """How exact an interval of ISO days is: day, month (a whole one), year (a whole one), range or unknown."""
    if start is None or end is None:
        return "unknown" if start is end else "range"
    first, last = dt.date.fromisoformat(start[:10]), dt.date.fromisoformat(end[:10])
    if first == last:
        return "day"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return "year"
    whole = first.day == 1 and last == first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return "month" if whole else "range"

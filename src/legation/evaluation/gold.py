"""Gold events: texts read and coded by people, one `NN.txt` with its `NN.json` a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from legation.errors import GoldError


class Party(msgspec.Struct, frozen=True):
    """One actor of a gold event; `country` is None where the coder gave none."""

    country: str | None = None
    text: str | None = None


class GoldPlace(msgspec.Struct, frozen=True):
    """Where a gold event was."""

    country: str | None = None


class Passage(msgspec.Struct, frozen=True):
    """A passage of the text, in characters, half-open."""

    start: int
    end: int
    text: str = ""


class GoldEvent(msgspec.Struct, frozen=True):
    """One act as the coder has it.

    Attributes:
        plover: Type after the rule for the future: a planned meeting is AGREE, and `auxiliary_base` then CONSULT.
        alt_plover, alt_status: What is as good an answer.
        date_granularity: day, range, month, year or unknown.
        optional: Trivial or arguable: found or not, it costs nothing.
        evidence_start, evidence_end: Where the act is told, in characters of the text; `alt_evidence` where again.
    """

    id: str
    plover: str
    status: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    evidence_start: int
    evidence_end: int
    evidence: str = ""
    participants_symmetric: bool = False
    auxiliary_base: str | None = None
    alt_plover: tuple[str, ...] = ()
    alt_status: tuple[str, ...] = ()
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    date_granularity: str | None = None
    place: GoldPlace | None = None
    optional: bool = False
    alt_evidence: tuple[Passage, ...] = ()


class GoldText(msgspec.Struct, frozen=True):
    """One coded text; `no_event_text`: nothing in it has to be found."""

    title: str
    publication_date: str
    events: tuple[GoldEvent, ...]
    no_event_text: bool = False
    text_id: str = ""
    text: str = ""


def read_gold(folder: Path) -> Iterator[GoldText]:
    """The coded texts of a folder, in the order of their names.

    Raises:
        GoldError: The folder has none, a text is missing, or a file is not in the form of `docs/evaluation.md`.
    """
    files = [path for path in sorted(folder.glob("*.json")) if path.with_suffix(".txt").exists()]
    if not files:
        raise GoldError(str(folder), "no coded texts", "NN.txt with NN.json, as docs/evaluation.md describes")
    for path in files:
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        coded = _decoded(path)
        for event in coded.events:
            if not 0 <= event.evidence_start < event.evidence_end <= len(text):
                where = f"{path}: {event.id}"
                raise GoldError(where, f"evidence {event.evidence_start} to {event.evidence_end}", "a part of the text")
        yield msgspec.structs.replace(coded, text_id=path.stem, text=text)


def _decoded(path: Path) -> GoldText:
    try:
        raw: Any = msgspec.json.decode(path.read_bytes())
        return msgspec.convert(raw, GoldText, strict=False)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise GoldError(str(path), str(error), "the form of docs/evaluation.md") from error

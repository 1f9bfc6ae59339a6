"""Gold events: texts read and coded by people, one `NN.txt` with its `NN.json` a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from legation.errors import GoldError
from legation.resources.codebook import EVENT_TYPES, load_codebook

Form = TypeVar("Form", bound=msgspec.Struct)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CODE = re.compile(r"[A-Z][A-Z0-9_-]+")


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
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError(str(folder), "no coded texts", "NN.txt with NN.json, as docs/evaluation.md describes")
    for path in files:
        text = _text(path)
        coded = decoded(path, GoldText)
        _check(coded, len(text), path)
        yield msgspec.structs.replace(coded, text_id=path.stem, text=text)


def _text(path: Path) -> str:
    """The text that belongs to a coding."""
    beside = path.with_suffix(".txt")
    try:
        return beside.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise GoldError(str(beside), "no such file", f"the text of {path.name}") from error
    except UnicodeDecodeError as error:
        raise GoldError(str(beside), "not UTF-8", "text; save it as UTF-8") from error


def _check(coded: GoldText, length: int, path: Path) -> None:
    """Raise where a value is one that no reading can have: it would count as an error of the reader."""
    if not _DAY.match(coded.publication_date):
        raise GoldError(str(path), f"publication_date {coded.publication_date!r}", "a day as 2025-11-05")
    types, statuses = EVENT_TYPES, tuple(load_codebook().statuses)
    for event in coded.events:
        where = f"{path}: {event.id}"
        for key, values, allowed in (
            ("plover", (event.plover,), types),
            ("auxiliary_base", (event.auxiliary_base,), (None, *types)),
            ("alt_plover", event.alt_plover, types),
            ("status", (event.status,), statuses),
            ("alt_status", event.alt_status, statuses),
        ):
            if wrong := [value for value in values if value not in allowed]:
                expected = f"one of {', '.join(sorted(filter(None, allowed)))}"
                raise GoldError(where, f"{key} {wrong[0]!r}", expected)
        countries = [party.country for party in (*event.sources, *event.targets)]
        for country in (*countries, event.place.country if event.place else None):
            if country is not None and not _CODE.fullmatch(country):
                raise GoldError(where, f"country {country!r}", "a code in capitals, as PER or NATO")
        if not 0 <= event.evidence_start < event.evidence_end <= length:
            raise GoldError(where, f"evidence {event.evidence_start} to {event.evidence_end}", "a part of the text")


def decoded(path: Path, form: type[Form]) -> Form:
    """What a JSON file of gold has, in the given form; keys beyond it are left alone.

    Raises:
        GoldError: It is not in that form.
    """
    try:
        raw: Any = msgspec.json.decode(path.read_bytes())
        return msgspec.convert(raw, form, strict=False)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise GoldError(str(path), str(error), "the form of docs/evaluation.md") from error

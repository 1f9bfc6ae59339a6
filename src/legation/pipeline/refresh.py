"""Asks Wikidata for the tenures of the principal offices, page by page, and keeps what it was told.

After each page the answers so far are written down, so that a refresh that failed goes on where it stopped, and what a
person has reviewed is what is taken.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from legation.ingest.wikidata import PAGE, Endpoint, Statement, fetch_statements
from legation.resources.artifact import write_file
from legation.resources.wikidata_positions import WikidataPosition

# More positions at a time and the public endpoint's minute runs out.
_BATCH = 25
# Answers that are older are asked for anew.
_KEPT = dt.timedelta(days=1)


class Gathered(msgspec.Struct, frozen=True):
    """The answers so far.

    Attributes:
        asked: The day of the first question: no answer speaks for a later one.
        positions: A hash of the positions that are asked for.
        batch, offset: The page that comes next; `done` when none does.
    """

    endpoint: str
    since: dt.date
    positions: str
    asked: dt.date
    batch: int = 0
    offset: int = 0
    done: bool = False
    statements: tuple[Statement, ...] = ()


def gather_statements(
    endpoint: Endpoint, positions: Sequence[WikidataPosition], since: dt.date, today: dt.date, path: Path
) -> Iterator[Gathered]:
    """Ask page after page, and give the answers so far after each; the last one is `done`.

    Args:
        since: Tenures that ended before are left out.
        path: Where the answers are kept; those of a refresh that stopped are taken up from there.
    Raises:
        FetchError: A page is not to be had; the pages before it are kept.
    """
    items = [position.qid for position in positions]
    batches = [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
    key = hashlib.sha256(" ".join(items).encode()).hexdigest()
    gathered = _kept(path, endpoint.url, since, key, today) or Gathered(endpoint.url, since, key, today)
    yield gathered
    while not gathered.done:
        page = fetch_statements(endpoint, batches[gathered.batch], since.isoformat(), gathered.offset)
        gathered = _after_page(gathered, page, len(batches))
        write_file(path, msgspec.json.encode(gathered))
        yield gathered


def count_batches(positions: Sequence[WikidataPosition]) -> int:
    """How many times there is something to ask, pages after the first not counted."""
    return -(-len(positions) // _BATCH)


def _after_page(gathered: Gathered, page: list[Statement], batches: int) -> Gathered:
    """The answers with one more page, and what comes next."""
    known = {one.statement for one in gathered.statements}
    more = tuple(one for one in page if one.statement not in known)
    statements = gathered.statements + more
    if len(page) == PAGE:
        return msgspec.structs.replace(gathered, statements=statements, offset=gathered.offset + PAGE)
    batch = gathered.batch + 1
    return msgspec.structs.replace(gathered, statements=statements, batch=batch, offset=0, done=batch == batches)


def _kept(path: Path, endpoint: str, since: dt.date, key: str, today: dt.date) -> Gathered | None:
    """What a refresh of the same questions was told a short while ago."""
    try:
        gathered = msgspec.json.decode(path.read_bytes(), type=Gathered)
    except (OSError, msgspec.MsgspecError):
        return None
    same = (gathered.endpoint, gathered.since, gathered.positions) == (endpoint, since, key)
    return gathered if same and dt.timedelta() <= today - gathered.asked <= _KEPT else None

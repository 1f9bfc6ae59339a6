"""The texts that labels stand for: the labels are in the repository, the texts are where they were published."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from legation.errors import GoldError, LegationError
from legation.training.labels import Labelled, hash_of

Texts = dict[str, str]
"""Texts by the SHA-256 of their UTF-8."""


def read_texts(folder: Path) -> Texts:
    """All texts of a file, or below a folder: `*.txt`, and the field `text` of each line of `*.jsonl` and `*.jsonl.gz`.

    Raises:
        GoldError: A line is no JSON object with a text; it names the line.
    """
    return {
        hash_of(text): text
        for path in (sorted(folder.rglob("*")) if folder.is_dir() else [folder])
        for text in _texts_of(path)
    }


def fetch_texts(labels: Iterable[Labelled], fetch: Callable[[str], str], say: Callable[[str], None]) -> Texts:
    """The texts of the labels' addresses, as they are today; one that can't be had is told and left out.

    Args:
        fetch: Text of the page at an address.
    """
    found: Texts = {}
    for label in labels:
        try:
            text = fetch(label.url)
        except LegationError as error:
            say(f"{label.url}: {error}")
            continue
        if hash_of(text) == label.sha256:
            found[label.sha256] = text
        else:
            say(f"{label.url}: the text there is not the one that was labelled")
    return found


def _texts_of(path: Path) -> Iterator[str]:
    if path.suffix == ".txt":
        yield path.read_text(encoding="utf-8")
    elif path.name.endswith((".jsonl", ".jsonl.gz")):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield _text_of(line, f"{path}, line {number}")


def _text_of(line: str, where: str) -> str:
    try:
        text = json.loads(line)["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(where, line[:60].strip(), 'a JSON object with a field "text"') from error
    if not isinstance(text, str):
        raise GoldError(where, repr(text)[:60], "a text as a string")
    return text

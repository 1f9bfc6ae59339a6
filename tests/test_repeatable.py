"""The same articles give the same readings, byte for byte: over runs, batch sizes and numbers of processes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import legation
from legation.ingest.files import article_from_text
from legation.model.article import Article
from texts import make_texts

ARTICLES = 24
HERE = Path(__file__).parent
# Read in a process of its own: a hash seed, a thread or an order of loading must not show.
ALONE = """
import sys
from test_repeatable import articles, as_lines
part, parts = int(sys.argv[1]), int(sys.argv[2])
sys.stdout.buffer.write(b"\\n".join(as_lines(articles()[part::parts], 7)))
"""


def articles() -> list[Article]:
    return [article_from_text(text, published="2025-03-14") for text in make_texts(ARTICLES)]


def as_lines(some: Sequence[Article], batch: int) -> list[bytes]:
    reader = legation.load()
    return [json.dumps(reading.to_dict()).encode() for group in _groups(some, batch) for reading in reader.pipe(group)]


def _groups(some: Sequence[Article], size: int) -> Iterator[Sequence[Article]]:
    return (some[start : start + size] for start in range(0, len(some), size))


@pytest.fixture(scope="module")
def expected() -> list[bytes]:
    return as_lines(articles(), ARTICLES)


@pytest.mark.parametrize("batch", [1, 5])
def test_batches_do_not_show(expected: list[bytes], batch: int) -> None:
    assert as_lines(articles(), batch) == expected


def test_order_does_not_show(expected: list[bytes]) -> None:
    assert as_lines(articles()[::-1], ARTICLES)[::-1] == expected


@pytest.mark.parametrize("processes", [1, 3])
def test_processes_do_not_show(expected: list[bytes], processes: int) -> None:
    for part in range(processes):
        command = [sys.executable, "-c", ALONE, str(part), str(processes)]
        where = {"PYTHONPATH": f"{HERE}:{HERE.parent / 'benchmarks'}"}
        done = subprocess.run(command, capture_output=True, check=True, env=where)
        assert done.stdout.split(b"\n") == expected[part::processes]

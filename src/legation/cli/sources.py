"""Files, addresses and standard input, as they stand on the command line, become articles."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import msgspec

from legation.errors import LegationError
from legation.ingest.files import article_from_bytes, read_file, read_stream
from legation.model.article import Article
from legation.model.citation import Issue
from legation.settings import Settings

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Labels(msgspec.Struct, frozen=True):
    """What the person says of the articles; it goes before what they say of themselves."""

    published: str | None = None
    url: str | None = None
    publisher: str | None = None


class Sources:
    """The articles of a command line, taken one after another; what can't be read is reported and passed over.

    Attributes:
        failed: How many could not be read so far.
        issues: What was wrong with the encoding of the others, by article id.
    """

    def __init__(self, names: Iterable[str], labels: Labels, settings: Settings, *, debug: bool = False) -> None:
        """Nothing is opened yet."""
        self._names, self._labels, self._settings, self._debug = names, labels, settings, debug
        self.failed = 0
        self.issues: dict[str, tuple[Issue, ...]] = {}

    def __iter__(self) -> Iterator[Article]:
        """The articles that can be read; a line on standard error for each of the others."""
        for name in self._names:
            try:
                article, issues = take_article(name, self._labels, self._settings)
            except LegationError as error:
                if self._debug:
                    raise
                self.failed += 1
                click.echo(f"legation: {error}", err=True)
                continue
            self.issues[article.article_id] = issues
            yield article


def take_article(name: str, labels: Labels, settings: Settings) -> tuple[Article, tuple[Issue, ...]]:
    """The article of one source: `-`, an address or the name of a file.

    Raises:
        InputError, FetchError: It can't be read.
    """
    given = {"published": labels.published, "publisher": labels.publisher}
    if _ADDRESS.match(name):
        # Loading the HTTP client takes longer than reading a file.
        from legation.ingest.fetch import fetch_page

        page = fetch_page(
            name, max_bytes=settings.max_bytes, timeout_s=settings.timeout_s, allow_private=settings.allow_private
        )
        return article_from_bytes(page.body, name, url=labels.url or page.url, charset=page.charset, **given)
    if name == "-":
        data, where = read_stream(sys.stdin.buffer, "standard input", settings.max_bytes), "standard input"
    else:
        data, where = read_file(Path(name), settings.max_bytes), name
    return article_from_bytes(data, where, url=labels.url, **given)

"""A text becomes an article: from a string, a file or standard input."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import BinaryIO

from legation.errors import BadDate, EmptyInput, InputError, NotText, TooLarge
from legation.ingest.boilerplate import boilerplate_spans
from legation.ingest.decode import declared_charset, decode, is_page
from legation.ingest.extract import extract_page
from legation.ingest.language import require_english
from legation.model.article import Article
from legation.model.citation import Issue
from legation.model.ids import article_id

MAX_CHARACTERS = 1_000_000
"""Longest article: the parser takes no longer text, and no news article comes near it."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def article_from_text(
    text: str,
    *,
    published: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    title: str | None = None,
    where: str = "text",
) -> Article:
    """Check a text and make an article of it; the text itself is kept to the character.

    Args:
        text: The article; its first line with words is the title, unless `title` is given.
        published: ISO 8601, a day or a time with its zone.
        language: ISO 639-1 code where the caller knows it; detected otherwise.
        where: What the messages call the text: a file's name, an address.
    Raises:
        EmptyInput, NotText, TooLarge, NotEnglish, BadDate: What is wrong, in one line.
    """
    _require_text(text, where)
    return Article(
        article_id=article_id(text),
        text=text,
        title=title or _first_line(text),
        url=url,
        publisher=publisher,
        published=check_published(published, where) if published else None,
        language=require_english(text, where, declared=language),
        excluded=boilerplate_spans(text),
    )


def check_published(published: str, where: str = "published") -> str:
    """The date as it was given, if it is an ISO 8601 day or time.

    Raises:
        BadDate: It is not, or there is no such day.
    """
    value = published.strip()
    try:
        # `fromisoformat` takes week dates and days without hyphens too; in records the day is the first ten characters.
        if _DAY.match(value) and dt.datetime.fromisoformat(value):
            return value
    except ValueError:
        pass
    raise BadDate(f"{where}: {published!r} is not a date; expected a day as 2025-11-05 or a time as 2025-11-05T09:30Z")


def _first_line(text: str) -> str:
    """The first line with words, however the lines end."""
    return next(line for line in re.split(r"[\r\n]+", text) if re.search(r"\w", line)).strip()


def _require_text(text: str, where: str) -> None:
    """Raise unless the string has words, is text and is not too long."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(
            f"{where}: {len(text):,} characters; expected at most {MAX_CHARACTERS:,}; split it into articles"
        )
    if "\x00" in text or re.search(r"[\ud800-\udfff]", text):
        raise NotText(f"{where}: not text; expected the words of one article")
    if not re.search(r"\w", text):
        raise EmptyInput(f"{where}: no words in it; expected the text of one article")


def article_from_bytes(
    data: bytes,
    where: str,
    *,
    published: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    charset: str | None = None,
) -> tuple[Article, tuple[Issue, ...]]:
    """The article in a file or an answer, and what was wrong with its encoding.

    Plain text is kept to the character, apart from a byte order mark; of an HTML page the article is taken. What the
    caller says of date, address and publisher goes before what the page says.

    Args:
        where: What the messages call it: the file's name or the address.
        charset: The encoding that the server named.
    Raises:
        InputError: One of its subclasses, as for `article_from_text`; NoArticle for a page without one.
    """
    page = is_page(data)
    text, issues = decode(data, where, charset or (declared_charset(data) if page else None))
    if not page:
        article = article_from_text(text, published=published, url=url, publisher=publisher, where=where)
        return article, issues
    found = extract_page(text, where, url)
    article = article_from_text(
        found.text,
        published=published or found.published,
        url=url or found.url,
        publisher=publisher or found.publisher,
        title=found.title,
        where=where,
    )
    return article, issues


def read_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: It is missing, a directory or may not be read.
        TooLarge: It has more than `max_bytes`.
    """
    try:
        with path.open("rb") as stream:
            return read_stream(stream, str(path), max_bytes)
    except IsADirectoryError as error:
        raise InputError(f"{path}: a directory; expected a file; give the files in it by name") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{path}: {reason}; expected a file that can be read; check the name") from error


def read_stream(stream: BinaryIO, where: str, max_bytes: int) -> bytes:
    """All bytes of a stream; TooLarge after more than `max_bytes`."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLarge(
            f"{where}: more than {max_bytes:,} bytes; expected one article; split it or set LEGATION_MAX_BYTES"
        )
    return data

"""Bytes become text: what kind they are, and in which encoding.

The order is fixed, so the same bytes give the same text everywhere: a byte order mark, the declared encoding, UTF-8,
and then line by line, since a page put together from several sources mixes UTF-8 with Windows-1252.
"""

from __future__ import annotations

import codecs
import re

from legation.errors import EmptyInput, NotText
from legation.model.citation import Issue

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x7fELF", "a program"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
# Tabs, line breaks, form feeds and escapes occur in texts; the other control characters do not.
_CONTROL = bytes(c for c in range(32) if chr(c) not in "\t\n\v\f\r\x1b")
_MOST_CONTROL = 0.02
# Windows-1252 is for Latin letters, few of which are accented. Text with more high bytes is in another alphabet.
_MOST_ACCENTS = 0.3

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_OPENS_PAGE = re.compile(
    rb"(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|h[1-6]|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS_FEED = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL)


def decode(data: bytes, where: str, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text of some bytes, and an issue when lines of it had to be read in another encoding.

    Args:
        declared: The encoding that a server or the page itself names.
    Raises:
        EmptyInput: There are no bytes.
        NotText: They are a document, an image or another thing that is no text.
    """
    if not data.strip():
        raise EmptyInput(f"{where}: empty; expected the text of one article")
    mark = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    _refuse_documents(data, where, wide=mark in {"utf-16", "utf-32"})
    for encoding in (mark, declared, "utf-8"):
        text = _strict(data, encoding) if encoding else None
        if text is not None:
            return text, ()
    return _by_line(data, where)


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as an HTML page does, whatever their file is called."""
    return bool(_OPENS_PAGE.match(_without_mark(data)[:_HEAD]))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its head."""
    found = _META_CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def _without_mark(data: bytes) -> bytes:
    """The first bytes as one byte a character, so that patterns match UTF-16 pages too."""
    head = data[: 4 * _HEAD]
    for mark, _ in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].replace(b"\x00", b"")
    return head


def _refuse_documents(data: bytes, where: str, *, wide: bool) -> None:
    """Raise if the bytes are a known kind of document, a feed, or hold control characters no text has."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"{where}: {kind}; expected plain text or HTML; save the article as text")
    if _OPENS_FEED.match(_without_mark(data)[:_HEAD]):
        raise NotText(f"{where}: a feed or sitemap; expected one article; give the address of an article in it")
    controls = len(data) - len(data.translate(None, _CONTROL))
    if not wide and (b"\x00" in data or controls > _MOST_CONTROL * len(data)):
        raise NotText(f"{where}: binary data; expected plain text or HTML; save the article as text")


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, or None if the bytes are not in this encoding or nobody knows it."""
    try:
        return data.decode("utf-8-sig" if encoding.lower().replace("_", "-") == "utf-8" else encoding)
    except (UnicodeError, LookupError):
        return None


def _by_line(data: bytes, where: str) -> tuple[str, tuple[Issue, ...]]:
    """Each line in UTF-8, or else in Windows-1252."""
    high = sum(byte > 127 for byte in data)
    if high > _MOST_ACCENTS * len(data):
        raise NotText(f"{where}: text in an unknown encoding; expected UTF-8; convert it with iconv")
    lines, repaired = [], 0
    for line in data.splitlines(keepends=True):
        text = _strict(line, "utf-8")
        repaired += text is None
        lines.append(line.decode("cp1252", "replace") if text is None else text)
    message = f"not all of it is UTF-8: lines read as Windows-1252: {repaired}"
    return "".join(lines), (Issue("warning", "encoding_mixed", message),)

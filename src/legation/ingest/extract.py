"""An HTML page becomes the article on it. The one module that uses trafilatura."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from legation.errors import NoArticle

# Precision drops menus and teasers. Of a page whose markup it does not know it keeps next to nothing: then recall
# is better. Characters.
_ENOUGH = 250
# The shortest news flash has a sentence. Less is a label of a menu. Characters.
_LEAST = 40
_LINE_SPACE = re.compile(r"[ \t\u00a0]+")


class Page(msgspec.Struct, frozen=True):
    """What an HTML page says of itself; `text` is the title, a blank line and the paragraphs."""

    title: str
    text: str
    published: str | None
    publisher: str | None
    url: str | None


def extract_page(html: str, where: str, url: str | None = None) -> Page:
    """The article of a page with its title, publisher and day of publication, each None where the page has none.

    Raises:
        NoArticle: The page has no running text.
    """
    found = _extract(html, url, precise=True)
    if found is None or len(found.text or "") < _ENOUGH:
        wider = _extract(html, url, precise=False)
        found = max(found, wider, key=lambda document: len(document.text or "") if document else -1)
    if found is None or len((found.text or "").strip()) < _LEAST:
        raise NoArticle(f"{where}: no article on the page; expected a page with running text; save the article as text")
    paragraphs = _paragraphs(found.text)
    title = _clean_title(found.title, found.sitename) or paragraphs[0]
    body = paragraphs[1:] if _same(paragraphs[0], title) else paragraphs
    return Page(
        title=title,
        text="\n\n".join([title, *body]),
        published=found.date or None,
        publisher=found.sitename or None,
        url=found.url if found.url and found.url.startswith(("http://", "https://")) else None,
    )


def _extract(html: str, url: str | None, *, precise: bool) -> Any:
    """trafilatura's document, or None."""
    from trafilatura import bare_extraction

    return bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # The first publication, and only where the page states it: a date found in the running text is a guess.
        date_extraction_params={"original_date": True, "extensive_search": False},
        favor_precision=precise,
        favor_recall=not precise,
    )


def _paragraphs(text: str) -> list[str]:
    """The lines with words, each with single spaces."""
    lines = (_LINE_SPACE.sub(" ", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def _clean_title(title: str | None, publisher: str | None) -> str:
    """The title on one line, without the publisher's name that pages append to it."""
    line = " ".join((title or "").split())
    if publisher:
        line = re.sub(rf"\s*[|–—·-]\s*{re.escape(publisher)}\s*$", "", line, flags=re.IGNORECASE) or line
    return line


def _same(first: str, second: str) -> bool:
    """Whether two lines have the same words."""
    return re.findall(r"\w+", first.lower()) == re.findall(r"\w+", second.lower())

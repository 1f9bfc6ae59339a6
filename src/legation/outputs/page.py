"""A reading as one HTML page: the article with every span marked, and beside it what was read from it.

The page has no script and asks for nothing: it can be mailed, archived and opened anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from legation.model.event import Reading
from legation.outputs import wording
from legation.outputs.marks import Mark, Segment, cut, marks_of
from legation.outputs.render import render_template, style_sheet

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
EXPLAINED = ("trigger", "actor", "date", "place", "topic", "hedge")
"""Kinds of mark with an explanation of their own, as the key at the head of the page lists them."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text as the page shows it.

    Attributes:
        start: Offset in the article, the anchor that citations lead to.
        classes: Names of the kinds of its marks.
        notes: The marks to explain when it is pointed at.
        stop: Whether the tab key stops here: where a mark begins, not again where another one cuts it.
        opens: Numbers of the events whose sentence begins here.
    """

    start: int
    text: str
    classes: str
    notes: tuple[Mark, ...]
    stop: bool
    opens: tuple[int, ...]


def render_page(reading: Reading) -> str:
    """The page, complete and self-contained."""
    css, allowed = style_sheet("page.css")
    events = wording.ordered_events(reading)
    title, *paragraphs = _paragraphs(reading)
    return render_template(
        "page.html",
        # Part of the program, and the policy allows exactly these bytes.
        css=Markup(css),  # noqa: S704
        allowed=allowed,
        reading=reading,
        article=reading.article,
        link=web_address(reading.article.url),
        title=title,
        paragraphs=paragraphs,
        events=events,
        coming=wording.coming_events(events),
        numbers={event.event_id: number for number, event in enumerate(events, start=1)},
        kinds=EXPLAINED,
    )


def web_address(url: str | None) -> str | None:
    """The address if it is one to follow: `javascript:` and its like are not."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _paragraphs(reading: Reading) -> list[list[Piece]]:
    """The lines with words, the title first, each as pieces that together are the line."""
    text = reading.article.text
    marks = [*marks_of(reading), *_citations(reading)]
    return [[_piece(s) for s in cut(text, *line.span(), marks)] for line in _LINE.finditer(text)]


def _citations(reading: Reading) -> Iterator[Mark]:
    """Where agreements, positions and people are cited: they need an anchor, and no explanation."""
    for entries in (reading.agreements, reading.positions, reading.people):
        for entry in entries:
            yield Mark(entry.evidence.start, entry.evidence.end, "evidence", "", "")


def _piece(segment: Segment) -> Piece:
    """What is shown of a segment."""
    notes = tuple(mark for mark in segment.marks if mark.kind in EXPLAINED)
    begins = [mark for mark in segment.marks if mark.start == segment.start]
    return Piece(
        start=segment.start,
        text=segment.text,
        classes=" ".join(dict.fromkeys(mark.kind for mark in segment.marks)),
        notes=notes,
        stop=any(mark in notes for mark in begins),
        opens=tuple(number for mark in begins if mark.label == "evidence" for number in mark.events),
    )

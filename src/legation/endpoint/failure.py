"""Words of others in messages of ours: short, on one line, and harmless to a terminal."""

from __future__ import annotations

_LONGEST = 80


def plain(value: object, longest: int = _LONGEST) -> str:
    """A value from outside as one short line; control characters and line breaks become spaces."""
    # Cut before and after: an answer may be megabytes, and much of it white space.
    text = str(value)[: 4 * longest]
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"

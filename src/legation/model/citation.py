"""What could not be read, or looks wrong."""

from __future__ import annotations

import msgspec


class Issue(msgspec.Struct, frozen=True):
    """Something a reader of the reading must know.

    Attributes:
        level: info, warning or error.
        code: Stable word, as `no_publication_date`.
        start, end: Where in `Article.text`; None for the whole article.
    """

    level: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None

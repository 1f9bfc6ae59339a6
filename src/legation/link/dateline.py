"""Datelines: the place and day that open a report."""

from __future__ import annotations

import re

from legation.link.date_expressions import Expression, has_year
from legation.link.date_ranges import ENDS
from legation.model.article import ParsedArticle

_WIDTH, _SENTENCES = 60, 4
_DASH = re.compile(r"(?:,? \d{4})?\s*(?:\([^()\n]{1,30}\))?\s*(?:—|–|--|- )")


def opens_report(parsed: ParsedArticle, found: Expression) -> bool:
    """`CAIRO, 5 December (Agency) - `: the day on which the report was sent, not that of the act it begins with."""
    return _DASH.match(parsed.article.text, found.end) is not None and _follows_names(parsed, found)


def is_whole_dateline(parsed: ParsedArticle, found: Expression) -> bool:
    """Whether it is a whole date at the head of a line, after no more than a place and an agency."""
    return has_year(found) and ENDS.get(found.rule.name) == "day" and _follows_names(parsed, found)


def _follows_names(parsed: ParsedArticle, found: Expression) -> bool:
    """Whether nothing but a place and an agency stands before it in its line, near the beginning of the text."""
    text = parsed.article.text
    line = max(text.rfind("\n", 0, found.start), text.rfind("\r", 0, found.start)) + 1
    if found.start - line > _WIDTH or parsed.tokens[found.first].sentence > _SENTENCES:
        return False
    before = (token for token in parsed.tokens[: found.first] if token.start >= line)
    return all(token.pos in ("PROPN", "NOUN", "PUNCT", "SYM", "X", "NUM") for token in before)

"""Expressions that belong together: the ends of a range, a length and the day it begins on, days that share a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.link.date_expressions import MOVING, Expression, has_year, head_of
from legation.model.article import ParsedArticle

_RANGE_LEAD = re.compile(r"\b(?:from|between|since)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_RANGE_GAP = re.compile(r"\s*(?:\b(?:to|until|till|through)\b|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LIST_GAP = re.compile(r",?\s*(?:,|&|\b(?:and|or)\b)\s*(?:the\s+)?", re.IGNORECASE)
_LENGTH_GAP = re.compile(r"\s+(?:from|(?:starting|beginning|commencing)(?:\s+(?:on|from))?)\s+", re.IGNORECASE)
_LEAD_WIDTH = 9
# Forms of which two can be the ends of a range.
ENDS = {
    "iso_day": "day", "dotted_day": "day", "day_month": "day", "month_day": "day", "weekday": "day", "near_day": "day",
    "weekday_in_week": "day",
    "month": "month", "month_of_year": "month", "part_of_month": "month", "year": "year", "decade": "year",
}  # fmt: skip
# The length that a range has: `for two days from Monday`. `Two-day` measures a noun.
LENGTH = re.compile(r"(?P<count>\w+)\s+(?P<unit>day|week|month|year)s?", re.IGNORECASE)


def units(parsed: ParsedArticle, found: Sequence[Expression]) -> Iterator[tuple[Expression, ...]]:
    """The expressions one by one, two that are one interval together."""
    i = 0
    while i < len(found):
        both = i + 1 < len(found) and (is_length(parsed, *found[i : i + 2]) or _is_range(parsed, *found[i : i + 2]))
        size = 2 if both else 1
        yield tuple(found[i : i + size])
        i += size


def _is_range(parsed: ParsedArticle, one: Expression, other: Expression) -> bool:
    kind, text = ENDS.get(one.rule.name), parsed.article.text
    if kind is None or kind != ENDS.get(other.rule.name) or "name" in (one.role, other.role):
        return False
    end = other.match.start()
    if _AND.fullmatch(text, one.end, end):
        return bool(_BETWEEN.search(text, max(0, one.start - _LEAD_WIDTH), one.start))
    if not _RANGE_GAP.fullmatch(text, one.end, end):
        return False
    verb = parsed.tokens[parsed.tokens[one.head].head]
    return verb.lemma.lower() not in MOVING and parsed.tokens[verb.head].lemma.lower() not in MOVING


def is_length(parsed: ParsedArticle, one: Expression, other: Expression) -> bool:
    """Whether the first is a length of time that begins on the day of the other."""
    if one.rule.name != "duration" or ENDS.get(other.rule.name) != "day" or not LENGTH.fullmatch(one.match.group()):
        return False
    return bool(_LENGTH_GAP.fullmatch(parsed.article.text, one.end, other.match.start()))


def joined(parsed: ParsedArticle, one: Expression, other: Expression) -> Expression:
    """The two ends as one expression, with the `from` or `between` before it."""
    start, first = one.start, one.first
    lead = _RANGE_LEAD.search(parsed.article.text, max(0, start - _LEAD_WIDTH), start)
    if lead and first and parsed.tokens[first - 1].start == lead.start():
        start, first = lead.start(), first - 1
    head = head_of(parsed.tokens, first, other.last)
    rule = one.rule._replace(name="range")
    return other._replace(rule=rule, start=start, first=first, head=head, core=one.core, opener=None)


def year_follows(parsed: ParsedArticle, found: Sequence[Expression], i: int) -> Expression | None:
    """The expression whose year expression `i` shares: `in March and May 2024`, `on 3 and 5 May and 2 June 2024`."""
    kind = ENDS.get(found[i].rule.name)
    if kind not in ("day", "month") or not found[i].match.groupdict().get("month"):
        return None
    for one, other in zip(found[i:], found[i + 1 :], strict=False):
        if ENDS.get(other.rule.name) != kind or has_year(one):
            return None
        if not _LIST_GAP.fullmatch(parsed.article.text, one.end, other.match.start()):
            return None
        if has_year(other):
            return other
    return None

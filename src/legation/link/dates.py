"""Date expressions of an article and the days they name.

The text is searched for the forms of `date_explicit` and `date_relative`; each form found is resolved against the
publication day, the direction of its clause, or the date before it in the text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from legation.link.clause_tense import clause_direction
from legation.link.date_expressions import MOVING, Expression, find_expressions, head_of
from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval
from legation.model.article import ParsedArticle
from legation.model.link import DateLink

_RANGE_LEAD = re.compile(r"\b(?:from|between|since)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_RANGE_GAP = re.compile(r"\s*(?:\b(?:to|until|till|through)\b|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LEAD_WIDTH = 9
# Forms of which two can be the ends of a range.
_ENDS = {
    "iso_day": "day", "dotted_day": "day", "day_month": "day", "month_day": "day", "weekday": "day", "near_day": "day",
    "month": "month", "month_of_year": "month", "part_of_month": "month", "year": "year", "decade": "year",
}  # fmt: skip
_DATELINE_WIDTH, _DATELINE_SENTENCES = 60, 4
_DASH = re.compile(r"(?:,? \d{4})?\s*(?:\([^()\n]{1,30}\))?\s*(?:—|–|--|- )")
_DAY = dt.timedelta(days=1)


class _Context(NamedTuple):
    """What is known when an expression is read: the two days it may be anchored on, and the date before it."""

    published: dt.date | None
    dateline: dt.date | None = None
    previous: Days | None = None


class _Resolved(NamedTuple):
    """An expression with its interval, both ends closed unless it is unknown; `opener` is not applied yet."""

    expression: Expression
    days: Days | Interval
    explicit: bool


def find_dates(parsed: ParsedArticle) -> tuple[DateLink, ...]:
    """Find the date expressions of an article and resolve them to intervals of days.

    Args:
        parsed: The article; without a publication day, relative expressions stay unresolved.
    Returns:
        The expressions in text order, none inside another. Lengths of time, ages and years in names are among them:
        their `role` says that they date nothing.
    """
    context = _Context(parsed.article.day)
    links: list[DateLink] = []
    for expressions in find_expressions(parsed):
        for unit in _units(parsed, expressions):
            for resolved in _resolve_unit(parsed, unit, context):
                link = _link(parsed, resolved)
                links.append(link)
                context = _after(parsed, context, resolved, link)
    return tuple(links)


def _units(parsed: ParsedArticle, found: Sequence[Expression]) -> Iterator[tuple[Expression, ...]]:
    """The expressions one by one, the two ends of a range together."""
    i = 0
    while i < len(found):
        size = 2 if i + 1 < len(found) and _is_range(parsed, found[i], found[i + 1]) else 1
        yield tuple(found[i : i + size])
        i += size


def _is_range(parsed: ParsedArticle, one: Expression, other: Expression) -> bool:
    kind, text = _ENDS.get(one.rule.name), parsed.article.text
    if kind is None or kind != _ENDS.get(other.rule.name) or "name" in (one.role, other.role):
        return False
    end = other.match.start()
    if _AND.fullmatch(text, one.end, end):
        return bool(_BETWEEN.search(text, max(0, one.start - _LEAD_WIDTH), one.start))
    if not _RANGE_GAP.fullmatch(text, one.end, end):
        return False
    verb = parsed.tokens[parsed.tokens[one.head].head]
    return verb.lemma.lower() not in MOVING and parsed.tokens[verb.head].lemma.lower() not in MOVING


def _resolve_unit(parsed: ParsedArticle, unit: tuple[Expression, ...], context: _Context) -> list[_Resolved]:
    if len(unit) == 2:
        joined = _resolve_range(parsed, *unit, context)
        if joined:
            return [joined]
    resolved = []
    for expression in unit:
        days = _resolve(parsed, expression, context)
        if days:
            resolved.append(_Resolved(expression, days, _is_explicit(expression)))
    return resolved


def _resolve_range(parsed: ParsedArticle, one: Expression, other: Expression, context: _Context) -> _Resolved | None:
    """Both ends as one interval; an end without a year takes it from the other. None when they are no range."""
    if _has_year(other) and not _has_year(one):
        until = _resolve(parsed, other, context)
        since = _resolve(parsed, one, context, _beside(until, "past"))
    else:
        since = _resolve(parsed, one, context)
        until = _resolve(parsed, other, context, None if other.rule.name == "near_day" else _beside(since, "future"))
    if since is None or until is None:
        return None
    joined = _joined(parsed, one, other)
    if since.since is None or until.until is None:
        return _Resolved(joined, UNKNOWN, False)
    if since.since > until.until:
        return None
    return _Resolved(joined, Days(since.since, until.until, "range"), _is_explicit(one) or _is_explicit(other))


def _beside(end: Days | Interval | None, direction: str) -> Anchor | None:
    """The anchor for the other end of a range."""
    return Anchor(end.since, direction, grace=0) if end and end.since else None


def _joined(parsed: ParsedArticle, one: Expression, other: Expression) -> Expression:
    """The two ends as one expression, with the `from` or `between` before it."""
    start, first = one.start, one.first
    lead = _RANGE_LEAD.search(parsed.article.text, max(0, start - _LEAD_WIDTH), start)
    if lead and first and parsed.tokens[first - 1].start == lead.start():
        start, first = lead.start(), first - 1
    head = head_of(parsed.tokens, first, other.last)
    rule = one.rule._replace(name="range")
    return other._replace(rule=rule, start=start, first=first, head=head, core=one.core, opener=None)


def _has_year(expression: Expression) -> bool:
    groups = expression.match.groupdict()
    return bool(groups.get("year") or groups.get("which_year"))


def _is_explicit(expression: Expression) -> bool:
    """Whether a year, or a day and its month, are written."""
    groups = expression.match.groupdict()
    if expression.rule.name in ("slashed_day", "century"):
        return True
    return bool(groups.get("year") or (groups.get("day") and groups.get("month")))


def _resolve(
    parsed: ParsedArticle, expression: Expression, context: _Context, anchor: Anchor | None = None
) -> Days | Interval | None:
    """The interval of one expression; None when it is no date after all."""
    anchor = anchor or _anchor(parsed, expression, context)
    if anchor is None:
        return UNKNOWN
    try:
        return expression.rule.resolve(expression.match, anchor)
    except (ValueError, OverflowError):
        # `999 decades ago` lies before the first year of `datetime`.
        return UNKNOWN


def _anchor(parsed: ParsedArticle, expression: Expression, context: _Context) -> Anchor | None:
    """What the expression is resolved against; None when it needs a publication day and there is none."""
    day, year = context.published, expression.match.groupdict().get("year")
    if day is None and _is_explicit(expression):
        day = context.dateline or (dt.date(int(year), 1, 1) if year else None)
    if day is None and expression.rule.anchored:
        return None
    direction = "past" if expression.opener == "since" else clause_direction(parsed, expression.head)
    if direction is None and expression.opener == "until":
        direction = "future"
    return Anchor(day or dt.date.min, direction, context.previous)


def _link(parsed: ParsedArticle, resolved: _Resolved) -> DateLink:
    found, explicit = resolved.expression, resolved.explicit
    interval = _opened(resolved.days, found.opener)
    known = interval.since is not None or interval.until is not None
    lasted = found.rule.name in ("ahead", "within") and not known and parsed.article.day is not None
    return DateLink(
        first=found.first,
        last=found.last,
        head=found.head,
        start=found.start,
        end=found.end,
        text=parsed.article.text[found.start : found.end],
        since=interval.since.isoformat() if interval.since else None,
        until=interval.until.isoformat() if interval.until else None,
        precision=interval.precision if known else UNKNOWN.precision,
        method=("explicit" if explicit else "relative") if known else "unresolved",
        rule=found.rule.name,
        role="dateline" if _opens_report(parsed, found) else "duration" if lasted else found.role,
    )


def _opened(days: Days | Interval, opener: str | None) -> Interval:
    """The interval with the end open that its opener leaves open."""
    since, until, precision = days
    if since is None or until is None or opener is None:
        return Interval(since, until, precision)
    if opener in ("since", "from"):
        return Interval(since, None, precision)
    if opener == "after":
        return Interval(until + _DAY if until < dt.date.max else None, None, precision)
    if opener == "before":
        return Interval(None, since - _DAY if since > dt.date.min else None, precision)
    return Interval(None, until, precision)


def _after(parsed: ParsedArticle, context: _Context, resolved: _Resolved, link: DateLink) -> _Context:
    """The context for the expressions that follow."""
    days = resolved.days
    if link.role not in ("when", "dateline") or not isinstance(days, Days):
        return context
    if context.published is None and context.dateline is None and _is_dateline(parsed, resolved.expression):
        context = context._replace(dateline=days.since)
    return context._replace(previous=days) if resolved.expression.opener is None else context


def _opens_report(parsed: ParsedArticle, found: Expression) -> bool:
    """`CAIRO, 5 December (Agency) - `: the day on which the report was sent, not that of the act it begins with."""
    return _DASH.match(parsed.article.text, found.end) is not None and _follows_names(parsed, found)


def _is_dateline(parsed: ParsedArticle, found: Expression) -> bool:
    """Whether it is a whole date at the head of a line, after no more than a place and an agency."""
    return _has_year(found) and _ENDS.get(found.rule.name) == "day" and _follows_names(parsed, found)


def _follows_names(parsed: ParsedArticle, found: Expression) -> bool:
    """Whether nothing but a place and an agency stands before it in its line, near the beginning of the text."""
    text = parsed.article.text
    line = max(text.rfind("\n", 0, found.start), text.rfind("\r", 0, found.start)) + 1
    if found.start - line > _DATELINE_WIDTH or parsed.tokens[found.first].sentence > _DATELINE_SENTENCES:
        return False
    before = (token for token in parsed.tokens[: found.first] if token.start >= line)
    return all(token.pos in ("PROPN", "NOUN", "PUNCT", "SYM", "X", "NUM") for token in before)

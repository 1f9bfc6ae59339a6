"""Date expressions of an article and the days they name.

The text is searched for the forms that the rules name, a module for each kind; each form found is resolved against the
publication day, the direction of its clause, the date before it in the text, or the date of an act.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from legation.link.clause_tense import clause_direction
from legation.link.date_countries import country_of
from legation.link.date_events import EVENT_RULE, act_of, dated_before, dated_within
from legation.link.date_expressions import Expression, find_expressions, has_year, head_of, is_day_alone, is_explicit
from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval, shift_day
from legation.link.date_ranges import LENGTH, is_length, joined, units, year_follows
from legation.link.date_words import number
from legation.link.dateline import is_whole_dateline, opens_report
from legation.model.article import ParsedArticle
from legation.model.link import DateLink

_DAY = dt.timedelta(days=1)


class _Context(NamedTuple):
    """What is known when an expression is read: the days it may be anchored on, and the dates before it."""

    published: dt.date | None
    dateline: dt.date | None = None
    previous: Days | None = None
    before_previous: Days | None = None
    links: Sequence[DateLink] = ()


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
    for found in find_expressions(parsed):
        expressions = [_with_act(parsed, found, i) for i in range(len(found))]
        for unit in units(parsed, expressions):
            for resolved in _resolve_unit(parsed, unit, expressions, context._replace(links=links)):
                link = _link(parsed, resolved)
                links.append(link)
                context = _after(parsed, context, resolved, link)
    return tuple(links)


def _with_act(parsed: ParsedArticle, found: Sequence[Expression], i: int) -> Expression:
    """An expression that counts from an act with the words up to the act's noun, where no other date is among them."""
    one = found[i]
    act = act_of(parsed, one.first, one.match.end()) if one.rule.name == EVENT_RULE else None
    if act is None or act.pos not in ("NOUN", "PROPN") or (i + 1 < len(found) and found[i + 1].first <= act.i):
        return one
    return one._replace(end=act.end, last=act.i + 1, head=head_of(parsed.tokens, one.first, act.i + 1))


def _resolve_unit(
    parsed: ParsedArticle, unit: tuple[Expression, ...], found: Sequence[Expression], context: _Context
) -> list[_Resolved]:
    if len(unit) == 2:
        resolve = _resolve_length if is_length(parsed, *unit) else _resolve_range
        both = resolve(parsed, *unit, context)
        if both:
            return [both]
    resolved = []
    for expression in unit:
        days = _resolve(parsed, expression, context, _special_anchor(parsed, expression, found, context))
        if days:
            resolved.append(_Resolved(expression, days, is_explicit(expression)))
    return resolved


def _special_anchor(
    parsed: ParsedArticle, expression: Expression, found: Sequence[Expression], context: _Context
) -> Anchor | None:
    """The anchor of what is counted from an act, or shares the year of a later date; None for all others."""
    if expression.rule.name == EVENT_RULE:
        return Anchor(dt.date.min, None, _days_of_act(parsed, expression, found, context))
    later = year_follows(parsed, found, found.index(expression))
    return _beside(_resolve(parsed, later, context), "past") if later else None


def _days_of_act(
    parsed: ParsedArticle, expression: Expression, found: Sequence[Expression], context: _Context
) -> Days | None:
    """The date of the act that an expression counts from."""
    act = act_of(parsed, expression.first, expression.match.end())
    if act is None:
        return None
    others = [one for one in found if one.first > expression.first]
    inner = dated_within(parsed, act, [(one.first, one.last) for one in others])
    if inner is not None:
        days = _resolve(parsed, others[inner], context)
        return days if isinstance(days, Days) else None
    link = dated_before(parsed, act, context.links)
    if link is None or link.since is None or link.until is None:
        return None
    return Days(dt.date.fromisoformat(link.since), dt.date.fromisoformat(link.until), link.precision)


def _resolve_range(parsed: ParsedArticle, one: Expression, other: Expression, context: _Context) -> _Resolved | None:
    """Both ends as one interval; an end without a year takes it from the other. None when they are no range."""
    if has_year(other) and not has_year(one):
        until = _resolve(parsed, other, context)
        since = _resolve(parsed, one, context, _beside(until, "past"))
    else:
        since = _resolve(parsed, one, context)
        until = _resolve(parsed, other, context, None if other.rule.name == "near_day" else _beside(since, "future"))
    if since is None or until is None:
        return None
    both = joined(parsed, one, other)
    if since.since is None or until.until is None:
        return _Resolved(both, UNKNOWN, False)
    if since.since > until.until:
        return None
    return _Resolved(both, Days(since.since, until.until, "range"), is_explicit(one) or is_explicit(other))


def _resolve_length(parsed: ParsedArticle, one: Expression, other: Expression, context: _Context) -> _Resolved | None:
    """`For two days from Monday`: from that day, as many days as are said, itself among them."""
    began, length = _resolve(parsed, other, context), LENGTH.fullmatch(one.match.group())
    if not isinstance(began, Days) or length is None:
        return None
    until = shift_day(began.since, length["unit"].lower(), number(length["count"])) - _DAY
    return _Resolved(joined(parsed, one, other), Days(began.since, until, "range"), is_explicit(other))


def _beside(end: Days | Interval | None, direction: str) -> Anchor | None:
    """The anchor for the other end of a range."""
    return Anchor(end.since, direction, grace=0) if end and end.since else None


def _resolve(
    parsed: ParsedArticle, expression: Expression, context: _Context, anchor: Anchor | None = None
) -> Days | Interval | None:
    """The interval of one expression; None when it is no date after all."""
    anchor = anchor or _anchor(parsed, expression, context)
    if anchor is None or (expression.role == "name" and is_day_alone(expression)):
        return UNKNOWN
    try:
        return expression.rule.resolve(expression.match, anchor)
    except (ValueError, OverflowError):
        # `999 decades ago` lies before the first year of `datetime`.
        return UNKNOWN


def _anchor(parsed: ParsedArticle, expression: Expression, context: _Context) -> Anchor | None:
    """What the expression is resolved against; None when it needs a publication day and there is none."""
    day, year = context.published, expression.match.groupdict().get("year") or ""
    if day is None and is_explicit(expression):
        day = context.dateline or (dt.date(int(year), 1, 1) if len(year) == 4 else None)
    if day is None and expression.rule.anchored:
        return None
    previous = context.previous
    if (
        expression.rule.name == "counted_later"
        and context.links
        and _beside_last(parsed, expression, context.links[-1])
    ):
        # `On Tuesday, two days later`: the same day once more, counted from the one before.
        previous = context.before_previous
    direction = "past" if expression.opener == "since" else clause_direction(parsed, expression.head)
    if direction is None and expression.opener == "until":
        direction = "future"
    return Anchor(day or dt.date.min, direction, previous, country=_country(parsed, expression))


def _beside_last(parsed: ParsedArticle, expression: Expression, link: DateLink) -> bool:
    return parsed.article.text[link.end : expression.start].strip() in ("", ",", ", just", ", only")


def _country(parsed: ParsedArticle, expression: Expression) -> str | None:
    """The country whose calendar the expression follows, for the rules that ask for one."""
    if expression.rule.asks is None:
        return None
    sentence = parsed.sentences[parsed.tokens[expression.core].sentence]
    return country_of(parsed, sentence.start, sentence.end, expression.rule.asks(expression.match))


def _link(parsed: ParsedArticle, resolved: _Resolved) -> DateLink:
    found, explicit = resolved.expression, resolved.explicit
    interval = _opened(resolved.days, found.opener)
    known = interval.since is not None or interval.until is not None
    lasted = not known and (
        found.rule.name == EVENT_RULE or (found.rule.name in ("ahead", "within") and parsed.article.day is not None)
    )
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
        role="dateline" if opens_report(parsed, found) else "duration" if lasted else found.role,
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
    if context.published is None and context.dateline is None and is_whole_dateline(parsed, resolved.expression):
        context = context._replace(dateline=days.since)
    if resolved.expression.opener is not None:
        return context
    return context._replace(previous=days, before_previous=context.previous)

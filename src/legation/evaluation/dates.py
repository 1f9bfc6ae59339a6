"""How the days that a reader takes date expressions for compare with gold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from legation.evaluation.figures import Share, share_of
from legation.evaluation.matching import interval
from legation.model.link import DateLink


class Expected(msgspec.Struct, frozen=True):
    """One date expression and its days; both None where it can't be resolved."""

    text: str
    since: dt.date | None = None
    until: dt.date | None = None


class DateCase(msgspec.Struct, frozen=True):
    """A sentence, the day on which it was published, and every date expression in it, in text order."""

    text: str
    expected: tuple[Expected, ...]
    published: str | None = None
    url: str | None = None


class DateError(msgspec.Struct, frozen=True):
    """An expression that was missed (`coded` None), made up (`gold` None) or resolved to other days."""

    expression: str
    gold: str | None
    coded: str | None
    sentence: str


class DateFigures(msgspec.Struct, frozen=True):
    """Figures over all expressions of gold.

    Attributes:
        found: The expression is found, in its very words.
        strict, overlap: Its days are the same, or overlap; an unresolved one is right where gold has none.
        spurious: Expressions found that gold does not have.
    """

    found: Share
    strict: Share
    overlap: Share
    spurious: int
    errors: tuple[DateError, ...]


def evaluate_dates(cases: Sequence[DateCase], found: Sequence[Sequence[DateLink]]) -> DateFigures:
    """Scores the date expressions found in each case."""
    hits: list[bool] = []
    same: list[bool] = []
    common: list[bool] = []
    errors: list[DateError] = []
    spurious = 0
    for case, links in zip(cases, found, strict=True):
        left = list(links)
        for gold in case.expected:
            link = next((one for one in left if one.text == gold.text), None)
            if link is not None:
                left.remove(link)
            hits.append(link is not None)
            same.append(link is not None and _days(link) == (gold.since, gold.until))
            common.append(link is not None and _overlap(gold, link))
            if not same[-1]:
                given = _told(*_days(link)) if link else None
                errors.append(DateError(gold.text, _told(gold.since, gold.until), given, case.text))
        spurious += len(left)
        errors += [DateError(link.text, None, _told(*_days(link)), case.text) for link in left]
    return DateFigures(share_of(hits), share_of(same), share_of(common), spurious, tuple(errors))


def _days(link: DateLink) -> tuple[dt.date | None, dt.date | None]:
    return _day(link.since), _day(link.until)


def _overlap(gold: Expected, link: DateLink) -> bool:
    wanted, given = interval(gold.since, gold.until), interval(*_days(link))
    if wanted is None or given is None:
        return wanted == given
    return given[0] <= wanted[1] and wanted[0] <= given[1]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _told(since: dt.date | None, until: dt.date | None) -> str:
    return f"{since or '?'}..{until or '?'}" if since or until else "no days"

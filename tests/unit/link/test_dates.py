"""Every case of `tests/cases/dates.yaml`, and what holds for any text and any day."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from legation.link.dates import find_dates
from legation.model.article import Article, ParsedArticle
from legation.model.ids import article_id
from legation.model.link import DateLink
from legation.parse.syntax import Parser, load_parser

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "dates.yaml").read_text(encoding="utf-8"))
_FIELDS = ("text", "since", "until", "precision", "method", "role")
_DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2099, 12, 31))
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_RELATIVE = (
    "today", "yesterday", "tomorrow", "last night", "on Monday", "last Friday", "next Tuesday", "this week",
    "next week", "last month", "next year", "early next year", "later this year", "earlier this week",
    "three days ago", "in two days", "two weeks ago", "in March", "in late October", "last winter", "in summer",
    "over the past two weeks", "on the 24th", "by the end of the year", "on 5 December", "since February",
    "the next day", "two days later", "in the third quarter", "within 48 hours", "over the weekend",
    "overnight", "a week ago Monday", "the week after next", "on Christmas Eve", "before Easter", "last Thanksgiving",
    "in the next fortnight", "this fiscal year", "on the 1st of last month", "before the year is out",
)  # fmt: skip
_WORDS = (
    *_MONTHS, *_RELATIVE, "May", "the", "of", "from", "to", "and", "between", "since", "until", "–", "-", ",", ".",
    "5", "31", "2025", "1999", "999", "weeks", "decades", "ago", "late", "first", "half", "Friday", "will", "met",
    "02/30/2025", "\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def parse(parser: Parser, text: str, published: str | None, url: str | None = None) -> ParsedArticle:
    """Parse a text below a title that names no date."""
    whole = f"What the envoys said\n{text}"
    return parser.parse(Article(article_id(whole), whole, "What the envoys said", url=url, published=published))


def fields(link: DateLink) -> dict[str, str | None]:
    return {name: getattr(link, name) for name in _FIELDS}


def written_forms(day: dt.date) -> tuple[str, ...]:
    """The day in every explicit form that has a year."""
    month, suffix = _MONTHS[day.month - 1], {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    ordinal = f"{day.day}{suffix.get(day.day, 'th')}"
    return (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month} {ordinal}, {day.year}",
        f"the {ordinal} of {month} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{month[:3]} {day.day}, {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
        f"{day:%d.%m.%Y}",
        day.isoformat(),
    )


@pytest.mark.parametrize("case", _CASES, ids=[case["text"] for case in _CASES])
def test_case(case: dict[str, object], parser: Parser) -> None:
    parsed = parse(parser, str(case["text"]), case["published"], case.get("url"))  # type: ignore[arg-type]
    assert [fields(link) for link in find_dates(parsed)] == case["expected"], case["why"]


def test_there_are_enough_cases_and_none_twice() -> None:
    seen = [(case["published"], case["text"]) for case in _CASES]
    assert len(seen) >= 330
    assert len(seen) == len(set(seen))


@given(day=_DAYS, published=_DAYS, form=st.integers(0, 8))
def test_a_written_day_is_itself(parser: Parser, day: dt.date, published: dt.date, form: int) -> None:
    text = written_forms(day)[form]
    [link] = find_dates(parse(parser, f"The envoys met on {text} in Oslo.", published.isoformat()))
    assert (link.text, link.since, link.until) == (text, day.isoformat(), day.isoformat())
    assert (link.precision, link.method) == ("day", "explicit")


@given(day=_DAYS, length=st.integers(1, 20))
def test_a_written_range_is_itself(parser: Parser, day: dt.date, length: int) -> None:
    last = day + dt.timedelta(days=length)
    text = f"from {day.day} {_MONTHS[day.month - 1]} to {last.day} {_MONTHS[last.month - 1]} {last.year}"
    [link] = find_dates(parse(parser, f"The envoys met {text}.", "2025-11-20"))
    assert (link.since, link.until, link.precision) == (day.isoformat(), last.isoformat(), "range")


@given(published=_DAYS, away=st.integers(-150, 150))
def test_a_day_without_a_year_is_near(parser: Parser, published: dt.date, away: int) -> None:
    day = published + dt.timedelta(days=away)
    verb = "met" if away <= 0 else "will meet"
    [link] = find_dates(parse(parser, f"They {verb} on {day.day} {_MONTHS[day.month - 1]}.", published.isoformat()))
    assert link.since == day.isoformat()


@given(words=st.lists(st.sampled_from(_WORDS), max_size=25), published=st.none() | _DAYS)
def test_intervals_run_forwards_and_spans_fit(parser: Parser, words: list[str], published: dt.date | None) -> None:
    parsed = parse(parser, " ".join(words), published.isoformat() if published else None)
    links = find_dates(parsed)
    for link in links:
        assert link.since is None or link.until is None or link.since <= link.until
        assert (link.method == "unresolved") == (link.since is None and link.until is None)
        assert parsed.article.text[link.start : link.end] == link.text
        assert link.first <= link.head < link.last
        assert parsed.tokens[link.first].start <= link.start < link.end <= parsed.tokens[link.last - 1].end
    assert all(one.end <= other.start for one, other in pairwise(links))


@given(text=st.text(max_size=200), published=st.none() | st.dates())
def test_no_text_breaks_it(parser: Parser, text: str, published: dt.date | None) -> None:
    find_dates(parse(parser, text, published.isoformat() if published else None))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_do_not_break_it(parser: Parser, published: str) -> None:
    for phrase in (*_RELATIVE, "before today", "after today"):
        find_dates(parse(parser, f"They met {phrase}.", published))


@pytest.mark.parametrize("phrase", _RELATIVE)
def test_nothing_relative_resolves_without_a_publication_day(parser: Parser, phrase: str) -> None:
    [link] = find_dates(parse(parser, f"The envoys met {phrase}.", None))
    assert (link.since, link.until, link.precision, link.method) == (None, None, "unknown", "unresolved")


def test_the_head_is_the_token_whose_head_lies_outside(parser: Parser) -> None:
    parsed = parse(parser, "The envoys met on 5 December 2025 in Oslo.", "2025-12-20")
    [link] = find_dates(parsed)
    assert parsed.tokens[link.head].text == "December"
    assert not link.first <= parsed.tokens[link.head].head < link.last

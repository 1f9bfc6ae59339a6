"""The calendars behind the date rules: feasts by their computus, the days of countries, and how forms begin."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from legation.link import date_countries, date_expressions, date_holidays
from legation.link.dates import find_dates
from legation.model.article import Article, ParsedArticle
from legation.parse.syntax import Parser, load_parser

_CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "dates.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def parse(parser: Parser, text: str, title: str = "News", url: str | None = None) -> ParsedArticle:
    whole = f"{title}\n{text}"
    return parser.parse(Article("art", whole, title, url=url, published="2025-11-20"))


# From the tables of the two churches; among them the earliest and the latest days that Easter can have.
@pytest.mark.parametrize("day", ["1818-03-22", "1943-04-25", "2000-04-23", "2019-04-21", "2024-03-31", "2025-04-20"])
def test_easter(day: str) -> None:
    assert date_holidays.easter(int(day[:4])) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("day", ["1983-05-08", "2000-04-30", "2010-04-04", "2019-04-28", "2024-05-05", "2025-04-20"])
def test_orthodox_easter(day: str) -> None:
    assert date_holidays.orthodox_easter(int(day[:4])) == dt.date.fromisoformat(day)


def test_easter_is_a_sunday_of_spring() -> None:
    for year in range(1900, 2100):
        for day in (date_holidays.easter(year), date_holidays.orthodox_easter(year)):
            assert day.weekday() == 6
            assert dt.date(year, 3, 22) <= day <= dt.date(year, 5, 8)


def test_each_country_has_words_and_days_that_exist() -> None:
    for country in date_countries.FISCAL:
        assert country in date_countries.WORDS, country
    for kind, days in date_countries.DAYS.items():
        for country, (month, day) in days.items():
            assert country in date_countries.WORDS, (kind, country)
            assert dt.date(2024, month, day)


def test_each_country_is_in_use() -> None:
    used = set(date_countries.FISCAL).union(*date_countries.DAYS.values())
    assert used == set(date_countries.WORDS)


# The sentence is nearer than the title, the title nearer than the publisher; a country of another kind is passed over.
@pytest.mark.parametrize(
    ("text", "title", "url", "since"),
    [
        ("India set the sum for fiscal 2025.", "Pentagon asks for more", "https://example.gov/a", "2024-04-01"),
        ("The sum was set for fiscal 2025.", "Pentagon asks for more", "https://example.in/a", "2024-10-01"),
        ("The sum was set for fiscal 2025.", "The sum is set", "https://press.example.gov/a", "2024-10-01"),
        ("The sum was set for fiscal 2025.", "The sum is set", "https://example.gov.in/a", "2024-04-01"),
        ("Tonga was paid by the Pentagon in fiscal 2025.", "The sum is set", None, "2024-10-01"),
        ("The sum was set for fiscal 2025.", "The sum is set", "https://example.org/a", None),
        ("The government of Nepal set the sum for fiscal 2025.", "The sum is set", "https://example.in/a", None),
    ],
)
def test_whose_fiscal_year(parser: Parser, text: str, title: str, url: str | None, since: str | None) -> None:
    [link] = find_dates(parse(parser, text, title, url))
    assert link.since == since


def test_how_forms_begin_leaves_no_form_out(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick test for how a form begins changes nothing but the time."""
    articles = [parse(parser, case["text"]) for case in _CASES]
    quick = [find_dates(article) for article in articles]
    slow = date_expressions.any_of(date_expressions.COMMON_RULES, r"[\w'’‘]")
    monkeypatch.setattr(date_expressions, "_ANY_FORM", slow)
    assert [find_dates(article) for article in articles] == quick

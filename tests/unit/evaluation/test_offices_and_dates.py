"""Office checks and date expressions against gold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import legation
from legation.errors import GoldError
from legation.evaluation.cases import read_cases
from legation.evaluation.dates import DateCase, Expected, evaluate_dates
from legation.evaluation.offices import OfficeCase, evaluate_offices
from legation.model.article import Article, Quote
from legation.model.event import OfficeCheck, Reading
from legation.model.link import DateLink


def check(name: str, verdict: str, described_as: str | None = None) -> OfficeCheck:
    return OfficeCheck(name, None, None, described_as, None, verdict, Quote(0, 1, "x"))


def reading(*people: OfficeCheck) -> Reading:
    return Reading(Article("a", "x", "x"), "coder", (), (), (), people, ())


def test_unknown_and_absent_are_wrong_but_not_decided() -> None:
    cases = [
        OfficeCase(name, "text", "2025-01-01", held)
        for name, held in (
            ("Ada Brun", True),
            ("Ole Dahl", False),
            ("Ida Vik", True),
            ("Per Moe", True),
            ("Una Lie", None),
        )
    ]
    one = reading(check("Ada Brun", "consistent"), check("O. Dahl", "outdated"), check("Ida Vik", "unknown"))
    figures = evaluate_offices(cases, [one] * len(cases))
    assert (figures.right.value, figures.right.n) == (0.5, 4)
    assert (figures.right_where_decided.value, figures.right_where_decided.n) == (1.0, 2)
    assert [(error.name, error.coded) for error in figures.errors] == [("Ida Vik", "unknown"), ("Per Moe", "absent")]


@pytest.mark.parametrize(
    ("verdict", "described_as", "right"),
    [
        ("consistent", "former prime minister", True),
        ("consistent", "ex-president of Chile", True),
        ("consistent", "minister of performance", False),
        ("unknown", "former prime minister", False),
    ],
)
def test_who_is_rightly_called_a_former_holder_does_not_hold_the_office(
    verdict: str, described_as: str, right: bool
) -> None:
    case = OfficeCase("Ada Brun", "text", "2025-01-01", held=False)
    figures = evaluate_offices([case], [reading(check("Ada Brun", verdict, described_as))])
    assert figures.right.value == float(right)


def link(text: str, since: str | None, until: str | None) -> DateLink:
    return DateLink(0, 1, 0, 0, len(text), text, since, until, "day", "explicit", "rule")


def test_an_expression_without_days_is_right_only_where_gold_has_none() -> None:
    day = dt.date(2025, 3, 1)
    case = DateCase(
        "On 1 March, soon, in May.", (Expected("1 March", day, day), Expected("soon"), Expected("in May", day, day))
    )
    found = [link("1 March", "2025-03-01", "2025-03-02"), link("soon", None, None), link("Monday", None, None)]
    figures = evaluate_dates([case], [found])
    assert (figures.found.value, figures.strict.value, figures.overlap.value) == (2 / 3, 1 / 3, 2 / 3)
    assert figures.spurious == 1
    assert [error.expression for error in figures.errors] == ["1 March", "in May", "Monday"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text: [", "no YAML or JSON"),
        ("text: one", "no list of cases"),
        ("- {text: one}", r"case 1: .*expected.*"),
        ("- {text: one, expected: [{text: x, since: soon}]}", r"case 1: "),
    ],
)
def test_a_wrong_file_of_cases_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_cases(path, DateCase)


def test_the_reader_gives_the_links_of_an_article_without_its_events() -> None:
    text = "Talks\n\nThe Peruvian president spoke in Lima on 5 May 2025."
    links = legation.load().links(legation.model.article.Article("a", text, "Talks", published="2025-05-06"))
    assert [date.text for date in links.dates] == ["5 May 2025"]
    assert [place.name for place in links.places] == ["Lima"]

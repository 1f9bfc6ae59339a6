"""What the tests of the linkers share: a parser, and a knowledge base whose people are invented.

Countries, organizations and roles are the real ones. People and tenures are made up for the tests, so that no case
changes when an office changes hands.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable

import msgspec
import pytest

from legation.link.actors import link_actors
from legation.link.reference import resolve_references
from legation.model.article import Article, ParsedArticle
from legation.model.ids import article_id
from legation.model.knowledge import Alias, Person, Tenure
from legation.model.link import Mention
from legation.parse.syntax import Parser, load_parser
from legation.resources.kb import KnowledgeBase, key_of, load_knowledge

AS_OF = dt.date(2026, 1, 1)
# country, name, other names, surname, office, title, first day, first day no longer
_PEOPLE = (
    ("RUS", "Pavel Orlovsky", (), "Orlovsky", "head_of_state", "President", "2012-05-07", None),
    (
        "RUS",
        "Dmitri Sokolin",
        ("Dmitry Sokolin",),
        "Sokolin",
        "foreign_minister",
        "Foreign Minister",
        "2015-03-09",
        None,
    ),
    (
        "RUS",
        "Gennadi Barsov",
        (),
        "Barsov",
        "security_adviser",
        "Security Council Secretary",
        "2010-05-12",
        "2024-05-12",
    ),
    (
        "IND",
        "R. Vaidyan",
        ("R Vaidyan",),
        "Vaidyan",
        "foreign_minister",
        "External Affairs Minister",
        "2019-05-30",
        None,
    ),
    ("IND", "Ashok Bhandarkar", (), "Bhandarkar", "security_adviser", "National Security Adviser", "2014-05-30", None),
    ("UKR", "Taras Hrytsenkiv", (), "Hrytsenkiv", "head_of_state", "President", "2019-05-20", None),
    ("USA", "Warren Ellery", ("Warren T. Ellery",), "Ellery", "head_of_state", "President", "2021-01-20", "2025-01-20"),
    ("USA", "Dana Whitcombe", (), "Whitcombe", "head_of_state", "President", "2025-01-20", None),
    ("USA", "Carl Norvelle", (), "Norvelle", "foreign_minister", "Secretary of State", "2025-01-21", None),
    ("CHN", "Ruan Zhiming", ("Zhiming Ruan",), "Ruan", "head_of_state", "President", "2013-03-14", None),
    ("SWE", "Astrid Hellqvist", (), "Hellqvist", "head_of_government", "Prime Minister", "2022-10-17", None),
    ("LBY", "Tariq el-Sabbani", (), "Sabbani", "head_of_state", "President", "2022-02-01", None),
    ("KGZ", "Almaz Jakypbekov", (), "Jakypbekov", "head_of_state", "President", "2021-01-28", None),
    (
        "FIN",
        "Aino Lehtivaara",
        (),
        "Lehtivaara",
        "minister",
        "Coordinating Minister for Politics, Law and Security",
        "2023-06-20",
        None,
    ),
    ("NATO", "Joost Verhagen", (), "Verhagen", "head_of_organization", "Secretary General", "2024-10-01", None),
)


@pytest.fixture(scope="session")
def parser() -> Parser:
    return load_parser()


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    base = load_knowledge()
    people: dict[str, Person] = {}
    tenures: dict[str, tuple[Tenure, ...]] = {}
    by_office: dict[tuple[str, str], tuple[Tenure, ...]] = defaultdict(tuple)
    aliases = {key: kept for key, senses in base.aliases.items() if (kept := _impersonal(senses))}
    by_surname: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for country, name, names, surname, office, title, since, until in _PEOPLE:
        person_id = f"{country}-{surname}".lower()
        home = "NLD" if country == "NATO" else country
        people[person_id] = Person(person_id, name, home, names, surname)
        last = dt.date.fromisoformat(until) if until else None
        tenure = Tenure(person_id, office, title, country, dt.date.fromisoformat(since), last, AS_OF, "invented")
        tenures[person_id] = (tenure,)
        by_office[office, country] += (tenure,)
        by_surname[key_of(surname)] += (person_id,)
        for text in (name, *names):
            aliases[key_of(text)] = (Alias(person_id, "person", "name"),)
    return msgspec.structs.replace(
        base, people=people, tenures=tenures, by_office=by_office, aliases=aliases, by_surname=by_surname
    )


def _impersonal(senses: tuple[Alias, ...]) -> tuple[Alias, ...]:
    return tuple(alias for alias in senses if alias.kind != "person")


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[..., ParsedArticle]:
    """Parse a text whose first line is its title."""

    def parsed(text: str, publisher: str | None = None, published: str | None = "2025-11-20") -> ParsedArticle:
        title = text.split("\n", 1)[0]
        return parser.parse(Article(article_id(text), text, title, publisher=publisher, published=published))

    return parsed


@pytest.fixture(scope="session")
def mentions_of(knowledge: KnowledgeBase) -> Callable[[ParsedArticle], tuple[Mention, ...]]:
    """Every mention: names and references."""

    def mentions(parsed: ParsedArticle) -> tuple[Mention, ...]:
        return resolve_references(parsed, link_actors(parsed, knowledge), knowledge)

    return mentions

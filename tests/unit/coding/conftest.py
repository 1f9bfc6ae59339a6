"""What the tests of coding share: texts, parsed and linked, without a reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import legation
from legation.coding.linked import LinkedArticle
from legation.ingest.files import article_from_text
from legation.link.actors import link_actors
from legation.link.dates import find_dates
from legation.link.places import link_places
from legation.link.reference import resolve_references
from legation.model.link import Links
from legation.parse.syntax import load_parser
from legation.resources.gazetteer import load_gazetteer
from legation.resources.kb import load_knowledge

Linker = Callable[..., LinkedArticle]


@pytest.fixture(scope="session")
def reader(rules_reader: legation.Reader) -> legation.Reader:
    """The rules alone: a case says what they must say, and the tagger would hide what they lost."""
    return rules_reader


@pytest.fixture(scope="session")
def linked() -> Linker:
    """A function from a text to the article with its links."""
    parser, knowledge, gazetteer = load_parser(), load_knowledge(), load_gazetteer()

    def link(text: str, publisher: str | None = None) -> LinkedArticle:
        parsed = parser.parse(article_from_text(text, published="2023-05-05", publisher=publisher))
        mentions = resolve_references(parsed, link_actors(parsed, knowledge), knowledge)
        return LinkedArticle(parsed, Links(mentions, link_places(parsed, gazetteer, mentions), find_dates(parsed)))

    return link

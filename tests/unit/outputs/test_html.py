"""The page and the notebook fragment: whole, self-contained and escaped. `tests/browser` opens the page."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from legation.model.event import Reading
from legation.outputs.notebook import reading_html_fragment
from legation.outputs.page import render_page
from unit.outputs.sample import SAMPLE, TEXT


class Reader(HTMLParser):
    """Tags, ids, links, and the text of the article without notes and reference numbers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in {"meta", "link", "br"}:
            self._open.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, _tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not {"note", "ref", "line", "style", "title"} & set(self._open) and not {"aside", "footer"} & set(
            self._open
        ):
            self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name and value]


PAGE = render_page(SAMPLE)


def hostile(payload: str) -> Reading:
    """A reading with the payload in every field that an article or a knowledge base may fill."""
    form = msgspec.to_builtins(SAMPLE)

    def poison(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: poison(v, k) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [poison(item, key) for item in value]
        free = {
            "name",
            "title",
            "publisher",
            "url",
            "office",
            "hedge",
            "stance",
            "issue",
            "message",
            "described_as",
            "verb",
        }
        return payload if key in free | {"text"} and isinstance(value, str) else value

    return msgspec.convert(poison(form), Reading)


def test_the_article_is_whole() -> None:
    shown = "".join(Reader(PAGE).text)
    for line in filter(None, TEXT.split("\n")):
        assert line in shown


def test_ids_are_unique_and_links_inside_lead_to_one() -> None:
    read = Reader(PAGE)
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    inside = {link.removeprefix("#") for link in read.values("href") if link.startswith("#")}
    assert len(inside) > 10
    assert inside <= set(ids)
    assert set(read.values("aria-describedby")) <= set(ids)


def test_the_page_asks_for_nothing() -> None:
    read = Reader(PAGE)
    assert not {"script", "img", "iframe", "object", "form"} & set(read.tags)
    assert not read.values("src")
    assert not [name for name, _ in read.attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"url\(|@import", PAGE)


def test_the_policy_allows_this_style_sheet_only() -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", PAGE, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in PAGE.replace("'", "&#39;")


@pytest.mark.parametrize("render", [render_page, reading_html_fragment])
@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)"]
)
def test_what_an_article_says_is_never_markup(render: object, payload: str) -> None:
    assert callable(render)
    html = render(hostile(payload))
    read = Reader(html)
    assert not {"script", "img"} & set(read.tags)
    assert not [link for link in read.values("href") if link.startswith("javascript")]


def test_an_empty_reading_is_a_page() -> None:
    empty = msgspec.structs.replace(SAMPLE, events=(), agreements=(), positions=(), people=(), issues=())
    assert "None found." in render_page(empty)
    assert "No events found." in reading_html_fragment(empty)


def test_the_fragment_has_a_row_for_each_event() -> None:
    html = reading_html_fragment(SAMPLE)
    assert html.count("<tr>") == 1 + len(SAMPLE.events)
    assert "officials are reportedly" not in html
    assert "<q>A memorandum on port security was signed on Tuesday</q>" in html

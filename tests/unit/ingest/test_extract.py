"""A page gives its article, its own date and publisher, and nothing around them."""

from __future__ import annotations

import pytest

from legation.errors import NoArticle
from legation.ingest.extract import extract_page
from legation.ingest.files import article_from_bytes

BODY = (
    "The delegations of the two states met for a second day on the island, and the talks went on until the evening.",
    "A further round is planned for the coming month, the host said, and both sides agreed to keep the crossing open.",
    "The ministers are expected to take part in it if the envoys agree on a text before the end of the week.",
)


def page(head: str = "", body: str = "") -> str:
    return f"<!doctype html><html><head><title>Talks go on | Island Post</title>{head}</head><body>{body}</body></html>"


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in BODY)


ARTICLE = f"<article><h1>Talks go on</h1>{paragraphs()}</article>"


def test_the_title_stands_once_and_without_the_publisher() -> None:
    found = extract_page(page('<meta property="og:site_name" content="Island Post">', ARTICLE), "p")
    assert found.title == "Talks go on"
    assert found.publisher == "Island Post"
    assert found.text == "\n\n".join(["Talks go on", *BODY])


def test_a_page_that_gives_no_date_has_none() -> None:
    body = ARTICLE + "<p>On 3 March 2019 the first round was held.</p>"
    assert extract_page(page(body=body), "p").published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-03-04T08:00:00+03:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-04T08:00:00Z", '
        '"dateModified": "2026-03-09"}</script>',
    ],
)
def test_the_day_of_publication_is_the_one_the_page_states(head: str) -> None:
    assert extract_page(page(head, ARTICLE), "p").published == "2026-03-04"


def test_a_page_of_plain_blocks_is_read_too() -> None:
    found = extract_page(page(body=f"<div id='x'>{paragraphs('div')}</div>"), "p")
    assert all(text in found.text for text in BODY)


def test_what_stands_around_the_article_is_left_out() -> None:
    around = "<nav><a href='/'>World</a></nav>", "<div class='comments'><p>I do not believe a word of it.</p></div>"
    text = extract_page(page(body=around[0] + ARTICLE + around[1]), "p").text
    assert "World" not in text
    assert "believe" not in text


def test_labels_that_leak_are_excluded() -> None:
    body = f"<article><h1>Talks go on</h1>{paragraphs()}<p>Post a Comment</p></article>"
    article, _ = article_from_bytes(page(body=body).encode(), "p")
    leaked = [article.text[span.start : span.end] for span in article.excluded]
    assert ("Post a Comment" in article.text) == ("Post a Comment" in leaked)


def test_an_xml_declaration_does_no_harm() -> None:
    assert BODY[0] in extract_page('<?xml version="1.0" encoding="utf-8"?>' + page(body=ARTICLE), "p").text


@pytest.mark.parametrize("body", ["", "<nav><a href='/a'>A</a></nav>", "<script>var a = 1;</script>", "<div>" * 5000])
def test_a_page_without_running_text(body: str) -> None:
    with pytest.raises(NoArticle, match=r"^p: no article on the page"):
        extract_page(page(body=body), "p")

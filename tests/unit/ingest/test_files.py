"""A text, a file or an answer becomes an article, or one line says why not."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import BadDate, EmptyInput, InputError, NoArticle, NotText, TooLarge
from legation.ingest.files import MAX_CHARACTERS, article_from_bytes, article_from_text, read_file, read_stream
from legation.model.ids import article_id

TEXT = "Envoys return to Geneva\n\nThe envoys of both states returned to Geneva for a third round of talks.\n"


def test_the_text_is_kept_to_the_character() -> None:
    text = "\r\n  Envoys return \r\n\r\nThe talks of the two states resume.\t\n"
    article = article_from_text(text)
    assert article.text == text
    assert article.title == "Envoys return"
    assert article.article_id == article_id(text)
    assert article.language == "en"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_any_text_is_an_article_or_an_input_error(text: str) -> None:
    with contextlib.suppress(InputError):
        article = article_from_text(text)
        assert article.text == text
        assert article.title.strip()


@pytest.mark.parametrize("published", ["2025-11-05", "2025-11-05T09:30Z", "2025-11-05T09:30:00+05:30", " 2024-02-29 "])
def test_an_iso_day_or_time_is_kept(published: str) -> None:
    article = article_from_text(TEXT, published=published)
    assert article.published == published.strip()
    assert article.day is not None


@pytest.mark.parametrize(
    "published", ["5 November 2025", "2025-13-01", "2025-02-29", "20251105", "2025-W45-3", "2025-11-05 noon"]
)
def test_anything_else_is_no_date(published: str) -> None:
    with pytest.raises(BadDate, match=r"expected a day as 2025-11-05"):
        article_from_text(TEXT, published=published)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", EmptyInput),
        (" \n\t\u200b", EmptyInput),
        ("...", EmptyInput),
        ("Talks\x00 held", NotText),
        ("Talks \ud800 held", NotText),
        ("a" * (MAX_CHARACTERS + 1), TooLarge),
    ],
)
def test_what_is_no_article_is_named(text: str, error: type[InputError]) -> None:
    with pytest.raises(error, match=r"^post\.txt: .*; expected|^post\.txt: no words"):
        article_from_text(text, where="post.txt")


def test_page_furniture_is_excluded() -> None:
    text = TEXT + "Agencies\nNo comments:\n"
    article = article_from_text(text)
    assert [text[span.start : span.end] for span in article.excluded] == ["Agencies", "No comments:"]


def test_what_the_caller_says_goes_before_the_page() -> None:
    page = PAGE.encode()
    article, issues = article_from_bytes(page, "p", published="2026-02-02", publisher="Mine")
    assert (article.published, article.publisher, issues) == ("2026-02-02", "Mine", ())
    article, _ = article_from_bytes(page, "p")
    assert (article.published, article.publisher) == ("2026-03-04", "The Harbour Post")
    assert article.url == "https://harbour-post.example/envoys"


def test_a_page_is_read_as_a_page_whatever_its_name() -> None:
    article, _ = article_from_bytes(PAGE.encode(), "page.txt")
    assert article.title == "Envoys return to Geneva"
    assert article.text.startswith("Envoys return to Geneva\n\nThe envoys of the two states")
    assert "<p>" not in article.text
    assert "Subscribe" not in article.text


def test_a_page_in_a_declared_encoding() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("a third round", "a café round")
    article, _ = article_from_bytes(page.encode("latin-1"), "p")
    assert "a café round" in article.text


def test_a_page_without_an_article() -> None:
    with pytest.raises(NoArticle, match="no article on the page"):
        article_from_bytes(b"<!doctype html><html><head><title>Menu</title></head><body></body></html>", "p")


def test_a_text_that_begins_with_a_script_tag_is_text() -> None:
    text = "<script>alert(1)</script> The ministers of the two states met in the capital.\n"
    article, _ = article_from_bytes(text.encode(), "p")
    assert article.text == text


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 10)
    assert read_file(path, 10) == b"x" * 10
    with pytest.raises(TooLarge, match=r"more than 9 bytes"):
        read_file(path, 9)


def test_a_stream_is_not_read_beyond_the_limit() -> None:
    stream = io.BytesIO(b"x" * 1000)
    with pytest.raises(TooLarge):
        read_stream(stream, "-", 10)
    assert stream.tell() == 11


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a directory"):
        read_file(tmp_path, 10)
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "missing.txt", 10)


PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Envoys return to Geneva | The Harbour Post</title>
<meta property="og:title" content="Envoys return to Geneva">
<meta property="og:site_name" content="The Harbour Post">
<meta property="article:published_time" content="2026-03-04T08:00:00Z">
<link rel="canonical" href="https://harbour-post.example/envoys">
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Envoys return to Geneva</h1>
<p>The envoys of the two states returned to Geneva on Wednesday for a third round of talks on the border, officials said.</p>
<p>Both delegations are expected to stay until the end of the week, and a joint statement will be published on Friday.</p>
<p>The talks were suspended in January after a dispute over the crossing points that the two armies had closed.</p>
</article><footer><a href="/subscribe">Subscribe to our newsletter</a></footer></body></html>
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

import legation
from legation.errors import BadDate, EmptyInput, NotEnglish
from legation.ingest.files import article_from_text
from legation.model.article import Article

TEXT = (
    "Talks in Lusaka.\n\nZambian President Hakainde Hichilema met Angolan President João Lourenço in Lusaka on Monday."
)


def test_a_reading_has_its_event_with_who_when_and_where(reader: legation.Reader) -> None:
    [event] = reader.read(TEXT, published="2025-03-12").events
    assert [actor.country for actor in event.actors] == ["ZMB", "AGO"]
    assert event.when is not None
    assert event.when.start == event.when.end == "2025-03-10"
    assert event.where is not None
    assert event.where.country == "ZMB"


def test_pipe_gives_what_read_gives_in_order(reader: legation.Reader) -> None:
    texts = [TEXT, "Weather.\n\nRain is expected in Oslo on Friday.", TEXT.replace("Monday", "Tuesday")]
    piped = list(reader.pipe(article_from_text(text, published="2025-03-12") for text in texts))
    assert piped == [reader.read(text, published="2025-03-12") for text in texts]


def test_pipe_streams(reader: legation.Reader) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield article_from_text(TEXT, published="2025-03-12")

    assert len(list(islice(reader.pipe(endless()), 3))) == 3
    assert taken < 1000


def test_the_same_text_gives_the_same_bytes(reader: legation.Reader) -> None:
    first, second = (reader.read(TEXT, published="2025-03-12").to_dict() for _ in range(2))
    assert first == second


def test_a_notebook_shows_a_reading_and_escapes_it(reader: legation.Reader) -> None:
    shown = reader.read(TEXT + " <script>alert(1)</script>", published="2025-03-12")._repr_html_()  # type: ignore[attr-defined]
    assert "Hichilema" in shown
    assert "<script>" not in shown


@pytest.mark.parametrize(
    ("text", "published", "error"),
    [
        (" \n ", None, EmptyInput),
        (TEXT, "12 March", BadDate),
        ("Президент Замбии встретился с президентом Анголы в Лусаке.", None, NotEnglish),
    ],
)
def test_wrong_input_raises_its_error(
    reader: legation.Reader, text: str, published: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        reader.read(text, published=published)

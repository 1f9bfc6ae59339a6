"""Where the texts come from that labels stand for."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from legation.errors import FetchError, GoldError
from legation.training.labels import Labelled, hash_of
from legation.training.texts import fetch_texts, read_texts


def label(url: str, text: str) -> Labelled:
    return Labelled(url, url, "x", "2025-01-01", hash_of(text), ())


def test_texts_are_found_in_files_and_in_lines(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("Kenya met Peru.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "Peru met Mali."}) + "\n", encoding="utf-8")
    with gzip.open(tmp_path / "c.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"text": "Mali met Chad.", "url": "x"}) + "\n")
    (tmp_path / "d.csv").write_text("text\nno", encoding="utf-8")
    assert sorted(read_texts(tmp_path).values()) == ["Kenya met Peru.", "Mali met Chad.", "Peru met Mali."]
    assert all(hash_of(text) == key for key, text in read_texts(tmp_path).items())


@pytest.mark.parametrize("line", ["{", '{"words": "x"}', '{"text": 3}', "[]"])
def test_a_line_without_a_text_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match="line 2"):
        read_texts(tmp_path)


def test_what_is_fetched_must_be_what_was_labelled() -> None:
    pages = {"https://a.example": "As it was.", "https://b.example": "As it is now."}

    def fetch(url: str) -> str:
        if url not in pages:
            raise FetchError(f"{url}: no page")
        return pages[url]

    said: list[str] = []
    labels = [label("https://a.example", "As it was."), label("https://b.example", "As it was then."),
              label("https://c.example", "Gone.")]  # fmt: skip
    assert list(fetch_texts(labels, fetch, said.append).values()) == ["As it was."]
    assert said == [
        "https://b.example: the text there is not the one that was labelled",
        "https://c.example: https://c.example: no page",
    ]

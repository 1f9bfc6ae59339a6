"""The reading at a terminal: frozen whole, and safe whatever the article holds."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from legation.outputs.text import render_text
from unit.outputs.sample import SAMPLE

FROZEN = Path(__file__).with_name("sample.txt")


def test_the_whole_reading_as_it_was_frozen() -> None:
    assert render_text(SAMPLE, 88) == FROZEN.read_text(encoding="utf-8")


def test_colors_change_nothing_but_the_colors() -> None:
    colored = render_text(SAMPLE, 88, color=True)
    assert "\x1b[" in colored
    plain = re.sub(r"\x1b\[[\d;]*m", "", colored)
    assert [line.rstrip() for line in plain.splitlines()] == FROZEN.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("width", [40, 60, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, render_text(SAMPLE, width).splitlines())) <= width


def test_markup_and_escape_sequences_of_an_article_are_text() -> None:
    event = SAMPLE.events[0]
    quote = msgspec.structs.replace(event.evidence, text="[bold]x[/bold] [/] \x1b[31mred\x07\u202e")
    hostile = msgspec.structs.replace(SAMPLE, events=(msgspec.structs.replace(event, evidence=quote),))
    out = render_text(hostile, 100)
    assert "[bold]x[/bold] [/] \N{REPLACEMENT CHARACTER}[31mred" in out
    assert not set(out) & {"\x1b", "\x07", "\u202e"}


def test_an_empty_reading_says_so() -> None:
    empty = msgspec.structs.replace(SAMPLE, events=(), agreements=(), positions=(), people=(), issues=())
    assert render_text(empty).splitlines()[-1] == "none found"

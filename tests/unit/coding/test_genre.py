"""Which texts are themselves an act of the day, and which report one."""

from __future__ import annotations

import pytest

from legation.coding.genre import is_release
from legation.model.article import Article


@pytest.mark.parametrize(
    ("title", "body", "expected", "why"),
    [
        ("Statement on the border", "Peru thanked Chile on Monday, Reuters said.", True, "the title says so"),
        ("President met with the King of Norway", "They spoke on Monday.", True, "a title of an office's own news"),
        ("Border talks", "We thank Chile on Monday. We ask for more.", True, "it says `we` twice"),
        ("Border talks", "On Monday the envoy said: “We thank Chile. We ask for more.”", False, "others say `we`"),
        ("Border talks", "Peru and Chile held talks on the border.", True, "neither mark of a report"),
        ("Border talks", "Peru and Chile held talks on Monday.", False, "a day of the week"),
        ("Border talks", "Peru and Chile held talks, according to an official.", False, "a source"),
        ("Border talks", "According to the plan, Peru and Chile held talks.", True, "releases begin a sentence so too"),
        ("Border talks", "The envoy told the Andean Post that talks were held.", False, "a paper was told"),
        ("Border talks", f"{'Peru and Chile held talks. ' * 30}They end on Monday.", True, "a weekday far down"),
        ("Talks on Monday", "Talks on Monday\n\nPeru and Chile held talks.", True, "the title is no part of the body"),
    ],
)
def test_a_release_is_told_from_a_report(title: str, body: str, expected: bool, why: str) -> None:
    text = body if body.startswith(title) else f"{title}\n\n{body}"
    assert is_release(Article("a", text, title)) is expected, why

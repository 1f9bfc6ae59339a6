"""Days, names and the order of things, in words."""

from __future__ import annotations

import msgspec
import pytest

from legation.model.event import When
from legation.outputs import wording
from unit.outputs import sample


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2026-05-04", "2026-05-04", "day", "4 May 2026"),
        ("2026-06-12", "2026-06-13", "range", "12–13 June 2026"),
        ("2026-05-30", "2026-06-02", "range", "30 May – 2 June 2026"),
        ("2025-12-30", "2026-01-02", "range", "30 December 2025 – 2 January 2026"),
        ("2026-05-04", "2026-05-10", "week", "week of 4 May 2026"),
        ("2026-02-01", "2026-02-28", "month", "February 2026"),
        ("2026-04-01", "2026-06-30", "quarter", "April–June 2026"),
        ("2026-12-01", "2027-02-28", "season", "December 2026 – February 2027"),
        ("2026-01-01", "2026-12-31", "year", "2026"),
        ("2020-01-01", "2029-12-31", "range", "2020–2029"),
        ("2014-01-01", None, "year", "since 2014"),
        ("2014-03-01", None, "month", "since March 2014"),
        (None, "2026-09-30", "day", "until 30 September 2026"),
        (None, None, "unknown", "“soon”, no day given"),
    ],
)
def test_intervals_are_written_as_people_write_them(
    start: str | None, end: str | None, precision: str, words: str
) -> None:
    assert wording.when_label(When("soon", 0, 4, start, end, precision, "relative")) == words


def test_the_news_comes_before_the_background() -> None:
    events = wording.ordered_events(sample.SAMPLE)
    assert events == [
        sample.VISIT,
        sample.TALKS,
        sample.SUMMIT,
        sample.SIGNING,
        sample.THREAT,
        sample.MEETING,
        sample.RESEARCH,
    ]


def test_what_is_coming_goes_by_day_and_the_undated_last() -> None:
    undated = msgspec.structs.replace(sample.SUMMIT, when=None, event_id="b")
    later = msgspec.structs.replace(sample.SUMMIT, when=sample.MEETING.when, event_id="c")
    coming = wording.coming_events([undated, later, sample.VISIT, sample.SUMMIT])
    assert coming == [sample.SUMMIT, later, undated]


def test_agreements_go_by_stage() -> None:
    assert [a.stage for a in wording.staged_agreements(sample.SAMPLE.agreements)] == ["signed", "negotiating"]


def test_who() -> None:
    visit, summit = wording.who_label(sample.VISIT), wording.who_label(sample.SUMMIT)
    assert visit == "Ingrid Solheim (Foreign Minister, NOR) → Daniel Otieno (Foreign Minister, KEN)"
    assert summit == "Amina Wanjiru (President, KEN) ↔ Lars Dahl (Prime Minister, NOR, likely)"


def test_a_time_of_publication_keeps_its_zone() -> None:
    assert wording.published_label("2026-05-05T09:30+03:00") == "5 May 2026, 09:30+03:00"


@pytest.mark.parametrize(
    ("partial", "expected"), [("2026-05-04", "4 May 2026"), ("2026-05", "May 2026"), ("2026", "2026")]
)
def test_a_day_is_named_as_far_as_it_is_known(partial: str, expected: str) -> None:
    assert wording.partial_label(partial) == expected

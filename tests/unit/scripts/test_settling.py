"""What is left of several sources' rows about one office."""

from __future__ import annotations

import datetime as dt

import pytest

from officeholders import BY_HAND, FACTBOOK, WIKIDATA, Held, first_day, last_day
from settling import Someone, close_ends, settle

AS_OF = {BY_HAND: dt.date(2025, 11, 15), FACTBOOK: dt.date(2026, 1, 22), WIKIDATA: dt.date(2022, 7, 1)}


def row(name: str, source: str, since: str, until: str = "", office: str = "foreign_minister", **more: object) -> Held:
    end = dt.date.fromisoformat(until) if until else None
    start = dt.date.fromisoformat(since)
    held = Held(name, name.split()[-1], (), "ATL", office, "Title", "ATL", start, end, AS_OF[source], source)
    return held._replace(**more)  # type: ignore[arg-type]


def settled(*rows: Held) -> list[str]:
    """What is left, as `name since until as_of`, by name and time."""
    people: dict[str, Someone] = {}
    for held in rows:
        people.setdefault(held.name, Someone(held.name, held.surname, "ATL", held.source)).held.append(held)
    settle(list(people.values()))
    left = [held for someone in people.values() for held in someone.held]
    return [f"{h.name} {h.since} {h.until} {h.as_of}" for h in sorted(left, key=lambda h: (h.name, str(h.since)))]


def test_a_row_by_hand_replaces_what_other_sources_say_of_that_office() -> None:
    assert settled(
        row("A Solon", BY_HAND, "2019-05-30"),
        row("A Solon", WIKIDATA, "2015-01-29", "2018-01-28"),
        row("A Solon", WIKIDATA, "2019-05-30", "2020-01-29"),
    ) == ["A Solon 2019-05-30 None 2025-11-15"]


def test_the_factbook_goes_on_where_a_row_by_hand_is_open() -> None:
    assert settled(
        row("A Solon", BY_HAND, "2019-05-30"),
        row("A Solon", FACTBOOK, "2019-05-30", "2026-01-05"),
    ) == ["A Solon 2019-05-30 2026-01-05 2026-01-05"]


def test_other_holders_make_room_for_a_row_by_hand() -> None:
    assert settled(
        row("A Solon", BY_HAND, "2010-03-01", "2014-03-01"),
        row("B Critias", FACTBOOK, "2006-01-01", "2010-05-01"),
        row("C Dion", FACTBOOK, "2013-12-01", "2018-01-01"),
        row("D Timaeus", FACTBOOK, "2011-01-01", "2012-01-01"),
    ) == [
        "A Solon 2010-03-01 2014-03-01 2025-11-15",
        "B Critias 2006-01-01 2010-03-01 2026-01-22",
        "C Dion 2014-03-01 2018-01-01 2026-01-22",
    ]


def test_an_end_in_wikidata_that_no_successor_confirms_is_a_horizon() -> None:
    assert settled(row("A Solon", WIKIDATA, "2010-03-01", "2014-03-01")) == ["A Solon 2010-03-01 None 2014-03-01"]


def test_an_end_in_wikidata_that_a_successor_confirms_is_kept() -> None:
    assert (
        settled(
            row("A Solon", WIKIDATA, "2010-03-01", "2014-03-01"),
            row("B Critias", FACTBOOK, "2014-03-20", "2018-01-01"),
        )[0]
        == "A Solon 2010-03-01 2014-03-01 2022-07-01"
    )


def test_an_end_in_wikidata_after_a_successor_has_come_is_wrong() -> None:
    assert settled(
        row("A Solon", WIKIDATA, "2010-03-01", "2016-03-01"),
        row("B Critias", FACTBOOK, "2014-03-01", "2018-01-01"),
    ) == ["B Critias 2014-03-01 2018-01-01 2026-01-22"]


def test_a_president_who_governs_holds_one_office() -> None:
    assert settled(
        row("A Solon", FACTBOOK, "2010-03-01", office="head_of_state"),
        row("A Solon", FACTBOOK, "2010-03-02", office="head_of_government"),
    ) == ["A Solon 2010-03-01 None 2026-01-22"]


def test_two_rows_of_one_stay_are_one() -> None:
    assert settled(
        row("A Solon", WIKIDATA, "2010-03-01", "2014-03-01"),
        row("A Solon", FACTBOOK, "2014-03-02", "2018-01-01"),
    ) == ["A Solon 2010-03-01 2018-01-01 2026-01-22"]


@pytest.mark.parametrize(
    ("source", "follower", "until"),
    [
        (WIKIDATA, "2021-01-01", "2021-01-01"),
        # Wikidata was read in 2022: who came later need not be the next.
        (WIKIDATA, "2024-01-01", None),
        # The Factbook says itself that the holder is still in office.
        (FACTBOOK, "2024-01-01", None),
    ],
)
def test_an_open_row_ends_when_the_next_known_holder_starts(source: str, follower: str, until: str | None) -> None:
    first, _ = close_ends([row("A Solon", source, "2018-01-01"), row("B Critias", source, follower)])
    assert first.until == (dt.date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [("2024-07-15", "2024-07-15", "2024-07-15"), ("2024-07", "2024-07-31", "2024-07-01"), ("2024", None, None)],
)
def test_a_month_stands_for_what_of_it_is_sure(cell: str, first: str | None, last: str | None) -> None:
    assert first_day(cell) == (dt.date.fromisoformat(first) if first else None)
    assert last_day(cell) == (dt.date.fromisoformat(last) if last else None)

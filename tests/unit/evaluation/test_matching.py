"""How a coded event is held against gold: parties, passages, dates, and one for one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.evaluation.gold import GoldEvent, GoldPlace, Party, Passage
from legation.evaluation.matching import (
    Coded,
    Rule,
    date_scores,
    dice,
    dyad_score,
    is_placed,
    match,
    overlap,
    status_score,
    type_score,
)

CODES = st.frozensets(st.sampled_from(["USA", "RUS", "UN", "AU", "IGO"]))


def gold(**fields: Any) -> GoldEvent:
    sides = {side: tuple(Party(code) for code in fields.pop(side, ())) for side in ("sources", "targets")}
    given = {"id": "g", "plover": "ACCUSE", "status": "occurred", "evidence_start": 0, "evidence_end": 20}
    return GoldEvent(**sides, **{**given, **fields})


def coded(**fields: Any) -> Coded:
    sides = {side: frozenset(fields.pop(side, ())) for side in ("sources", "targets")}
    given = {"plover": "ACCUSE", "status": "occurred", "date_start": None, "date_end": None, "country": None}
    return Coded(**sides, **{**given, "start": 0, "end": 20, **fields})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((), (), 1.0),
        (("USA",), (), 0.0),
        (("USA",), ("USA", "RUS"), 2 / 3),
        (("AU",), ("IGO",), 1.0),
        (("AU", "IGO"), ("IGO",), 2 / 3),
    ],
)
def test_overlap_of_codes(one: tuple[str, ...], other: tuple[str, ...], expected: float) -> None:
    assert dice(frozenset(one), frozenset(other)) == pytest.approx(expected)


@given(CODES, CODES)
def test_overlap_of_codes_is_a_share_and_whole_only_for_like_sets(one: frozenset[str], other: frozenset[str]) -> None:
    assert 0 <= dice(one, other) <= 1
    assert dice(one, one) == 1


@pytest.mark.parametrize(
    ("event", "found", "expected", "why"),
    [
        ({"sources": ["USA"], "targets": ["RUS"]}, {"sources": ["USA"], "targets": ["RUS"]}, 1.0, "both sides"),
        ({"sources": ["USA"], "targets": ["RUS"]}, {"sources": ["RUS"], "targets": ["USA"]}, 0.0, "turned round"),
        ({"sources": ["USA"], "targets": ["RUS"]}, {"sources": ["USA"]}, 0.5, "half of it"),
        ({"sources": ["USA"]}, {"sources": ["USA"], "targets": ["RUS"]}, 0.75, "a recipient too many costs a quarter"),
        ({"plover": "CONSULT", "sources": ["USA"], "targets": ["RUS"]}, {"sources": ["RUS", "USA"]}, 1.0, "a meeting"),
        ({"plover": "AGREE", "auxiliary_base": "CONSULT", "sources": ["USA"], "targets": ["RUS"]},
         {"sources": ["RUS"], "targets": ["USA"]}, 1.0, "a planned meeting"),
    ],
)  # fmt: skip
def test_parties(event: dict[str, Any], found: dict[str, Any], expected: float, why: str) -> None:
    assert dyad_score(gold(**event), coded(**found)) == pytest.approx(expected), why


def test_the_base_type_of_a_future_act_counts_half_and_whole_where_that_is_asked() -> None:
    planned = gold(plover="AGREE", auxiliary_base="CONSULT", alt_plover=("COOPERATE",))
    types = ("AGREE", "COOPERATE", "CONSULT", "AID")
    assert [type_score(planned, coded(plover=name), lenient=False) for name in types] == [1.0, 1.0, 0.5, 0.0]
    assert type_score(planned, coded(plover="CONSULT"), lenient=True) == 1.0


def test_another_mention_counts_half_and_the_title_a_little() -> None:
    event = gold(evidence_start=100, evidence_end=120, alt_evidence=(Passage(200, 220),))
    assert overlap(event, coded(start=100, end=120)) == 1.0
    assert overlap(event, coded(start=200, end=220)) == 0.5
    assert overlap(event, coded(start=0, end=10)) == 0.0
    assert 0 < overlap(event, coded(start=0, end=10), title_end=12) < 0.1


def test_statuses_near_each_other_count_half() -> None:
    event = gold(status="planned", alt_status=("occurred",))
    statuses = ("planned", "occurred", "expected", "denied")
    assert [status_score(event, coded(status=name)) for name in statuses] == [1.0, 1.0, 0.5, 0.0]


@pytest.mark.parametrize(
    ("wanted", "given_days", "granularity", "expected"),
    [
        ((None, None), ("2025-03-01", None), "day", None),
        (("2025-03-01", "2025-03-01"), (None, None), "day", (False, False)),
        (("2025-03-01", "2025-03-01"), ("2025-03-01", None), "day", (True, True)),
        (("2025-03-01", "2025-03-03"), ("2025-03-03", "2025-03-04"), "range", (False, True)),
        (("2025-03-01", "2025-03-31"), ("2025-03-05", "2025-03-05"), "month", (True, True)),
        (("2025-01-01", "2025-12-31"), ("2025-03-05", "2025-03-05"), "year", (True, True)),
    ],
)
def test_dates(
    wanted: tuple[str | None, ...], given_days: tuple[str | None, ...], granularity: str, expected: object
) -> None:
    first, last = (dt.date.fromisoformat(day) if day else None for day in wanted)
    start, end = (dt.date.fromisoformat(day) if day else None for day in given_days)
    event = gold(date_start=first, date_end=last, date_granularity=granularity)
    assert date_scores(event, coded(date_start=start, date_end=end)) == expected


def test_a_place_counts_where_gold_has_one() -> None:
    assert is_placed(gold(), coded(country="NOR")) is None
    assert is_placed(gold(place=GoldPlace("NOR")), coded(country="NOR")) is True
    assert is_placed(gold(place=GoldPlace("NOR")), coded()) is False


def test_a_place_is_right_in_either_spelling_of_its_code() -> None:
    assert is_placed(gold(place=GoldPlace("XKX")), coded(country="KOS")) is True
    assert is_placed(gold(place=GoldPlace("KOS")), coded(country="XKX")) is True
    assert is_placed(gold(place=GoldPlace("")), coded(country="KOS")) is None


def test_one_pairs_with_one_and_an_optional_event_takes_up_the_rest() -> None:
    both = {"sources": ["USA"], "targets": ["RUS"]}
    golds = [gold(**both), gold(**both, optional=True)]
    found = [coded(**both), coded(**both), coded(**both), coded(sources=["CHN"])]
    matched = match(golds, found, Rule(), title_end=0)
    assert len(matched.pairs) == 2
    assert matched.missed == ()
    assert [one.sources for one in matched.spurious] == [frozenset({"CHN"})]


def test_without_parties_the_passage_alone_pairs() -> None:
    other = coded(plover="AID", sources=["CHN"])
    assert match([gold(sources=["USA"])], [other], Rule(), 0).pairs == ()
    assert len(match([gold(sources=["USA"])], [other], Rule(parties=False), 0).pairs) == 1

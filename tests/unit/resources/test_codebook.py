"""The codebook: its tables agree, every act has its codes, and the page tells all of it."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from legation.resources.codebook import EVENT_TYPES, Context, EventType, Mode, load_codebook

ROOT = Path(__file__).resolve().parents[3]
CASES: list[dict[str, Any]] = msgspec.yaml.decode((ROOT / "tests" / "cases" / "codebook.yaml").read_bytes())
BOOK = load_codebook()


def words(line: str) -> list[str | None]:
    """The words of a case; `-` is None."""
    return [None if word == "-" else word for word in line.split()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["act"])
def test_codes(case: dict[str, Any]) -> None:
    event_type, status, mode, detail = words(case["act"])
    assert event_type is not None
    assert status is not None
    coding = BOOK.code(event_type, status, mode, detail)
    assert [coding.plover, coding.mode, coding.cameo] == words(case["expected"]), case["why"]


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_every_act_has_codes(event_type: str) -> None:
    modes = (None, *BOOK.modes(event_type))
    for status, mode, detail in product(BOOK.statuses, modes, (None, *BOOK.details)):
        coding = BOOK.code(event_type, status, mode, detail)
        assert coding.cameo in BOOK.cameo
        assert coding.plover in EVENT_TYPES
        assert coding.mode is None or coding.mode in BOOK.modes(coding.plover)
        assert coding.goldstein == BOOK.goldstein(BOOK.cameo_code(event_type, mode, status, detail))
        assert -10 <= coding.goldstein <= 10
        assert -10 <= coding.plover_score <= 10


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_conflict_and_cooperation_keep_their_sign(event_type: str) -> None:
    cooperative = BOOK.quad(event_type) in {1, 2}
    kind = BOOK.types[event_type]
    scores = [kind.score, *(mode.score for mode in kind.modes.values() if mode.score is not None)]
    assert all(score > 0 if cooperative else score <= 0.5 for score in scores)
    codes = {BOOK.cameo_code(event_type, mode, "occurred") for mode in (None, *kind.modes)}
    # Appeals are friendly in CAMEO and a request is neutral in PLOVER.
    assert event_type == "REQUEST" or all((BOOK.goldstein(code) > 0) is cooperative for code in codes)


def test_quad_classes() -> None:
    by_quad = {quad: {name for name in EVENT_TYPES if BOOK.quad(name) == quad} for quad in (1, 2, 3, 4)}
    assert by_quad == {
        1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
        2: {"COOPERATE", "AID", "RETREAT"},
        3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
        4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
    }


def test_what_has_not_happened_is_never_material_cooperation_or_a_meeting() -> None:
    for event_type, status in product(("CONSULT", "SUPPORT", "COOPERATE", "AID"), ("planned", "expected", "proposed")):
        assert BOOK.plover_code(event_type, status) == "AGREE"
        assert BOOK.cameo_code(event_type, None, status).startswith("03")


def test_a_mode_of_another_type_does_not_change_a_score() -> None:
    assert BOOK.plover_score("AGREE", "visit") == BOOK.plover_score("AGREE") == 2.5
    assert BOOK.plover_score("CONSULT", "visit") == 4


def test_a_mode_without_a_score_has_that_of_its_type() -> None:
    assert BOOK.types["COERCE"].modes["ban"].score is None
    assert BOOK.plover_score("COERCE", "ban") == BOOK.plover_score("COERCE")


def test_every_detail_gives_a_code_of_its_own_to_some_act() -> None:
    assert all(
        any(
            BOOK.cameo_code(name, mode, status, detail) != BOOK.cameo_code(name, mode, status)
            for name, status in product(EVENT_TYPES, ("occurred", "planned"))
            for mode in (None, *BOOK.modes(name))
        )
        for detail in BOOK.details
    )


def test_every_row_of_cameo_names_its_source() -> None:
    assert all(code.label and code.source for code in BOOK.cameo.values())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("MEET", None, "occurred"), "event type 'MEET'"),
        (("CONSULT", "seize", "occurred"), "mode 'seize' is not one of CONSULT: visit"),
        (("CONSULT", None, "held"), "status 'held'"),
        (("CONSULT", None, "occurred", "cordial"), "detail 'cordial'"),
    ],
)
def test_an_unknown_word_is_an_error(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        BOOK.cameo_code(*arguments)


def test_an_unknown_code_or_mode_has_no_value() -> None:
    with pytest.raises(ValueError, match="'999'"):
        BOOK.goldstein("999")
    with pytest.raises(ValueError, match="'hug'"):
        BOOK.plover_score("CONSULT", "hug")


def test_the_page_has_every_definition() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    modes = [(name, mode) for kind in BOOK.types.values() for name, mode in kind.modes.items()]
    entries: list[tuple[str, EventType | Mode | Context]] = [*BOOK.types.items(), *modes, *BOOK.contexts.items()]
    expected = [(name, text) for name, entry in entries for text in (entry.definition, entry.example)]
    expected += [*BOOK.statuses.items(), *BOOK.details.items()]
    assert [(name, text) for name, text in expected if f"`{name}`" not in page or text not in page] == []

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legation.model.ids import article_id, event_id, stable_id


def test_ids_are_the_same_on_every_machine() -> None:
    # Ledgers hold these: a change of hash, of prefix or of separator would cut every citation from its article.
    assert article_id("The ministers met.") == "art-7dbfb6f2e94c0e41"
    assert event_id("art-1", "CONSULT", 4, 9) == "evt-2f125d125f8edc4f"


def test_parts_do_not_run_together() -> None:
    assert stable_id("x", "ab", "c") != stable_id("x", "a", "bc")


def test_an_event_id_tells_type_and_place_apart() -> None:
    ids = {event_id("art-1", kind, start, 9) for kind in ("CONSULT", "AGREE") for start in (4, 5)}
    assert len(ids) == 4


@given(st.text())
def test_an_article_id_is_a_prefix_and_sixteen_hex_digits(text: str) -> None:
    prefix, _, digits = article_id(text).partition("-")
    assert prefix == "art"
    assert len(digits) == 16
    assert int(digits, 16) >= 0

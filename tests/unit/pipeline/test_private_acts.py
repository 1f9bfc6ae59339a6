"""Firms of which only the seat is told act for no state, though the tagger, which knows no firms, would have it so."""

from __future__ import annotations

import pytest

import legation


@pytest.mark.parametrize("act", ["urged Chile to cut", "condemned Chile over"])
def test_a_firm_is_no_state(reader: legation.Reader, act: str) -> None:
    text = f"Notes of the week.\n{{}} {act} its beer tax."
    assert reader.read(text.format("Peru-based brewer Inti"), published="2024-05-15").events == ()
    assert reader.read(text.format("Peru"), published="2024-05-15").events

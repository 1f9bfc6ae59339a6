"""Where the acts of a text take place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import legation

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "sites.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_an_act_has_its_place(reader: legation.Reader, case: dict[str, Any]) -> None:
    events = [e for e in reader.read(case["text"], published="2024-05-15").events if e.event_type == case["type"]]
    where = events[case.get("nth", 0)].where
    assert (where.name if where else None) == case["where"]
    if where and "country" in case:
        assert where.country == case["country"]

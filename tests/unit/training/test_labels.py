"""Labels that stand apart from their texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from legation.errors import GoldError
from legation.training.labels import Labelled, hash_of, read_labels, standoff, with_texts

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Talks in Oslo\n\nPeru thanked Norway. On Monday Peru asked Norway for help, Peru said."
READING: dict[str, Any] = {
    "id": "001", "url": "https://example.org/1", "publisher": "Example Post", "published": "2025-05-06",
    "events": [
        {
            "event_type": "REQUEST", "plover": "REQUEST", "mode": "assist", "contexts": [], "status": "occurred",
            "certainty": "reported", "hedge": None, "background": False, "sure": True, "trigger": "asked",
            "actors": [{"text": "Peru", "country": "PER", "sector": "GOV"}],
            "recipients": [{"text": "Norway", "country": "NOR", "sector": None}], "symmetric": False,
            "when": {"text": "On Monday", "start": "2025-05-05", "end": "2025-05-05", "basis": "relative"},
            "where": None, "attributed_to": "Peru", "topics": ["help"], "relations": [],
            "evidence": "On Monday Peru asked Norway for help", "also": [],
        },
    ],
    "not_events": [{"text": "Talks in Oslo", "why": "a heading"}],
}  # fmt: skip


def words(span: tuple[int, int] | None) -> str:
    return TEXT[slice(*span)] if span else ""


def test_passages_become_offsets_near_their_trigger() -> None:
    label = standoff(READING, TEXT)
    [event] = label.events
    assert (words(event.evidence), words(event.trigger)) == ("On Monday Peru asked Norway for help", "asked")
    # Each is named several times: the mention nearest to the trigger is meant.
    assert [party.span for party in event.actors] == [(TEXT.index("Peru asked"), TEXT.index("Peru asked") + 4)]
    assert [party.span[0] for party in event.recipients] == [TEXT.index("Norway for")]
    assert (event.days, event.basis, words(event.when)) == (("2025-05-05", "2025-05-05"), "relative", "On Monday")
    assert [(words(span), why) for span, why in label.not_events] == [("Talks in Oslo", "a heading")]
    assert label.sha256 == hash_of(TEXT)


def test_a_passage_that_the_text_has_not_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the text: 'On Tuesday'"):
        standoff({**READING, "not_events": [{"text": "On Tuesday", "why": ""}]}, TEXT)


def test_labels_are_kept_without_their_text(tmp_path: Path) -> None:
    label = standoff(READING, TEXT)
    path = tmp_path / "labels.jsonl"
    path.write_bytes(msgspec.json.encode(label) + b"\n")
    assert b"asked" not in path.read_bytes()
    assert read_labels(path) == [label]


def test_a_text_is_found_by_its_hash() -> None:
    label = standoff(READING, TEXT)
    assert list(with_texts([label], {hash_of(TEXT): TEXT})) == [(label, TEXT)]
    assert list(with_texts([label], {hash_of("another"): "another"})) == []


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text('{"text_id": 1}\n', encoding="utf-8")
    with pytest.raises(GoldError, match="line 1: "):
        read_labels(path)


def test_the_labels_of_the_repository_are_whole() -> None:
    labels = read_labels(ROOT / "training" / "readings.jsonl")
    assert len([label for label in labels if not label.second]) == 400
    assert len([label for label in labels if label.second]) == 40
    assert len({(label.text_id, label.second) for label in labels}) == len(labels)
    for label in labels:
        assert label.url.startswith("http")
        for event in label.events:
            # The trigger is in the evidence, or right beside it where a quotation was cut.
            assert event.evidence[0] <= event.trigger[0] < event.evidence[1]
            assert all(0 <= to < len(label.events) for _, to in event.relations)


def test_a_label_survives_its_own_form() -> None:
    label = standoff(READING, TEXT, second=True)
    assert msgspec.json.decode(msgspec.json.encode(label), type=Labelled) == label

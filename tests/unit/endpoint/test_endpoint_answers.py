"""Of an answer that which the article and the codebook bear out is kept, and every other thing becomes an issue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import legation
from legation.coding.linked import LinkedArticle
from legation.endpoint.verify import verify_answer
from legation.model.event import Event
from legation.resources.codebook import load_codebook
from unit.endpoint.conftest import Asking
from unit.endpoint.stub import KEY, MEETING, MODEL, PUBLISHED, TEXT, Stub, events, says

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "endpoint.yaml").read_text(encoding="utf-8")
)
DEFAULTS = {"status": "occurred", "certainty": "stated", "sentence": 1}


def shown(event: Event) -> dict[str, Any]:
    """The fields of an event that a case may name."""
    when, said = event.when, event.attribution
    return {
        "type": event.event_type,
        "mode": event.mode,
        "plover": event.plover,
        "cameo": event.cameo,
        "status": event.status,
        "certainty": event.certainty,
        "hedge": event.hedge,
        "actors": [p.country for p in event.actors],
        "recipients": [p.country for p in event.recipients],
        "when": when and (when.start if when.start == when.end else f"{when.start}/{when.end}"),
        "where": event.where and event.where.name,
        "trigger": event.trigger.text,
        "speaker": said and said.speaker and said.speaker.country,
        "verb": said and said.verb,
        "also": [quote.text for quote in event.also],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_what_is_kept(asking: Asking, stub: Stub, case: dict[str, Any]) -> None:
    stub.play(says(events(*({**DEFAULTS, **row} for row in case["answer"]), **case.get("extra", {}))))
    reading = asking().read(case["text"], published=str(case.get("published", "2024-05-15")))
    found = [shown(event) for event in reading.events]
    wanted = [{k: str(v) if k == "when" and v else v for k, v in row.items()} for row in case["kept"]]
    assert [{k: one[k] for k in row} for one, row in zip(found, wanted, strict=False)] == wanted, reading.issues
    assert len(found) == len(wanted)
    messages = [issue.message for issue in reading.issues]
    parts = case.get("issues", [])
    assert len(messages) == len(parts), messages
    assert [m for m, part in zip(messages, parts, strict=True) if part not in m] == []


def test_an_event_is_cited_like_any_other(asking: Asking, stub: Stub) -> None:
    stub.play(says(events(MEETING)))
    reading = asking().read(TEXT, published=PUBLISHED, publisher="Example Post")
    [event] = reading.events
    text = reading.article.text
    for quote in (event.evidence, event.trigger, *event.actors):
        assert text[quote.start : quote.end] == quote.text
    assert event.evidence.text.startswith("Zambian President")
    assert (event.method, event.contexts) == (f"endpoint-1:{MODEL}", event.contexts)
    assert 0 < event.confidence <= 0.7
    assert [party.actor_id is not None for party in event.actors] == [True, True]
    assert event.attribution is not None
    assert event.attribution.publisher == "Example Post"
    assert reading.coder_version.endswith(f"+endpoint-1:{MODEL}")


def test_each_dropped_value_lowers_confidence(asking: Asking, stub: Stub) -> None:
    stub.play(says(events(MEETING)), says(events({**MEETING, "when": "1 May", "where": "Paris"})))
    whole, partly = (asking().read(TEXT, published=PUBLISHED).events[0] for _ in range(2))
    assert partly.confidence == round(whole.confidence * 0.64, 3)


def test_later_stages_are_shared(asking: Asking, stub: Stub, reader: legation.Reader) -> None:
    text = (
        "Notes.\n\nNorwegian Foreign Minister Espen Barth Eide met Brazilian Foreign Minister Mauro Vieira in Oslo on "
        "Monday and discussed fisheries. The two ministers will sign an agreement on fisheries in June."
    )
    row = {**MEETING, "actors": ["Espen Barth Eide", "Mauro Vieira"], "where": "Oslo"}
    stub.play(says(events(row)))
    asked, coded = (one.read(text, published="2025-03-12") for one in (asking(), reader))
    assert [topic.text for topic in asked.events[0].topics] == ["fisheries"]
    assert (asked.agreements, asked.positions, asked.people) == (coded.agreements, coded.positions, coded.people)


def test_a_flood_of_lies_is_cut(asking: Asking, stub: Stub) -> None:
    stub.play(says(events(*({**MEETING, "trigger": f"word {i}"} for i in range(2000)))))
    reading = asking().read(TEXT, published=PUBLISHED)
    assert reading.events == ()
    assert len(reading.issues) <= 101
    assert "2000 events" in reading.issues[0].message


def test_the_key_is_nowhere(asking: Asking, stub: Stub, caplog: pytest.LogCaptureFixture) -> None:
    lies = {**MEETING, "trigger": KEY, "hedge": KEY}
    stub.play(says(events(lies, {**MEETING, "where": KEY, "mode": KEY, KEY: 1}, **{KEY: KEY})))
    with caplog.at_level("DEBUG"):
        asked = asking()
        reading = asked.read(TEXT, published=PUBLISHED)
    assert len(reading.issues) > 3
    assert len(reading.events) == 1
    assert KEY not in msgspec.json.encode(reading.to_dict()).decode() + caplog.text
    assert stub.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_the_same_answer_gives_the_same_bytes(asking: Asking, stub: Stub) -> None:
    stub.play(says(events(MEETING)))
    first, second = (asking().read(TEXT, published=PUBLISHED).to_dict() for _ in range(2))
    assert first == second


WORDS = st.sampled_from(
    [
        "",
        " ",
        "met",
        "Lusaka",
        "Monday",
        "They",
        "June",
        "Zambian President",
        "in",
        ".",
        "(",
        "\\",
        "\x00",
        "’",
        "İ",
        "x" * 500,
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
PASSAGES = st.lists(WORDS, max_size=4)
ROWS = st.fixed_dictionaries(
    {
        "event_type": st.sampled_from(["CONSULT", "ASSAULT", "AGREE"]),
        "status": st.sampled_from(["occurred", "planned", "denied"]),
        "certainty": st.sampled_from(["stated", "likely"]),
        "sentence": st.integers(-2, 5),
        "trigger": WORDS,
    },
    optional={
        **dict.fromkeys(("mode", "detail", "hedge", "when", "where"), WORDS),
        **dict.fromkeys(("actors", "recipients"), PASSAGES),
        "attribution": st.fixed_dictionaries({"verb": WORDS, "speaker": WORDS | st.none()}) | st.none(),
        "also": st.lists(st.fixed_dictionaries({"sentence": st.integers(-2, 5), "trigger": WORDS}), max_size=3),
        "symmetric": st.booleans(),
    },
)


@given(rows=st.lists(ROWS | VALUES, max_size=4))
def test_no_answer_stops_the_reader(linked_text: LinkedArticle, rows: list[Any]) -> None:
    kept, issues = verify_answer(linked_text, {"events": rows}, load_codebook(), "m")
    text = linked_text.parsed.article.text
    for event in kept:
        for quote in (event.evidence, event.trigger, *event.also, *event.actors, *event.recipients):
            assert text[quote.start : quote.end] == quote.text
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
    assert all(issue.message.isprintable() for issue in issues)

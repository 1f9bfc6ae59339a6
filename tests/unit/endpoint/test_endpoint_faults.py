"""Whatever an endpoint does, the reading is there, says why it has no events, and the next article is read."""

from __future__ import annotations

import re
import time
from email.utils import formatdate

import pytest

from legation.endpoint import coder
from legation.ingest.files import article_from_text
from legation.model.citation import Issue
from legation.pipeline.reader import Reader
from unit.endpoint.conftest import Asking
from unit.endpoint.stub import (
    KEY,
    MEETING,
    PUBLISHED,
    TEXT,
    Play,
    Stub,
    breaks_off,
    completion,
    drips,
    events,
    floods,
    hangs,
    says,
)  # fmt: skip

GOOD = says(events(MEETING))


def fault(reader: Reader) -> str:
    """The one line that says why there are no events."""
    reading = reader.read(TEXT, published=PUBLISHED)
    assert reading.events == ()
    [issue] = reading.issues
    assert issue == Issue("error", "endpoint_failed", issue.message)
    assert "\n" not in issue.message
    assert issue.message.isprintable()
    assert KEY not in issue.message
    assert reading.people, "what the endpoint has no part in is there"
    return issue.message


FAULTS: list[tuple[str, Play, str]] = [
    ("not JSON", says(b"I found one event."), "no chat completion .'I found one event.'"),
    ("a web page", says(b"<!doctype html><title>Hello</title>", kind="text/html"), "web page; .*LEGATION_ENDPOINT_URL"),
    ("an empty body", says(b""), "no chat completion"),
    ("no UTF-8", says(b'{"choices": [{"message": {"content": "\xff"}}]}'), "no chat completion"),
    ("another form", says(b'{"output": []}'), "no chat completion"),
    ("a list", says(b"[]"), "no chat completion"),
    ("brackets without end", says(b"[" * 100_000), "no chat completion"),
    ("no choices", says(b'{"choices": []}'), "has no choices"),
    ("null content", says(completion(None)), "the answer is empty"),
    ("blank content", says(completion(" \n")), "the answer is empty"),
    ("a refusal", says(completion(None, refusal="I can't\nhelp.")), "the model refuses: .I can't help"),
    ("a content filter", says(completion("", finish="content_filter")), "the model refuses"),
    ("cut at its length", says(completion('{"events": [{"event_', finish="length")), "cut short at its length limit"),
    ("words for content", says(completion("Here you are:")), "the answer is no JSON .'Here you are:'"),
    ("a fence around JSON", says(completion('```json\n{"events": []}\n```')), "no JSON .*response_format"),
    ("content cut off", says(completion('{"events": [')), "the answer is no JSON"),
    ("depth without end", says(completion('{"events":' + "[" * 100_000)), "the answer is no JSON"),
    ("a number too large", says(completion('{"events": 1e999}')), "the answer is no JSON"),
    ("no events", says(completion('{"acts": []}')), "JSON of another form"),
    ("events no list", says(completion('{"events": {"a": 1}}')), "JSON of another form"),
    ("terminal commands", says(completion("\x1b[2J\x07" + "x" * 500)), "no JSON .'.2J x+…'"),
    ("a redirect", says(b"", 307, Location="http://127.0.0.1:1/v1"), "answers 307, a redirect"),
    ("a wrong question", says(b'{"error": {"message": "no such model\\n"}}', 404), "answers 404: no such model; "),
    ("an error in words", says(b'{"error": "model not found"}', 400), "answers 400: model not found; "),
    ("an error without words", says(b"", 400), "answers 400; "),
    ("a wrong key", says(f'{{"error": {{"message": "wrong: {KEY}"}}}}'.encode(), 401), "401: the key is not accepted"),
    (
        "its key in an error",
        says(f'{{"error": {{"message": "for {KEY}"}}}}'.encode(), 400),
        r"answers 400: for \*\*\*;",
    ),
    ("its key in an answer", says(completion("x" * 70 + KEY)), r"the answer is no JSON .'x+\*\*\*'"),
]


@pytest.mark.parametrize(("play", "expected"), [pytest.param(p, e, id=name) for name, p, e in FAULTS])
def test_a_bad_answer_is_said_in_one_line(asking: Asking, stub: Stub, play: Play, expected: str) -> None:
    stub.play(play)
    message = fault(asking())
    assert re.search(expected, message), message
    assert len(stub.asked) == 1, "it was asked once"


def test_later_is_asked_again_after_the_time_that_is_asked_for(asking: Asking, stub: Stub, waits: list[float]) -> None:
    stub.play(says(b"", 429, Retry_After="7"), says(b"", 503), GOOD)
    assert len(asking().read(TEXT, published=PUBLISHED).events) == 1
    assert waits == [7.0, 2.0]
    assert stub.asked[0] == stub.asked[1] == stub.asked[2]


def test_a_date_says_when_to_come_back(asking: Asking, stub: Stub, waits: list[float]) -> None:
    stub.play(says(b"", 429, Retry_After=formatdate(time.time() + 20, usegmt=True)), GOOD)
    assert len(asking().read(TEXT, published=PUBLISHED).events) == 1
    assert 15 < waits[0] <= 20


@pytest.mark.parametrize("value", ["soon", "-3", "²", "", "Wed, 99 Foo 2025 00:00:00 GMT"])
def test_what_is_no_time_to_come_back_is_passed_over(
    asking: Asking, stub: Stub, waits: list[float], value: str
) -> None:
    stub.play(says(b"", 429, Retry_After=value.encode().decode("latin-1")), GOOD)
    assert len(asking().read(TEXT, published=PUBLISHED).events) == 1
    assert waits == [1.0]


@pytest.mark.parametrize("play", [says(b"", 500), says(b"", 429), breaks_off], ids=["500", "429", "breaks off"])
def test_who_never_answers_is_asked_four_times(asking: Asking, stub: Stub, waits: list[float], play: Play) -> None:
    stub.play(play)
    assert re.search("(answers (500|429)|breaks off), 4 times; .*run it again later", fault(asking()))
    assert (len(stub.asked), waits) == (4, [1.0, 2.0, 4.0])


def test_a_long_wait_is_not_waited_for(asking: Asking, stub: Stub, waits: list[float]) -> None:
    stub.play(says(b"", 429, Retry_After="3600"))
    assert "asks to come back in 3600 s" in fault(asking())
    assert waits == []


def test_an_answer_that_breaks_off_once_is_asked_for_again(asking: Asking, stub: Stub) -> None:
    stub.play(breaks_off, GOOD)
    assert len(asking().read(TEXT, published=PUBLISHED).events) == 1


@pytest.mark.parametrize("play", [hangs, drips], ids=["hangs", "drips"])
def test_time_has_a_limit(asking: Asking, stub: Stub, play: Play) -> None:
    stub.play(play)
    began = time.monotonic()
    assert "no answer in 0.3 s; " in fault(asking(timeout_s=0.3))
    assert time.monotonic() - began < 3
    assert len(stub.asked) == 1


def test_size_has_a_limit(asking: Asking, stub: Stub) -> None:
    stub.play(floods)
    assert "more than 4,000,000 bytes" in fault(asking())


def test_nobody_there(asking: Asking, waits: list[float]) -> None:
    assert "is it running" in fault(asking("http://127.0.0.1:1/v1"))
    assert waits == []


def test_no_key_where_one_is_wanted(asking: Asking, stub: Stub) -> None:
    stub.play(says(b"", 401))
    assert "there is no key; set LEGATION_ENDPOINT_KEY" in fault(asking(key=None))
    assert "Authorization" not in stub.headers[0]


def test_a_model_that_takes_no_temperature_is_asked_without(asking: Asking, stub: Stub) -> None:
    stub.play(says(b'{"error": {"message": "unsupported value", "param": "temperature"}}', 400), GOOD)
    assert len(asking().read(TEXT, published=PUBLISHED).events) == 1
    assert stub.asked[1] == {name: value for name, value in stub.asked[0].items() if name != "temperature"}


def test_one_failing_article_ends_no_batch(asking: Asking, stub: Stub) -> None:
    stub.play(GOOD, says(b"oops"), GOOD)
    readings = list(asking().pipe(article_from_text(TEXT, published=PUBLISHED) for _ in range(3)))
    assert [len(reading.events) for reading in readings] == [1, 0, 1]


def test_an_article_that_is_too_long_is_not_sent(asking: Asking, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coder, "_LONGEST_ARTICLE", 100)
    assert "expected at most 100; it was not sent" in fault(asking())
    assert stub.asked == []

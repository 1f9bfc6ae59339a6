"""Statements from a SPARQL endpoint: good answers and all the bad ones. The server is on this machine."""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import msgspec
import pytest

from legation.errors import FetchError
from legation.ingest import wikidata
from legation.ingest.wikidata import Endpoint, Statement, fetch_statements

COLUMNS = ["statement", "position", "person", "personLabel", "start", "startPrecision", "end", "endPrecision"]


def row(end: str | None = None, **changes: str) -> dict[str, Any]:
    entity = "http://www.wikidata.org/entity/"
    cells = {
        "statement": f"{entity}statement/Q1-A",
        "position": f"{entity}Q100",
        "person": f"{entity}Q1",
        "personLabel": "Xaver Quux",
        "start": "2024-05-01T00:00:00Z",
        "startPrecision": "11",
        **({"end": f"{end}T00:00:00Z", "endPrecision": "10"} if end else {}),
        **changes,
    }
    return {name: {"type": "literal", "value": value} for name, value in cells.items()}


def results(*rows: dict[str, Any], columns: list[str] = COLUMNS) -> bytes:
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": rows}}).encode()


GOOD = results(row(end="2025-06-01"), row(statement="s2"))


class Site(BaseHTTPRequestHandler):
    """Answers one after another of `answers`: status, body, headers; None keeps silent."""

    answers: ClassVar[list[tuple[int, bytes, dict[str, str]] | None]] = []
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.asked.append((urllib.parse.parse_qs(body)["query"][0], dict(self.headers)))
        answer = self.answers.pop(0)
        if answer is None:
            stop.wait(5)
            return
        status, data, headers = answer
        self.send_response(status)
        kept = {"Content-Type": "application/sparql-results+json", "Content-Length": str(len(data)), **headers}
        for name, value in kept.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


stop = threading.Event()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
        stop.set()
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Site.answers.clear()
    Site.asked.clear()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def endpoint(site: str, waits: list[float]) -> Endpoint:
    return Endpoint(site, timeout_s=5, wait=waits.append)


def ok(data: bytes = GOOD, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    return 200, data, headers


def ask(endpoint: Endpoint) -> list[Statement]:
    return fetch_statements(endpoint, ["Q100", "Q200"], "2023-01-10", 500)


def test_a_good_answer_becomes_statements(endpoint: Endpoint, waits: list[float]) -> None:
    Site.answers.append(ok())
    first, second = ask(endpoint)
    assert first == Statement(
        "http://www.wikidata.org/entity/statement/Q1-A", "Q100", "Q1", "Xaver Quux", "2024-05-01", 11, "2025-06-01", 10
    )
    assert (second.end, second.end_precision) == (None, None)
    assert waits == []


def test_it_asks_politely_for_one_page(endpoint: Endpoint) -> None:
    Site.answers += [ok(), ok()]
    ask(endpoint)
    ask(msgspec.structs.replace(endpoint, contact="xaver@example.org"))
    (query, headers), (_, told) = Site.asked
    assert "VALUES ?position { wd:Q100 wd:Q200 }" in query
    assert '"2023-01-10T00:00:00Z"^^xsd:dateTime' in query
    assert "LIMIT 500 OFFSET 500" in query
    assert headers["Accept"] == "application/sparql-results+json"
    assert headers["User-Agent"].startswith("legation/")
    assert "(xaver@example.org)" in told["User-Agent"]


def test_an_empty_result_is_an_answer(endpoint: Endpoint) -> None:
    Site.answers.append(ok(results()))
    assert ask(endpoint) == []


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_that_is_busy_is_asked_again(endpoint: Endpoint, waits: list[float], status: int) -> None:
    Site.answers += [(status, b"busy", {}), (status, b"busy", {}), ok()]
    assert len(ask(endpoint)) == 2
    assert waits == [1.0, 2.0]


def test_it_waits_as_long_as_it_is_told(endpoint: Endpoint, waits: list[float]) -> None:
    Site.answers += [(429, b"", {"Retry-After": "7"}), (429, b"", {"Retry-After": "soon"}), ok()]
    assert len(ask(endpoint)) == 2
    assert waits == [7.0, 2.0]


def test_it_may_be_told_a_time_of_day(endpoint: Endpoint, waits: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wikidata.time, "time", lambda: 1_000_000_000.0)
    at = formatdate(1_000_000_030, usegmt=True)
    Site.answers += [(503, b"", {"Retry-After": at}), ok()]
    assert len(ask(endpoint)) == 2
    assert waits == [30.0]


def test_told_to_wait_long_it_gives_up(endpoint: Endpoint, waits: list[float]) -> None:
    Site.answers.append((429, b"", {"Retry-After": "3600"}))
    with pytest.raises(FetchError, match="asks to come back in 3600 s; run it again then"):
        ask(endpoint)
    assert waits == []


def test_it_gives_up_after_five_times(endpoint: Endpoint, waits: list[float]) -> None:
    Site.answers += [(500, b"", {})] * 5
    with pytest.raises(FetchError, match=r"500 .*, 5 times; expected SPARQL results; run it again later"):
        ask(endpoint)
    assert waits == [1.0, 2.0, 4.0, 8.0]
    assert Site.answers == []


def test_a_time_out_is_no_answer(endpoint: Endpoint, waits: list[float]) -> None:
    Site.answers += [None, ok()]
    assert len(ask(msgspec.structs.replace(endpoint, timeout_s=0.2))) == 2
    assert waits == [1.0]


@pytest.mark.parametrize(
    "half",
    [ok(GOOD[:-40]), ok(GOOD[:-40], **{"Content-Length": str(len(GOOD))}), ok(GOOD[:-2] + b"\njava.lang.Timeout")],
)
def test_half_an_answer_is_none(
    endpoint: Endpoint, waits: list[float], half: tuple[int, bytes, dict[str, str]]
) -> None:
    Site.answers += [half, ok()]
    assert len(ask(endpoint)) == 2
    assert waits == [1.0]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (ok(results(row(), columns=[*COLUMNS, "rank"])), "columns .*'rank'.*; expected .*report it"),
        (ok(results(row(), columns=COLUMNS[:-1])), "columns .*; expected"),
        (ok(b"<html>Wartung</html>", **{"Content-Type": "text/html"}), "is a web page; expected SPARQL results"),
        (ok(b'{"error": "no"}'), "JSON without head and results"),
        (ok(b"[]"), "JSON without head and results"),
        (ok(results({"statement": {"value": "s"}})), "a row of another form"),
        (ok(results(row(person="http://www.wikidata.org/.well-known/genid/1"))), "a row of another form"),
        (ok(results(row(start="spring"))), "a row of another form"),
        ((400, b"bad", {}), "the server answers 400"),
        ((404, b"", {}), "the server answers 404"),
    ],
)
def test_what_asking_again_would_not_help_ends_it(
    endpoint: Endpoint, waits: list[float], answer: tuple[int, bytes, dict[str, str]], message: str
) -> None:
    Site.answers.append(answer)
    with pytest.raises(FetchError, match=message):
        ask(endpoint)
    assert waits == []


def test_an_answer_has_a_limit(endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wikidata, "_MOST_BYTES", 10)
    Site.answers.append(ok())
    with pytest.raises(FetchError, match="more than 10 bytes"):
        ask(endpoint)


def test_nobody_there(waits: list[float]) -> None:
    with pytest.raises(FetchError, match=r"refused.*5 times"):
        ask(Endpoint("http://127.0.0.1:9/", wait=waits.append))


def test_only_the_web_is_asked() -> None:
    with pytest.raises(FetchError, match="expected an address that begins with http"):
        ask(Endpoint("file:///etc/passwd"))

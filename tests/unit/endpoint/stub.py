"""A model's endpoint on this machine that answers as a test wants, faults and lies included."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

KEY = "stub-key-0123456789abcdef"
MODEL = "stub-model"
TEXT = (
    "Talks in Lusaka.\n\n"
    "Zambian President Hakainde Hichilema met Angolan President João Lourenço in Lusaka on Monday. "
    "They will meet again in June, a spokesman said."
)
PUBLISHED = "2025-03-12"
MEETING: dict[str, Any] = {
    "event_type": "CONSULT",
    "status": "occurred",
    "certainty": "stated",
    "sentence": 1,
    "trigger": "met",
    "symmetric": True,
    "actors": ["Zambian President Hakainde Hichilema", "Angolan President João Lourenço"],
    "when": "Monday",
    "where": "Lusaka",
}

Play = Callable[["Handler"], None]


def completion(content: Any, *, finish: str = "stop", refusal: str | None = None) -> bytes:
    """The envelope of a chat completion around some words."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    return json.dumps({"id": "x", "choices": [{"index": 0, "message": message, "finish_reason": finish}]}).encode()


def events(*rows: Any, **extra: Any) -> bytes:
    """A whole answer with these events."""
    return completion(json.dumps({"events": rows, **extra}))


class Handler(BaseHTTPRequestHandler):
    """Answers with one play after another, the last one over and over; keeps what it was asked."""

    plays: ClassVar[list[Play]] = []
    asked: ClassVar[list[dict[str, Any]]] = []
    headers_seen: ClassVar[list[dict[str, str]]] = []
    stop: ClassVar[threading.Event] = threading.Event()

    def do_POST(self) -> None:
        self.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.headers_seen.append({**dict(self.headers), "path": self.path})
        play = self.plays.pop(0) if len(self.plays) > 1 else self.plays[0]
        play(self)

    def log_message(self, *_: Any) -> None:
        pass


def says(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Play:
    """A whole answer."""

    def play(handler: Handler) -> None:
        handler.send_response(status)
        lines = {"Content-Type": kind, "Content-Length": str(len(body))}
        lines |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in lines.items():
            handler.send_header(name, value)
        handler.end_headers()
        with contextlib.suppress(OSError):
            handler.wfile.write(body)

    return play


def hangs(handler: Handler) -> None:
    """Says nothing."""
    handler.stop.wait(5)


def drips(handler: Handler) -> None:
    """Begins, and sends a byte now and then: no single wait is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(100):
        try:
            handler.wfile.write(b" ")
        except OSError:
            return
        if handler.stop.wait(0.05):
            return


def breaks_off(handler: Handler) -> None:
    """Says that more comes than does."""
    body = events(MEETING)
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])


def floods(handler: Handler) -> None:
    """Sends 50 MB, or as much of it as anyone takes."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(50_000_000))
    handler.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(500):
            handler.wfile.write(b" " * 100_000)


class Stub:
    """The server with its address; a context that starts and stops it."""

    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        self.thread = threading.Thread(target=self.server.serve_forever)

    def play(self, *plays: Play) -> None:
        Handler.plays[:] = plays

    @property
    def asked(self) -> list[dict[str, Any]]:
        return Handler.asked

    @property
    def headers(self) -> list[dict[str, str]]:
        return Handler.headers_seen

    def __enter__(self) -> Stub:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        Handler.stop.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

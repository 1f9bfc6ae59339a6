"""What the tests of the endpoint share: a stub server, and readers that ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import legation
from legation.coding.linked import LinkedArticle
from legation.endpoint.client import ChatEndpoint
from legation.endpoint.coder import EndpointCoder
from legation.ingest.files import article_from_text
from legation.pipeline.reader import Reader, Resources, link, load_resources
from legation.resources.codebook import load_codebook
from legation.settings import Secret
from unit.endpoint.stub import KEY, MODEL, PUBLISHED, TEXT, Stub

Asking = Callable[..., Reader]


@pytest.fixture(scope="session")
def server() -> Iterator[Stub]:
    with Stub() as running:
        yield running


@pytest.fixture
def stub(server: Stub) -> Stub:
    """The server, with nothing to say and nothing asked."""
    server.play()
    server.asked.clear()
    server.headers.clear()
    return server


@pytest.fixture
def waits() -> list[float]:
    """How long was waited between questions."""
    return []


@pytest.fixture(scope="session")
def resources() -> Resources:
    """What reading needs, loaded once."""
    return load_resources()


@pytest.fixture(scope="session")
def linked_text(reader: legation.Reader, resources: Resources) -> LinkedArticle:
    """The text of the stub with its links."""
    parsed = reader.parser.parse(article_from_text(TEXT, published=PUBLISHED))
    return LinkedArticle(parsed, link(parsed, resources))


@pytest.fixture
def asking(reader: legation.Reader, resources: Resources, stub: Stub, waits: list[float]) -> Asking:
    """A function that makes a reader whose coder asks the stub."""

    def make(url: str = stub.url, key: str | None = KEY, timeout_s: float = 5.0, max_bytes: int = 4_000_000) -> Reader:
        secret = Secret(key) if key else None
        endpoint = ChatEndpoint(url, MODEL, secret, timeout_s, max_bytes, waits.append)
        return Reader(reader.parser, resources, EndpointCoder(endpoint, load_codebook()))

    return make

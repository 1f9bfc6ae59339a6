"""One page over HTTP: limits, redirects, and no way into the network. The server is on this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from legation.errors import FetchError
from legation.ingest import fetch
from legation.ingest.fetch import fetch_page


class Site(BaseHTTPRequestHandler):
    seen: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        self.seen.append(dict(self.headers))
        getattr(self, "page_" + self.path.strip("/").split("/")[0], self.page_missing)()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page_good(self) -> None:
        self.answer(200, "Malmö".encode("latin-1"), content_type="text/html; charset=iso-8859-1")

    def page_pdf(self) -> None:
        self.answer(200, b"%PDF", content_type="application/pdf")

    def page_missing(self) -> None:
        self.answer(404)

    def page_moved(self) -> None:
        self.answer(302, location="/good")

    def page_loop(self) -> None:
        self.answer(302, location="/loop")

    def page_file(self) -> None:
        self.answer(302, location="file:///etc/passwd")

    def page_inside(self) -> None:
        self.answer(302, location="http://10.1.2.3/")

    def page_slow(self) -> None:
        stop.wait(5)

    def log_message(self, *_: Any) -> None:
        pass


stop = threading.Event()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        stop.set()
        server.shutdown()
        thread.join()


def get(url: str, *, max_bytes: int = 1000, timeout_s: float = 5, allow_private: bool = True) -> fetch.Fetched:
    return fetch_page(url, max_bytes=max_bytes, timeout_s=timeout_s, allow_private=allow_private)


def test_a_page_comes_with_its_encoding_and_our_name(site: str) -> None:
    page = get(f"{site}/good")
    assert (page.url, page.body, page.charset) == (f"{site}/good", b"Malm\xf6", "iso-8859-1")
    assert Site.seen[-1]["User-Agent"].startswith("legation/")


def test_redirects_are_followed(site: str) -> None:
    assert get(f"{site}/moved").url == f"{site}/good"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing", "the server answers 404 Not Found"),
        ("pdf", "the answer is application/pdf"),
        ("loop", "more than 5 redirects"),
        ("file", "begins with http"),
    ],
)
def test_what_is_no_page_is_one_line(site: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message) as caught:
        get(f"{site}/{path}")
    assert "\n" not in str(caught.value)
    assert "; expected" in str(caught.value) or "expected an address" in str(caught.value)


def test_a_large_page_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match="more than 4 bytes"):
        get(f"{site}/good", max_bytes=4)


def test_a_silent_server_is_given_up(site: str) -> None:
    with pytest.raises(FetchError, match="no answer in time"):
        get(f"{site}/slow", timeout_s=0.2)


def test_a_closed_port_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(FetchError, match="refused"):
        get(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("url", ["ftp://a.example/x", "http:///x", "https://u:secret@a.example/", "http://[::1/"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        get(url)
    assert "secret" not in str(caught.value)


def test_addresses_inside_are_refused(site: str) -> None:
    with pytest.raises(FetchError, match="inside the network"):
        get(f"{site}/good", allow_private=False)


def test_every_redirect_is_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_is_public", lambda address: address == "127.0.0.1")
    assert get(f"{site}/moved", allow_private=False).body
    with pytest.raises(FetchError, match=r"10\.1\.2\.3, inside the network"):
        get(f"{site}/inside", allow_private=False)


def test_an_unknown_host_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(FetchError, match=r"no such host: nowhere\.example"):
        get("https://nowhere.example/")


def test_the_connection_goes_to_the_checked_address(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.rpartition(":")[2]
    asked: list[str] = []
    real = socket.getaddrinfo

    def answer(host: str, *more: Any, **extra: Any) -> Any:
        asked.append(host)
        return real("127.0.0.1" if host == "news.example" else host, *more, **extra)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    assert get(f"http://news.example:{port}/good").url == f"http://news.example:{port}/good"
    assert asked.count("news.example") == 1
    assert Site.seen[-1]["Host"] == f"news.example:{port}"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert fetch._is_public(address) is public

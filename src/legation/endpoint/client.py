"""Puts a question to an OpenAI-compatible endpoint and takes back the words of the model.

Where an endpoint says "later" or breaks off, this waits and asks again, a few times. Nothing else is asked twice: each
question may cost money. Redirects are not followed, proxies and .netrc of the environment not used: article and key go
to the address that was named, and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import httpx
import msgspec

from legation.endpoint.address import parse_address, shown, where_to_connect
from legation.endpoint.completion import error_parameter, error_text, read_completion
from legation.endpoint.later import Later, retry_after
from legation.errors import EndpointError
from legation.settings import Secret

_AGENT = f"legation/{version('legation')}"
_LATER = frozenset({408, 429, 500, 502, 503, 504, 529})
_NO_KEY = frozenset({401, 403})
_ATTEMPTS = 4
_FIRST_WAIT_S = 1.0
# Who is told to wait longer does better to come back.
_LONGEST_WAIT_S = 60.0
_CONNECT_S = 20.0
_SHORTEST_REAL_KEY = 16


class ChatEndpoint(msgspec.Struct, frozen=True):
    """Where to ask, whom, and how patiently.

    Attributes:
        url: Base address (`https://host/v1`), to which `/chat/completions` is added.
        model: The model's name, as the endpoint calls it.
        timeout_s: Seconds until the answer must begin, and until it must be there.
        max_bytes: Largest answer that is read; that of a long article has some ten thousand bytes.
        wait: Waits that many seconds.
    """

    url: str
    model: str
    key: Secret | None = None
    timeout_s: float = 120.0
    max_bytes: int = 4_000_000
    wait: Callable[[float], None] = time.sleep

    def hide(self, text: str) -> str:
        """A text without the key: a server may say back what it was told."""
        return self.key.hidden_in(text) if self.key else text


def ask(endpoint: ChatEndpoint, question: dict[str, Any]) -> str:
    """The model's answer to a question in the form of the chat completions interface.

    Raises:
        EndpointError: There is no good answer to be had; the message says why, without the key.
    """
    target = parse_address(endpoint.url)
    try:
        return _ask_patiently(endpoint, target, {"model": endpoint.model, **question})
    except EndpointError as error:
        raise EndpointError(endpoint.hide(f"{shown(target)}: {error}")) from error


def _ask_patiently(endpoint: ChatEndpoint, target: httpx.URL, question: dict[str, Any]) -> str:
    """The answer, asked for again while there is hope."""
    pause, reason = _FIRST_WAIT_S, ""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            status, body = _post(endpoint, target, question)
            if status == httpx.codes.BAD_REQUEST and error_parameter(body) == "temperature":
                # Models that reason take no temperature but their own.
                question = {name: value for name, value in question.items() if name != "temperature"}
                status, body = _post(endpoint, target, question)
            return _content(endpoint, status, body)
        except Later as later:
            reason = later.reason
            wait_s = pause if later.wait_s is None else later.wait_s
        if wait_s > _LONGEST_WAIT_S:
            raise EndpointError(f"{reason}; it asks to come back in {wait_s:.0f} s; run it again then")
        if attempt < _ATTEMPTS:
            endpoint.wait(wait_s)
            pause *= 2
    raise EndpointError(f"{reason}, {_ATTEMPTS} times; expected an answer; run it again later")


def _content(endpoint: ChatEndpoint, status: int, body: bytes) -> str:
    """The words of a good answer."""
    if status in _NO_KEY:
        # What the server says of a key may quote it, so its words are left out.
        key = "the key is not accepted; check" if endpoint.key else "there is no key; set"
        raise EndpointError(f"the server answers {status}: {key} LEGATION_ENDPOINT_KEY")
    if 300 <= status < 400:
        raise EndpointError(
            f"the server answers {status}, a redirect; expected an answer; give the address it leads to"
        )
    if status != httpx.codes.OK:
        said = ": ".join([f"the server answers {status}", *filter(None, [error_text(body)])])
        raise EndpointError(f"{said}; expected 200; check LEGATION_ENDPOINT_URL and LEGATION_ENDPOINT_MODEL")
    return read_completion(body)


def _hide_bytes(endpoint: ChatEndpoint, body: bytes) -> bytes:
    """An answer without the key, so that no shortened quotation of it can show a part.

    Short keys are placeholders (`EMPTY`, `ollama`) that may be words of an article.
    """
    key = endpoint.key.reveal() if endpoint.key else ""
    return body.replace(key.encode(), b"***") if len(key) >= _SHORTEST_REAL_KEY else body


def _post(endpoint: ChatEndpoint, target: httpx.URL, question: dict[str, Any]) -> tuple[int, bytes]:
    """Status and bytes of one answer.

    Raises:
        Later: It is worth to ask again.
        EndpointError: It is not.
    """
    headers = {
        "User-Agent": _AGENT,
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Content-Type": "application/json",
        "Host": target.netloc.decode("ascii"),
        **({"Authorization": f"Bearer {endpoint.key.reveal()}"} if endpoint.key else {}),
    }
    deadline = time.monotonic() + endpoint.timeout_s
    timeout = httpx.Timeout(endpoint.timeout_s, connect=min(endpoint.timeout_s, _CONNECT_S))
    data = msgspec.json.encode(question)
    try:
        with (
            httpx.Client(timeout=timeout, trust_env=False, headers=headers) as client,
            client.stream("POST", where_to_connect(target), content=data) as answer,
        ):
            if answer.status_code in _LATER:
                raise Later(f"the server answers {answer.status_code}", retry_after(answer.headers.get("retry-after")))
            return answer.status_code, _hide_bytes(endpoint, _read(answer, endpoint, deadline))
    except httpx.TimeoutException as error:
        raise _too_slow(endpoint) from error
    except (httpx.ReadError, httpx.RemoteProtocolError) as error:
        raise Later("the answer breaks off") from error
    except httpx.HTTPError as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise EndpointError(f"{reason}; expected an endpoint; is it running, and is the address right?") from error


def _read(answer: httpx.Response, endpoint: ChatEndpoint, deadline: float) -> bytes:
    """The body, read no further than the limits of size and time."""
    body = bytearray()
    for part in answer.iter_bytes():
        body += part
        if len(body) > endpoint.max_bytes:
            raise EndpointError(
                f"more than {endpoint.max_bytes:,} bytes; expected an answer about one article; check it"
            )
        if time.monotonic() > deadline:
            raise _too_slow(endpoint)
    return bytes(body)


def _too_slow(endpoint: ChatEndpoint) -> EndpointError:
    return EndpointError(
        f"no answer in {endpoint.timeout_s:g} s; expected one in time; set LEGATION_ENDPOINT_TIMEOUT_S or try again"
    )

"""The envelope of an answer: the model's words, or why there are none."""

from __future__ import annotations

import msgspec

from legation.endpoint.failure import plain
from legation.errors import EndpointError


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class _Fault(msgspec.Struct):
    message: str | None = None
    param: str | None = None


class _Failed(msgspec.Struct):
    error: _Fault | str


def read_completion(body: bytes) -> str:
    """The content of the first choice.

    Raises:
        EndpointError: The body is no completion, or the model was cut short, refused or said nothing.
    """
    try:
        choices = msgspec.json.decode(body, type=_Completion).choices
    except (ValueError, RecursionError) as error:
        page = body.lstrip()[:1] == b"<"
        found = "the answer is a web page" if page else f"the answer is no chat completion ({_start(body)!r})"
        raise EndpointError(f"{found}; expected JSON with choices; check LEGATION_ENDPOINT_URL") from error
    if not choices:
        raise EndpointError("the answer has no choices; expected one; try again or use another model")
    message, reason = choices[0].message, choices[0].finish_reason
    if reason == "length":
        raise EndpointError(
            "the answer was cut short at its length limit; expected a whole one; raise the model's limit"
        )
    if message.refusal or reason == "content_filter":
        said = f": {plain(message.refusal)!r}" if message.refusal else ""
        raise EndpointError(f"the model refuses{said}; expected events; use another model for this article")
    if not (message.content or "").strip():
        raise EndpointError("the answer is empty; expected events; try again or use another model")
    return message.content or ""


def error_text(body: bytes) -> str:
    """What the server says of the fault, short; empty where it says nothing that is meant for people."""
    failed = _failed(body)
    if failed is None:
        return ""
    return plain(failed.error if isinstance(failed.error, str) else failed.error.message or "", 200)


def error_parameter(body: bytes) -> str | None:
    """The parameter of the question that the server finds fault with."""
    failed = _failed(body)
    return None if failed is None or isinstance(failed.error, str) else failed.error.param


def _failed(body: bytes) -> _Failed | None:
    try:
        return msgspec.json.decode(body, type=_Failed)
    except (ValueError, RecursionError):
        return None


def _start(body: bytes) -> str:
    return plain(body[:400].decode("utf-8", "replace"))

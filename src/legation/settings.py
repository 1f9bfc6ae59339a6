"""The settings: read once by the command line, then passed down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from legation.errors import InputError


class Secret:
    """A text that is shown nowhere: not in a message, a log, a traceback or a record's repr."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Keep a secret that can travel in a header.

        Raises:
            ValueError: It is empty, or not printable ASCII without spaces; the message has no part of it.
        """
        if not value or not all("!" <= character <= "~" for character in value):
            raise ValueError("a secret is printable ASCII without spaces")
        self._value = value

    def reveal(self) -> str:
        """The secret itself, for the one place that needs it."""
        return self._value

    def hidden_in(self, text: str) -> str:
        """A text in which the secret, should it be there, is stars."""
        return text.replace(self._value, "***")

    def __repr__(self) -> str:
        """Stars, however long it is."""
        return "Secret(***)"


class Settings(msgspec.Struct, frozen=True):
    """What a person may set, by an environment variable `LEGATION_<NAME>`.

    Attributes:
        parser: Name of the installed spaCy pipeline; None for the pinned one.
        max_bytes: Largest file, page or standard input that is read.
        timeout_s: Seconds to wait for a connection, and for each part of an answer.
        allow_private: Fetch from loopback, private and link-local addresses too (an intranet).
        endpoint_url, endpoint_model, endpoint_key: What `--coder endpoint` asks; alone they turn nothing on.
        endpoint_timeout_s: Seconds to wait for a model's answer.
        ontology: File of an ontology of the user's own.
    """

    parser: str | None = None
    max_bytes: int = 10_000_000
    timeout_s: float = 20.0
    allow_private: bool = False
    endpoint_url: str | None = None
    endpoint_model: str | None = None
    endpoint_key: Secret | None = None
    endpoint_timeout_s: float = 120.0
    ontology: str | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """The settings that the environment asks for; unset or empty variables leave the default.

        Raises:
            InputError: A variable's value is not of its kind.
        """
        given = {name: environ.get(f"LEGATION_{name.upper()}", "").strip() for name in _READERS}
        return cls(**{name: _read(name, value) for name, value in given.items() if value})


def _positive_int(value: str) -> int:
    """A whole number above zero; underscores may group its digits."""
    number = int(value)
    if number <= 0:
        raise ValueError(value)
    return number


def _positive_float(value: str) -> float:
    """A number above zero, not infinite."""
    number = float(value)
    if not 0 < number < float("inf"):
        raise ValueError(value)
    return number


def _switch(value: str) -> bool:
    """1, true, yes, on; or 0, false, no, off."""
    return {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}[
        value.lower()
    ]


_READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "parser": (str, "the name of a spaCy pipeline"),
    "max_bytes": (_positive_int, "a whole number of bytes above 0"),
    "timeout_s": (_positive_float, "a number of seconds above 0"),
    "allow_private": (_switch, "1 or 0"),
    "endpoint_url": (str, "an address"),
    "endpoint_model": (str, "the name of a model"),
    "endpoint_key": (Secret, "printable ASCII without spaces"),
    "endpoint_timeout_s": (_positive_float, "a number of seconds above 0"),
    "ontology": (str, "the name of a TOML file"),
}


def _read(name: str, value: str) -> Any:
    """One variable's value."""
    reader, expected = _READERS[name]
    try:
        return reader(value)
    except (ValueError, KeyError) as error:
        given = "***" if reader is Secret else repr(value)
        raise InputError(f"LEGATION_{name.upper()}: {given}; expected {expected}; set or unset it") from error

"""What of an answer was dropped, and why: each thing becomes an issue of the reading."""

from __future__ import annotations

import msgspec

from legation.endpoint.failure import plain
from legation.model.article import Sentence, Span
from legation.model.citation import Issue

_MOST = 100
VALUE, EVENT = "endpoint_value_dropped", "endpoint_event_dropped"


class Dropped:
    """The issues of one answer; of a flood of them the first hundred, and how many more there were.

    Attributes:
        count: How many things were dropped so far.
    """

    def __init__(self) -> None:
        """Nothing is dropped yet."""
        self._issues: list[Issue] = []
        self._more = 0
        self.count = 0

    def add(self, code: str, message: str, sentence: Sentence | None = None) -> None:
        """Note one thing; `sentence` is the one that it was said to be in."""
        self.count += 1
        if len(self._issues) >= _MOST:
            self._more += 1
            return
        start, end = (sentence.start, sentence.end) if sentence else (None, None)
        self._issues.append(Issue("warning", code, message, start, end))

    def issues(self) -> tuple[Issue, ...]:
        """The issues in the order of the answer."""
        if not self._more:
            return tuple(self._issues)
        return (*self._issues, Issue("warning", EVENT, f"{self._more} more events or values were dropped"))


class Checked(msgspec.Struct, frozen=True):
    """An event of an answer whose trigger is found: what the checks of its values share."""

    number: int
    event_type: str
    sentence: Sentence
    trigger: Span
    dropped: Dropped

    def drop(self, field: str, value: object, why: str) -> None:
        """Note that a value was left out."""
        message = f"event {self.number} ({self.event_type}): {field} {plain(value)!r} {why}; left out"
        self.dropped.add(VALUE, message, self.sentence)

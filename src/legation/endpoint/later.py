"""When a server says "later", and until when."""

from __future__ import annotations

import email.utils
import time


class Later(Exception):
    """No answer this time; `wait_s` is how long the server asks to wait, if it says so."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait_s = reason, wait_s


def retry_after(value: str | None) -> float | None:
    """Seconds to wait, from a number or a date of `Retry-After`; None for what is neither."""
    if value is None:
        return None
    try:
        if value.strip().isdigit():
            return float(value)
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None

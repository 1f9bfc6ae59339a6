"""Stable ids, hashed from raw values: a better cleaner or linker does not change them."""

from __future__ import annotations

import hashlib


def stable_id(prefix: str, *parts: str) -> str:
    """An id of `prefix` and 16 hex digits; the same parts give the same id on every machine."""
    digest = hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
    return f"{prefix}-{digest}"


def article_id(text: str) -> str:
    """The id of an article: a hash of its text."""
    return stable_id("art", text)


def event_id(article: str, event_type: str, start: int, end: int) -> str:
    """The id of an event: its article, its type and where its trigger stands."""
    return stable_id("evt", article, event_type, str(start), str(end))

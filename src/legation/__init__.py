"""Legation reads the news of diplomacy and keeps a cited ledger of it.

>>> import legation
>>> reader = legation.load()
>>> reading = reader.read(text, published="2025-11-18")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from legation.model.article import Article
from legation.model.event import Reading

if TYPE_CHECKING:
    from legation.pipeline.reader import Reader, load

__all__ = ["Article", "Reader", "Reading", "load"]


def __getattr__(name: str) -> Any:
    # The pipeline reaches every stage; importing the package alone stays light.
    if name in {"load", "Reader"}:
        from legation.pipeline import reader

        return getattr(reader, name)
    raise AttributeError(f"module 'legation' has no attribute {name!r}")

"""Where this program keeps what is the user's: the one place that asks the system for the folders.

Two kinds, as the systems tell them apart: what can be made again (the cache) and what a person has given (the
configuration). Callers that must not depend on the machine pass a folder of their own.
"""

from __future__ import annotations

from pathlib import Path

import platformdirs

_NAME = "legation"


def artifact_file() -> Path:
    """The built knowledge base, if there is one."""
    return platformdirs.user_cache_path(_NAME, appauthor=False) / "knowledge.msgpack"


def refresh_file() -> Path:
    """What a refresh has been told so far."""
    return platformdirs.user_cache_path(_NAME, appauthor=False) / "refresh.json"


def facts_folder() -> Path:
    """The user's own facts, one file a set."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "facts"

"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

import legation
from legation.resources import folders

# The same examples on every machine, and no failure because a machine is busy.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


# What the person who runs the tests has added or built takes no part in them; tables are loaded while tests are found.
_NOWHERE = Path(__file__).with_name("no-such-folder")
folders.artifact_file = lambda: _NOWHERE / "knowledge.msgpack"
folders.refresh_file = lambda: _NOWHERE / "refresh.json"
folders.facts_folder = lambda: _NOWHERE / "facts"


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def reader() -> legation.Reader:
    """One reader for all tests: loading takes a second, and a reader has no state."""
    return legation.load()


@pytest.fixture(scope="session")
def rules_reader() -> legation.Reader:
    """A reader with nothing learned, for what the rules alone must say."""
    return legation.load(learned=False)

"""The development gold, where it lies beside the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import scoring


@pytest.fixture(scope="session")
def floors() -> dict[str, Any]:
    """The pinned figures of `floors.yaml`."""
    pinned: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))
    return pinned


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    """The gold's own folder; tests that ask for it skip where it is absent."""
    if not scoring.GOLD.is_dir():
        pytest.skip("the development gold is not beside this checkout (../shared/gold)")
    return scoring.GOLD

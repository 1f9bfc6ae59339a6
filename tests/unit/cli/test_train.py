"""`legation train`: without its extra it says what is missing."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner

from legation.cli.main import main


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="torch is installed here")
def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["train", str(tmp_path), "--output", str(tmp_path / "model")])
    assert result.exit_code == 1
    assert result.stderr == "legation: torch is not installed; expected the extra: pip install 'legation[train]'\n"

"""The article that the project began with: how many of the facts a reader takes from it are in the reading."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest

import legation
import scoring

SEED = scoring.SHARED / "acceptance"


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside this checkout (../shared/acceptance)")
def test_the_seed_article_keeps_its_rows(reader: legation.Reader, floors: dict[str, Any]) -> None:
    text = (SEED / "seed.txt").read_text(encoding="utf-8")
    reading = json.dumps(reader.read(text, published="2025-11-18").to_dict())
    # Its exit status says whether all rows hold; the floor is what this test is about.
    done = subprocess.run(
        [sys.executable, str(SEED / "check_seed.py")], input=reading, capture_output=True, text=True, check=False
    )
    counted = re.search(r"^(\d+) of \d+ rows hold$", done.stdout, re.MULTILINE)
    assert counted, done.stderr
    assert int(counted[1]) >= floors["seed_rows"], done.stdout

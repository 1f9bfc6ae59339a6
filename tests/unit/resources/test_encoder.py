"""The encoder that comes with the package: what a missing or damaged file says, and that answers do not change."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest

import legation
from legation.errors import ChecksumError, ResourceError
from legation.resources.encoder import CARD, HEADS, MODEL, TOKENIZER, Encoder, load_encoder, softmax

FOLDER = Path(legation.__file__).parent / "data" / "encoder"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "encoder"
    shutil.copytree(FOLDER, folder)
    return folder


@pytest.mark.parametrize("name", [MODEL, HEADS])
def test_damaged_weights_are_refused(copy: Path, name: str) -> None:
    (copy / name).write_bytes((copy / name).read_bytes()[:-1] + b"?")
    with pytest.raises(ChecksumError, match=name):
        Encoder(copy)


@pytest.mark.parametrize("name", [MODEL, HEADS, TOKENIZER, CARD])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ResourceError, match=f"{name}.*install the package again"):
        Encoder(copy)


def test_a_damaged_card_is_named(copy: Path) -> None:
    (copy / CARD).write_bytes(msgspec.json.encode({"types": []}))
    with pytest.raises(ResourceError, match=CARD):
        Encoder(copy)


def test_a_sentence_is_encoded_alike_by_every_encoder() -> None:
    text = "Kenya met Peru in Lima."
    one, other = load_encoder().encode(text), load_encoder().encode(text)
    assert np.array_equal(one.hidden, other.hidden)
    assert np.array_equal(one.words, other.words)
    assert one.offsets == other.offsets


def test_offsets_are_characters_of_the_sentence() -> None:
    text = "Nairobi’s envoy resigned."
    pieces = [text[start:end] for start, end in load_encoder().encode(text).offsets if end > start]
    assert "".join(pieces) == text.replace(" ", "")


def test_the_package_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 30_000_000


def test_softmax_makes_shares_of_one() -> None:
    shares = softmax(np.array([[0.0, 1.0], [500.0, -500.0]], np.float32))
    assert np.allclose(shares.sum(-1), 1)
    assert shares[1, 0] == 1

"""The relation classifier that comes with the package: its card, its answers, and what a damaged file says."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest

import legation
from legation.errors import ChecksumError, ResourceError
from legation.resources.classifier import CARD, MODEL, TOKENIZER, RelationClassifier, load_classifier
from legation.training.sentences import TYPES

FOLDER = Path(legation.__file__).parent / "data" / "relation"
CLASSIFIER = load_classifier()


def likeliest(*sentences: str) -> list[str]:
    return [CLASSIFIER.card.types[i] for i in CLASSIFIER.probabilities(sentences).argmax(-1)]


def test_the_card_says_what_the_outputs_are() -> None:
    assert CLASSIFIER.card.types == TYPES
    assert CLASSIFIER.card.sentences >= 9000
    assert 0.5 <= CLASSIFIER.card.temperature <= 3


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("<s>Kenya</s> condemned <t>Somalia</t> over the raid.", "ACCUSE"),
        ("<t>Four editors</t> were arrested by <s>police in Minsk</s> on Friday.", "COERCE"),
        ("<s>The Peruvian president</s> met <t>his Chilean counterpart</t> in Lima.", "CONSULT"),
        ("<s>Rebels</s> shelled <t>the town of Goma</t> overnight.", "ASSAULT"),
        ("<s>Norway</s> urged <t>Mali</t> to hold elections.", "REQUEST"),
        ("<s>Mali</s> refused <t>Norway</t>'s request to hold elections.", "REJECT"),
        ("<s>Miners</s> went on strike against <t>the Bolivian government</t>.", "PROTEST"),
        ("<s>Ankara</s> released <t>two Greek soldiers</t>.", "RETREAT"),
        ("<s>Ankara</s> threatened to expel <t>the Greek ambassador</t>.", "THREATEN"),
        ("<s>Japan</s> sent medicine and tents to <t>Nepal</t>.", "AID"),
    ],
)
def test_plain_sentences(sentence: str, expected: str) -> None:
    assert likeliest(sentence) == [expected]


def test_probabilities_are_shares_of_one() -> None:
    shares = CLASSIFIER.probabilities(["<s>Peru</s> met <t>Chile</t>.", "<s>Peru</s> sued <t>Chile</t>."])
    assert shares.shape == (2, len(TYPES))
    assert shares.dtype == np.float32
    assert np.allclose(shares.sum(-1), 1, atol=1e-5)


def test_a_sentence_is_classed_alike_whatever_stands_beside_it() -> None:
    sentences = [f"<s>Peru</s> {'again ' * n}accused <t>Chile</t> of raids." for n in range(40)]
    together = CLASSIFIER.probabilities(sentences)
    alone = np.concatenate([CLASSIFIER.probabilities([sentence]) for sentence in sentences])
    assert np.array_equal(together, alone)


def test_nothing_in_nothing_out() -> None:
    assert CLASSIFIER.probabilities([]).shape == (0, len(TYPES))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "relation"
    shutil.copytree(FOLDER, folder)
    return folder


def test_damaged_weights_are_refused(copy: Path) -> None:
    (copy / MODEL).write_bytes((copy / MODEL).read_bytes()[:-1] + b"?")
    with pytest.raises(ChecksumError):
        RelationClassifier(copy)


@pytest.mark.parametrize("name", [MODEL, TOKENIZER, CARD])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ResourceError, match=f"{name}.*install the package again"):
        RelationClassifier(copy)


def test_a_damaged_card_is_named(copy: Path) -> None:
    (copy / CARD).write_bytes(msgspec.json.encode({"types": []}))
    with pytest.raises(ResourceError, match=CARD):
        RelationClassifier(copy)

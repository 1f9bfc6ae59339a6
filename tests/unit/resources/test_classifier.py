"""The relation classifier that comes with the package: its card and its answers."""

from __future__ import annotations

import numpy as np
import pytest

from legation.resources.classifier import RelationClassifier, words_near
from legation.resources.encoder import load_encoder
from legation.training.acts import STATUSES
from legation.training.sentences import TYPES

ENCODER = load_encoder()
CLASSIFIER = RelationClassifier(ENCODER)


def likeliest(*sentences: str) -> list[str]:
    return [CLASSIFIER.types[i] for i in CLASSIFIER.probabilities(sentences).argmax(-1)]


def test_the_card_says_what_the_outputs_are() -> None:
    card = ENCODER.card
    assert CLASSIFIER.types == card.types == TYPES
    assert card.statuses == STATUSES
    assert card.sentences >= 12000
    assert card.readings == 582
    assert 0.5 <= card.temperature <= 3
    assert 0.5 <= card.word_temperature <= 3


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


@pytest.mark.parametrize(
    ("sentence", "near"),
    [
        ("<s>Peru</s> met <t>Chile</t>.", "<s>Peru</s> met <t>Chile</t>."),
        (
            "a b c d e f g h i j <s>Peru</s> met the <t>Chilean army</t> k l m n o p q r s t.",
            "c d e f g h i j <s>Peru</s> met the <t>Chilean army</t> k l m n o p q r",
        ),
        ("No pair here.", "No pair here."),
    ],
)
def test_words_near_the_pair_are_read_again(sentence: str, near: str) -> None:
    assert words_near(sentence) == near

"""The relation classifier: what a marked source does to a marked target in a sentence, a probability for each type."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from legation.resources.encoder import Encoder, softmax

MARK_TOKENS = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
"""The marks of a sentence, and the words of the vocabulary that stand for them: no text has these."""


# Words before and after a marked pair that belong to it.
_NEAR = 8


class RelationClassifier:
    """Classifies marked sentences, the same ones always alike."""

    def __init__(self, encoder: Encoder) -> None:
        """Take the encoder that it reads from."""
        self._encoder = encoder
        self.types = encoder.card.types

    def probabilities(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Probabilities of the types, `(len(sentences), len(types)) float32`, in the order of `types`.

        Each is the mean of two readings, of the whole sentence and of the words near the pair: what else a long
        sentence tells shall not drown what the two do.

        Args:
            sentences: Each with its source in `<s>…</s>` and its target in `<t>…</t>`.
        """
        found = np.zeros((len(sentences), len(self.types)), np.float32)
        for i, sentence in enumerate(sentences):
            read = {sentence: None, words_near(sentence): None}
            found[i] = np.mean([self._shares(text) for text in read], axis=0)
        return found

    def _shares(self, sentence: str) -> NDArray[np.float32]:
        logits = self._encoder.encode(with_tokens(sentence)).relation
        return softmax(logits / self._encoder.card.temperature)


def words_near(sentence: str) -> str:
    """The marked pair, what stands between, and some words before and after."""
    words = sentence.split()
    marked = [i for i, word in enumerate(words) if any(mark in word for mark in MARK_TOKENS)]
    if not marked:
        return sentence
    return " ".join(words[max(0, marked[0] - _NEAR) : marked[-1] + 1 + _NEAR])


def with_tokens(sentence: str) -> str:
    """A sentence with its marks as words of the vocabulary, as the model was trained to read it."""
    for mark, token in MARK_TOKENS.items():
        sentence = sentence.replace(mark, f" {token} ")
    return " ".join(sentence.split())

"""The relation classifier: what a marked source does to a marked target in a sentence, a probability for each type.

A small transformer, quantized to int8, that onnxruntime runs on the CPU. `legation train` makes it from the sentences
in the repository.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from legation.errors import ChecksumError, ResourceError

MODEL, TOKENIZER, CARD = "model.onnx", "tokenizer.json", "card.json"
MARK_TOKENS = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
"""The marks of a sentence, and the words of the vocabulary that stand for them: no text has these."""
LONGEST = 128
"""Word pieces of a sentence that are read."""


class Card(msgspec.Struct, frozen=True):
    """What the model is and what it was made of.

    Attributes:
        types: Event types and NONE, in the order of the outputs.
        temperature: By which logits are divided before they become probabilities.
        sentences, sentences_sha256: How many it was trained on, and the hash of their labels and texts.
        base_sha256: Of the weights from which the training started.
        plan: Epochs, rates and seed.
    """

    types: tuple[str, ...]
    temperature: float
    sentences: int
    sentences_sha256: str
    base_sha256: str
    model_sha256: str
    plan: dict[str, float]


class RelationClassifier:
    """Classifies marked sentences, the same ones always alike: one thread, and no state between calls."""

    def __init__(self, folder: Path) -> None:
        """Load the model of a folder.

        Raises:
            ResourceError: A file is missing or damaged.
        """
        try:
            self.card = msgspec.json.decode((folder / CARD).read_bytes(), type=Card)
            weights = (folder / MODEL).read_bytes()
            self._tokenizer = Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf-8"))
        except OSError as error:
            raise ResourceError(f"{error.filename}: can't be read ({error}); install the package again") from error
        except msgspec.DecodeError as error:
            raise ResourceError(f"{folder / CARD}: {error}; install the package again") from error
        found = hashlib.sha256(weights).hexdigest()
        if found != self.card.model_sha256:
            raise ChecksumError(found, self.card.model_sha256, str(folder / MODEL))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer.enable_truncation(LONGEST)

    def probabilities(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Probabilities of the types, `(len(sentences), len(card.types)) float32`, in the order of `card.types`.

        Args:
            sentences: Each with its source in `<s>…</s>` and its target in `<t>…</t>`.
        """
        found = np.zeros((len(sentences), len(self.card.types)), np.float32)
        # One by one: int8 scales are set by what is read together, and an answer must not hang on its neighbours.
        for i, sentence in enumerate(sentences):
            encoded = self._tokenizer.encode(with_tokens(sentence))
            inputs = {
                "input_ids": np.array([encoded.ids], np.int64),
                "attention_mask": np.array([encoded.attention_mask], np.int64),
            }
            [logits] = self._session.run(None, inputs)
            found[i] = softmax(logits[0] / self.card.temperature)
        return found


def load_classifier() -> RelationClassifier:
    """The classifier that comes with the package.

    Raises:
        ResourceError: It is missing or damaged.
    """
    with as_file(files("legation") / "data" / "relation") as folder:
        return RelationClassifier(folder)


def with_tokens(sentence: str) -> str:
    """A sentence with its marks as words of the vocabulary, as the model was trained to read it."""
    for mark, token in MARK_TOKENS.items():
        sentence = sentence.replace(mark, f" {token} ")
    return " ".join(sentence.split())


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Shares of one from logits, along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares

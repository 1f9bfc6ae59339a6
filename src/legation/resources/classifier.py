"""The relation classifier: what a marked source does to a marked target in a sentence, a probability for each type.

A small transformer, quantized to int8, that onnxruntime runs on the CPU. `legation train` makes it from the sentences
in the repository.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from legation.errors import ChecksumError, ResourceError

MODEL, TOKENIZER, CARD = "model.onnx", "tokenizer.json", "card.json"
# The marks of a sentence, and the words of the vocabulary that stand for them.
_MARKS = {"<s>": "[unused1]", "</s>": "[unused2]", "<t>": "[unused3]", "</t>": "[unused4]"}
_LONGEST = 128
_BATCH = 32


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
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()

    def probabilities(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Probabilities of the types, `(len(sentences), len(card.types)) float32`, in the order of `card.types`.

        Args:
            sentences: Each with its source in `<s>…</s>` and its target in `<t>…</t>`.
        """
        if not sentences:
            return np.zeros((0, len(self.card.types)), np.float32)
        # Sentences of like length together: a batch is as long as its longest.
        order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i]), i))
        found = np.zeros((len(sentences), len(self.card.types)), np.float32)
        for batch in _batches(order):
            encoded = self._tokenizer.encode_batch([_with_tokens(sentences[i]) for i in batch])
            inputs: dict[str, Any] = {
                "input_ids": np.array([one.ids for one in encoded], np.int64),
                "attention_mask": np.array([one.attention_mask for one in encoded], np.int64),
            }
            [logits] = self._session.run(None, inputs)
            found[batch] = _softmax(logits / self.card.temperature)
        return found


def load_classifier() -> RelationClassifier:
    """The classifier that comes with the package.

    Raises:
        ResourceError: It is missing or damaged.
    """
    with as_file(files("legation") / "data" / "relation") as folder:
        return RelationClassifier(folder)


def _batches(order: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _with_tokens(sentence: str) -> str:
    for mark, token in _MARKS.items():
        sentence = sentence.replace(mark, f" {token} ")
    return " ".join(sentence.split())


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares

"""The small transformer that all learned parts share, quantized to int8, run by onnxruntime on the CPU.

One pass over a sentence gives what `classifier` and `tagger` read their answers from. `legation train` makes it from
the labels in the repository.
"""

from __future__ import annotations

import hashlib
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from legation.errors import ChecksumError, ResourceError

MODEL, HEADS, TOKENIZER, CARD = "model.onnx", "heads.npz", "tokenizer.json", "card.json"
LONGEST = 128
"""Word pieces of a sentence that are read."""


class Card(msgspec.Struct, frozen=True):
    """What the model is and what it was made of.

    Attributes:
        types: Event types and NONE, in the order of the outputs for relations and for words.
        statuses: In the order of the tagger's output for a trigger.
        temperature: By which logits of relations are divided before they become probabilities.
        word_temperature: The same for logits of words.
        sentences, sentences_sha256: How many marked ones it was trained on, and the hash of their labels and texts.
        readings, readings_sha256: How many texts with labelled acts, and the hash of their labels.
        base_sha256: Of the weights from which the training started.
        plan: Epochs, rates and seed.
    """

    types: tuple[str, ...]
    statuses: tuple[str, ...]
    temperature: float
    word_temperature: float
    sentences: int
    sentences_sha256: str
    readings: int
    readings_sha256: str
    base_sha256: str
    model_sha256: str
    heads_sha256: str
    plan: dict[str, float | bool]


class Encoded(msgspec.Struct, frozen=True):
    """One sentence as the transformer sees it.

    Attributes:
        offsets: Characters of each word piece, half-open; empty for the pieces that stand for no text.
        relation: Logits of the types for the marked pair, `(types,) float32`.
        words: Logits of the types for each piece, `(pieces, types) float32`.
        hidden: `(pieces, width) float32`.
    """

    offsets: list[tuple[int, int]]
    relation: NDArray[np.float32]
    words: NDArray[np.float32]
    hidden: NDArray[np.float32]


class Encoder:
    """Encodes sentences, the same one always alike: one thread, one at a time, and no state between calls."""

    def __init__(self, folder: Path) -> None:
        """Load the model of a folder.

        Raises:
            ResourceError: A file is missing or damaged.
        """
        try:
            self.card = msgspec.json.decode((folder / CARD).read_bytes(), type=Card)
            weights, heads = (folder / MODEL).read_bytes(), (folder / HEADS).read_bytes()
            self._tokenizer = Tokenizer.from_str((folder / TOKENIZER).read_text(encoding="utf-8"))
        except OSError as error:
            raise ResourceError(f"{error.filename}: can't be read ({error}); install the package again") from error
        except msgspec.DecodeError as error:
            raise ResourceError(f"{folder / CARD}: {error}; install the package again") from error
        for content, expected, name in (
            (weights, self.card.model_sha256, MODEL),
            (heads, self.card.heads_sha256, HEADS),
        ):
            found = hashlib.sha256(content).hexdigest()
            if found != expected:
                raise ChecksumError(found, expected, str(folder / name))
        with np.load(folder / HEADS, allow_pickle=False) as arrays:
            self.heads: dict[str, NDArray[np.float32]] = dict(arrays)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._tokenizer.enable_truncation(LONGEST)

    def encode(self, sentence: str) -> Encoded:
        """One sentence.

        Not several at once: the scales of int8 are set by what is read together, and an answer must not hang on its
        neighbours.
        """
        pieces = self._tokenizer.encode(sentence)
        inputs = {
            "input_ids": np.array([pieces.ids], np.int64),
            "attention_mask": np.array([pieces.attention_mask], np.int64),
        }
        relation, words, hidden = self._session.run(["relation", "words", "hidden"], inputs)
        return Encoded(pieces.offsets, relation[0], words[0], hidden[0])


def load_encoder() -> Encoder:
    """The encoder that comes with the package.

    Raises:
        ResourceError: It is missing or damaged.
    """
    with as_file(files("legation") / "data" / "encoder") as folder:
        return Encoder(folder)


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Shares of one from logits, along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: NDArray[np.float32] = raised / raised.sum(axis=-1, keepdims=True)
    return shares

"""The tagger: which words tell of an act, of what type and status, and who of those named has which part in it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.resources.encoder import Encoded, Encoder, softmax

Span = tuple[int, int]
ROLES = ("none", "actor", "recipient")
# Word pieces that are less likely than this to tell of any act are no trigger; what coding asks for is higher.
_FAINT = 0.2


class Tag(msgspec.Struct, frozen=True):
    """Words that tell of an act.

    Attributes:
        start, end: Characters in the sentence, half-open.
        score: How likely they tell of an act of any type.
        event_type, type_score: The likeliest type, and its probability.
        status, status_score: The likeliest status, and its probability.
        roles: For each mention that was asked about, the probabilities of `ROLES`.
    """

    start: int
    end: int
    score: float
    event_type: str
    type_score: float
    status: str
    status_score: float
    roles: tuple[tuple[float, ...], ...]


class Tagged:
    """A sentence's tags in text order, and how likely each of its words tells of an act."""

    def __init__(
        self, tags: tuple[Tag, ...], offsets: Sequence[Span], shares: NDArray[np.float32], types: Sequence[str]
    ) -> None:
        """Take the probabilities of the types for each word piece, `(pieces, types) float32`; the last is none."""
        self.tags = tags
        self._offsets, self._shares, self._types = offsets, shares, types

    def likelihood(self, start: int, end: int, event_type: str | None = None) -> float:
        """How likely any of the characters tells of an act, or of one of a type; 1 beyond what was read."""
        rows = [i for i, (first, last) in enumerate(self._offsets) if first < last and first < end and start < last]
        if not rows:
            return 1.0
        if event_type is None:
            return float(1 - self._shares[rows, -1].min())
        return float(self._shares[rows, self._types.index(event_type)].max())


class Tagger:
    """Tags sentences, the same ones always alike."""

    def __init__(self, encoder: Encoder) -> None:
        """Take the encoder that it reads from."""
        self._encoder = encoder

    def tag(self, sentence: str, mentions: Sequence[Span]) -> Tagged:
        """What a sentence tells.

        Args:
            mentions: Characters of those who are named in it, half-open.
        """
        encoded = self._encoder.encode(sentence)
        shares = softmax(encoded.words / self._encoder.card.word_temperature)
        acts = 1 - shares[:, -1]
        named = [_inside(encoded, span) for span in mentions]
        tags = tuple(self._tag(encoded, run, shares, named) for run in _runs(encoded, acts))
        return Tagged(tags, encoded.offsets, shares, self._encoder.card.types)

    def _tag(self, encoded: Encoded, run: list[int], shares: NDArray[np.float32], named: Sequence[list[int]]) -> Tag:
        card, mean = self._encoder.card, shares[run].mean(0)
        trigger = encoded.hidden[run].mean(0)
        status = softmax(self._linear("status", np.concatenate([trigger, encoded.hidden[0]])))
        return Tag(
            start=encoded.offsets[run[0]][0],
            end=encoded.offsets[run[-1]][1],
            score=float(1 - shares[run, -1].min()),
            event_type=card.types[int(mean[:-1].argmax())],
            type_score=float(mean[:-1].max()),
            status=card.statuses[int(status.argmax())],
            status_score=float(status.max()),
            roles=tuple(self._roles(trigger, encoded.hidden[pieces]) for pieces in named),
        )

    def _roles(self, trigger: NDArray[np.float32], pieces: NDArray[np.float32]) -> tuple[float, ...]:
        if not len(pieces):
            return (1.0, 0.0, 0.0)
        mention = pieces.mean(0)
        inner = np.maximum(self._linear("role_inner", np.concatenate([trigger, mention, trigger * mention])), 0)
        return tuple(map(float, softmax(self._linear("role", inner))))

    def _linear(self, name: str, values: NDArray[np.float32]) -> NDArray[np.float32]:
        heads = self._encoder.heads
        result: NDArray[np.float32] = heads[f"{name}.weight"] @ values + heads[f"{name}.bias"]
        return result


def _inside(encoded: Encoded, span: Span) -> list[int]:
    return [i for i, (a, b) in enumerate(encoded.offsets) if b > a and a < span[1] and span[0] < b]


def _runs(encoded: Encoded, acts: NDArray[np.float32]) -> list[list[int]]:
    """Neighbouring word pieces that tell of an act."""
    runs: list[list[int]] = []
    for i, (start, end) in enumerate(encoded.offsets):
        if end > start and acts[i] >= _FAINT:
            if runs and runs[-1][-1] == i - 1:
                runs[-1].append(i)
            else:
                runs.append([i])
    return runs

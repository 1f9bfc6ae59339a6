"""What the reader has learned from labelled text, beside what is written in its tables."""

from __future__ import annotations

import msgspec

from legation.resources.classifier import RelationClassifier
from legation.resources.encoder import Encoder, load_encoder
from legation.resources.tagger import Tagger


class Learned(msgspec.Struct, frozen=True):
    """The tagger of acts and the classifier of relations, over one encoder; `name` tells its weights from others."""

    tagger: Tagger
    classifier: RelationClassifier
    name: str


def learned_from(encoder: Encoder) -> Learned:
    """Both, over an encoder."""
    name = f"encoder-{encoder.card.model_sha256[:12]}"
    return Learned(Tagger(encoder), RelationClassifier(encoder), name)


def load_learned() -> Learned:
    """What comes with the package.

    Raises:
        ResourceError: It is missing or damaged.
    """
    return learned_from(load_encoder())

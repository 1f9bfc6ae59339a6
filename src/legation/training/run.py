"""From labels to a shipped encoder, with the card of how good it is on what it has not seen."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from legation.resources.encoder import Card
from legation.training.acts import STATUSES, ActSentence
from legation.training.card import best_temperature, relation_card, word_card
from legation.training.countries import country_exchange
from legation.training.export import export
from legation.training.fit import Plan, encode, fit
from legation.training.losses import word_logits
from legation.training.network import BASE_SHA256, Network
from legation.training.sentences import TYPES, Sentence

One = TypeVar("One")
# One in so many sentences is held out, to set the temperatures by and to print the card from.
_HELD_OUT = 20
_BATCH = 64


def train_encoder(
    sentences: Sequence[Sentence],
    acts: Sequence[Sequence[ActSentence]],
    readings_sha256: str,
    output: Path,
    plan: Plan,
    say: Callable[[str], None],
) -> Card:
    """Train, export, and tell how good it is on sentences that it has not seen.

    Args:
        acts: The sentences of each labelled text; a text is held out whole.
        readings_sha256: Of the labels.
    """
    held, seen = _held_out(sentences, plan.seed)
    held_acts, seen_acts = ([one for text in part for one in text] for part in _held_out(acts, plan.seed))
    say(f"{len(seen)} marked sentences to train on, {len(held)} held out")
    say(f"{len(seen_acts)} sentences of {len(acts)} labelled texts to train on, {len(held_acts)} held out")
    network, tokenizer = fit(seen, seen_acts, plan, country_exchange(plan.seed), say)
    relations = _relation_logits(network, tokenizer, held)
    wanted = [TYPES.index(one.event_type) for one in held]
    words, labels = word_logits(network, tokenizer, held_acts) if held_acts else (None, [])
    card = Card(
        types=TYPES,
        statuses=STATUSES,
        temperature=best_temperature(relations, wanted),
        word_temperature=1.0 if words is None else best_temperature(words, labels),
        sentences=len(sentences),
        sentences_sha256=_hash(f"{one.event_type}\t{one.text}" for one in sentences),
        readings=len(acts),
        readings_sha256=readings_sha256,
        base_sha256=BASE_SHA256,
        model_sha256="",
        heads_sha256="",
        plan=msgspec.to_builtins(plan),
    )
    card = export(network, tokenizer, output, card)
    for line in relation_card(relations, wanted, card.temperature):
        say(line)
    if words is not None:
        for line in word_card(words, labels, card.word_temperature):
            say(line)
    return card


def _held_out(every: Sequence[One], seed: int) -> tuple[list[One], list[One]]:
    mixed = list(every)
    random.Random(seed).shuffle(mixed)  # noqa: S311
    return mixed[::_HELD_OUT], [one for i, one in enumerate(mixed) if i % _HELD_OUT]


def _hash(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _relation_logits(network: Network, tokenizer: Any, sentences: Sequence[Sentence]) -> NDArray[np.float32]:
    parts = []
    with torch.no_grad():
        for start in range(0, len(sentences), _BATCH):
            encoded = encode(tokenizer, [one.text for one in sentences[start : start + _BATCH]])
            hidden = network.hidden(encoded["input_ids"], encoded["attention_mask"])
            parts.append(network.relations(encoded["input_ids"], hidden).numpy())
    found: NDArray[np.float32] = np.concatenate(parts)
    return found

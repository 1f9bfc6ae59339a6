"""From labelled sentences to a shipped classifier, with the card printed beside it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from legation.resources.classifier import softmax
from legation.training.card import best_temperature, reliability
from legation.training.countries import country_exchange
from legation.training.export import export
from legation.training.fit import Plan, encode, fit
from legation.training.network import Network
from legation.training.sentences import TYPES, Sentence, read_sentences

# One in so many sentences is held out, to set the temperature by and to print the card from.
_HELD_OUT = 20
_BATCH = 64


def train_relations(paths: Sequence[Path], output: Path, seed: int, epochs: int, say: Callable[[str], None]) -> None:
    """Train, export, and tell how good it is on sentences that it has not seen."""
    every = read_sentences(paths)
    random.Random(seed).shuffle(every)  # noqa: S311
    held, seen = every[::_HELD_OUT], [one for i, one in enumerate(every) if i % _HELD_OUT]
    say(f"{len(seen)} sentences to train on, {len(held)} held out")
    plan = Plan(seed=seed, epochs=epochs)
    network, tokenizer = fit(seen, plan, country_exchange(seed), say)
    logits = _logits(network, tokenizer, held)
    wanted = [TYPES.index(one.event_type) for one in held]
    temperature = best_temperature(logits, wanted)
    export(network, tokenizer, output, plan, every, temperature)
    for line in _card(logits, wanted, temperature):
        say(line)


def _logits(network: Network, tokenizer: Any, sentences: Sequence[Sentence]) -> NDArray[np.float32]:
    parts = []
    with torch.no_grad():
        for start in range(0, len(sentences), _BATCH):
            encoded = encode(tokenizer, [one.text for one in sentences[start : start + _BATCH]])
            parts.append(network(encoded["input_ids"], encoded["attention_mask"]).numpy())
    found: NDArray[np.float32] = np.concatenate(parts)
    return found


def _card(logits: NDArray[np.float32], wanted: Sequence[int], temperature: float) -> list[str]:
    shares = softmax(logits / temperature)
    found = shares.argmax(-1).tolist()
    lines = [f"temperature {temperature}", f"{'type':<12}{'precision':>10}{'recall':>8}{'n':>6}"]
    hits = Counter(w for w, f in zip(wanted, found, strict=True) if w == f)
    golds, coded = Counter(wanted), Counter(found)
    for i, name in enumerate(TYPES):
        if golds[i]:
            lines.append(f"{name:<12}{hits[i] / max(1, coded[i]):>10.3f}{hits[i] / golds[i]:>8.3f}{golds[i]:>6}")
    lines += ["", f"{'sure':>6}{'right':>8}{'n':>6}"]
    lines += [f"{sure:>6.2f}{right:>8.2f}{n:>6}" for sure, right, n in reliability(shares, wanted)]
    return lines

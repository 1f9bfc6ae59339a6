"""Trains the relation classifier: fixed seed, two cores, under an hour."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import torch
from torch import nn

from legation.resources.classifier import LONGEST, MARK_TOKENS, with_tokens
from legation.training.network import Network, load_tokenizer
from legation.training.sentences import TYPES, Exchange, Sentence


class Plan(msgspec.Struct, frozen=True):
    """How it is trained.

    Attributes:
        rate, head_rate: Highest learning rates of the encoder and of the layer above it.
        smoothing: Of the labels, so that probabilities stay honest.
        exchanged: Share of the sentences whose countries are exchanged, in each epoch anew.
    """

    epochs: int = 6
    batch: int = 32
    rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    smoothing: float = 0.05
    exchanged: float = 0.5
    seed: int = 1


def fit(
    sentences: Sequence[Sentence], plan: Plan, exchange: Exchange, say: Callable[[str], None]
) -> tuple[Network, Any]:
    """The trained network with its tokenizer.

    Args:
        say: Is told of each epoch.
    """
    torch.manual_seed(plan.seed)
    torch.use_deterministic_algorithms(mode=True)
    chance = random.Random(plan.seed)  # noqa: S311
    tokenizer = load_tokenizer()
    source, target = (tokenizer.convert_tokens_to_ids(MARK_TOKENS[mark]) for mark in ("<s>", "<t>"))
    network = Network(source, target)
    groups = [
        {"params": network.encoder.parameters(), "lr": plan.rate},
        {"params": network.output.parameters(), "lr": plan.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = plan.epochs * -(-len(sentences) // plan.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _warmth(step, steps))
    loss_of = nn.CrossEntropyLoss(label_smoothing=plan.smoothing)
    began = time.monotonic()
    for epoch in range(plan.epochs):
        network.train()
        total = 0.0
        batches = _batches(sentences, plan, chance)
        for batch in batches:
            texts = [exchange(one.text) if chance.random() < plan.exchanged else one.text for one in batch]
            encoded = encode(tokenizer, texts)
            wanted = torch.tensor([TYPES.index(one.event_type) for one in batch])
            loss = loss_of(network(encoded["input_ids"], encoded["attention_mask"]), wanted)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        say(f"epoch {epoch + 1} of {plan.epochs}: loss {total / len(batches):.3f}, {time.monotonic() - began:.0f} s")
    network.eval()
    return network, tokenizer


def encode(tokenizer: Callable[..., dict[str, torch.Tensor]], texts: Sequence[str]) -> dict[str, torch.Tensor]:
    """Word pieces of marked sentences: `input_ids` and `attention_mask`, (n, length) int64."""
    marked = [with_tokens(text) for text in texts]
    return tokenizer(marked, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")


def _batches(sentences: Sequence[Sentence], plan: Plan, chance: random.Random) -> list[list[Sentence]]:
    """Sentences of like length together, in an order of their own each time."""
    spread = 40
    ordered = sorted(sentences, key=lambda one: len(one.text) + chance.random() * spread)
    batches = [ordered[start : start + plan.batch] for start in range(0, len(ordered), plan.batch)]
    chance.shuffle(batches)
    return batches


def _warmth(step: int, steps: int) -> float:
    """Up to the highest rate in the first tenth, then down to none."""
    warm = 0.1 * steps
    return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))

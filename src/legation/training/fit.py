"""Trains the encoder on both tasks at once: fixed seed, two cores, under an hour."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec
import torch
from torch import nn

from legation.resources.classifier import MARK_TOKENS, with_tokens
from legation.resources.encoder import LONGEST
from legation.training.acts import ActSentence
from legation.training.losses import act_loss
from legation.training.network import Network, load_tokenizer
from legation.training.sentences import TYPES, Exchange, Sentence

One = TypeVar("One")
# Lengths, in characters, by which sentences are mixed with longer and shorter ones in a batch.
_SPREAD = 50


class Plan(msgspec.Struct, frozen=True):
    """How it is trained.

    Attributes:
        batch, act_batch: Marked sentences, and sentences with acts, that are learned together.
        rate, head_rate: Highest learning rates of the encoder and of the layers above it.
        smoothing: Of the labels, so that probabilities stay honest.
        exchanged: Share of the marked sentences whose countries are exchanged, in each epoch anew.
        act_weight: Of what is learned from acts, beside what is learned from marked sentences.
        bfloat16: Multiply in half precision: faster where the processor has it (AMX), slower where not.
    """

    epochs: int = 5
    batch: int = 32
    act_batch: int = 24
    rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    smoothing: float = 0.05
    exchanged: float = 0.5
    act_weight: float = 0.7
    seed: int = 1
    bfloat16: bool = False


def fit(
    sentences: Sequence[Sentence],
    acts: Sequence[ActSentence],
    plan: Plan,
    exchange: Exchange,
    say: Callable[[str], None],
) -> tuple[Network, Any]:
    """The trained network with its tokenizer.

    Args:
        sentences: With a marked pair, for relations.
        acts: Of real articles, for the tagger; without any it learns nothing.
        say: Is told of each epoch.
    """
    torch.manual_seed(plan.seed)
    torch.use_deterministic_algorithms(mode=True)
    chance = random.Random(plan.seed)  # noqa: S311
    tokenizer = load_tokenizer()
    source, target = (tokenizer.convert_tokens_to_ids(MARK_TOKENS[mark]) for mark in ("<s>", "<t>"))
    network = Network(source, target)
    optimizer = _optimizer(network, plan)
    steps = plan.epochs * (-(-len(sentences) // plan.batch) + -(-len(acts) // plan.act_batch))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _warmth(step, steps))
    began = time.monotonic()
    for epoch in range(plan.epochs):
        network.train()
        total = 0.0
        batches: list[list[Sentence] | list[ActSentence]] = [
            *_batches(sentences, plan.batch, chance),
            *_batches(acts, plan.act_batch, chance),
        ]
        chance.shuffle(batches)
        for batch in batches:
            loss = _loss(network, tokenizer, batch, plan, exchange, chance)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        say(f"epoch {epoch + 1} of {plan.epochs}: loss {total / len(batches):.3f}, {time.monotonic() - began:.0f} s")
    network.eval()
    return network, tokenizer


def encode(tokenizer: Callable[..., Any], texts: Sequence[str]) -> Any:
    """Word pieces of marked sentences: `input_ids` and `attention_mask`, (n, length) int64."""
    marked = [with_tokens(text) for text in texts]
    return tokenizer(marked, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")


def _loss(
    network: Network,
    tokenizer: Any,
    batch: Sequence[Sentence] | Sequence[ActSentence],
    plan: Plan,
    exchange: Exchange,
    chance: random.Random,
) -> torch.Tensor:
    acts = [one for one in batch if isinstance(one, ActSentence)]
    if acts:
        return plan.act_weight * act_loss(network, tokenizer, acts, bfloat16=plan.bfloat16)
    marked = [one for one in batch if isinstance(one, Sentence)]
    texts = [exchange(one.text) if chance.random() < plan.exchanged else one.text for one in marked]
    encoded = encode(tokenizer, texts)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=plan.bfloat16):
        hidden = network.hidden(encoded["input_ids"], encoded["attention_mask"])
        logits = network.relations(encoded["input_ids"], hidden)
    wanted = torch.tensor([TYPES.index(one.event_type) for one in marked])
    return nn.functional.cross_entropy(logits.float(), wanted, label_smoothing=plan.smoothing)


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder = {id(parameter) for parameter in network.encoder.parameters()}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in encoder]
    groups = [
        {"params": list(network.encoder.parameters()), "lr": plan.rate},
        {"params": heads, "lr": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _batches(sentences: Sequence[One], size: int, chance: random.Random) -> list[list[One]]:
    """Sentences of like length together, in an order of their own each time."""
    ordered = sorted(sentences, key=lambda one: len(one.text) + chance.random() * _SPREAD)  # type: ignore[attr-defined]
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def _warmth(step: int, steps: int) -> float:
    """Up to the highest rate in the first tenth, then down to none."""
    warm = 0.1 * steps
    return min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))

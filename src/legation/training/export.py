"""Writes a trained classifier as it is shipped: an int8 ONNX graph, its tokenizer, and a card of how it was made."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from legation.resources.classifier import CARD, MODEL, TOKENIZER, Card
from legation.training.fit import Plan, encode
from legation.training.network import BASE_SHA256, Network
from legation.training.sentences import TYPES, Sentence

_OPSET = 17


def export(
    network: Network, tokenizer: Any, folder: Path, plan: Plan, sentences: Sequence[Sentence], temperature: float
) -> Card:
    """Write the three files into a folder.

    Args:
        temperature: By which logits are divided, so that a probability is how often the answer is right.
    """
    folder.mkdir(parents=True, exist_ok=True)
    example = encode(
        tokenizer, ["<s>Kenya</s> met <t>Peru</t>.", "The arrest of <t>an editor</t> by <s>the police</s>."]
    )
    axes = {0: "sentence", 1: "piece"}
    with tempfile.TemporaryDirectory() as scratch:
        whole = str(Path(scratch) / MODEL)
        torch.onnx.export(
            network,
            (example["input_ids"], example["attention_mask"]),
            whole,
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": {0: "sentence"}},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(whole, str(folder / MODEL), weight_type=QuantType.QInt8)
    tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    labels = "\n".join(f"{one.event_type}\t{one.text}" for one in sentences)
    card = Card(
        types=TYPES,
        temperature=temperature,
        sentences=len(sentences),
        sentences_sha256=hashlib.sha256(labels.encode()).hexdigest(),
        base_sha256=BASE_SHA256,
        model_sha256=hashlib.sha256((folder / MODEL).read_bytes()).hexdigest(),
        plan=msgspec.to_builtins(plan),
    )
    (folder / CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")
    return card

"""Writes a trained network as it is shipped: an int8 ONNX graph, its heads, its tokenizer, and a card."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic

from legation.resources.encoder import CARD, HEADS, MODEL, TOKENIZER, Card
from legation.training.fit import encode
from legation.training.network import HEADS as HEAD_NAMES
from legation.training.network import Network

_OPSET = 17


def export(network: Network, tokenizer: Any, folder: Path, card: Card) -> Card:
    """Write the four files into a folder; the card gets the hashes of what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    example = encode(
        tokenizer, ["<s>Kenya</s> met <t>Peru</t>.", "The arrest of <t>an editor</t> by <s>the police</s>."]
    )
    row, pieces = {0: "sentence"}, {0: "sentence", 1: "piece"}
    with tempfile.TemporaryDirectory() as scratch:
        whole = str(Path(scratch) / MODEL)
        torch.onnx.export(
            network,
            (example["input_ids"], example["attention_mask"]),
            whole,
            input_names=["input_ids", "attention_mask"],
            output_names=["relation", "words", "hidden"],
            dynamic_axes={
                "input_ids": pieces, "attention_mask": pieces, "relation": row, "words": pieces, "hidden": pieces,
            },
            opset_version=_OPSET,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, str(folder / MODEL), weight_type=QuantType.QInt8)
    tokenizer.backend_tokenizer.save(str(folder / TOKENIZER))
    heads = {name: value.numpy() for name, value in network.state_dict().items() if name.split(".")[0] in HEAD_NAMES}
    _write_arrays(folder / HEADS, heads)
    card = msgspec.structs.replace(
        card,
        model_sha256=hashlib.sha256((folder / MODEL).read_bytes()).hexdigest(),
        heads_sha256=hashlib.sha256((folder / HEADS).read_bytes()).hexdigest(),
    )
    (folder / CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")
    return card


def _write_arrays(path: Path, arrays: Mapping[str, NDArray[np.float32]]) -> None:
    """As `numpy.savez`, which would write the time of day into the file."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.save(content, array)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue())

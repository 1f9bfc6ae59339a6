"""What an ontology adds, redefines and removes, told in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from legation.resources.codebook import Codebook
from legation.resources.lexicon import read_classes
from legation.resources.ontology_triggers import OwnLexicon
from legation.resources.ontology_types import Given


def codebook_changes(given: Given, base: Codebook, codebook: Codebook) -> Iterator[str]:
    """What a file adds to the codebook and redefines in it."""
    for name, row in given.types.items():
        if name in base.types:
            yield f"redefines type {name}: {', '.join(row) or 'nothing'}"
        elif name in codebook.types:
            yield f"adds type {name}, under {codebook.types[name].plover}"
    for name, row in given.modes.items():
        for kind in codebook.types.values():
            listed = given.types.get(kind.name, {}).get("modes", ())
            if kind.name in row.get("types", ()) or name in listed:
                known = kind.name in base.types and name in base.types[kind.name].modes
                yield f"{'redefines' if known else 'adds'} mode {name} of {kind.name}"
    for name, row in given.contexts.items():
        verb = "redefines" if name in base.contexts else "adds"
        yield f"{verb} context {name}: {len(row.get('words', ()))} phrases"


def lexicon_changes(own: OwnLexicon) -> Iterator[str]:
    """What a file adds to the lexicon, and what it changes and removes there."""
    known = read_classes()
    for name, row in own.classes.items():
        yield f"{'redefines' if name in known else 'adds'} class @{name}: {_listed(row)}"
    for row in own.removed:
        of_type = f" of {row['type']}" if "type" in row else ""
        yield f"removes trigger{of_type}: {_listed(row)}"
    for row in own.given:
        mode = f" {row['mode']}" if "mode" in row else ""
        yield f"adds trigger of {row.get('type')}{mode}: {_listed(row)}"


def _listed(row: Mapping[str, Any]) -> str:
    """`verbs patrol police`: the words that a table is about."""
    about = ("verbs", "nouns", "words", "add", "remove")
    return "; ".join(f"{key} {' '.join(row[key])}" for key in about if key in row)

"""The record of a word that carries an event."""

from __future__ import annotations

import msgspec

from legation.coding.arguments import Parties
from legation.coding.clauses import Clause
from legation.resources.lexicon import Frame


class Trigger(msgspec.Struct, frozen=True):
    """A word that carries an event, with its frame and parties.

    Attributes:
        head: Token of the verb or noun; `first`, `last`: tokens (half-open) that are shown as the trigger.
        clause: For a verb, its clause.
        likelihood: How likely the tagger finds an act of the type in it; None where it did not read.
        doubted: It tells of an act only where the act is told elsewhere too.
        whole: All that the frame needs is there; a nominal mention without its parties may still tell more of an event
            that is told elsewhere.
    """

    head: int
    first: int
    last: int
    frame: Frame
    parties: Parties
    clause: Clause | None
    whole: bool = True
    likelihood: float | None = None
    doubted: bool = False

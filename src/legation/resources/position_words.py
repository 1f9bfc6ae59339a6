"""The words with which an actor takes a position."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec

from legation.resources.forms import read_form


class PositionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`positions.yaml`; every value is a list of lemmas."""

    origin: str
    licence: str
    holds: str
    holds_with: str
    asks: str
    stresses: str
    reports: str
    voices: str
    stances: str
    judgements: str
    positions: str
    adjectives: str
    light: str
    adjective_prepositions: str
    views: str
    courtesies: str
    modals: str
    evaluations: str


class PositionWords(msgspec.Struct, frozen=True):
    """Lemmas by what they do.

    Attributes:
        holds: Verbs that take a position with any object or clause; `holds_with`: with a preposition (`call_for`).
        asks: With a clause or someone to do something. `stresses`: with a clause that is no past event.
        reports: With a clause that judges. `voices`: with a noun object of `stances` or `judgements`.
        positions: Nouns that are a position (`Peru's stance on quotas is ...`).
        adjectives, adjective_prepositions: After be or remain. `views`: see, consider something as.
        light: Nouns that say less than what is beneath them. `courtesies`: what one wants to do that is no position.
        modals, evaluations: What makes a clause a judgement.
    """

    holds: frozenset[str]
    holds_with: frozenset[str]
    asks: frozenset[str]
    stresses: frozenset[str]
    reports: frozenset[str]
    voices: frozenset[str]
    stances: frozenset[str]
    judgements: frozenset[str]
    positions: frozenset[str]
    adjectives: frozenset[str]
    light: frozenset[str]
    adjective_prepositions: frozenset[str]
    views: frozenset[str]
    courtesies: frozenset[str]
    modals: frozenset[str]
    evaluations: frozenset[str]


@lru_cache(maxsize=1)
def load_position_words() -> PositionWords:
    """The words of positions that come with the package.

    Raises:
        ResourceError: The file is missing or is not of its form.
    """
    table = read_form(files("legation") / "data" / "lexicon" / "positions.yaml", PositionFile)
    words = {name: frozenset(getattr(table, name).split()) for name in PositionWords.__struct_fields__}
    return PositionWords(**words)

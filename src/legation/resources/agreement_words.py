"""The words of agreements: what names one, what shows how far it has come, and the well-known ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from legation.resources.forms import read_form
from legation.resources.phrases import PhraseTable


class StageRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one stage, by where the agreement stands to them; lists of lemmas."""

    object: str
    subject: str
    with_: str = msgspec.field(name="with")
    nouns: str
    adjectives: str


class StandingRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for what is done to an agreement that holds."""

    verbs: str
    nouns: str


class KnownAgreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A well-known agreement; `forms` are its other names, `sectors` what its name does not say."""

    name: str
    forms: tuple[str, ...]
    sectors: tuple[str, ...]


class AgreementFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`agreements.yaml`."""

    origin: str
    licence: str
    nouns: str
    qualified: dict[str, str]
    named: str
    texts: str
    transparent: str
    ordinary: str
    never: tuple[str, ...]
    under: str
    phrases: dict[str, str]
    stages: dict[str, StageRow]
    standing: StandingRow
    lapsed: str
    widening: str
    bilateral: str
    known: tuple[KnownAgreement, ...]


class AgreementWords(msgspec.Struct, frozen=True):
    """The words of agreements, ready for lookup by lemma.

    Attributes:
        nouns: Agreements by themselves. `qualified`: those that need one of the given words before them.
        named: Those that need a name of their own. `texts`: those that need to be signed or adopted.
        by_object, by_subject, by_preposition, by_noun, by_adjective: The stage that a word gives to the agreement that
            is its object, its subject, stands after its preposition (`work_on`), below it, or beside it.
        standing: Verbs (with or without preposition) and nouns that presuppose that the agreement holds; `lapsed`: that
            it held and is in abeyance.
        known: Every form of the well-known agreements.
    """

    nouns: frozenset[str]
    qualified: Mapping[str, frozenset[str]]
    named: frozenset[str]
    texts: frozenset[str]
    transparent: frozenset[str]
    ordinary: frozenset[str]
    never: frozenset[str]
    under: frozenset[str]
    phrases: Mapping[str, str]
    by_object: Mapping[str, str]
    by_subject: Mapping[str, str]
    by_preposition: Mapping[str, str]
    by_noun: Mapping[str, str]
    by_adjective: Mapping[str, str]
    standing: frozenset[str]
    standing_nouns: frozenset[str]
    lapsed: frozenset[str]
    widening: frozenset[str]
    bilateral: frozenset[str]
    known: PhraseTable[KnownAgreement]


@lru_cache(maxsize=1)
def load_agreement_words() -> AgreementWords:
    """The words of agreements that come with the package.

    Raises:
        ResourceError: The file is missing or is not of its form.
    """
    table = read_form(files("legation") / "data" / "lexicon" / "agreements.yaml", AgreementFile)
    return _words(table)


def _words(table: AgreementFile) -> AgreementWords:
    def stages(place: str) -> dict[str, str]:
        return {word: stage for stage, row in table.stages.items() for word in getattr(row, place).split()}

    return AgreementWords(
        nouns=_set(table.nouns),
        qualified={noun: _set(before) for noun, before in table.qualified.items()},
        named=_set(table.named),
        texts=_set(table.texts),
        transparent=_set(table.transparent),
        ordinary=_set(table.ordinary),
        never=frozenset(table.never),
        under=_set(table.under),
        phrases=table.phrases,
        by_object=stages("object"),
        by_subject=stages("subject"),
        by_preposition=stages("with_"),
        by_noun=stages("nouns"),
        by_adjective=stages("adjectives"),
        standing=_set(table.standing.verbs),
        standing_nouns=_set(table.standing.nouns),
        lapsed=_set(table.lapsed),
        widening=_set(table.widening),
        bilateral=_set(table.bilateral),
        known=PhraseTable((form, one) for one in table.known for form in (one.name, *one.forms)),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())

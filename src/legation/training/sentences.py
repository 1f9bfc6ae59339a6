"""Sentences to train on, each with a marked source and target, and what the source does to the target.

A row is a label, a tab and a sentence with its source in `<s>…</s>` and its target in `<t>…</t>`. The label is an event
type, NONE, or a CAMEO code, which stands for the type of its root.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from legation.errors import GoldError

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
"""What the classifier tells apart, in the order of its outputs."""
MARKS = ("<s>", "</s>", "<t>", "</t>")
# Roots of CAMEO, and of its `yield` the codes that are done by words.
_ROOTS = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "RETREAT",
    "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
_BY_WORDS = ("080", "081", "082", "083")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence with its marks, and its type."""

    event_type: str
    text: str


def read_sentences(paths: Iterable[Path]) -> list[Sentence]:
    """The sentences of tab-separated files.

    Raises:
        GoldError: A row has no known label, or not one source and one target; it names the line.
    """
    return [
        _sentence(line, f"{path}, line {number}")
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    ]


def _sentence(line: str, where: str) -> Sentence:
    label, _, text = line.partition("\t")
    event_type = type_of(label)
    if event_type is None:
        raise GoldError(where, repr(label), f"a CAMEO code, or one of {', '.join(TYPES)}")
    if any(text.count(mark) != 1 for mark in MARKS):
        raise GoldError(where, repr(text), "one <s>…</s> and one <t>…</t>")
    return Sentence(event_type, text)


def type_of(label: str) -> str | None:
    """The event type that a label stands for: `0352` is intent to yield, and so AGREE."""
    if label in TYPES:
        return label
    return "CONCEDE" if label.startswith(_BY_WORDS) else _ROOTS.get(label[:2]) if label.isdigit() else None


def plain(text: str) -> str:
    """A sentence without its marks."""
    for mark in MARKS:
        text = text.replace(mark, "")
    return text


class Exchange:
    """Puts other countries in the place of those that a sentence names, so that none is learned with an act.

    Names are exchanged for names and adjectives for adjectives, the same everywhere in the sentence.
    """

    def __init__(self, names: Mapping[str, str], adjectives: Mapping[str, str], seed: int) -> None:
        """Take names and adjectives of countries, by country code."""
        self._forms = {
            word: (code, kind) for kind, forms in enumerate((names, adjectives)) for code, word in forms.items()
        }
        self._of = (names, adjectives)
        self._codes = sorted(names.keys() & adjectives.keys())
        self._random = random.Random(seed)  # noqa: S311
        longest_first = sorted(self._forms, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

    def __call__(self, text: str) -> str:
        """The sentence with other countries."""
        others: dict[str, str] = {}

        def other(found: re.Match[str]) -> str:
            code, kind = self._forms[found[0]]
            chosen = others.setdefault(code, self._random.choice(self._codes))
            return self._of[kind][chosen]

        return self._pattern.sub(other, text)


def shared_runs(sentences: Sequence[Sentence], others: Iterable[str], length: int) -> Iterator[tuple[str, str]]:
    """Sentences that have a run of so many words in common with another text, each with the run."""
    runs = {run for text in others for run in _runs(text, length)}
    for sentence in sentences:
        for run in _runs(plain(sentence.text), length):
            if run in runs:
                yield sentence.text, run


def _runs(text: str, length: int) -> Iterator[str]:
    words = [word.casefold() for word in _WORD.findall(text)]
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])

"""Phrases in running text: the longest that starts at each word, in time linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

Label = TypeVar("Label")

_WORD = re.compile(r"[^\W_]+")
# What may stand between two words of one phrase. A comma or a full stop parts phrases, so it is not here.
_JOINS = re.compile(r"[\s\-‐‑–'’]{1,3}\Z")


class Found(NamedTuple, Generic[Label]):
    """A phrase in a text: its characters, half-open, and its label."""

    start: int
    end: int
    label: Label


class Spanned(Protocol):
    """Something that stands at characters of a text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Match = TypeVar("Match", bound=Spanned)


def longest(matches: Iterable[Match]) -> list[Match]:
    """The matches in text order that overlap no longer one, nor an equally long one before them in the list."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: m.start - m.end):
        at = bisect_left(kept, match.start, key=lambda m: m.start)
        after_left = at == 0 or kept[at - 1].end <= match.start
        before_right = at == len(kept) or match.end <= kept[at].start
        if after_left and before_right:
            kept.insert(at, match)
    return kept


class _Node(Generic[Label]):
    """A word's place in the tree of phrases; `label` is set where a phrase ends."""

    __slots__ = ("branches", "ends", "label")

    def __init__(self) -> None:
        self.branches: dict[str, _Node[Label]] = {}
        self.label: Label | None = None
        self.ends = False


class PhraseTable(Generic[Label]):
    """Phrases with their labels. Where a phrase is entered twice, the first label stays.

    Case, number and the given spellings make no difference, except that a phrase word in capitals (`AI`, `WHO`) must be
    written in capitals.
    """

    def __init__(self, phrases: Iterable[tuple[str, Label]], spellings: dict[str, str] | None = None) -> None:
        """Enter phrases; `spellings` has, by spelling, the one that stands for it, in lower case and singular."""
        self._spellings = spellings or {}
        self._root: _Node[Label] = _Node()
        for phrase, label in phrases:
            self._enter(phrase, label)

    def find(self, text: str) -> list[Found[Label]]:
        """The phrases of a text from left to right, none within another."""
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        found: list[Found[Label]] = []
        first = 0
        while first < len(words):
            last, label = self._longest(text, words, first)
            if last is not None and label is not None:
                found.append(Found(words[first][0], words[last][1], label))
            first = first + 1 if last is None else last + 1
        return found

    def _enter(self, phrase: str, label: Label) -> None:
        node = self._root
        for word in _WORD.findall(phrase):
            key = word if _is_acronym(word) else self._fold(word)
            node = node.branches.setdefault(key, _Node())
        if not node.ends:
            node.ends, node.label = True, label

    def _longest(self, text: str, words: list[tuple[int, int, str]], first: int) -> tuple[int | None, Label | None]:
        """Index of the last word of the longest phrase that starts at `first`, and its label."""
        node, best, label = self._root, None, None
        for i in range(first, len(words)):
            if i > first and not _JOINS.match(text, words[i - 1][1], words[i][0]):
                break
            word = words[i][2]
            branch = node.branches.get(word) if _is_acronym(word) else None
            branch = branch or node.branches.get(self._fold(word))
            if branch is None:
                break
            node = branch
            if node.ends:
                best, label = i, node.label
        return best, label

    def _fold(self, word: str) -> str:
        """The form in which a word is looked up: lower case, singular, one spelling."""
        singular = _singular(word)
        return self._spellings.get(singular, singular)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=1 << 16)
def _singular(word: str) -> str:
    """The word in lower case without the ending of a plural; the same crude cut on both sides of a comparison."""
    word = word.casefold()
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word

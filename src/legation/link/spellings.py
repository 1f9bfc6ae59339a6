"""Names that are one name in several spellings: the letters that transliterations share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from legation.resources.kb import KnowledgeBase, key_of

_ARTICLES = frozenset({"al", "el", "ad", "as", "ash", "an", "ar", "at", "az", "de", "ul"})
# In this order: what one writer spells with more letters than another comes before the single letters.
_SHARED = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"[^a-z]", ""),
        (r"o(?:ff|w)$|ov$", "ov"),
        (r"e(?:ff|w)$|ev$", "ev"),
        (r"d?zh|dj|dsch", "j"),
        (r"tch|tsch|tsh", "ch"),
        (r"sch", "sh"),
        (r"kh|ch(?=a|o|u)", "h"),
        (r"gh|q|ck|k|g", "k"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"tz|cz", "ts"),
        (r"w", "v"),
        (r"oo|ou|u", "o"),
        (r"ee|iy|yi|ij|yy|ii|y$", "i"),
        (r"(?<=[a-z])ai|ay|ei|ey|ej$", "e"),
        (r"ye|ie|je(?=v)", "e"),
        (r"y", "i"),
        (r"(?<=[aei])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"(?<=.)[aeiou]")


@lru_cache(maxsize=1 << 15)
def sound_of(word: str) -> str:
    """A word of a key in the letters that its spellings share: `zhaparov` and `japarov` are one."""
    for pattern, letters in _SHARED:
        word = pattern.sub(letters, word)
    return word


def sound_alike(one: str, other: str) -> bool:
    """Whether two given names may be one: short vowels are anyone's choice (`Mohamed`, `Muhammad`)."""
    first, second = sound_of(one), sound_of(other)
    return first == second or (len(first) > 3 and _VOWELS.sub("", first) == _VOWELS.sub("", second))


class _Same:
    """A knowledge base as a key: one and the same, whatever it holds."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        self.knowledge = knowledge

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.knowledge is self.knowledge

    def __hash__(self) -> int:
        return id(self.knowledge)


def people_by_sound(surname: str, knowledge: KnowledgeBase) -> tuple[str, ...]:
    """Ids of the people whose surname, in some spelling, is this one."""
    return _index(_Same(knowledge)).get(sound_of(surname), ())


@lru_cache(maxsize=2)
def _index(same: _Same) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person_id, person in same.knowledge.people.items():
        for word in key_of(person.surname).split():
            if word not in _ARTICLES:
                found[sound_of(word)][person_id] = None
    return {sound: tuple(ids) for sound, ids in found.items()}

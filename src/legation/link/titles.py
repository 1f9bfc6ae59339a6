"""Whether the title that a text gives and the title of an office are of one office."""

from __future__ import annotations

import re
from functools import lru_cache

# With one of these a title names another office than its noun does (`deputy national security advisor`).
UNDER = frozenset({"deputy", "vice", "assistant", "under", "associate", "first", "undersecretary"})
# Left out of a title, these make it that of another.
_OTHER_RANKS = UNDER | {"prime", "acting", "general", "interim"}
# Words about the time or the holder, not the office.
_BESIDE = frozenset(
    "of the for and to in on at 's former ex then late ousted new newly current outgoing incoming elect designate "
    "appointed elected longtime country city".split()
)
_SAME = {
    "advisor": "adviser", "defense": "defence", "head": "chief", "director": "chief", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "premier": "prime minister", "pm": "prime minister", "labor": "labour", "political": "politics", "legal": "law",
    "representative": "envoy", "commander": "chief", "amir": "emir", "presidential": "president",
}  # fmt: skip
# Letters of an acronym.
_ACRONYM = range(3, 6)
_WORD = re.compile(r"[\w']+")


@lru_cache(maxsize=1 << 12)
def _content(key: str) -> frozenset[str]:
    words = (_SAME.get(word, word) for word in _WORD.findall(key) if word not in _BESIDE)
    return frozenset(part for word in words for part in word.split())


def same_office(written: str, title: str) -> bool:
    """Whether the words written are those of the title, or one leaves some of the other's out.

    `Secretary` is short for `Secretary of State`, and `security minister` for `Coordinating Minister for Politics, Law
    and Security`; a rank that only one of them has makes it another office. Both are keys.
    """
    said, whole = _content(_spelt_out(written, title)), _content(title)
    if not said or not whole or (said ^ whole) & _OTHER_RANKS:
        return False
    return said <= whole or (len(whole) > 1 and whole <= said)


def _spelt_out(written: str, title: str) -> str:
    """The words written, an acronym as the words of the title that it stands for: `secretary of the RNP`."""
    words = [word for word in _WORD.findall(title) if word not in _BESIDE]
    initials = "".join(word[0] for word in words)
    spelt: list[str] = []
    for word in written.split():
        at = initials.find(word) if word.isalpha() and len(word) in _ACRONYM else -1
        spelt += [word] if at < 0 else words[at : at + len(word)]
    return " ".join(spelt)

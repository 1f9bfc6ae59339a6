"""Names of people in several spellings: whether two are one person's, and how else news may write one."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator

from legation.resources.kb import key_of
from officeholders import FAMILY_FIRST

# News writes the family name first or last.
_EITHER_ORDER = {"HUN", "JPN", "MNG"}
_CYRILLIC = set("RUS UKR BLR KAZ KGZ UZB TJK TKM MDA BGR SRB MKD MNE ARM AZE GEO MNG".split())
_ARABIC = set(
    "DZA BHR EGY IRQ JOR KWT LBN LBY MAR OMN PSE QAT SAU SDN SYR TUN ARE YEM "
    "IRN AFG PAK MRT DJI SOM TCD COM BGD".split()
)
_SLAVIC_NAMES = (
    "Sergey Sergei",
    "Dmitry Dmitri Dmitriy",
    "Andrey Andrei",
    "Alexei Alexey Aleksei Aleksey",
    "Alexander Aleksandr",
    "Yuri Yury Yuriy",
    "Nikolai Nikolay",
    "Yevgeny Evgeny Yevgeni Evgeni Yevgeniy",
    "Maxim Maksim",
    "Valery Valeri Valeriy",
    "Vasily Vasiliy Vassily",
    "Anatoly Anatoliy Anatoli",
    "Vitaly Vitaliy Vitali",
    "Vyacheslav Viacheslav",
    "Andrii Andriy",
    "Oleksii Oleksiy",
    "Serhii Serhiy",
    "Valerii Valeriy",
    "Yulia Yuliya Yuliia",
    "Viktor Victor",
)
_ARABIC_NAMES = (
    "Mohammed Mohamed Mohammad Muhammad Mohamad",
    "Ahmed Ahmad",
    "Hussein Hussain Husayn",
    "Abdullah Abdallah",
    "Khalid Khaled",
    "Mahmoud Mahmud",
    "Hassan Hasan",
    "Youssef Yousef Yusuf Yousuf",
    "Mustafa Mostafa Moustafa",
    "Omar Umar",
    "Abdulaziz Abdelaziz",
)
_SPELLINGS = {
    country: {name: set(group.split()) - {name} for group in groups for name in group.split()}
    for countries, groups in ((_CYRILLIC, _SLAVIC_NAMES), (_ARABIC, _ARABIC_NAMES))
    for country in countries
}

# Shorter words and less like ones are other names: `Malki` is a spelling of `Maliki`, `Lula` is none of `Silva`.
_SHORTEST, _LIKENESS = 5, 0.6


@functools.cache
def letters(word: str) -> str:
    """A word in the letters that transliterations share: Sergey and Sergei, Zelenskyy and Zelensky are alike."""
    word = re.sub(r"[^a-z]", "", word)
    word = re.sub(r"m[uo]h?am+[aei]d", "mohamed", word)
    word = word.replace("ou", "u").replace("kh", "h").replace("ks", "x").replace("w", "v")
    word = re.sub(r"iy|yy|ii|yi|ij|y|j|ie", "i", word)
    return re.sub(r"(.)\1", r"\1", word).replace("aiev", "aev")


@functools.cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in the letters of `letters`; particles and initials are kept."""
    return tuple(word for part in key_of(name).split() if (word := letters(part)))


@functools.cache
def alike(name: str, other: str, country: str) -> bool:
    """Whether two names of people of one country are one person's: one has the other's words."""
    first, second = sorted((words_of(name), words_of(other)), key=len)
    if len(first) < 2:
        return first == second
    if country in FAMILY_FIRST:
        return sorted("".join(first)) == sorted("".join(second)) and first[0] in second
    if country in _EITHER_ORDER and sorted(first) == sorted(second):
        return True
    if len(first) == len(second):
        return all(map(_agree, first, second))
    left = list(second)
    for word in sorted(first, key=len, reverse=True):
        mate = next((mate for mate in left if word == mate or (len(word) == 1 and word == mate[0])), None)
        if mate is None:
            return False
        left.remove(mate)
    return _agree(first[0], second[0])


def _agree(word: str, mate: str) -> bool:
    """Whether the words are equal, or one is the initial of the other."""
    return word == mate or (1 in (len(word), len(mate)) and word[0] == mate[0])


def spellings(name: str, country: str) -> Iterator[str]:
    """The name with each other spelling of its first word, and without the Arabic article before the last."""
    first, _, rest = name.partition(" ")
    bare = re.sub(r"\b(?:al|el)-(?=\w+$)", "", rest, flags=re.IGNORECASE) if country in _ARABIC else rest
    for start in (first, *sorted(_SPELLINGS.get(country, {}).get(first, ()))):
        for end in dict.fromkeys((rest, bare)):
            if end and (start, end) != (first, rest):
                yield f"{start} {end}"


def spoken(surname: str, country: str) -> str:
    """The one word by which an article goes on to call someone: `Leyen` of `von der Leyen`, `Assad` of `al-Assad`."""
    parts = re.split(r"[ -]", surname)
    return parts[0] if country in FAMILY_FIRST else parts[-1]


def respelled(surname: str, name: str, country: str) -> str | None:
    """The last word of a name where it is another spelling of the surname: `Zelensky` for `Zelenskyy`."""
    last, usual = name.split()[-1], key_of(spoken(surname, country))
    word = key_of(spoken(last, country))
    if country in FAMILY_FIRST or word == usual or len(word) < _SHORTEST or word[0] != usual[0]:
        return None
    return spoken(last, country) if difflib.SequenceMatcher(None, word, usual).ratio() >= _LIKENESS else None

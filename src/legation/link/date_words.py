"""Words of the calendar, as pieces of patterns, and the numbers they stand for.

The pieces are joined with IGNORECASE; names of months and days switch it off, since `may`, `march` and `sun` are words
of their own.
"""

from __future__ import annotations

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "a couple of": 2,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1,
    "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24,
    "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29,
    "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def _names(words: tuple[str, ...]) -> str:
    return "|".join(word for name in words for word in (name, name.upper()))


_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")

# How the name of any month or weekday begins.
CAPITALS = "|".join(start for name in (*_MONTHS, *_WEEKDAYS) for start in (name[:3], name[:3].upper()))
FULL_MONTH = rf"(?-i:{_names(_MONTHS)})"
MONTH = rf"(?-i:{_names(_MONTHS)}|(?:{_names(_SHORT)})\b\.?)"
SHORT_MONTH = r"(?-i:(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
WEEKDAY = rf"(?-i:{_names(_WEEKDAYS)})"
SHORT_WEEKDAY = rf"(?-i:{_names(_WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DAY_WORD = rf"(?:{'|'.join(word for word, value in sorted(_ORDINALS.items(), reverse=True) if value > 0)})"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
SEASON = r"(?:spring|summer|autumn|winter|fall)"
UNIT = r"(?:day|week|fortnight|month|year|decade)"
UNITS = r"(?:days|weeks|fortnights|months|years|decades)"
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
# More than one: `a day` and `one day` are seldom a length of time.
SEVERAL = rf"(?:\d{{1,3}}|{'|'.join(word for word, value in _NUMBERS.items() if value > 1)})"
VAGUE = r"(?:several|a\s+few|few|many|some)"
# `to` in any of its forms; a day range is closed, so `until` takes its last day in.
TO = r"\s*(?:\b(?:to|until|till|through|and|or)\b|[-–—&/])\s*(?:the\s+)?"
# The part of a longer time: `early`, `mid-`, `the end of`. `Start` and `end` are verbs too (`talks end this week`):
# with neither `of` nor a dash they need a preposition before them.
PART = (
    r"(?:the\s+)?(?P<part>early|late|mid|first\s+half|(?:second|latter)\s+half|(?:midway|halfway)\s+through"
    r"|(?:first|opening|last|final|closing)(?:\s+few)?\s+(?:days|weeks|months)"
    r"|(?:beginning|start|end|middle)(?=\s+of\b|\s+in\b|-)|close(?=\s+of\b|\s+in\b)"
    r"|(?:(?<=\bby )|(?<=\bat )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom ))(?:start|end))"
    r"(?:\s+of\s+|\s+in\s+|\s+|-)(?:the\s+)?"
)


def word_set(words: str) -> frozenset[str]:
    """The words of a string, parted by white space."""
    return frozenset(words.split())


def month_number(word: str) -> int:
    """1 to 12 for a month's name, full or short."""
    return [name[:3].lower() for name in _MONTHS].index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """0 to 6, Monday first, for a day's name, full or short."""
    return [name[:3].lower() for name in _WEEKDAYS].index(word[:3].lower())


def number(words: str) -> int:
    """The value of a counting word or of digits."""
    plain = " ".join(words.lower().split())
    return _NUMBERS[plain] if plain in _NUMBERS else int(plain)


def ordinal(word: str) -> int:
    """The value of `third` or `24th`; -1 for `last`."""
    plain = word.lower()
    return _ORDINALS[plain] if plain in _ORDINALS else int(plain.rstrip("stndrh"))

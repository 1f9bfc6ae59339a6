"""Rules for holidays and observances: those of a fixed day, those that go by Easter or by weekday, those of a country.

Feasts of the moon (Ramadan, Eid, Passover, Diwali, the Lunar New Year) are found and left unresolved: their day is set
by sight of the moon, or differs by country.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from legation.link.date_countries import national_day
from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval, day_of, month_of, pick_named
from legation.link.date_rule import IN_YEAR, Match, Rule, no_date, stated_year, which

_FIXED = {
    "new year's day": (1, 1), "new year's": (1, 1), "new year": (1, 1), "new year's eve": (12, 31),
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "orthodox christmas": (1, 7), "orthodox christmas eve": (1, 6), "may day": (5, 1), "bastille day": (7, 14),
    "anzac day": (4, 25), "juneteenth": (6, 19), "halloween": (10, 31), "armistice day": (11, 11),
    "remembrance day": (11, 11), "veterans day": (11, 11), "st patrick's day": (3, 17), "st. patrick's day": (3, 17),
    "international holocaust remembrance day": (1, 27), "international women's day": (3, 8),
    "world water day": (3, 22), "world health day": (4, 7), "earth day": (4, 22), "world press freedom day": (5, 3),
    "europe day": (5, 9), "africa day": (5, 25), "world environment day": (6, 5), "world refugee day": (6, 20),
    "mandela day": (7, 18), "nelson mandela day": (7, 18), "world humanitarian day": (8, 19),
    "international day of peace": (9, 21), "international peace day": (9, 21), "world food day": (10, 16),
    "united nations day": (10, 24), "un day": (10, 24), "world aids day": (12, 1), "human rights day": (12, 10),
}  # fmt: skip
# Days after the Sunday of Easter.
_EASTER = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "maundy thursday": -3, "palm sunday": -7,
    "ash wednesday": -46, "ascension day": 39, "whit sunday": 49, "whit monday": 50, "pentecost": 49,
}  # fmt: skip
# Month, weekday (Monday is 0), and which of them in the month.
_BY_WEEKDAY = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "memorial day": (5, 0, -1), "labor day": (9, 0, 1),
    "presidents day": (2, 0, 3), "martin luther king day": (1, 0, 3),
}  # fmt: skip
_KINDS = {
    "Independence": "independence", "National": "national", "Republic": "republic", "Victory": "victory",
    "Unity": "unity", "National Unity": "unity", "German Unity": "unity", "Liberation": "liberation",
    "Constitution": "constitution",
}  # fmt: skip
_WHICH = r"(?:(?P<which>last|next|this)\s+)?"
# `Christmas trees` and `Easter Island` are no days; `the Christmas truce` is of it.
_NO_DAY = (
    r"(?!\w|['’]?s?\s+(?:trees?|markets?|cards?|gifts?|Islands?|Rising|eggs?|carols?|Accords?|Agreement)"
    r"|\s+of\s+(?!\d|last|this|next))"
)
_MOVING = (
    r"Ramadan|Ramzan|Eid(?:\s+al[- ](?:Fitr|Adha))?|Passover|Hanukkah|Yom\s+Kippur|Rosh\s+Hashanah|Diwali|Nowruz|Ashura"
    r"|(?:Lunar|Chinese|Jewish|Islamic|Persian|Iranian)\s+New\s+Year(?!\w)|Tet(?=\s+holiday)"
)


def _forms(names: Iterable[str]) -> str:
    """A pattern of the names with capitals, either apostrophe, the longest first."""
    written = (name.title().replace("'S", "'s").replace("’S", "’s") for name in names)
    spelled = (name.replace("Un Day", "UN Day").replace("Of", "of").replace("Aids", "AIDS") for name in written)
    patterns = sorted(spelled, key=len, reverse=True)
    return "|".join(name.replace(".", r"\.").replace(" ", r"\s+").replace("'", "['’]") for name in patterns)


def _key(match: Match) -> str:
    return " ".join(match["feast"].lower().replace("’", "'").split())


def _chosen(match: Match, anchor: Anchor, of_year: Callable[[int], dt.date]) -> Days:
    """The feast in the year that is stated, else in the one that the clause points to."""
    year = stated_year(match, anchor)
    years = [year] if year is not None else range(anchor.day.year - 2, anchor.day.year + 3)
    return pick_named([day_of(of_year(y)) for y in years], which(match), anchor, anchor.grace)


def _fixed(match: Match, anchor: Anchor) -> Days:
    month, day = _FIXED[_key(match)]
    return _chosen(match, anchor, lambda year: dt.date(year, month, day))


def _by_easter(match: Match, anchor: Anchor) -> Days:
    away = dt.timedelta(days=_EASTER[_key(match)])
    found = orthodox_easter if match["orthodox"] else easter
    return _chosen(match, anchor, lambda year: found(year) + away)


def _by_weekday(match: Match, anchor: Anchor) -> Days:
    month, weekday, nth = _BY_WEEKDAY[_key(match)]
    return _chosen(match, anchor, lambda year: _nth_weekday(year, month, weekday, nth))


def _national(match: Match, anchor: Anchor) -> Days | Interval:
    found = _known(match)(anchor.country) if anchor.country else None
    if found is None:
        return UNKNOWN
    month, day = found
    return _chosen(match, anchor, lambda year: dt.date(year, month, day))


def _known(match: Match) -> Callable[[str], tuple[int, int] | None]:
    kind = _KINDS[" ".join(match["kind"].split())]
    return lambda country: national_day(country, kind)


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches.

    Source: the anonymous Gregorian computus (Nature, 20 April 1876).
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches: of the Julian calendar, given in the Gregorian one.

    Source: Meeus, Astronomical Algorithms, chapter 8.
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The nth such weekday of a month; -1 is the last."""
    days = month_of(year, month)
    if nth < 0:
        return days.until - dt.timedelta(days=(days.until.weekday() - weekday) % 7)
    return days.since + dt.timedelta(days=(weekday - days.since.weekday()) % 7 + 7 * (nth - 1))


# In order: of two rules that match at the same place, the first wins.
HOLIDAY_RULES: tuple[Rule, ...] = (
    Rule("moving_feast", rf"(?:the\s+)?(?-i:{_MOVING}){IN_YEAR}?", no_date, anchored=False),
    Rule("fixed_feast", rf"{_WHICH}(?<!Happy )(?P<feast>(?-i:{_forms(_FIXED)})){_NO_DAY}{IN_YEAR}?", _fixed),
    Rule(
        "easter",
        rf"{_WHICH}(?P<orthodox>Orthodox\s+)?(?P<feast>(?-i:{_forms(_EASTER)})){_NO_DAY}{IN_YEAR}?",
        _by_easter,
    ),
    Rule("weekday_feast", rf"{_WHICH}(?P<feast>(?-i:{_forms(_BY_WEEKDAY)})){IN_YEAR}?", _by_weekday),
    Rule(
        "national_day",
        rf"{_WHICH}(?P<kind>(?-i:{'|'.join(sorted(_KINDS, key=len, reverse=True))}))\s+(?-i:Day){IN_YEAR}?",
        _national,
        asks=_known,
    ),
)

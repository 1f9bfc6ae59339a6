"""What the calendar of a country says: when its fiscal year begins, and its national days.

Only countries whose year or day is plain and long settled are listed. A country that is not, or whose fiscal year
follows another calendar (Nepal, Iran, Ethiopia), leaves the expression unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from legation.model.article import ParsedArticle

# Month in which the fiscal year begins, and which year `fiscal 2026` names it by: the one it begins in, the one it ends
# in, or '' where both are in use.
FISCAL = {
    "US": (10, "end"), "IN": (4, "end"), "GB": (4, ""), "JP": (4, "start"), "CA": (4, ""), "HK": (4, ""),
    "SG": (4, "start"), "ZA": (4, ""), "NZ": (7, "end"), "AU": (7, "end"), "PK": (7, "end"), "BD": (7, "end"),
    "EG": (7, ""), "KE": (7, ""), "UG": (7, ""), "TZ": (7, ""), "CN": (1, "start"), "DE": (1, "start"),
    "FR": (1, "start"), "RU": (1, "start"), "KR": (1, "start"), "SA": (1, "start"), "ID": (1, "start"),
    "TR": (1, "start"), "UA": (1, "start"), "IL": (1, "start"), "PH": (1, "start"), "VN": (1, "start"),
    "BR": (1, "start"), "MX": (1, "start"), "IT": (1, "start"), "ES": (1, "start"), "PL": (1, "start"),
}  # fmt: skip
# Names, adjectives and seats of government.
WORDS = {
    "US": r"U\.S\.|US|USA|United States|Americans?|Washington|Congress|Pentagon|White House|State Department",
    "IN": r"Indians?|India|New Delhi|Delhi", "GB": r"UK|U\.K\.|United Kingdom|Britain|British|London|Whitehall",
    "JP": r"Japan|Japanese|Tokyo", "CA": r"Canada|Canadians?|Ottawa", "HK": r"Hong Kong",
    "SG": r"Singapore|Singaporeans?", "ZA": r"South Africans?|South Africa|Pretoria",
    "NZ": r"New Zealand|New Zealanders?", "AU": r"Australia|Australians?|Canberra",
    "PK": r"Pakistan|Pakistanis?|Islamabad", "BD": r"Bangladesh|Bangladeshis?|Dhaka",
    "EG": r"Egypt|Egyptians?|Cairo", "KE": r"Kenya|Kenyans?|Nairobi", "UG": r"Uganda|Ugandans?|Kampala",
    "TZ": r"Tanzania|Tanzanians?|Dodoma", "CN": r"China|Chinese|Beijing", "DE": r"Germany|Germans?|Berlin",
    "FR": r"France|French|Paris", "RU": r"Russia|Russians?|Moscow|Kremlin", "KR": r"South Koreans?|South Korea|Seoul",
    "SA": r"Saudi Arabia|Saudis?|Riyadh", "ID": r"Indonesia|Indonesians?|Jakarta",
    "TR": r"Turkey|Türkiye|Turkish|Ankara", "UA": r"Ukraine|Ukrainians?|Kyiv|Kiev",
    "IL": r"Israel|Israelis?", "PH": r"Philippines|Filipinos?|Philippine|Manila",
    "VN": r"Vietnam|Viet Nam|Vietnamese|Hanoi", "BR": r"Brazil|Brazilians?|Brasilia|Brasília",
    "MX": r"Mexico|Mexicans?", "IT": r"Italy|Italians?|Rome", "ES": r"Spain|Spanish|Madrid",
    "PL": r"Poland|Polish|Warsaw", "FI": r"Finland|Finnish|Helsinki", "EE": r"Estonia|Estonians?|Tallinn",
    "GE": r"Georgia|Georgians?|Tbilisi", "AM": r"Armenia|Armenians?|Yerevan", "AZ": r"Azerbaijan|Azerbaijanis?|Baku",
    "KZ": r"Kazakhstan|Kazakhs?|Astana", "UZ": r"Uzbekistan|Uzbeks?|Tashkent", "MD": r"Moldova|Moldovans?|Chisinau",
    "BY": r"Belarus|Belarusians?|Minsk",
    "GR": r"Greece|Greeks?|Athens", "NG": r"Nigeria|Nigerians?|Abuja", "GH": r"Ghana|Ghanaians?|Accra",
    "LK": r"Sri Lanka|Sri Lankans?|Colombo", "MY": r"Malaysia|Malaysians?|Kuala Lumpur",
    "AE": r"UAE|United Arab Emirates|Emiratis?|Abu Dhabi", "QA": r"Qatar|Qataris?|Doha",
    "KW": r"Kuwait|Kuwaitis?", "BH": r"Bahrain|Bahrainis?|Manama",
    "SY": r"Syria|Syrians?|Damascus", "LB": r"Lebanon|Lebanese|Beirut", "JO": r"Jordan|Jordanians?|Amman",
    "DZ": r"Algeria|Algerians?|Algiers", "TN": r"Tunisia|Tunisians?|Tunis", "AR": r"Argentina|Argentines?|Buenos Aires",
    "PE": r"Peru|Peruvians?|Lima", "CO": r"Colombia|Colombians?|Bogota|Bogotá",
    "CH": r"Switzerland|Swiss|Bern", "AF": r"Afghanistan|Afghans?|Kabul", "XK": r"Kosovo|Kosovars?|Pristina",
    "TW": r"Taiwan|Taiwanese|Taipei", "AO": r"Angola|Angolans?|Luanda", "ZW": r"Zimbabwe|Zimbabweans?|Harare",
}  # fmt: skip
# Kind of day: month and day in each country.
DAYS = {
    "independence": {
        "US": (7, 4), "IN": (8, 15), "PK": (8, 14), "BD": (3, 26), "UA": (8, 24), "PL": (11, 11), "FI": (12, 6),
        "EE": (2, 24), "GE": (5, 26), "AM": (9, 21), "KZ": (12, 16), "UZ": (9, 1), "MD": (8, 27), "BY": (7, 3),
        "GR": (3, 25), "NG": (10, 1), "GH": (3, 6), "KE": (12, 12), "LK": (2, 4), "MY": (8, 31), "ID": (8, 17),
        "PH": (6, 12), "SY": (4, 17), "LB": (11, 22), "JO": (5, 25), "DZ": (7, 5), "TN": (3, 20), "BR": (9, 7),
        "AR": (7, 9), "PE": (7, 28), "CO": (7, 20), "MX": (9, 16), "AF": (8, 19), "XK": (2, 17), "AO": (11, 11),
        "ZW": (4, 18), "UG": (10, 9), "TZ": (12, 9),
    },
    "national": {
        "CN": (10, 1), "FR": (7, 14), "AU": (1, 26), "SA": (9, 23), "AE": (12, 2), "QA": (12, 18), "KW": (2, 25),
        "BH": (12, 16), "VN": (9, 2), "SG": (8, 9), "CH": (8, 1), "ES": (10, 12), "TW": (10, 10),
    },
    "republic": {"IN": (1, 26), "IT": (6, 2), "TR": (10, 29), "KZ": (10, 25), "TN": (7, 25), "GH": (7, 1)},
    "victory": {"RU": (5, 9), "BY": (5, 9), "KZ": (5, 9), "TR": (8, 30), "AZ": (11, 8), "BD": (12, 16), "FR": (5, 8)},
    "unity": {"DE": (10, 3), "RU": (11, 4)},
    "liberation": {"IT": (4, 25), "KR": (8, 15), "KW": (2, 26)},
    "constitution": {"PL": (5, 3), "UA": (6, 28), "RU": (12, 12), "JP": (5, 3), "ES": (12, 6), "US": (9, 17)},
}  # fmt: skip
_COUNTRY = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{code}>{words})" for code, words in WORDS.items()) + r")(?![\w-])"
)
# Publishers of a country: by the end of the address of the article.
_TOP = re.compile(r"\w+://[^/?#]*\.([a-z]+)(?=[:/?#]|$)", re.IGNORECASE)
_PEOPLES = frozenset(("GPE", "NORP"))
_HOSTS = {"gov": "US", "mil": "US", "uk": "GB"}


def fiscal_calendar(country: str) -> tuple[int, str] | None:
    """Month in which the country's fiscal year begins, and the year that names it (`start`, `end` or '')."""
    return FISCAL.get(country)


def national_day(country: str, kind: str) -> tuple[int, int] | None:
    """Month and day of the country's day of one kind: independence, national, republic, victory, unity..."""
    return DAYS[kind].get(country)


def _code(match: re.Match[str]) -> str:
    return str(match.lastgroup)


def country_of(parsed: ParsedArticle, start: int, end: int, known: Callable[[str], object]) -> str | None:
    """The one country that the words between two offsets are about, by its ISO code.

    The sentence decides, then the title, then the publisher's address; where two countries are named whose calendars
    differ, none can be told.

    Args:
        known: What is asked of the country; those of which it says nothing are passed over.
    """
    article = parsed.article
    for text in (article.text[start:end], article.title):
        answers = {code: known(code) for code in map(_code, _COUNTRY.finditer(text)) if known(code)}
        if answers:
            return next(iter(answers)) if len(set(answers.values())) == 1 else None
        if any(token.entity in _PEOPLES for token in parsed.tokens if start <= token.start < end):
            # It is about a country or a city of which nothing is known here.
            return None
    top = _TOP.match(article.url or "")
    code = _HOSTS.get(top[1].lower(), top[1].upper()) if top else ""
    return code if known(code) else None

"""Readers of collected officeholder tables: each row that names a principal office becomes a `Held`.

The tables are extracts of public-domain and CC0 sources: the CIA World Factbook and query results of Wikidata.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from legation.resources.days import days_of
from legation.resources.kb import key_of
from legation.resources.tables import read_countries

FACTBOOK, WIKIDATA, BY_HAND = "CIA World Factbook", "Wikidata", "public record"
FACTBOOK_END = dt.date(2026, 1, 22)
FOREIGN_MINISTERS_END = dt.date(2023, 1, 10)
# Nobody who left office before is wanted.
EARLIEST = dt.date(1990, 1, 1)
AMBASSADORS_EARLIEST = dt.date(2014, 1, 1)
# Names are written family name first.
FAMILY_FIRST = {"CHN", "KOR", "PRK", "TWN", "VNM", "KHM", "HKG", "MAC"}

# The Factbook wasn't revised from 2017-01-20 to 2020-11-24: it misses who came and went, so that an end that it implies
# within is the start of a later successor. Checked by hand; only those that are wrong are named.
FROZEN = dt.date(2017, 1, 20)
UNSEEN_SUCCESSORS = {
    "AUT Kern", "BEL Michel", "BGR Borisov", "BLR Kobyakov", "BTN Tobgay", "CHE Leuthard", "COD Badibanga",
    "DZA Bouteflika", "DZA Sellal", "FIN Sipila", "FRA Cazeneuve", "GAB Issoze-Ngondet", "GEO Kvirikashvili",
    "IRL Kenny", "IRQ Abadi", "ISL Johannsson", "JOR Mulki", "KGZ Jeenbekov", "KGZ Atambaev", "LBN Hariri",
    "LSO Mosisili", "MDA Filip", "MKD Dimitriev", "MLI Keita", "MRT Hademine", "MYS Najib", "NPL Dahal", "PAK Sharif",
    "PER Kuczynski", "ROU Ciolos", "SOM Sharmarke", "SVN Cerar", "SWZ Dlamini", "SYR Khamis", "TUN Chahed", "TWN Mao",
    "UKR Hroysman", "XKX Mustafa", "BDI Nkurunziza",
}  # fmt: skip
# Where the head of state is that of another country.
DEPENDENT = set(
    "ABW AIA ASM ATF AND BLM BMU CCK COK CUW CXR CYM FLK FRO GGY GIB GRL GUM HKG IMN IOT "
    "JEY MAC MAF MNP MSR NCL NFK NIU PCN PRI PYF SGS SHN SJM SPM SXM TCA TKL VGB VIR WLF".split()
)
HOME = {"Elizabeth II": "GBR", "Charles III": "GBR"}


class Held(NamedTuple):
    """One person in one office.

    `inferred`: the end is the start of the next known holder; `qid`: the Wikidata item; `began`, `ended`: the cells
    that `since` and `until` are from, where they are no whole days; `also`: a further source, with its semicolon.
    """

    name: str
    surname: str
    names: tuple[str, ...]
    country: str
    office: str
    title: str
    of: str
    since: dt.date | None
    until: dt.date | None
    as_of: dt.date
    source: str
    inferred: bool = False
    qid: str = ""
    began: str = ""
    ended: str = ""
    also: str = ""


def read_all(facts: Path) -> list[Held]:
    """Everyone whom the tables in `facts` show in a principal office since 1990."""
    found = [*read_factbook(facts), *read_cabinets(facts), *read_foreign_ministers(facts)]
    return [
        one
        for one in found
        if (one.until or one.as_of) >= EARLIEST and not (one.since and one.until and one.since >= one.until)
    ]


def first_day(cell: str) -> dt.date | None:
    """The first day on which something that began then is sure: of a month, its last day. None for a mere year."""
    return days_of(cell)[1] if len(cell) >= len("2000-01") else None


def last_day(cell: str) -> dt.date | None:
    """The first day on which something that ended then isn't sure any more: of a month, its first day."""
    return days_of(cell)[0] if len(cell) >= len("2000-01") else None


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


# ---- The Factbook

_RANK = re.compile(
    r"^(?:(?:Appointed|Acting|Interim|Transitional|Charg[ée]) Ambassador|Ambassador|Taliban Leader|Crown Prince|"
    r"Republic of Afghanistan|(?:of )?(?:Council )?of Ministers|"
    r"(?:and )?(?:Co-)?(?:Vice )?President(?:-Elect)?(?= [A-Z])|"
    r"(?:and )?Prime Minister(?:-Designate)?|Chief Minister|Dr\.|Sir|Dame|Cardinal|Sheikh(?= [A-Z]\w+ [A-Z])|"
    r"(?:Lt\. |Maj\. |Brig\. |Major |Lieutenant |Brigadier )?(?:Gen\.|General)|Col\.|Capt\.|Captain|Marshal|Prince|"
    r"Presidential Leadership Council(?: Chairperson)?|Confederation|Ceo|Mr\.|Ms\.) ",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"\b(?:ministers?|presidents?|council|deputy|note|acting|caretaker|vacant|office|chairm[ae]n|chairperson|secretary|"
    r"commission\w*|of|and|aka|formerly|coprince|minister-designate|[a-z]+-elect|governor|assembly|ambassador|premier|"
    r"chancellor|leader|since)\b|[,\d:;()\[\]]",
    re.IGNORECASE,
)
_TITLES = {"head_of_state": "President", "head_of_government": "Prime Minister"}
_OWN_TITLES = {"AFG 2021": "Supreme Leader"}


def read_factbook(facts: Path) -> Iterator[Held]:
    """Heads of state and government and ambassadors to and from Washington."""
    for row in rows(facts / "officeholders_factbook.csv"):
        if row["iso3"] and row["principal"] == "1" and (held := _of_factbook(row)):
            yield held


def _of_factbook(row: Mapping[str, str]) -> Held | None:
    name, code = _plain_name(row["name"]), row["iso3"]
    if not name or (" " not in name and row["title"] not in {"King", "Queen", "Pope", "Emperor", "Sultan", "Amir"}):
        return None
    office, title, of, country = _factbook_office(row)
    if office is None or (office == "head_of_state" and code in DEPENDENT):
        return None
    surname = _factbook_surname(row, name, country)
    since, until, as_of = first_day(row["start"]), last_day(row["end"]), FACTBOOK_END
    if f"{code} {surname}" in UNSEEN_SUCCESSORS and until and FROZEN < until < dt.date(2020, 11, 25):
        until, as_of = None, FROZEN
    elif row["end_kind"] == "unknown_after_last_seen":
        as_of = dt.date.fromisoformat(row["last_seen"])
    if since is None:
        return None
    names = tuple(filter(None, (_plain_name(alias) for alias in row["aliases"].split("|"))))
    return Held(name, surname, names, country, office, title, of, since, until, as_of, FACTBOOK, until is not None)


def _factbook_office(row: Mapping[str, str]) -> tuple[str | None, str, str, str]:
    """Office, title, whose office it is, and the person's country."""
    code, role, title = row["iso3"], row["role"], row["title"]
    if role in {"ambassador_to_us", "us_ambassador_to_country"}:
        known = title == "Ambassador" and row["start"] >= AMBASSADORS_EARLIEST.isoformat()
        sender, host = (code, "the United States") if role == "ambassador_to_us" else ("USA", row["country"])
        return ("ambassador" if known else None), f"Ambassador to {host}", sender, sender
    if (
        role == "head_of_government"
        and code not in DEPENDENT
        and re.match(r"(?:\w+ )?President(?! of the Gov|-)", title)
    ):
        # Presidents who lead their own governments hold one office, not two.
        role = "head_of_state"
    if not re.fullmatch(r"(?:(?:Acting|Interim|Caretaker|Transitional?) )?(?:[A-Z][a-z]+[ -]?){1,2}", title):
        title = _OWN_TITLES.get(f"{code} {row['start'][:4]}", _TITLES[role])
    if title in {"Chief", "Chairperson", "Chairman", "Minister", "Head of"} or title.startswith("President"):
        title = _TITLES[role]
    return role, title, code, HOME.get(row["name"], code)


def _plain_name(text: str) -> str:
    """The name without rank, nickname or suffix; empty when what is left isn't a name."""
    text = re.sub(r'^also spelled |"[^"]*"|\([^)]*\)|\[[^\]]*\]', " ", text)
    text = re.sub(r",? (?:Jr\.?|Sr\.?|II|III|Dr\.)$", "", " ".join(text.split()))
    text = text.removeprefix("Executive ")
    while (shorter := _RANK.sub("", text)) != text:
        text = shorter
    text = re.sub(r"(?<=-)AL(?=-)|\b[A-Z]{3,}\b", lambda found: found[0].capitalize(), text.strip(" ,-"))
    return "" if _NOT_NAMES.search(text) else text


def _factbook_surname(row: Mapping[str, str], name: str, country: str) -> str:
    surname = " ".join(row["surname"].replace(",", "").split())
    if surname and all(word in key_of(name).split() for word in key_of(surname).split()):
        return surname
    return surname_of(name, country)


# ---- Wikidata

PARTICLES = {
    "de",
    "da",
    "do",
    "dos",
    "del",
    "della",
    "di",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "bin",
    "ben",
    "el",
    "al",
}

# Position as labelled -> office, title in the news. `(XX)` limits an entry to one country.
_POSITIONS = {
    r"President|(?:Acting )President \(KR\)": ("head_of_state", "President"),
    r"King": ("head_of_state", "King"),
    r"Emperor": ("head_of_state", "Emperor"),
    r"Prime Minister": ("head_of_government", "Prime Minister"),
    r"Premier of the State Council": ("head_of_government", "Premier"),
    r"(?:Federal )?Minister (?:of|for) (?:Europe and )?Foreign Affairs|Minister of External Relations": (
        "foreign_minister", "Foreign Minister"),
    # What the source calls India's foreign minister is the ministry's highest official.
    r"Minister of (?:External|Foreign) Affairs \(IN\)": ("minister", "Foreign Secretary"),
    r"Secretary of State \(US\)": ("foreign_minister", "Secretary of State"),
    r"Secretary of State for Foreign and Commonwealth Affairs": ("foreign_minister", "Foreign Secretary"),
    r"(?:Federal )?Minister of (?:National )?Defence(?: and Armed Forces Logistics)?": (
        "defence_minister", "Defence Minister"),
    r"Secretary of Defence \(US\)": ("defence_minister", "Secretary of Defense"),
    r"Secretary of State for Defence": ("defence_minister", "Defence Secretary"),
    r"(?:Federal )?Minister of (?:Economic Affairs and )?Finance": ("finance_minister", "Finance Minister"),
    r"Minister of the Economy, Finances and Industry": ("finance_minister", "Finance Minister"),
    r"Secretary of the Treasury": ("finance_minister", "Treasury Secretary"),
    r"Chancellor of the Exchequer": ("finance_minister", "Chancellor of the Exchequer"),
    r"(?:Federal )?Minister of Commerce(?: and Industry)?": ("trade_minister", "Commerce Minister"),
    r"Minister of (?:Foreign |Industry and |Economy, )?Trade(?: and Industry|, Industry and Energy)?": (
        "trade_minister", "Trade Minister"),
    r"Secretary of Commerce": ("trade_minister", "Commerce Secretary"),
    r"Secretary of State for International Trade": ("trade_minister", "Trade Secretary"),
    r"United States Trade Representative": ("trade_minister", "Trade Representative"),
    r"National Security Advisor": ("security_adviser", "National Security Adviser"),
    r"Secretary of the Security Council": ("security_adviser", "Secretary of the Security Council"),
    r"Secretary of the National Security and Defense Council": (
        "security_adviser", "Secretary of the National Security and Defense Council"),
    r"Secretary of the Supreme National Security Council": (
        "security_adviser", "Secretary of the Supreme National Security Council"),
    r"(?:First )?(?:Vice President|Deputy Prime Minister)": ("vice_head", ""),
    r"Vice Premier of the State Council": ("vice_head", "Vice Premier"),
    r"(?:Federal )?Minister of (?:the )?(?:Interior|Interior Affairs|Home Affairs)": ("minister", "Interior Minister"),
    r"Minister of Home Affairs \(IN\)": ("minister", "Home Minister"),
    r"Secretary of State for the Home Department": ("minister", "Home Secretary"),
    r"Minister of Justice": ("minister", "Justice Minister"),
    r"Minister of (?:Energy|Energy and Natural Resources|Mines and Energy)": ("minister", "Energy Minister"),
    r"Minister of Intelligence": ("minister", "Intelligence Minister"),
    r"Attorney General \(US\)": ("minister", "Attorney General"),
    r"Secretary of Energy": ("minister", "Energy Secretary"),
    r"Secretary of Homeland Security": ("minister", "Homeland Security Secretary"),
    r"Deputy Secretary of State": ("minister", "Deputy Secretary of State"),
    r"Director of the CIA": ("minister", "CIA Director"),
    r"White House Chief of Staff": ("minister", "Chief of Staff"),
    r"Foreign Ministry Spokeperson": ("spokesperson", "Foreign Ministry Spokesperson"),
    r"Speaker of .*(?:Representatives|Knesset|Commons|Lok Sabha|National Assembly|Consultative Assembly)": (
        "legislator_leader", "Speaker"),
    r"Chairman of the (?:State Duma|Verkhovna Rada|Federation Council)": ("legislator_leader", "Speaker"),
    r"Chief of (?:the )?General Staff": ("military_chief", "Chief of the General Staff"),
    r"Chairman of the Joint Chiefs of Staff": ("military_chief", "Chairman of the Joint Chiefs of Staff"),
    r"Chief of (?:the )?Army Staff": ("military_chief", "Army Chief"),
    r"(?:Ambassador|High Commissioner|Permanent Representative) to (?:the )?[A-Z].*": ("ambassador", ""),
}  # fmt: skip
_POSITION_RULES = [
    (
        re.compile(re.sub(r" \\\([A-Z]{2}\\\)$", "", text)),
        (re.search(r"\(([A-Z]{2})\\\)$", text) or [None, None])[1],
        *target,
    )
    for text, target in _POSITIONS.items()
]
_AT_ORGANIZATIONS = {
    "Secretary-General of the United Nations": ("UN", "Secretary-General"),
    "Director-General of the World Trade Organization": ("WTO", "Director-General"),
    "President of the United Nations General Assembly": ("UNGA", "President of the General Assembly"),
    "President of the International Court of Justice": ("ICJ", "President"),
}


def read_cabinets(facts: Path) -> Iterator[Held]:
    """Cabinets of eighteen states and heads of some organizations, as Wikidata had them in 2022."""
    codes = {country.alpha2: country.code for country, _ in read_countries()}
    for row in rows(facts / "officeholders_wikidata_2022.csv"):
        if row["iso2"]:
            office, title = position(row["position"], row["iso2"])
            of = country = codes[row["iso2"]]
        else:
            of, title = _AT_ORGANIZATIONS.get(row["position"], ("", ""))
            office, country = "head_of_organization" if of else "", of
        since = first_day(row["start"])
        if not office or since is None or (row["end"] and len(row["end"]) < 7):
            continue
        until = last_day(row["end"])
        if office == "ambassador" and since < AMBASSADORS_EARLIEST:
            continue
        as_of = dt.date.fromisoformat(row["snapshot"])
        name = plain(row["name"])
        if re.search(r"[^\W\u0000-\u024f\u1e00-\u1eff]", name):
            continue  # Nobody has written the name in Latin letters yet.
        yield Held(
            name,
            surname_of(name, country),
            (),
            country,
            office,
            title,
            of,
            since,
            until,
            as_of,
            WIKIDATA,
            qid=row["wikidata"],
        )


def position(label: str, alpha2: str) -> tuple[str, str]:
    """Office and title of a labelled position, or empty strings when it isn't a principal one."""
    label = label[:1].upper() + label[1:]
    fitting = [rule for rule in _POSITION_RULES if rule[1] in {None, alpha2} and rule[0].fullmatch(label)]
    if not fitting:
        return "", ""
    _, _, office, title = max(fitting, key=lambda rule: rule[1] is not None)
    return office, title or label


def read_foreign_ministers(facts: Path) -> Iterator[Held]:
    """The foreign ministers in office at the turn of 2022."""
    codes = country_codes()
    for row in rows(facts / "foreign_ministers_wikidata_2023-01.csv"):
        country, since = codes.get(key_of(row["countryLabel"])), first_day(row["start"])
        if country and since and row["name"]:
            name, title = plain(row["name"]), foreign_title(row["positionLabel"])
            surname = surname_of(name, country)
            office, as_of, qid = "foreign_minister", FOREIGN_MINISTERS_END, row["person"]
            yield Held(name, surname, (), country, office, title, country, since, None, as_of, WIKIDATA, qid=qid)


def foreign_title(label: str) -> str:
    """The title in the news of a foreign minister."""
    return "External Affairs Minister" if "External Affairs" in label else "Foreign Minister"


def read_common_names(facts: Path) -> Iterator[tuple[str, str, int, str]]:
    """Country, office, first year and name in common use of heads of state and government in 2022."""
    codes = country_codes()
    for row in rows(facts / "heads_wikidata_2022-10.csv"):
        country = codes.get(key_of(row["country"]).removeprefix("kingdom of the ").removeprefix("kingdom of "))
        premier = re.search(
            "prime minister|chancellor|premier|council of ministers", row["positionLabel"], re.IGNORECASE
        )
        if country and row["start_year"] and " " in row["officeholderLabel"]:
            office = "head_of_government" if premier else "head_of_state"
            yield country, office, int(row["start_year"]), plain(row["officeholderLabel"])


def country_codes() -> dict[str, str]:
    """Alpha-3 by the key of each name of a country."""
    return {key_of(name): country.code for country, _ in read_countries() for name in (country.name, *country.names)}


def plain(name: str) -> str:
    """The name without title, suffix or territorial designation (`Philippe I of Belgium`)."""
    name = re.sub(r"^(?:H\. E\. )?Ambassador (?=\w+ \w+)", "", name)
    name = re.sub(r"(?<=\w) of (?:[A-Z]\w+ ?)+$", "", name)
    name = re.sub(r"^(?:Sir|Dame|Sheikh|Prince) (?=\w+ \w+ )", "", name)
    return re.sub(r",.*| \(.*\)$", "", name).strip()


def surname_of(name: str, country: str) -> str:
    """The family name: the last word with the particles before it, or the first where it is written first."""
    words = name.split()
    if (country in FAMILY_FIRST and len(words) > 1) or any(re.fullmatch(r"[IVX]+", word) for word in words[1:]):
        return words[0]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:])

"""Builds people.csv and tenures.csv of the knowledge base: `python scripts/build_people.py --facts DIR`.

It merges the collected officeholder tables in DIR with `facts/officials`, which is written by hand and believed first.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import officeholders
from legation.resources.days import days_of
from legation.resources.kb import key_of
from legation.resources.tables import read_countries, rows_of, split_list
from names import alike, respelled, spellings, spoken, words_of
from officeholders import BY_HAND, Held
from settling import BELIEF, Someone, close_ends, settle

DATA = Path(__file__).resolve().parents[1] / "src" / "legation" / "data" / "kb"
# Words of that length or shorter are articles and initials, not names by themselves.
_PARTICLE = 2
# What is written by hand; of two tables that name one person, the principal offices give the first spelling.
TABLES = Path(__file__).resolve().parents[1] / "facts" / "officials"
PRINCIPAL = "principal.csv"
OFFICIALS = ("name", "surname", "country", "names", "office", "title", "of", "since", "until", "as_of", "source")


def main() -> None:
    """Read, merge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True, metavar="DIR", help="folder with the officeholder tables")
    options = parser.parse_args()
    collected = [without_strange_names(one) for one in officeholders.read_all(options.facts)]
    people = gather(read_officials(), close_ends(collected))
    add_common_names(people, officeholders.read_common_names(options.facts))
    people = gather([someone for someone in people if someone.source == BY_HAND], renamed(people))
    settle(people)
    held = (someone for someone in people if someone.held)
    write(sorted(held, key=lambda one: (one.source != BY_HAND, one.country, key_of(one.name))))


def read_officials() -> list[Someone]:
    """The tables written by hand; a row without a name continues the person of the row above.

    Rows of one country with a name in common are one person's, in whichever table they stand. A month or a year stands
    for the part of it that is sure: its last day for a beginning, its first for an end.
    """
    people: list[Someone] = []
    known: dict[tuple[str, str], Someone] = {}
    for table in sorted(TABLES.glob("*.csv"), key=lambda path: (path.name != PRINCIPAL, path.name)):
        someone: Someone | None = None
        for row in rows_of(table, OFFICIALS):
            if row["name"]:
                keys = [(row["country"], key_of(name)) for name in (row["name"], *split_list(row["names"]))]
                someone = next((known[key] for key in keys if key in known), None)
                if someone is None:
                    someone = Someone(row["name"], row["surname"], row["country"], BY_HAND)
                    people.append(someone)
                someone.names += [row["name"], *split_list(row["names"])]
                known.update((key, someone) for key in keys if key not in known)
            if someone is None:
                raise SystemExit(f"{table}: the first row has no name")
            someone.held.append(_held_by(someone, row))
    return people


def _held_by(someone: Someone, row: dict[str, str]) -> Held:
    since = days_of(row["since"])[1] if row["since"] else None
    until = days_of(row["until"])[0] if row["until"] else None
    as_of = until or dt.date.fromisoformat(row["as_of"])
    return Held(
        someone.name, someone.surname, tuple(someone.names), someone.country, row["office"], row["title"],
        row["of"] or someone.country, since, until, as_of, BY_HAND, began=row["since"], ended=row["until"],
        also=row["source"].removeprefix(BY_HAND),
    )  # fmt: skip


# ---- One person from several rows


def without_strange_names(one: Held) -> Held:
    """Without other names that have no word of the first: the Factbook's lists run neighbouring entries together."""
    own = {word for word in words_of(one.name) if len(word) > _PARTICLE}
    return one._replace(names=tuple(name for name in one.names if own & set(words_of(name))))


def gather(by_hand: list[Someone], collected: Iterable[Held]) -> list[Someone]:
    """The people of the rows: rows of one country with like names, or of one Wikidata item, are one person's."""
    people = list(by_hand)
    countries = {country.code for country, _ in read_countries()}
    known: dict[str, list[Someone]] = defaultdict(list)
    by_qid: dict[str, Someone] = {}
    for someone in by_hand:
        for code in {someone.country} | {one.of for one in someone.held} - countries:
            known[code].append(someone)
    for one in sorted(collected, key=lambda one: BELIEF[one.source]):
        found = by_qid.get(one.qid) or best_known(one, known[one.country])
        someone = found or Someone(one.name, one.surname, one.country, one.source)
        if found is None:
            people.append(someone)
            known[one.country].append(someone)
        if one.qid:
            by_qid[one.qid] = someone
        # A single name says too little, as of a monarch, where the person has more.
        someone.names += [name for name in (one.name, *one.names) if " " in name or name == someone.name]
        someone.held.append(one)
    return people


def best_known(one: Held, people: Iterable[Someone]) -> Someone | None:
    """Who of the people of a country has the name of the row; the very same name before a like one."""
    names = (one.name, *one.names)
    keys = {key_of(name) for name in names}
    like = [
        someone
        for someone in people
        if any(alike(name, other, one.country) for name in names for other in dict.fromkeys(someone.names))
    ]
    return next(
        (someone for someone in like if keys & {key_of(name) for name in someone.names}), like[0] if like else None
    )


def add_common_names(people: list[Someone], names: Iterable[tuple[str, str, int, str]]) -> None:
    """Give heads of state and government the names by which they are known, found by country, office and first year."""
    for country, office, year, name in names:
        fitting = [
            someone
            for someone in people
            if someone.source != BY_HAND
            and any(h.of == country and h.office == office and h.since and h.since.year == year for h in someone.held)
        ]
        akin = [someone for someone in fitting if set(words_of(someone.name)) & set(words_of(name))]
        if len(akin) == 1:
            someone = akin[0]
            someone.names.append(someone.name)
            someone.name = name
            if key_of(someone.surname) not in key_of(name):
                someone.surname = officeholders.surname_of(name, country)


def renamed(people: Iterable[Someone]) -> Iterator[Held]:
    """The collected rows again, under the names that the people have by now; those written by hand lose them."""
    for someone in people:
        names = tuple(dict.fromkeys(someone.names))
        yield from (
            one._replace(name=someone.name, surname=someone.surname, names=names) if someone.source != BY_HAND else one
            for one in someone.held
            if one.source != BY_HAND
        )
        someone.held = [one for one in someone.held if one.source == BY_HAND]


# ---- Writing


def ascii_words(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", key_of(unicodedata.normalize("NFC", text))).strip("-")


def ids(people: Iterable[Someone]) -> Iterator[tuple[str, Someone]]:
    """Country, surname and the first other word of the name, more words where that isn't unique."""
    taken: set[str] = set()
    for someone in people:
        surname = key_of(someone.surname).split()
        words = key_of(someone.name).split()
        given = [word for word in words if word not in surname and word not in officeholders.PARTICLES]
        stem = f"{someone.country.lower()}-{ascii_words(someone.surname)}"
        # Given names of two syllables are one name where they follow the family name.
        least = len(given) if someone.country in officeholders.FAMILY_FIRST else 1
        counts = range(max(least, 1), len(given) + 1)
        options = [f"{stem}-{ascii_words(' '.join(given[:count]))}".strip("-") for count in counts] or [stem]
        options += [f"{options[-1]}-{number}" for number in range(2, 9)]
        chosen = next(option for option in options if option not in taken)
        taken.add(chosen)
        yield chosen, someone


def other_names(someone: Someone, shared: Counter[str]) -> list[str]:
    """The other names, each once, in other spellings too, with short forms; `shared` counts who may be called so."""
    found: dict[str, str] = {}
    for name in (someone.name, *someone.names):
        found.setdefault(key_of(name), name)
    for short in short_forms(someone):
        if shared[key_of(short)] == 1:
            found.setdefault(key_of(short), short)
    for name in tuple(found.values()):
        for other in spellings(name, someone.country):
            found.setdefault(key_of(other), other)
    for surname in surnames(someone):
        if shared[key_of(surname)] == 1:
            found.setdefault(key_of(surname), surname)
    found.pop(key_of(someone.name))
    return list(found.values())


def short_forms(someone: Someone) -> Iterator[str]:
    """First word and surname of collected names that have more before the surname; Arabic names have no such form."""
    if someone.source == BY_HAND or someone.country in officeholders.FAMILY_FIRST:
        return
    for name in (someone.name, *someone.names):
        first, *more = name.split()
        before = re.split(rf"\b{re.escape(someone.surname)}\b", " ".join(more))[0]
        if before not in {"", " ".join(more)} and len(first) > 2 and not re.search(r"(?i)\b(?:bin|al|ibn)\b", name):
            yield f"{first} {someone.surname}"


def surnames(someone: Someone) -> Iterator[str]:
    """What may stand for the name of someone written by hand: other spellings of the surname, and all its words."""
    if someone.source == BY_HAND:
        other = (respelled(someone.surname, name, someone.country) for name in someone.names)
        given = key_of(someone.name).split()[0]
        yield from (word for word in dict.fromkeys(other) if word and key_of(word) != given)
        if " " in key_of(someone.surname) and key_of(someone.name).endswith(f" {key_of(someone.surname)}"):
            yield someone.surname


def write(people: list[Someone]) -> None:
    """Write both tables."""
    numbered = list(ids(people))
    called = ({*short_forms(one), *surnames(one), spoken(one.surname, one.country)} for one in people)
    shared = Counter(key for names in called for key in {key_of(name) for name in names})
    persons = [
        (
            person_id,
            one.name,
            one.country,
            spoken(one.surname, one.country),
            "; ".join(other_names(one, shared)),
            one.source,
        )
        for person_id, one in numbered
    ]
    tenures = [
        (person_id, held.office, held.title, held.of, *_days(held), held.as_of, held.source + held.also)
        for person_id, one in numbered
        for held in sorted(one.held, key=lambda held: (held.since or dt.date.min, held.as_of))
    ]
    write_table("people.csv", ("person_id", "name", "country", "surname", "names", "source"), persons)
    write_table(
        "tenures.csv", ("person_id", "office", "title", "country", "since", "until", "as_of", "source"), tenures
    )
    print(f"{len(persons)} people, {len(tenures)} tenures")


def _days(held: Held) -> tuple[object, object]:
    """Beginning and end, as a month or a year where no more is known."""
    since = held.began if held.began and days_of(held.began)[1] == held.since else held.since
    until = held.ended if held.ended and days_of(held.ended)[0] == held.until else held.until
    return since, until


def write_table(name: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Write one table."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows((columns, *rows))


if __name__ == "__main__":
    main()

"""Builds people.csv and tenures.csv of the knowledge base: `python scripts/build_people.py --facts DIR`.

It merges the collected officeholder tables in DIR with `officials.csv`, which is written by hand and is believed first.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

import officeholders
from officeholders import BY_HAND, FACTBOOK, Held, first_day, last_day

from legation.resources.kb import key_of
from legation.resources.tables import read_day, read_rows, split_list

DATA = Path(__file__).resolve().parents[1] / "src" / "legation" / "data" / "kb"
OFFICIALS = ("name", "surname", "country", "names", "office", "title", "of", "since", "until", "as_of", "source")
# Offices that one person holds at a time.
SINGLE = {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "security_adviser"}
# Two sources may date one change of office that far apart.
LEEWAY = dt.timedelta(days=60)
BELIEF = {BY_HAND: 0, FACTBOOK: 1, officeholders.WIKIDATA: 2}


@dataclass
class Someone:
    """A person in the making."""

    name: str
    surname: str
    country: str
    source: str
    names: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    qids: set[str] = field(default_factory=set)


def main() -> None:
    """Read, merge, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=Path, required=True, metavar="DIR", help="folder with the officeholder tables")
    options = parser.parse_args()
    by_hand = read_officials()
    collected = close_ends(without_double_titles(officeholders.read_all(options.facts)))
    people = gather([*by_hand, *collected])
    add_common_names(people, officeholders.read_common_names(options.facts))
    settle(people)
    write(sorted((one for one in people if one.held), key=lambda one: (one.source != BY_HAND, one.country, key_of(one.name))))


def read_officials() -> list[Held]:
    """The table written by hand; a row without a name continues the person of the row above."""
    found: list[Held] = []
    for row in read_rows("officials.csv", OFFICIALS):
        if row["name"]:
            name, surname, country, names = row["name"], row["surname"], row["country"], split_list(row["names"])
            surname = surname or officeholders.surname_of(name, country)
        since, until, as_of = first_day(row["since"]), last_day(row["until"]), read_day(row["as_of"])
        last = until or as_of
        assert last, row
        found.append(
            Held(name, surname, names, country, row["office"], row["title"], row["of"] or country, since, until, as_of or last, row["source"])
        )  # fmt: skip
    return found


def without_double_titles(held: Iterable[Held]) -> Iterator[Held]:
    """Without presidents as heads of their own governments: that isn't an office of its own."""
    held = list(held)
    heads = {(one.of, one.name) for one in held if one.office == "head_of_state"}
    for one in held:
        if not (one.office == "head_of_government" and one.title.endswith("President") and (one.of, one.name) in heads):
            yield one


def close_ends(held: Iterable[Held]) -> list[Held]:
    """With each single office ended, where the source leaves it open or infers the end, when the next known holder starts."""
    closed: list[Held] = []
    by_office = defaultdict(list)
    for one in held:
        by_office[one.office, one.of].append(one)
    for (office, _), group in by_office.items():
        group.sort(key=lambda one: one.since or dt.date.min)
        for place, one in enumerate(group):
            later = [
                other.since
                for other in group[place + 1 :]
                if other.since and one.since and other.since > one.since and not same_name(one, other)
            ]
            if office in SINGLE and later and (one.until is None or (one.inferred and later[0] < one.until)):
                one = one._replace(until=later[0])
            closed.append(one)
    return closed


# ---- One person by several names


def letters(word: str) -> str:
    """A word in the letters that transliterations share: Sergey and Sergei, Zelenskyy and Zelensky are alike."""
    word = re.sub(r"[^a-z]", "", word)
    word = re.sub(r"m[uo]h?am+[aei]d", "mohamed", word)
    word = re.sub(r"iy|yy|ii|yi|ij|y|j|ie", "i", word.replace("ou", "u").replace("kh", "h").replace("ks", "x").replace("w", "v"))
    word = re.sub(r"(.)\1", r"\1", word)
    return word.replace("dm", "dm").replace("ayev", "aev")


def words_of(name: str) -> list[str]:
    """The words of a name, particles and initials of one letter kept."""
    return [letters(word) for word in key_of(name).split() if letters(word)]


def alike(name: str, other: str, country: str) -> bool:
    """Whether two names of people of one country are one person's: one has all the words of the other, in its ends."""
    first, second = sorted((words_of(name), words_of(other)), key=len)
    if len(first) < 2:
        return first == second
    if country in officeholders.FAMILY_FIRST:
        return sorted("".join(first)) == sorted("".join(second)) and {first[0]} <= set(second)
    full = {word for word in first if len(word) > 1}
    initials = {word for word in first if len(word) == 1}
    return (
        full <= set(second)
        and all(any(word.startswith(initial) for word in second) for initial in initials)
        and (first[0] == second[0] or len(first[0]) == 1 or len(second[0]) == 1)
    )


def same_name(one: Held, other: Held) -> bool:
    """Whether two rows are about one person."""
    if one.qid and one.qid == other.qid:
        return True
    return one.country == other.country and any(
        alike(name, name2, one.country) for name in (one.name, *one.names) for name2 in (other.name, *other.names)
    )


def gather(held: Iterable[Held]) -> list[Someone]:
    """The people of the rows: rows of one country with like names, or of one Wikidata item, are one person's."""
    people: list[Someone] = []
    by_country: dict[str, list[Someone]] = defaultdict(list)
    by_qid: dict[str, Someone] = {}
    for one in sorted(held, key=lambda one: BELIEF[one.source]):
        someone = by_qid.get(one.qid) if one.qid else None
        if someone is None:
            known = (s for s in by_country[one.country] if any(same_name(one, other) for other in s.held[:6]))
            someone = next(known, None)
        if someone is None:
            someone = Someone(one.name, one.surname, one.country, one.source)
            people.append(someone)
            by_country[one.country].append(someone)
        if one.qid:
            by_qid[one.qid] = someone
        someone.names += [one.name, *one.names]
        someone.held.append(one)
    return people


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


# ---- One tenure from several sources


def settle(people: list[Someone]) -> None:
    """Merge each person's tenures of one office, then let rows written by hand push aside what contradicts them."""
    for someone in people:
        someone.held = merged(someone.held)
    first = [(someone, one) for someone in people for one in someone.held if one.source == BY_HAND and one.office in SINGLE]
    kept = defaultdict(list)
    for someone, one in first:
        kept[one.office, one.of].append((someone, one))
    for someone in people:
        someone.held = [
            cut
            for one in someone.held
            for cut in [one if one.source == BY_HAND else beside(one, someone, kept[one.office, one.of])]
            if cut
        ]


def merged(held: list[Held]) -> list[Held]:
    """Tenures of one office that touch, as one: the dates of the source that is believed first."""
    result: list[Held] = []
    for one in sorted(held, key=lambda one: (BELIEF[one.source], one.since or dt.date.min)):
        near = next((k for k, other in enumerate(result) if _touch(one, other)), None)
        if near is None:
            result.append(one)
        elif result[near].source == one.source != BY_HAND:
            result[near] = _joined(result[near], one)
        elif BY_HAND not in {result[near].source, one.source}:
            result[near] = result[near]._replace(since=min(result[near].since or one.since, one.since or result[near].since))
    return sorted(result, key=lambda one: one.since or dt.date.min)


def _touch(one: Held, other: Held) -> bool:
    if (one.office, one.of) != (other.office, other.of):
        return False
    if one.office not in SINGLE and one.title != other.title and BY_HAND not in {one.source, other.source}:
        return False
    if BY_HAND == one.source == other.source:
        return False
    leeway = LEEWAY if one.source != other.source else dt.timedelta(days=1)
    return (one.since or dt.date.min) <= _end(other) + leeway and (other.since or dt.date.min) <= _end(one) + leeway


def _end(one: Held) -> dt.date:
    return one.until or max(one.as_of, officeholders.FACTBOOK_END)


def _joined(one: Held, other: Held) -> Held:
    """Two rows of one source about one stay in office, as after a re-election."""
    since = min(one.since or dt.date.min, other.since or dt.date.min)
    if one.until and other.until:
        until: dt.date | None = max(one.until, other.until)
    else:
        until = None
    return one._replace(since=since, until=until, as_of=max(one.as_of, other.as_of))


def beside(one: Held, someone: Someone, by_hand: list[tuple[Someone, Held]]) -> Held | None:
    """What a row written by hand about another holder of the office leaves of a tenure."""
    for other_person, other in by_hand:
        since, until = one.since or dt.date.min, _end(one)
        start, end = other.since or dt.date.min, other.until or other.as_of
        if other_person is someone or until <= start or since >= end:
            continue
        if since < start:
            one = one._replace(until=start)
        elif until > end and other.until:
            one = one._replace(since=end)
        else:
            return None
    return one


# ---- Writing


def ascii_words(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", key_of(unicodedata.normalize("NFC", text))).strip("-")


def ids(people: Iterable[Someone]) -> Iterator[tuple[str, Someone]]:
    """Country, surname and the first other word of the name, more words where that isn't unique."""
    taken: set[str] = set()
    for someone in people:
        surname = key_of(someone.surname).split()
        given = [word for word in key_of(someone.name).split() if word not in surname]
        stem = f"{someone.country.lower()}-{ascii_words(someone.surname)}"
        options = [f"{stem}-{ascii_words(' '.join(given[:count]))}".strip("-") for count in range(1, len(given) + 1)] or [stem]
        options += [f"{options[-1]}-{number}" for number in range(2, 9)]
        chosen = next(option for option in options if option not in taken)
        taken.add(chosen)
        yield chosen, someone


def other_names(someone: Someone) -> list[str]:
    """The other names, each once, with the short form of a long one: first word and surname."""
    found: dict[str, str] = {}
    for name in (someone.name, *someone.names):
        found.setdefault(key_of(name), name)
        words = name.split()
        starts = [k for k in range(1, len(words)) if key_of(" ".join(words[k:])).startswith(key_of(someone.surname))]
        if starts and starts[0] > 1 and someone.country not in officeholders.FAMILY_FIRST and len(words[0]) > 2:
            short = f"{words[0]} {someone.surname}"
            if someone.source != BY_HAND and not re.search(r"\b(?:bin|al|ibn)\b", name, re.IGNORECASE):
                found.setdefault(key_of(short), short)
    found.pop(key_of(someone.name))
    return list(found.values())


def write(people: list[Someone]) -> None:
    """Write both tables."""
    numbered = list(ids(people))
    with (DATA / "people.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("person_id", "name", "country", "surname", "names", "source"))
        for person_id, one in numbered:
            table.writerow((person_id, one.name, one.country, one.surname, "; ".join(other_names(one)), one.source))
    with (DATA / "tenures.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(("person_id", "office", "title", "country", "since", "until", "as_of", "source"))
        for person_id, one in numbered:
            for held in sorted(one.held, key=attrgetter("as_of")):
                table.writerow((person_id, held.office, held.title, held.of, held.since, held.until, held.as_of, held.source))
    print(f"{len(people)} people, {sum(len(one.held) for one in people)} tenures")


if __name__ == "__main__":
    main()

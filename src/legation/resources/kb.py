"""The knowledge base: what a name, a title or a country's adjective stands for, and who held which office when."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from legation.errors import ResourceError
from legation.model.knowledge import Alias, Country, Organization, Person, Tenure
from legation.resources import tables
from legation.resources.tables import Phrase, Role

__all__ = ["KnowledgeBase", "Role", "covers", "key_of", "load_knowledge"]

Key = TypeVar("Key")
Value = TypeVar("Value")

# What NFKD leaves whole although it is a Latin letter with a mark, and signs that are written in several ways.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ə": "e", "æ": "ae", "œ": "oe", "þ": "th", "&": " and "}
    | dict.fromkeys("‘’ʼʻ`´ʿʾ", "'")
    | dict.fromkeys("-‐‑‒–—−/", " ")
    | dict.fromkeys('.,()[]"“”„«»', "")
)


def key_of(phrase: str) -> str:
    """The form under which a phrase is looked up: letter case, accents and punctuation that writers vary are gone.

    Hyphens, dashes and slashes become spaces (`al-Qaeda`, `Al Qaeda`: `al qaeda`), dots, commas, brackets and double
    quotes vanish (`U.S.`: `us`; `S. Jaishankar`: `s jaishankar`), `&` is `and`, every single quote is `'` and is kept.
    A possessive `'s` is the caller's to cut off. A leading `the` stays: a table has it only where the phrase has its
    sense with it alone (`the West`, `the Alliance`).
    """
    folded = phrase.casefold()
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(folded.translate(_LETTERS).split())


class KnowledgeBase(msgspec.Struct, frozen=True):
    """Everything known before an article is read; read-only and made once.

    Attributes:
        countries: By alpha-3; organizations and people: by their ids.
        tenures: By person id, in order of time.
        by_office: Tenures by (office, country), in order of time.
        aliases: The senses of a phrase, by `key_of` of it; `longest` is the most tokens (split on spaces) in a key.
        capitals_only: Keys that are written in capitals throughout (`US`, `CAR`), so that `us` and `Car` are not meant.
        by_surname: Person ids by `key_of` of the surname.
        by_alpha2: Alpha-3 by alpha-2.
        roles: Nouns for offices, agents and bodies, by `key_of` of the noun.
    """

    countries: Mapping[str, Country]
    organizations: Mapping[str, Organization]
    people: Mapping[str, Person]
    tenures: Mapping[str, tuple[Tenure, ...]]
    by_office: Mapping[tuple[str, str], tuple[Tenure, ...]]
    aliases: Mapping[str, tuple[Alias, ...]]
    capitals_only: frozenset[str]
    longest: int
    by_surname: Mapping[str, tuple[str, ...]]
    by_alpha2: Mapping[str, str]
    roles: Mapping[str, Role]

    def senses(self, phrase: str) -> tuple[Alias, ...]:
        """What a phrase may stand for as it is written: `US` is the country, `us` is not."""
        key = key_of(phrase)
        found = self.aliases.get(key, ())
        if not found:
            return ()
        if key in self.capitals_only and not phrase.isupper():
            return ()
        return found if _starts_with_capital(phrase) else tuple(alias for alias in found if not alias.cased)

    def holders(self, office: str, country: str, day: dt.date | None) -> tuple[Person, ...]:
        """Who held a kind of office on a day; without a day, who held it last as far as is known.

        An open tenure counts up to its source's `as_of`: after that day nobody is known to hold the office.
        """
        held = self.by_office.get((office, country), ())
        chosen = _latest(held) if day is None else tuple(tenure for tenure in held if covers(tenure, day))
        return tuple(self.people[person_id] for person_id in dict.fromkeys(tenure.person_id for tenure in chosen))

    def offices_on(self, person_id: str, day: dt.date | None) -> tuple[Tenure, ...]:
        """The tenures of a person on a day; without a day, the latest that are known."""
        held = self.tenures.get(person_id, ())
        return _latest(held) if day is None else tuple(tenure for tenure in held if covers(tenure, day))


def covers(tenure: Tenure, day: dt.date) -> bool:
    """Whether the tenure is known to include the day."""
    started = tenure.since is None or tenure.since <= day
    return started and (day < tenure.until if tenure.until else day <= tenure.as_of)


def load_knowledge() -> KnowledgeBase:
    """Read the tables of `legation/data/kb`.

    Raises:
        ResourceError: A table is missing or damaged, an id is given twice, or a row names an unknown country or person.
    """
    countries = tables.read_countries()
    organizations = tables.read_organizations()
    people, tenures = tables.read_people(), tables.read_tenures()
    phrases = [
        *_country_phrases(countries),
        *_organization_phrases(organizations),
        *tables.read_institutions({country.code for country, _ in countries}),
        *_person_phrases(people),
    ]
    aliases, capitals_only = _index_phrases(phrases)
    base = KnowledgeBase(
        countries=_unique((country.code, country) for country, _ in countries),
        organizations=_unique((organization.org_id, organization) for organization in organizations),
        people=_unique((person.person_id, person) for person in people),
        tenures=_in_order((tenure.person_id, tenure) for tenure in tenures),
        by_office=_in_order(((tenure.office, tenure.country), tenure) for tenure in tenures),
        aliases=aliases,
        capitals_only=capitals_only,
        longest=max(key.count(" ") + 1 for key in aliases),
        by_surname=_grouped((key_of(person.surname), person.person_id) for person in people),
        by_alpha2={country.alpha2: country.code for country, _ in countries},
        roles=_unique((key_of(role.noun), role) for role in tables.read_roles()),
    )
    _check_references(base)
    return base


def _starts_with_capital(phrase: str) -> bool:
    # `al-Qaeda`, `d'Orsay`: one capital anywhere is enough, an article or particle may be small.
    return any(character.isupper() for character in phrase)


def _latest(held: tuple[Tenure, ...]) -> tuple[Tenure, ...]:
    """The open tenures of those that reach furthest; when all have ended, the one that ended last."""
    if not held:
        return ()
    reach = max(_last_known(tenure) for tenure in held)
    still_open = tuple(tenure for tenure in held if tenure.until is None and tenure.as_of == reach)
    return still_open or tuple(tenure for tenure in held if _last_known(tenure) == reach)


def _last_known(tenure: Tenure) -> dt.date:
    return tenure.until or tenure.as_of


def _country_phrases(countries: Iterable[tuple[Country, tuple[str, ...]]]) -> Iterator[Phrase]:
    for country, capitals in countries:
        forms = {
            "name": (country.name, *country.names),
            "adjective": country.adjectives,
            "demonym": country.demonyms,
            "capital": capitals,
        }
        for form, texts in forms.items():
            for text in texts:
                yield Phrase(text, Alias(country.code, "country", form))


def _organization_phrases(organizations: Iterable[Organization]) -> Iterator[Phrase]:
    for organization in organizations:
        for text in (organization.name, *organization.names):
            yield Phrase(text, Alias(organization.org_id, "organization", "name"))


def _person_phrases(people: Iterable[Person]) -> Iterator[Phrase]:
    for person in people:
        for text in (person.name, *person.names):
            yield Phrase(text, Alias(person.person_id, "person", "name"))


def _index_phrases(phrases: Iterable[Phrase]) -> tuple[dict[str, tuple[Alias, ...]], frozenset[str]]:
    """Aliases by key, each sense once and in table order, and the keys that are only ever written in capitals."""
    senses: dict[str, dict[Alias, None]] = defaultdict(dict)
    written: dict[str, bool] = {}
    for text, alias in phrases:
        key = key_of(text)
        senses[key][alias] = None
        written[key] = written.get(key, True) and text.isupper()
    return {key: tuple(found) for key, found in senses.items()}, frozenset(
        key for key, upper in written.items() if upper
    )


def _unique(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, value in pairs:
        if key in found:
            raise ResourceError(f"{key!r} is given twice: {found[key]!r} and {value!r}")
        found[key] = value
    return found


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    groups: dict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(group) for key, group in groups.items()}


def _in_order(pairs: Iterable[tuple[Key, Tenure]]) -> dict[Key, tuple[Tenure, ...]]:
    groups = _grouped(pairs)
    return {key: tuple(sorted(group, key=lambda tenure: tenure.since or dt.date.min)) for key, group in groups.items()}


def _check_references(base: KnowledgeBase) -> None:
    """Every id that a row names has a row of its own.

    Raises:
        ResourceError: One has not.
    """
    codes = base.countries.keys() | base.organizations.keys()
    named = {
        "person": (base.tenures.keys(), base.people.keys()),
        "country of a person": ({person.country for person in base.people.values()}, codes),
        "country of an office": ({country for _, country in base.by_office}, codes),
        "member": ({code for one in base.organizations.values() for code in one.members}, base.countries.keys()),
        "target of an alias": (
            {alias.target for found in base.aliases.values() for alias in found},
            codes | base.people.keys(),
        ),
    }
    for what, (used, known) in named.items():
        if unknown := used - known:
            raise ResourceError(f"data/kb: {what} without a row: {sorted(unknown)!r}")

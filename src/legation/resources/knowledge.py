"""The knowledge base as a record, with what all its readers share: the key of a phrase and the days of a tenure."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Mapping

import msgspec

from legation.model.knowledge import Alias, Country, Membership, Organization, Person, Tenure
from legation.resources.memberships import standing
from legation.resources.tables import Role
from legation.resources.tenures import covers

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
        memberships: By organization; memberships_by_country: by member; in the order of the table.
        aliases: The senses of a phrase, by `key_of` of it; `longest` is the most tokens (split on spaces) in a key.
        capitals_only: Keys that are written in capitals throughout (`US`, `CAR`), so that `us` and `Car` are not meant.
        by_surname: Person ids by `key_of` of the surname.
        roles: Nouns for offices, agents and bodies, by `key_of` of the noun.
    """

    countries: Mapping[str, Country]
    organizations: Mapping[str, Organization]
    people: Mapping[str, Person]
    tenures: Mapping[str, tuple[Tenure, ...]]
    by_office: Mapping[tuple[str, str], tuple[Tenure, ...]]
    memberships: Mapping[str, tuple[Membership, ...]]
    memberships_by_country: Mapping[str, tuple[Membership, ...]]
    aliases: Mapping[str, tuple[Alias, ...]]
    capitals_only: frozenset[str]
    longest: int
    by_surname: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, Role]

    def senses(self, phrase: str) -> tuple[Alias, ...]:
        """What a phrase may stand for as it is written: `US` is the country, `us` is not."""
        key = key_of(phrase)
        found = self.aliases.get(key, ())
        if not found:
            return ()
        if key in self.capitals_only and not is_in_capitals(phrase):
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

    def members(self, org_id: str, day: dt.date, status: str = "member") -> tuple[str, ...]:
        """Who is known to have a standing in an organization on a day; one who perhaps has it is left out."""
        held = self.memberships.get(org_id, ())
        return tuple(one.country for one in held if one.status == status and standing(one, day) == "yes")

    def memberships_of(self, country: str, day: dt.date) -> tuple[Membership, ...]:
        """What a country is known to be in which organization on a day."""
        held = self.memberships_by_country.get(country, ())
        return tuple(one for one in held if standing(one, day) == "yes")


def is_in_capitals(phrase: str) -> bool:
    """`US` and `LeT`, not `Us` and `Let`."""
    return phrase.isupper() or any(character.isupper() for character in phrase[1:])


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

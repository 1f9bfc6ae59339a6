"""Whether someone of an article is a person of the knowledge base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.link.context import Context, country_of
from legation.link.people import PersonSpan
from legation.link.phrases import RolePhrase
from legation.model.knowledge import Person
from legation.resources.kb import KnowledgeBase, key_of

# Evidence that a name is a known person's. A full name suffices; a surname needs his office, or that nobody else of
# that name is known, that he is in office on the day, and that the article speaks of his country.
_ENOUGH = 3
_FULL_NAME, _GIVEN_NAME, _COUNTRY, _OFFICE = 3, 2, 3, 2


@dataclass
class Someone:
    """A person under construction: all spans that name one and the same."""

    words: list[str]
    spans: list[PersonSpan] = field(default_factory=list)
    known: Person | None = None

    def answers_to(self, word: str) -> bool:
        """Whether the word is the name by which the article may shorten this person's."""
        return word == self.words[-1] or (self.known is not None and key_of(self.known.surname) == word)

    def is_named(self, words: list[str]) -> bool:
        """Whether a full name may be this person's.

        The same surname with given names that agree as far as written, or one name is the end of the other
        (`López Obrador` of `Andrés Manuel López Obrador`).
        """
        if words[-1] != self.words[-1]:
            return False
        shorter = min(len(words), len(self.words))
        return _agree(words[0], self.words[0]) or (shorter > 1 and words[-shorter:] == self.words[-shorter:])


def offices_of(spans: Iterable[PersonSpan]) -> set[str]:
    """The kinds of office that the titles at these names give."""
    return {title.role.office for span in spans for title in span.offices if title.role.office}


def belongs(title: RolePhrase, country: str | None, knowledge: KnowledgeBase) -> bool:
    """Whether a title can be that of someone of the country: it names no owner, or this one."""
    owners = {country_of(owner, knowledge) for owner in title.owners}
    return not owners or country is None or country in owners


def recognize(someone: Someone, knowledge: KnowledgeBase, context: Context) -> Person | None:
    """The known person of that name whom the text's titles, countries and day fit best; None if two fit equally."""
    owned = owners_of(someone, knowledge)
    scores = {
        person_id: score + _evidence(person_id, someone, owned, knowledge, context)
        for person_id, score in _namesakes(someone, knowledge).items()
    }
    if len(scores) == 1:
        scores = {person_id: score + 1 for person_id, score in scores.items()}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return knowledge.people[ranked[0][0]]


def _namesakes(someone: Someone, knowledge: KnowledgeBase) -> dict[str, int]:
    """Known people whom the name may mean, with what the name alone is worth."""
    name = someone.words
    exact = [alias for span in someone.spans for alias in knowledge.aliases.get(span.key, ()) if alias.kind == "person"]
    found = {alias.target: _FULL_NAME if len(name) > 1 else 0 for alias in exact}
    for surname, given in ((name[-1], name[:-1]), (name[0], name[1:])):
        for person_id in knowledge.by_surname.get(surname, ()):
            if not given:
                found.setdefault(person_id, 0)
            elif _has_given_name(knowledge.people[person_id], given):
                found.setdefault(person_id, _GIVEN_NAME)
    return found


def _has_given_name(person: Person, given: list[str]) -> bool:
    own = {word.casefold().strip(".") for text in (person.name, *person.names) for word in text.split()}
    return any(word in own or (len(word) == 1 and any(other.startswith(word) for other in own)) for word in given)


def _evidence(person_id: str, someone: Someone, owned: Counter[str], knowledge: KnowledgeBase, context: Context) -> int:
    country = knowledge.people[person_id].country
    tenures = knowledge.tenures.get(person_id, ())
    served = {tenure.country for tenure in tenures}
    # The Commission's president is the EU's: an organization's own code, and the one it acts under.
    codes = {country} | served | {knowledge.organizations[s].country for s in served & knowledge.organizations.keys()}
    score = 0
    if owned:
        score += _COUNTRY if codes & owned.keys() else -_COUNTRY
    if offices_of(someone.spans) & {tenure.office for tenure in tenures}:
        score += _OFFICE
    in_office = bool(knowledge.offices_on(person_id, context.day))
    return score + in_office + (country in context.counts) + (country == context.publisher)


def owners_of(someone: Someone, knowledge: KnowledgeBase) -> Counter[str]:
    """How often the text ties each country or organization to this person."""
    owners = (owner for span in someone.spans for owner in span.all_owners)
    return Counter(country for owner in owners if (country := country_of(owner, knowledge)))


def _agree(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])

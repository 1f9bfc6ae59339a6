"""Whether someone of an article is a person of the knowledge base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from legation.link.context import Context, country_of
from legation.link.people import PersonSpan
from legation.link.phrases import RolePhrase
from legation.link.runners import other_people
from legation.link.spellings import people_by_sound, sound_alike, sound_of
from legation.link.titles import same_office
from legation.model.knowledge import Person
from legation.model.link import RunnerUp
from legation.resources.kb import KnowledgeBase, key_of

# Evidence that a name is a known person's. A full name suffices; a surname needs his office, or that nobody else of
# that name is known, that he is in office on the day, and that the article speaks of his country.
_ENOUGH = 3
_FULL_NAME, _GIVEN_NAME, _COUNTRY, _OFFICE = 3, 2, 3, 2
# A surname alone that is like another's says less than nothing.
_SOUND = -1


@dataclass
class Someone:
    """A person under construction: all spans that name one and the same."""

    words: list[str]
    spans: list[PersonSpan] = field(default_factory=list)
    known: Person | None = None
    runners_up: tuple[RunnerUp, ...] = ()

    def answers_to(self, word: str) -> bool:
        """Whether the word is the name by which the article may shorten this person's."""
        return word == self.words[-1] or (self.known is not None and key_of(self.known.surname) == word)

    def is_named(self, words: list[str]) -> bool:
        """Whether a full name may be this person's.

        The same surname with given names that agree as far as written, or one name is the end of the other
        (`López Obrador` of `Andrés Manuel López Obrador`).
        """
        if len(words) > 1 and self.words[: len(words)] == words:
            # A headline may break off after `Abdel Karim`.
            return True
        if words[-1] != self.words[-1]:
            return words[:-1] == self.words[:-1] and sound_of(words[-1]) == sound_of(self.words[-1])
        shorter = min(len(words), len(self.words))
        return _agree(words[0], self.words[0]) or (shorter > 1 and words[-shorter:] == self.words[-shorter:])


def offices_of(spans: Iterable[PersonSpan]) -> set[str]:
    """The kinds of office that the titles at these names give."""
    return {title.role.office for span in spans for title in span.offices if title.role.office}


def belongs(title: RolePhrase, country: str | None, knowledge: KnowledgeBase) -> bool:
    """Whether a title can be that of someone of the country: it names no owner, or this one."""
    owners = {country_of(owner, knowledge) for owner in title.owners}
    return not owners or country is None or country in owners


def recognize(someone: Someone, knowledge: KnowledgeBase, context: Context) -> None:
    """Set who it is: the known person of that name whom the text's titles, countries and day fit best.

    If two fit equally, it is none of them. The others stay as runners-up.
    """
    owned = owners_of(someone, knowledge)
    scores = {
        person_id: score + _evidence(person_id, someone, owned, knowledge, context)
        for person_id, score in _namesakes(someone, knowledge).items()
    }
    if len(scores) == 1:
        scores = {person_id: score + 1 for person_id, score in scores.items()}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if ranked and ranked[0][1] >= _ENOUGH and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
        someone.known = knowledge.people[ranked[0][0]]
    if len(ranked) > 1:
        someone.runners_up = other_people(scores, someone.known.person_id if someone.known else None, knowledge)


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
    return found or _spelled_otherwise(name, knowledge)


def _spelled_otherwise(name: list[str], knowledge: KnowledgeBase) -> dict[str, int]:
    """Known people whose name sounds like this one: worth nothing without a country or title that says the same."""
    found: dict[str, int] = {}
    for person_id in people_by_sound(name[-1], knowledge):
        given = key_of(knowledge.people[person_id].name).split()[:-1]
        if len(name) == 1 or any(sound_alike(word, own) for word in name[:-1] for own in given):
            found[person_id] = _SOUND if len(name) == 1 else 0
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
    held = knowledge.offices_on(person_id, context.day)
    titles = {key for span in someone.spans for key in span.title_keys}
    if offices_of(someone.spans) & {tenure.office for tenure in tenures} or any(
        same_office(key, key_of(tenure.title)) for key in titles for tenure in held
    ):
        score += _OFFICE
    in_office = bool(held)
    return score + in_office + (country in context.counts) + (country == context.publisher)


def owners_of(someone: Someone, knowledge: KnowledgeBase) -> Counter[str]:
    """How often the text ties each country or organization to this person."""
    owners = (owner for span in someone.spans for owner in span.all_owners)
    return Counter(country for owner in owners if (country := country_of(owner, knowledge)))


def _agree(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])

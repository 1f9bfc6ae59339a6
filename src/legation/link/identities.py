"""Who the personal names of an article are: one person for all spans that name him or her."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.link.candidates import Words
from legation.link.context import Context
from legation.link.people import PersonSpan
from legation.link.phrases import RolePhrase, title_of
from legation.link.recognition import Someone, belongs, offices_of, owners_of, recognize
from legation.link.roles import can_have, person_actor
from legation.model.knowledge import Person
from legation.model.link import Actor, RunnerUp
from legation.resources.kb import KnowledgeBase

# Whose bare title says that they serve the country that is spoken of; an activist or a banker may be from anywhere.
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})
_PLACE_WORDS = frozenset("in at on from near into the throughout across".split())


class Identity(msgspec.Struct, frozen=True, gc=False):
    """Who a name is, and who else of the knowledge base it could be."""

    actor: Actor
    runners_up: tuple[RunnerUp, ...] = ()


def identify(spans: list[PersonSpan], words: Words, knowledge: KnowledgeBase, context: Context) -> dict[int, Identity]:
    """Who each span is, by the span's first token; spans that turn out to be no person are missing."""
    people = _grouped(spans, knowledge, context)
    taken = _taken_offices(people)
    return {
        first: Identity(actor, someone.runners_up)
        for someone in people
        if someone.known or (any(span.sure for span in someone.spans) and not _is_place(someone, words))
        for first, actor in _actors(someone, words, knowledge, context, taken)
    }


def _is_place(someone: Someone, words: Words) -> bool:
    """Whether a single unknown word without title stands where places stand: the parser takes many for people."""
    if len(someone.words) > 1 or any(span.titles or span.whole_first < span.first for span in someone.spans):
        return False
    return any(words.keys[span.first - 1] in _PLACE_WORDS for span in someone.spans if span.first)


def _grouped(spans: list[PersonSpan], knowledge: KnowledgeBase, context: Context) -> list[Someone]:
    people: list[Someone] = []
    for span in spans:
        name = span.key.split()
        if len(name) > 1:
            someone = next((one for one in people if one.is_named(name)), None)
            if someone is None:
                someone = Someone(name)
                people.append(someone)
            someone.words = max(someone.words, name, key=len)
            someone.spans.append(span)
    for someone in people:
        recognize(someone, knowledge, context)
    for span in spans:
        if " " not in span.key and span.key:
            _attach(span, people)
    for someone in people:
        if len(someone.words) == 1:
            recognize(someone, knowledge, context)
    return people


def _attach(span: PersonSpan, people: list[Someone]) -> None:
    """Give a bare surname to whom it stands for: with that title, else named last before it, else first after it."""
    fitting = [one for one in people if one.answers_to(span.key)]
    fitting = [one for one in fitting if not any(other.doubled for other in one.spans)]
    if not fitting:
        # The family name may be the first word, or the given name do for a friend; more than one can have that.
        first = [one for one in people if one.words[0] == span.key and len(one.words) > 1]
        fitting = first if span.titles or len(first) == 1 else []
    if not fitting:
        fitting = [Someone([span.key])]
        people.extend(fitting)
    if len(fitting) == 1:
        fitting[0].spans.append(span)
        return
    offices = offices_of([span])
    titled = [one for one in fitting if offices & offices_of(one.spans)]
    _nearest(titled or fitting, span).spans.append(span)


def _nearest(people: list[Someone], span: PersonSpan) -> Someone:
    def distance(someone: Someone) -> int:
        before = [span.first - other.first for other in someone.spans if other.first < span.first]
        return min(before) if before else 1 << 20

    return min(people, key=distance)


def _taken_offices(people: list[Someone]) -> set[tuple[str, str]]:
    """(office, country) of those who are known: nobody else of that country is meant by the bare title."""
    return {(office, one.known.country) for one in people if one.known for office in offices_of(one.spans)}


def _actors(
    someone: Someone, words: Words, knowledge: KnowledgeBase, context: Context, taken: set[tuple[str, str]]
) -> Iterator[tuple[int, Actor]]:
    """The first token and the actor of each span: one and the same person, with the title that stands there."""
    home = someone.known.country if someone.known else None
    titles = {
        span.first: [title for title in span.offices if belongs(title, home, knowledge)] for span in someone.spans
    }
    every = [title for own in titles.values() for title in own]
    if someone.known:
        plain = _known(someone.known, knowledge, context)
    else:
        plain = _unknown(someone, every, words, knowledge, context, taken)
    for span in someone.spans:
        title = next(iter(titles[span.first] or every), None)
        office = title_of(title, words) if title else plain.office
        sector = (title.role.sector if title else None) or plain.sector
        yield span.first, msgspec.structs.replace(plain, office=office, sector=sector)


def _known(person: Person, knowledge: KnowledgeBase, context: Context) -> Actor:
    """Someone of the knowledge base, with the office held on the day."""
    held = knowledge.offices_on(person.person_id, context.day)
    served = [knowledge.organizations[t.country].country for t in held if t.country in knowledge.organizations]
    country = (served and served[0]) or person.country
    first = held[0] if held else None
    return person_actor(person, first.title if first else None, country, first.office if first else None)


def _unknown(
    someone: Someone, titles: list[RolePhrase], words: Words, knowledge: KnowledgeBase, context: Context,
    taken: set[tuple[str, str]],
) -> Actor:  # fmt: skip
    """Someone whom the knowledge base lacks, by the fullest name and the country that the text gives."""
    fullest = max(someone.spans, key=lambda span: span.last - span.first)
    owned = owners_of(someone, knowledge)
    country = owned.most_common(1)[0][0] if owned else None
    if country is None and any(map(_is_domestic, titles)):
        country = _country_by_title(someone, words, knowledge, context, taken)
    return Actor(words.parsed.text(fullest.first, fullest.last), None, "person", country)


def _is_domestic(title: RolePhrase) -> bool:
    """Whether the bare title is most likely of the country spoken of: the state's, a party's, or of a body by name."""
    return title.role.sector in _STATE or title.role.office == "party_leader" or title.title_last > title.core + 1


def _country_by_title(
    someone: Someone, words: Words, knowledge: KnowledgeBase, context: Context, taken: set[tuple[str, str]]
) -> str | None:
    """The country of someone with a bare title: the publisher's, the nearest or the main one that can have it free."""
    offices = offices_of(someone.spans)
    first = next(span for span in someone.spans if span.titles)
    for country in (context.publisher, context.nearest(words, first.first), context.main):
        free = country and not any((office, country) in taken for office in offices)
        if country and free and (not offices or any(can_have(office, country, knowledge) for office in offices)):
            return country
    return None

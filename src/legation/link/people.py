"""Personal names where they stand, with the titles around them."""

from __future__ import annotations

import msgspec

from legation.link.candidates import Candidate, Words
from legation.link.names import PARTICLES, SUFFIXES, Names
from legation.link.nouns import ORGANIZATIONS, SITES, THINGS
from legation.link.phrases import RolePhrase
from legation.resources.kb import KnowledgeBase

NO_OFFICES = frozenset("counterpart counterparts ally partner rival host guest neighbour neighbor enemy".split())
# How many words after the comma a title in apposition may start (`the Democratic speaker`).
_APPOSITION = 4
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_APPOINTING = frozenset("announce appoint confirm designate elect inaugurate install name pick swear".split())
# What stands before `Highness` and goes with it.
_WHOSE = frozenset({"his", "her", "their"})
_DIGNITIES = frozenset({"highness", "majesty", "excellency", "eminence", "holiness", "royal", "serene"})
_OWNER_FORMS = frozenset({"name", "capital"})


class PersonSpan(msgspec.Struct, frozen=True, gc=False):
    """A personal name in the text.

    Attributes:
        first, last: Tokens of the name alone, half-open; `core` is its last word that is no `Jr.`.
        key: The name's key, without honorific and suffix.
        titles: Role phrases that say who this is: one before the name, or beside it in apposition.
        owners: A country after the name: `Anthony Albanese of Australia`.
        whole_first, whole_last: Tokens with the title before and the country after.
        sure: A title, the knowledge base or the parser's vote makes it a person; else only a surname that is known.
        title_keys: Keys of the titles that name an office.
        doubled: The surname is two with a dash, neither of which is meant alone where somebody else has it.
    """

    first: int
    last: int
    core: int
    key: str
    titles: tuple[RolePhrase, ...]
    owners: tuple[Candidate, ...]
    whole_first: int
    whole_last: int
    sure: bool
    title_keys: tuple[str, ...] = ()
    doubled: bool = False

    @property
    def offices(self) -> tuple[RolePhrase, ...]:
        """The titles that name an office; `his counterpart X` names none."""
        return tuple(title for title in self.titles if title.role.noun not in NO_OFFICES)

    @property
    def all_owners(self) -> tuple[Candidate, ...]:
        """Every country or organization that the text ties to this person here."""
        return (*self.owners, *(owner for title in self.titles for owner in title.owners))


def find_people(
    words: Words, candidates: list[Candidate], phrases: list[RolePhrase], knowledge: KnowledgeBase
) -> list[PersonSpan]:
    """Personal names in text order: known ones, those after a title, and those that the parser takes for people."""
    finder = _Finder(words, candidates, phrases, knowledge)
    spans: list[PersonSpan] = []
    for first, last in finder.names.runs():
        if span := finder.span(first, last, spans[-1] if spans else None):
            spans.append(span)
    return spans


class _Finder:
    def __init__(
        self, words: Words, candidates: list[Candidate], phrases: list[RolePhrase], knowledge: KnowledgeBase
    ) -> None:
        self.names = Names(words, candidates, phrases, knowledge)
        self._words = words
        self._starting = {candidate.first: candidate for candidate in candidates}
        self._title_before = {p.last: p for p in phrases if p.role.is_person or p.role.plural_of_people}
        self._title_after = {p.first: p for p in phrases if p.role.is_person}

    def span(self, first: int, last: int, previous: PersonSpan | None) -> PersonSpan | None:
        """The run as a personal name, or None if nothing speaks for one."""
        words, start = self._words, first
        if first in self._title_before and last - first > 2 and words.keys[first] in ORGANIZATIONS:
            # `Chairman of the Grain Union Board Ilmar Tamsalu`
            first += 1
        named = first
        while first < last - 1 and self.names.is_honorific(first):
            first += 1
        honorific = first > named
        if honorific and start and words.keys[start - 1] in _WHOSE and words.keys[start] in _DIGNITIES:
            start -= 1
        name_last = last
        while name_last - 1 > first and words.keys[name_last - 1] in SUFFIXES | {""}:
            name_last -= 1
        before = self._before(start, last, previous)
        titles = (before,) if before else self._after(first, last)
        owners, whole_last = self._owners(last, titles)
        core = name_last - 1
        known = any(map(self.names.is_known, range(first, last)))
        beside = bool(titles) and last - first > 1 and words.tokens[core].pos == "PROPN"
        sure = bool(before) or honorific or known or beside or self.names.is_voted(core)
        # `Leaders Summit`, `Officials Committee`: after a plural one such word is no name either.
        untitled = before is None or (before.role.plural_of_people and last - first == 1)
        if words.keys[core] in SITES or (untitled and words.keys[core] in THINGS | ORGANIZATIONS):
            return None
        if not sure and not self.names.is_surname(core):
            return None
        own_title = before is not None and before.last <= start and not (previous and previous.last > before.last)
        return PersonSpan(
            first,
            last,
            core,
            words.key(self._named_from(first, core), name_last),
            titles,
            owners,
            before.first if before and own_title else start,
            whole_last,
            sure,
            tuple(words.key(t.title_first, t.title_last) for t in titles if t.role.noun not in NO_OFFICES),
            doubled=words.is_dash(core - 1) and core - 1 > first,
        )

    def _named_from(self, first: int, core: int) -> int:
        """Where the name starts without particles: `de Mistura` is known by its last word."""
        words = self._words
        while first < core and (words.keys[first] in PARTICLES or words.is_dash(first)):
            first += 1
        return first

    def _before(self, first: int, last: int, previous: PersonSpan | None) -> RolePhrase | None:
        words = self._words
        if title := self._title_before.get(first):
            return title
        if first == 0 or words.tokens[first - 1].text not in {",", "and"}:
            return None
        if previous and previous.titles and previous.titles[0].role.plural_of_people and previous.last >= first - 2:
            return previous.titles[0]
        title = self._title_before.get(first - 1)
        if title is None or not title.role.is_person or words.tokens[first - 1].text != ",":
            return None
        if all(words.tokens[i].entity in {"GPE", "LOC"} for i in range(first, last)):
            # `the mayor of Fairbank, Ohio`
            return None
        # `the finance minister of Kenya, X` says it by itself, `the Kenyan finance minister, X` only in apposition.
        beside = any(words.tokens[i].dep == "appos" for i in range(first, last))
        return title if beside or (title.owners and title.last > title.title_last) else None

    def _after(self, first: int, last: int) -> tuple[RolePhrase, ...]:
        """The title in apposition, closed by another mark or so by the parser's word, or the one after `as`."""
        words = self._words
        if last + 1 >= len(words.tokens):
            return ()
        if words.keys[last] == "as":
            return self._appointed(first, last)
        if words.tokens[last].text not in {",", "("}:
            return ()
        for start in range(last + 1, min(last + 1 + _APPOSITION, len(words.tokens))):
            if title := self._title_after.get(start):
                core = words.tokens[title.core]
                beside = start <= last + 2 and words.tokens[min(title.last, len(words.tokens) - 1)].pos == "PUNCT"
                return (title,) if beside or (core.dep == "appos" and first <= core.head < last) else ()
        return ()

    def _appointed(self, first: int, last: int) -> tuple[RolePhrase, ...]:
        """The office that somebody is put into: `confirmed X as the National Data Director`."""
        words = self._words
        start = last + 1 + (words.keys[last + 1] in _ARTICLES)
        title = self._title_after.get(start)
        before = reversed(words.tokens[words.sentence_start(first) : first])
        # Whatever the parser hangs `as` on: the verb is the last one before the name.
        verb = next((token for token in before if token.pos == "VERB"), None)
        appointed = verb is not None and verb.lemma in _APPOINTING
        return (title,) if title and appointed else ()

    def _owners(self, last: int, titles: tuple[RolePhrase, ...]) -> tuple[tuple[Candidate, ...], int]:
        words = self._words
        if last + 1 >= len(words.tokens) or words.keys[last] not in {"of", "from", ""}:
            return (), last
        if words.tokens[last].text == ",":
            return self._listed(last, titles)
        bracket = words.tokens[last].text == "("
        start = last + 2 if words.keys[last + 1] == "the" else last + 1
        owner = self._starting.get(start)
        if owner is None or not any(alias.form in _OWNER_FORMS and alias.kind != "person" for alias in owner.senses):
            return (), last
        if bracket:
            closed = owner.last < len(words.tokens) and words.tokens[owner.last].text == ")"
            return ((owner,), owner.last + 1) if closed else ((), last)
        return ((owner,), owner.last) if titles and words.keys[last] in {"of", "from"} else ((), last)

    def _listed(self, last: int, titles: tuple[RolePhrase, ...]) -> tuple[tuple[Candidate, ...], int]:
        """The country after a comma in a list of those who took part: `President X, Republic of Y;`."""
        words = self._words
        owner = self._starting.get(last + 1)
        if not titles or titles[0].owners or words.tokens[last].text != "," or owner is None or not owner.is_owner:
            return (), last
        end, stop = owner.last, words.sentence_end(last)
        closed = end >= stop or words.tokens[end].text in {";", "-", "–", "—", ")"}
        return ((owner,), end) if closed and not words.is_dash(end) else ((), last)

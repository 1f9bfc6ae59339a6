"""Personal names where they stand, with the titles around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from legation.link.candidates import Candidate, Words
from legation.link.phrases import RolePhrase
from legation.resources.kb import KnowledgeBase

_HONORIFICS = frozenset(
    "mr mrs ms miss dr sir madam dame lord lady prof professor sheikh hon honourable honorable".split()
)
_PARTICLES = frozenset(
    "al bin ibn ben de da dela dos del della der den van von van la le el ul abu ter ten e o y".split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# What the parser calls a name that is no person's; a day or a sum is never part of one.
_NO_NAME = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
# Nouns that head the names of papers and occasions, which the parser takes for people.
THINGS = frozenset(
    "statement meeting summit agreement treaty declaration conference group forum act plan initiative alliance fund "
    "framework talks day night cup prize strip street square edge operation bill law party constitution hunt war "
    "elections election code accord accords protocol charter convention project pipeline".split()
)
NO_OFFICES = frozenset("counterpart counterparts ally partner rival host guest neighbour neighbor enemy".split())
# How many words after the comma a title in apposition may start (`the Democratic speaker`).
_APPOSITION = 4
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
    runs = list(finder.runs())
    finder.learn(runs)
    for first, last in runs:
        if span := finder.span(first, last, spans[-1] if spans else None):
            spans.append(span)
    return spans


class _Finder:
    def __init__(
        self, words: Words, candidates: list[Candidate], phrases: list[RolePhrase], knowledge: KnowledgeBase
    ) -> None:
        self._words = words
        self._surnames = knowledge.by_surname
        self._starting = {candidate.first: candidate for candidate in candidates}
        self._title_before = {p.last: p for p in phrases if p.role.is_person or p.role.plural_of_people}
        self._title_after = {p.first: p for p in phrases if p.role.is_person}
        self._known = {i: c for c in candidates if c.is_person for i in range(c.first, c.last)}
        self._taken = {i for c in candidates if not c.is_person for i in range(c.first, c.last)}
        self._taken |= {i for p in phrases for i in range(p.title_first, p.title_last)}
        self._titled: set[str] = set()
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._body_names: Counter[str] = Counter()
        for i, token in enumerate(words.tokens):
            if token.entity and i not in self._taken:
                self._votes[words.keys[i]][token.entity] += 1
                if token.entity == "PERSON" and not words.parsed.sentences[token.sentence].headline:
                    self._body_names[words.keys[i]] += 1

    def runs(self) -> Iterator[tuple[int, int]]:
        """Runs of tokens that can be one name, half-open."""
        i, end = 0, len(self._words.tokens)
        while i < end:
            if not self._is_name(i):
                i += 1
                continue
            last = i + 1
            while (following := self._extended(i, last)) > last:
                last = following
            yield i, last
            i = last

    def learn(self, runs: list[tuple[int, int]]) -> None:
        """Take the last words of names after a title for surnames, wherever else they stand."""
        self._titled = {self._words.keys[last - 1] for first, last in runs if first in self._title_before}

    def _is_name(self, i: int) -> bool:
        if i in self._known:
            return True
        token = self._words.tokens[i]
        if i in self._taken or not token.text[0].isupper() or token.entity in _NO_NAME:
            return False
        if self._words.parsed.sentences[token.sentence].headline:
            # Every word of a headline may have a capital: only a name that is known from elsewhere counts.
            titled = token.entity == "PERSON" and (i in self._title_before or i - 1 in self._title_before)
            return titled or self._body_names[self._words.keys[i]] > 0 or self._is_surname(i)
        return token.pos == "PROPN" or self._body_names[self._words.keys[i]] > 0

    def _extended(self, first: int, last: int) -> int:
        """Where the run ends when it goes on with the next word; `last` when it does not."""
        words = self._words
        stop = words.sentence_end(first)
        if last >= stop or words.is_possessive(last):
            return last
        if self._is_name(last):
            return last + 1 if self._known.get(last) is None or not self._is_complete(last) else last
        if last + 1 >= stop:
            return last
        if words.tokens[last].text == "," and words.keys[last + 1] in _SUFFIXES:
            return last + 2
        if words.is_dash(last) and (last + 1 not in self._taken):
            pair = self._is_surname(last - 1) and self._is_surname(last + 1)
            return last if pair else last + 2
        following = last
        while following < stop and words.keys[following] in _PARTICLES:
            following += 1
        return following + 1 if last < following < stop and self._is_name(following) else last

    def _is_complete(self, last: int) -> bool:
        """Whether the run so far is a known full name, so that the next known name is another person's."""
        known = self._known.get(last - 1)
        return known is not None and known.last == last and known.last - known.first > 1

    def _is_surname(self, i: int) -> bool:
        return self._words.keys[i] in self._surnames

    def span(self, first: int, last: int, previous: PersonSpan | None) -> PersonSpan | None:
        """The run as a personal name, or None if nothing speaks for one."""
        words, start = self._words, first
        while first < last - 1 and words.keys[first] in _HONORIFICS:
            first += 1
        honorific = first > start
        name_last = last
        while name_last - 1 > first and words.keys[name_last - 1] in _SUFFIXES | {""}:
            name_last -= 1
        before = self._before(start, last, previous)
        titles = (before,) if before else self._after(first, last)
        owners, whole_last = self._owners(last, titles)
        sure = (
            bool(before) or honorific or any(i in self._known for i in range(first, last)) or self._voted(name_last - 1)
        )
        if not before and words.keys[name_last - 1] in THINGS:
            return None
        if not sure and not self._is_surname(name_last - 1):
            return None
        own_title = before is not None and before.last <= start and not (previous and previous.last > before.last)
        whole_first = before.first if before and own_title else start
        core, key = name_last - 1, words.key(first, name_last)
        return PersonSpan(first, last, core, key, titles, owners, whole_first, whole_last, sure)

    def _voted(self, i: int) -> bool:
        """Whether the word at `i` has a title somewhere, or the parser mostly takes it for a person."""
        key = self._words.keys[i]
        votes = self._votes[key]
        return key in self._titled or 0 < votes["PERSON"] * 2 >= votes.total()

    def _before(self, first: int, last: int, previous: PersonSpan | None) -> RolePhrase | None:
        words = self._words
        if title := self._title_before.get(first):
            return title
        if first == 0 or words.tokens[first - 1].text not in {",", "and"}:
            return None
        if previous and previous.titles and previous.titles[0].role.plural_of_people and previous.last >= first - 2:
            return previous.titles[0]
        title = self._title_before.get(first - 1)
        if title is None or not title.owners or not title.role.is_person or words.tokens[first - 1].text != ",":
            return None
        # `the finance minister of Kenya, X` says it by itself, `the Kenyan finance minister, X` only in apposition.
        beside = any(words.tokens[i].dep == "appos" for i in range(first, last))
        return title if beside or title.last > title.title_last else None

    def _after(self, first: int, last: int) -> tuple[RolePhrase, ...]:
        """The title in apposition: closed by another mark, or so by the parser's word."""
        words = self._words
        if last + 1 >= len(words.tokens) or words.tokens[last].text not in {",", "("}:
            return ()
        for start in range(last + 1, min(last + 1 + _APPOSITION, len(words.tokens))):
            if title := self._title_after.get(start):
                core = words.tokens[title.core]
                beside = start <= last + 2 and words.tokens[min(title.last, len(words.tokens) - 1)].pos == "PUNCT"
                return (title,) if beside or (core.dep == "appos" and first <= core.head < last) else ()
        return ()

    def _owners(self, last: int, titles: tuple[RolePhrase, ...]) -> tuple[tuple[Candidate, ...], int]:
        words = self._words
        if last + 1 >= len(words.tokens) or words.keys[last] not in {"of", "from", ""}:
            return (), last
        bracket = words.tokens[last].text == "("
        start = last + 2 if words.keys[last + 1] == "the" else last + 1
        owner = self._starting.get(start)
        if owner is None or not any(alias.form in _OWNER_FORMS and alias.kind != "person" for alias in owner.senses):
            return (), last
        if bracket:
            closed = owner.last < len(words.tokens) and words.tokens[owner.last].text == ")"
            return ((owner,), owner.last + 1) if closed else ((), last)
        return ((owner,), owner.last) if titles and words.keys[last] in {"of", "from"} else ((), last)

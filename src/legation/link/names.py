"""Which runs of words can be one personal name: the particles, dashes, initials and headline capitals of names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from legation.link.candidates import BROKEN_APOSTROPHE, Candidate, Words
from legation.link.phrases import RolePhrase
from legation.resources.kb import KnowledgeBase

_HONORIFICS = frozenset(
    "mr mrs ms miss dr sir madam dame lord lady prof professor sheikh shaikh sheikha hon honourable honorable hh hrh "
    "hm highness majesty excellency eminence holiness royal serene superintendent inspector rev reverend bishop "
    "archbishop cardinal ayatollah imam rabbi comrade democrat republican".split()
)
_DOTTED = frozenset({"H.E.", "H.E", "HE"})
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    "al bin ibn bint ben de da dela dos das del della di du der den van von la le el ul ad as ash ed es abu ter ten e "
    "o y".split()
)
# Particles that are small words of English too stand inside a name, never at its beginning.
_OPENING = frozenset("al bin ibn de da del della der den van von el abu".split())
# What the parser calls a name that is no person's; a day or a sum is never part of one.
_NO_NAME = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_NO_NAME_TAGS = frozenset({"DT", "PRP", "PRP$", "IN", "CC", "WP", "MD", "TO"})


class Names:
    """The words of one article that can belong to personal names, judged by all places where they stand."""

    def __init__(
        self, words: Words, candidates: list[Candidate], phrases: list[RolePhrase], knowledge: KnowledgeBase
    ) -> None:
        """Count what the parser calls each word throughout the article."""
        self._words = words
        self._surnames = knowledge.by_surname
        self._after_title = {p.last for p in phrases if p.role.is_person or p.role.plural_of_people}
        self._known = {i: c for c in candidates if c.is_person for i in range(c.first, c.last)}
        self._countries = {c.first: c for c in candidates if not c.is_person and c.senses}
        self._taken = {i for c in candidates if not c.is_person for i in range(c.first, c.last)}
        self._taken |= {i for p in phrases for i in range(p.title_first, p.title_last)}
        self._titled: set[str] = set()
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)
        self._body_names: Counter[str] = Counter()
        for i, token in enumerate(words.tokens):
            if token.entity and i not in self._taken:
                self._votes[words.keys[i]][token.entity] += 1
                if token.entity == "PERSON" and not words.in_headline(i):
                    self._body_names[words.keys[i]] += 1

    def runs(self) -> list[tuple[int, int]]:
        """Runs of tokens that can be one name, half-open; the last words of those after a title are surnames."""
        runs = list(self._runs())
        self._titled = {self._words.keys[last - 1] for first, last in runs if first in self._after_title}
        return runs

    def _runs(self) -> Iterator[tuple[int, int]]:
        i, end = 0, len(self._words.tokens)
        while i < end:
            name = self._past_particles(i) if self._is_opening(i) else i
            if not self._is_name(name):
                i += 1
                continue
            last = name + 1
            while (following := self._extended(i, last)) > last:
                last = following
            yield i, last
            i = last

    def is_honorific(self, i: int) -> bool:
        """Whether the token is a form of address before a name; `He` is a surname, `H.E.` is none."""
        return self._words.keys[i] in _HONORIFICS or self._words.tokens[i].text in _DOTTED

    def is_known(self, i: int) -> bool:
        """Whether the token belongs to a name of the knowledge base that is a person's."""
        return i in self._known

    def is_surname(self, i: int) -> bool:
        """Whether the token is the surname of somebody known."""
        return self._words.keys[i] in self._surnames

    def is_voted(self, i: int) -> bool:
        """Whether the word at `i` has a title somewhere, or the parser mostly takes it for a person."""
        key = self._words.keys[i]
        votes = self._votes[key]
        return key in self._titled or 0 < votes["PERSON"] * 2 >= votes.total()

    def _is_name(self, i: int) -> bool:
        if i in self._known:
            return True
        token = self._words.tokens[i]
        if i in self._taken or not token.text[0].isupper() or token.entity in _NO_NAME or token.tag in _NO_NAME_TAGS:
            return False
        if any(map(str.isdigit, token.text)):
            return False
        body = self._body_names[self._words.keys[i]] > 0
        if self._words.in_headline(i):
            # Every word of a headline may have a capital: only a name that is known from elsewhere counts.
            return self._is_titled(i) or body or self.is_surname(i)
        return token.pos == "PROPN" or body

    def _is_titled(self, i: int) -> bool:
        """Whether it is the first after a title in a headline, or the next where that first is no name by itself."""
        if self._words.tokens[i].entity != "PERSON":
            return False
        if i in self._after_title:
            return True
        complete = self.is_surname(i - 1) or self._body_names[self._words.keys[i - 1]] > 0
        return i - 1 in self._after_title and not complete

    def _is_opening(self, i: int) -> bool:
        """Whether a name may start with the particle at `i`: `de Mistura said`, `al-Assad`."""
        words = self._words
        if words.keys[i] not in _OPENING or i in self._known:
            return False
        return words.is_capitalised(i) or words.tokens[i].tag in {"NNP", "FW"} or words.is_dash(i + 1)

    def _past_particles(self, i: int) -> int:
        """The token after particles and the dashes between them; `i` itself where that is in another sentence."""
        words, at = self._words, i
        stop = words.sentence_end(i)
        while at < stop and (words.keys[at] in PARTICLES or words.is_dash(at)):
            at += 1
        return at if at < stop else i

    def _extended(self, first: int, last: int) -> int:
        """Where the run ends when it goes on with the next word; `last` when it does not."""
        words = self._words
        stop = words.sentence_end(first)
        if last >= stop or words.is_possessive(last) or BROKEN_APOSTROPHE in words.tokens[last - 1].text:
            return last
        if last == first + 1 and self._is_country_surname(first):
            return last + 1
        if self._is_name(last) and words.keys[last] not in PARTICLES:
            return last + 1 if self._known.get(last) is None or not self._is_complete(last) else last
        if last + 1 >= stop:
            return last
        if words.tokens[last].text == "," and words.keys[last + 1] in SUFFIXES:
            return last + 2
        if words.is_dash(last) and (last + 1 not in self._taken):
            pair = self.is_surname(last - 1) and self.is_surname(last + 1)
            return last if pair else last + 2
        following = self._past_particles(last)
        if last < following and self._is_name(following):
            return following + 1
        return last + 1 if self._is_name(last) else last

    def _is_country_surname(self, i: int) -> bool:
        """Whether the parser takes the country after a given name for the surname: `Anna Holland`."""
        words, last = self._words, i + 1
        country = self._countries.get(last)
        if country is None or country.last > last + 1 or words.is_possessive(last + 1):
            return False
        people = all(words.tokens[j].entity == "PERSON" and words.tokens[j].pos == "PROPN" for j in (i, last))
        return people and words.tokens[i].head == last

    def _is_complete(self, last: int) -> bool:
        """Whether the run so far is a known full name, so that the next known name is another person's."""
        known = self._known.get(last - 1)
        return known is not None and known.last == last and known.last - known.first > 1

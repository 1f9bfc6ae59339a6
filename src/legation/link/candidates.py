"""Which words of an article are in the knowledge base: names and office nouns, found by longest match.

All linkers start from these candidates; none is a mention yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

import msgspec

from legation.model.article import ParsedArticle, Token
from legation.model.knowledge import Alias
from legation.resources.kb import KnowledgeBase, key_of
from legation.resources.knowledge import is_in_capitals
from legation.resources.tables import Role

_Found = TypeVar("_Found")
# An apostrophe in the titles of some archived sites, whose escape lost its backslash (`Chairu2019s`).
BROKEN_APOSTROPHE = "u2019"
_DASHES = frozenset("-–—‑−/")
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ADJECTIVAL = frozenset({"JJ", "JJS", "VBG", "VBN", "RB", "FW"})
_ROLE_JOINTS = frozenset({"of", "the", "and", "for", "or", "at", "in", "'s", "d'affaires", ""})
_NAME_JOINTS = frozenset(
    "of the and for on in de del la da do du des al el ul bin ibn ben von van der den ter di d' 's 'or".split()
) | {""}
# Beside other American states `Georgia` is one of them, unless its own neighbours are named too.
_AMERICAN = frozenset("alabama arizona florida louisiana michigan nevada ohio pennsylvania texas wisconsin".split())
_CAUCASIAN = frozenset("abkhazia armenia azerbaijan georgian georgians ossetia tbilisi".split())
# `North American leaders` are not those of the United States alone.
_CONTINENT = frozenset("african asian central inter latin native north pan south".split())
_COMING = frozenset({"elect", "designate"})
# The longest role of the table has eight words.
_ROLE_TOKENS = 10
# A dash is a token of its own but no word of a key, so a name may have more tokens than words.
_DASH_TOKENS = 2


@lru_cache(maxsize=1 << 16)
def _fold(text: str) -> str:
    return key_of(text.partition(BROKEN_APOSTROPHE)[0])


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """Tokens (half-open) that stand in the knowledge base: as a name with its senses, as a role, or as both."""

    first: int
    last: int
    senses: tuple[Alias, ...] = ()
    role: Role | None = None

    @property
    def is_person(self) -> bool:
        """Whether the only things of this name are people."""
        return bool(self.senses) and all(alias.kind == "person" for alias in self.senses)

    @property
    def is_owner(self) -> bool:
        """Whether an office can belong to it: a country, an organization, an adjective, a capital."""
        return any(alias.kind != "person" for alias in self.senses)


class Words:
    """The tokens of an article with their keys, and the questions that all linkers ask about them."""

    def __init__(self, parsed: ParsedArticle) -> None:
        """Fold every token once."""
        self.parsed = parsed
        self.tokens: tuple[Token, ...] = parsed.tokens
        self.keys: list[str] = [_fold(token.text) for token in parsed.tokens]
        self._bounds = _bounds(parsed)
        # What `find_candidates` has found, and with which knowledge base.
        self.found: tuple[KnowledgeBase, list[Candidate]] | None = None

    def key(self, first: int, last: int) -> str:
        """The key of a run of tokens, as `key_of` gives it for their text."""
        return " ".join(filter(None, self.keys[first:last])).replace(" 's", "'s")

    def is_possessive(self, i: int) -> bool:
        """Whether token `i` is the ending of a possessive."""
        return 0 < i < len(self.tokens) and self.tokens[i].tag == "POS"

    def is_capitalised(self, i: int) -> bool:
        """Whether token `i` starts with a capital."""
        return self.tokens[i].text[:1].isupper()

    def is_dash(self, i: int) -> bool:
        """Whether token `i` is a hyphen or dash that joins the tokens beside it without a space."""
        tokens = self.tokens
        if not 0 < i < len(tokens) - 1 or tokens[i].text not in _DASHES:
            return False
        return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start

    def in_headline(self, i: int) -> bool:
        """Whether token `i` stands in a headline, where every word may have a capital."""
        return self.parsed.sentences[self.tokens[i].sentence].headline

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence that token `i` is in."""
        return self._bounds[self.tokens[i].sentence][0]

    def sentence_end(self, i: int) -> int:
        """The token after the last of the sentence that token `i` is in."""
        return self._bounds[self.tokens[i].sentence][1]

    def head(self, first: int, last: int, core: int) -> int:
        """The token of `[first, last)` that carries its syntax: what `core` depends on inside it, at the top."""
        top = core
        for _ in range(last - first):
            above = self.tokens[top].head
            if above == top or not first <= above < last:
                break
            top = above
        return top


def _bounds(parsed: ParsedArticle) -> list[tuple[int, int]]:
    """First and last token of each sentence; one that the parser ends without a mark (`Vice | President`) goes on."""
    starts: list[int] = []
    for sentence in parsed.sentences:
        previous = parsed.sentences[sentence.index - 1] if sentence.index else None
        open_ended = previous is not None and previous.paragraph == sentence.paragraph
        goes_on = open_ended and parsed.tokens[sentence.first - 1].pos != "PUNCT"
        starts.append(starts[-1] if goes_on else sentence.first)
    ends = {start: sentence.last for start, sentence in zip(starts, parsed.sentences, strict=True)}
    return [(start, ends[start]) for start in starts]


_last: list[Words] = []


def words_of(parsed: ParsedArticle) -> Words:
    """The words of an article; those of the last one are kept, because several linkers ask for them in turn."""
    words = next((known for known in _last if known.parsed is parsed), None)
    if words is None:
        words = Words(parsed)
        _last[:] = [words]
    return words


def find_candidates(words: Words, knowledge: KnowledgeBase) -> list[Candidate]:
    """Names and roles in text order, none over another; found once for the words of an article.

    Of two that overlap the first stands, and a role gives up the words that are a name (`NATO` of `NATO allies`,
    `Commission` of `European Commission president`); a phrase that is both is one candidate with both.
    """
    if words.found is None or words.found[0] is not knowledge:
        words.found = (knowledge, _find_candidates(words, knowledge))
    return list(words.found[1])


def _find_candidates(words: Words, knowledge: KnowledgeBase) -> list[Candidate]:
    names = {candidate.first: candidate for candidate in find_names(words, knowledge)}
    named = {i: candidate for candidate in names.values() for i in range(candidate.first, candidate.last)}
    roles: list[Candidate] = []
    for candidate in find_roles(words, knowledge):
        name = named.get(candidate.first)
        if name is None:
            roles.append(candidate)
        elif (name.first, name.last) == (candidate.first, candidate.last):
            names[name.first] = Candidate(name.first, name.last, name.senses, candidate.role)
        elif rest := _without_name(words, candidate, name, knowledge):
            roles.append(rest)
        elif name.last < candidate.last:
            # `Russian Security Council secretary`: the office takes its words back, what is before it stays a name.
            del names[name.first]
            roles.append(candidate)
            if before := knowledge.aliases.get(words.key(name.first, candidate.first)):
                names[name.first] = Candidate(name.first, candidate.first, before)
    covered = {i for role in roles for i in range(role.first, role.last)}
    kept = (name for name in names.values() if covered.isdisjoint(range(name.first, name.last)))
    return sorted([*roles, *kept], key=lambda candidate: candidate.first)


def _without_name(words: Words, candidate: Candidate, name: Candidate, knowledge: KnowledgeBase) -> Candidate | None:
    """The part of a role after a name, if it is a role that says as much.

    `allies` of `NATO allies` does; `secretary` of `Security Council secretary` does not: only the whole is an office.
    """
    if name.last >= candidate.last or candidate.role is None:
        return None
    role = knowledge.roles.get(words.key(name.last, candidate.last))
    if role is None:
        return None
    acronym = words.parsed.text(name.first, name.last).isupper()
    office = candidate.role.office
    says_as_much = office in {None, role.office} or (name.first < candidate.first and role.office is not None)
    return Candidate(name.last, candidate.last, role=role) if acronym or says_as_much else None


def find_names(words: Words, knowledge: KnowledgeBase) -> Iterator[Candidate]:
    """Names, adjectives and institutions of the knowledge base: runs of capitalised words and small ones between."""
    capital = [words.is_capitalised(token.i) for token in words.tokens]
    inside = [big or key in _NAME_JOINTS for big, key in zip(capital, words.keys, strict=True)]

    american = not _AMERICAN.isdisjoint(words.keys) and _CAUCASIAN.isdisjoint(words.keys)

    def senses(first: int, last: int) -> tuple[Alias, ...]:
        key = words.key(first, last)
        if american and key == "georgia":
            return ()
        found = knowledge.aliases.get(key, ())
        if found and key in knowledge.capitals_only:
            return found if is_in_capitals(words.parsed.text(first, last)) else ()
        return found

    for first, last, found in _longest(words, knowledge.longest + _DASH_TOKENS, senses, capital, inside):
        if not _is_end_of_name(words, first, capital):
            yield Candidate(first, last, found)


def _is_end_of_name(words: Words, first: int, capital: list[bool]) -> bool:
    """`New Jersey` and `New Mexico` are neither Jersey nor Mexico, and `Latin America` has many countries."""
    before = first - 2 if words.is_dash(first - 1) else first - 1
    if before < 0 or not capital[before]:
        return False
    if words.keys[before] == "new":
        return before == first - 1
    return words.keys[first] in {"america", "american", "americans"} and words.keys[before] in _CONTINENT


def find_roles(words: Words, knowledge: KnowledgeBase) -> Iterator[Candidate]:
    """Office and agent nouns of the knowledge base, in any case: runs of nouns and adjectives and the words between."""
    noun = [token.tag in _NOMINAL for token in words.tokens]
    start = [is_noun or token.tag in _ADJECTIVAL for is_noun, token in zip(noun, words.tokens, strict=True)]
    inside = [first or key in _ROLE_JOINTS or key in _COMING for first, key in zip(start, words.keys, strict=True)]

    def role(first: int, last: int) -> Role | None:
        # `Prime Minister-designate`: the parser has other ideas of the last word.
        if not noun[last - 1] and words.keys[last - 1] not in _COMING:
            return None
        if last == first + 1 and words.keys[first] == "national" and words.is_capitalised(first):
            return None
        return knowledge.roles.get(words.key(first, last))

    for first, last, found in _longest(words, _ROLE_TOKENS, role, start, inside):
        yield Candidate(first, last, role=found)


def _longest(
    words: Words, most: int, find: Callable[[int, int], _Found | None], start: list[bool], inside: list[bool]
) -> Iterator[tuple[int, int, _Found]]:
    """Runs of at most `most` tokens that are found, the longest at each place; all their tokens are `inside` ones."""
    i, keys = 0, words.keys
    while i < len(keys):
        step = 1
        if start[i] and keys[i]:
            stop, last = min(i + most, words.sentence_end(i)), i + 1
            while last < stop and inside[last]:
                last += 1
            for end in range(last, i, -1):
                if keys[end - 1] and (found := find(i, end)):
                    yield i, end, found
                    step = end - i
                    break
        i += step

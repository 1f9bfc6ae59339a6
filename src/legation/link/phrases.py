"""Noun phrases about an office or an agent: `the former Russian foreign minister`, `leaders of India and Peru`."""

from __future__ import annotations

import msgspec

from legation.link.candidates import Candidate, Words
from legation.link.phrase_fields import After, is_same_sort
from legation.resources.tables import Role

# Words that belong to a title though they are no part of the office noun.
_RANKS = frozenset(
    "deputy first second third acting former ex then senior special assistant associate vice chief top interim "
    "outgoing incoming newly new elected permanent principal executive presidential royal under late current".split()
)
_TIMES = frozenset({"former", "ex", "then", "late", "ousted", "acting", "outgoing", "incoming"})
_DETERMINERS = frozenset("the a an this that these those its his her their our my your both all".split())
# Nouns before an office that do not make it another (`the cabinet minister`).
_GENERIC = frozenset("government cabinet state junta coup party military army team union world country federal".split())
# How many small words may part an owner from its noun (`Russian senior military officials`).
_GAP = 3


class RolePhrase(msgspec.Struct, frozen=True, gc=False):
    """A role with whom it belongs to.

    Attributes:
        first, last: Tokens of the whole phrase, half-open, without its article; `core` is the role's last token.
        title_first, title_last: Tokens of the title alone: `Deputy Foreign Minister`.
        owners: Whose role it is, in text order: countries, organizations or, as in `Biden's envoy`, a person.
    """

    first: int
    last: int
    core: int
    title_first: int
    title_last: int
    role: Role
    owners: tuple[Candidate, ...] = ()


def title_of(phrase: RolePhrase, words: Words) -> str:
    """The title as written, with the `former` that may stand before its country."""
    title = words.parsed.text(phrase.title_first, phrase.title_last)
    apart = phrase.first < phrase.title_first and words.keys[phrase.first] in _TIMES
    return f"{words.tokens[phrase.first].text} {title}" if apart else title


def find_phrases(words: Words, candidates: list[Candidate]) -> list[RolePhrase]:
    """All role phrases in text order, without those that are a part of a longer one."""
    finder = _Finder(words, candidates)
    found = [finder.phrase(candidate) for candidate in candidates if candidate.role]
    kept: list[RolePhrase] = []
    for phrase in sorted(found, key=lambda phrase: (phrase.first, -phrase.last)):
        if not kept or phrase.last > kept[-1].last:
            kept.append(phrase)
    return kept


class _Finder:
    def __init__(self, words: Words, candidates: list[Candidate]) -> None:
        self._words = words
        self._after = After(words, candidates)
        self._ending = {candidate.last: candidate for candidate in candidates}
        self._capital_words: frozenset[str] | None = None

    def phrase(self, candidate: Candidate) -> RolePhrase:
        """The phrase around one role."""
        assert candidate.role is not None  # noqa: S101 - callers choose the candidates that are roles
        first, title_first, before = self._left(candidate)
        forum = bool(before) and all(alias.kind == "organization" for owner in before for alias in owner.senses)
        last, title_last, after = self._after.right(candidate, owned=bool(before) and not forum)
        core = candidate.last - 1
        # `the G7 foreign ministers of Canada, France ...`: the members that are named say more than the forum.
        owners = after if forum and len(after) > 1 else before or after
        return RolePhrase(first, last, core, title_first, title_last, candidate.role, owners)

    def _left(self, candidate: Candidate) -> tuple[int, int, tuple[Candidate, ...]]:
        """Where the phrase starts, where its title starts, and the owners before it."""
        words, at, gap = self._words, candidate.first, 0
        title_first, floor = at, words.sentence_start(at)
        while at > floor and gap <= _GAP:
            if owner := self._owner_before(at, candidate):
                owners = self._coordinated_before(owner, candidate)
                first = owners[0].first
                return first - (first > floor and words.keys[first - 1] in _TIMES), title_first, owners
            inner = self._ending.get(at)
            if inner and inner.role and not gap:
                at = title_first = inner.first
            elif not gap and self._is_title_word(at - 1, candidate):
                at = title_first = at - 1
            elif self._is_modifier(at - 1):
                at, gap = at - 1, gap + 1
            else:
                break
        return title_first, title_first, ()

    def _owner_before(self, at: int, candidate: Candidate) -> Candidate | None:
        possessive = self._words.is_possessive(at - 1)
        owner = self._ending.get(at - 1 if possessive else at)
        if owner is None or candidate.role is None:
            return None
        if owner.is_owner:
            return owner
        # `Biden's envoy` and `the Biden administration`, but not `Sunak government official`.
        return owner if owner.is_person and (possessive or not candidate.role.is_person) else None

    def _coordinated_before(self, owner: Candidate, candidate: Candidate) -> tuple[Candidate, ...]:
        words, owners = self._words, [owner]
        if candidate.role and candidate.role.is_person and words.is_possessive(owner.last):
            # `visited Poland and Ukraine's president`: one person has one country.
            return (owner,)
        joints = {"and"}
        while (at := owners[0].first) > 0 and (words.tokens[at - 1].text in joints or words.is_dash(at - 1)):
            earlier = self._ending.get(at - 1)
            if earlier is None or not is_same_sort(earlier, owner):
                break
            owners.insert(0, earlier)
            joints.add(",")
        return tuple(owners)

    def _is_title_word(self, i: int, candidate: Candidate) -> bool:
        words = self._words
        key = words.keys[i]
        if key in _DETERMINERS or self._ending.get(i + 1) or not key.replace(" ", "").isalpha():
            return False
        if words.tokens[i].tag == "IN":
            # `an adviser under President X`
            return False
        if words.in_headline(i) and key not in _RANKS and key not in self._capitals():
            # `Palace Unveils President Xuan's Plan`: a headline's verb has a capital too.
            return False
        if words.tokens[i].dep == "compound" and words.tokens[i].tag == "NN" and words.tokens[i].text.islower():
            # `the Kenyan water minister` is not any minister.
            person = candidate.role is not None and candidate.role.is_person
            return person and key not in _GENERIC and i < words.tokens[i].head < candidate.last
        capitals = words.is_capitalised(i) and words.is_capitalised(candidate.first) and words.tokens[i].pos == "PROPN"
        return key in _RANKS or (capitals and words.tokens[i].entity not in {"PERSON", "DATE"})

    def _capitals(self) -> frozenset[str]:
        """The words that have a capital in the text under the headlines."""
        if self._capital_words is None:
            words = self._words
            self._capital_words = frozenset(
                key for i, key in enumerate(words.keys) if words.is_capitalised(i) and not words.in_headline(i)
            )
        return self._capital_words

    def _is_modifier(self, i: int) -> bool:
        token = self._words.tokens[i]
        small = token.text.islower() and self._words.keys[i] not in _DETERMINERS
        if token.tag == "HYPH":
            # A dash with spaces parts one item of a list from the next.
            return self._words.is_dash(i)
        return (small and token.tag in {"JJ", "JJS", "NN", "VBN", "CD"}) or token.tag == "CD"

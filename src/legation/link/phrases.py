"""Noun phrases about an office or an agent: `the former Russian foreign minister`, `leaders of India and Peru`."""

from __future__ import annotations

import msgspec

from legation.link.candidates import Candidate, Words
from legation.resources.tables import Role

# Words that belong to a title though they are no part of the office noun.
_RANKS = frozenset(
    "deputy first second third acting former ex then senior special assistant associate vice chief top interim "
    "outgoing incoming newly new elected permanent principal executive presidential royal under late current".split()
)
_TIMES = frozenset({"former", "ex", "then", "acting", "outgoing", "incoming"})
_DETERMINERS = frozenset("the a an this that these those its his her their our my your both all".split())
# A title may go on with its field: `Minister of Digital Transformation`, `Advisor for International Economics`.
_FIELD_WORDS = frozenset({"of", "and", "for", "the", "to", "on", "&", ","})
_SPOKESPEOPLE = frozenset({"spokesperson", "spokesman", "spokeswoman", "spokespersons", "spokesmen"})
_OWNER_WORDS = frozenset({"of", "from"})
# How many small words may part an owner from its noun (`Russian senior military officials`).
_GAP = 3
# How many words a title may go on for.
_FIELD = 10


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
        self._starting = {candidate.first: candidate for candidate in candidates}
        self._ending = {candidate.last: candidate for candidate in candidates}

    def phrase(self, candidate: Candidate) -> RolePhrase:
        """The phrase around one role."""
        assert candidate.role is not None  # noqa: S101 - callers choose the candidates that are roles
        first, title_first, before = self._left(candidate)
        forum = bool(before) and all(alias.kind == "organization" for owner in before for alias in owner.senses)
        last, title_last, after = self._right(candidate, owned=bool(before) and not forum)
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
            if earlier is None or not _is_same_sort(earlier, owner):
                break
            owners.insert(0, earlier)
            joints.add(",")
        return tuple(owners)

    def _is_title_word(self, i: int, candidate: Candidate) -> bool:
        words = self._words
        key = words.keys[i]
        if key in _DETERMINERS or self._ending.get(i + 1) or not key.replace(" ", "").isalpha():
            return False
        capitals = words.is_capitalised(i) and words.is_capitalised(candidate.first) and words.tokens[i].pos == "PROPN"
        return key in _RANKS or (capitals and words.tokens[i].entity not in {"PERSON", "DATE"})

    def _is_modifier(self, i: int) -> bool:
        token = self._words.tokens[i]
        small = token.text.islower() and self._words.keys[i] not in _DETERMINERS
        return (small and token.tag in {"JJ", "JJS", "NN", "VBN", "CD"}) or token.tag == "HYPH" or token.tag == "CD"

    def _right(self, candidate: Candidate, owned: bool) -> tuple[int, int, tuple[Candidate, ...]]:
        """Where the phrase ends, where its title ends, and the owners after it."""
        words, last = self._words, candidate.last
        if last >= words.sentence_end(last - 1) or words.keys[last] not in {"of", "for", "from", "to"}:
            return last, last, ()
        target = self._starting.get(self._skip_article(last + 1))
        if target and target.is_owner:
            singular = candidate.role is not None and candidate.role.is_person
            owners = (target,) if singular else self._coordinated_after(target)
            speaks_for = words.keys[last] == "for" and words.keys[candidate.last - 1] in _SPOKESPEOPLE
            belongs = (words.keys[last] in _OWNER_WORDS or speaks_for) and not owned
            return owners[-1].last, last, owners if belongs else ()
        return self._field(candidate, owned)

    def _field(self, candidate: Candidate, owned: bool) -> tuple[int, int, tuple[Candidate, ...]]:
        """The same where the title goes on with its field, or with the office that it serves."""
        words, last = self._words, candidate.last
        stop = min(words.sentence_end(last - 1), last + _FIELD)
        title_last = i = last
        while i < stop:
            target = self._starting.get(i)
            if target and target.role and not target.is_owner:
                if inner := self._right(target, owned=False)[2]:
                    return inner[-1].last, target.last, () if owned else inner
                i = title_last = target.last
            elif target and target.is_owner and words.keys[i - 1] in {"of", "the"}:
                return target.last, title_last, () if owned else (target,)
            elif words.keys[i] in _FIELD_WORDS:
                i += 1
            elif words.is_capitalised(i) and not target and words.tokens[i].entity != "PERSON":
                i = title_last = i + 1
            else:
                break
        named = title_last > last and words.is_capitalised(candidate.last - 1) and words.is_capitalised(title_last - 1)
        return (title_last, title_last, ()) if named else (last, last, ())

    def _coordinated_after(self, owner: Candidate) -> tuple[Candidate, ...]:
        owners, tokens = [owner], self._words.tokens
        while (at := owners[-1].last) < len(tokens) - 1 and tokens[at].text in {"and", ","}:
            following = at + 2 if tokens[at + 1].text == "and" else at + 1
            later = self._starting.get(self._skip_article(following))
            if later is None or not _is_same_sort(later, owner):
                break
            owners.append(later)
        return tuple(owners)

    def _skip_article(self, i: int) -> int:
        return i + 1 if i < len(self._words.keys) and self._words.keys[i] == "the" else i


def _is_same_sort(one: Candidate, other: Candidate) -> bool:
    """Whether `one and other` can share a role: names with names, adjectives with adjectives, people with people."""
    return bool({_sort(alias.form, alias.kind) for alias in one.senses} & {_sort(a.form, a.kind) for a in other.senses})


def _sort(form: str, kind: str) -> str:
    if kind == "person":
        return kind
    return "adjective" if form in {"adjective", "demonym"} else "name"

"""Words that name an actor only by what stands before them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.link.candidates import Candidate, Words
from legation.link.phrases import RolePhrase, find_phrases
from legation.link.speaker import is_first_person
from legation.model.article import Token
from legation.model.link import Mention

_PRONOUNS = {
    "person": "he him his himself she her hers herself".split(),
    "thing": "it its itself".split(),
    "plural": "they them their theirs themselves".split(),
}
_PRONOUN_KINDS = {word: kind for kind, words in _PRONOUNS.items() for word in words}
_COUNTS = {
    "both": 2, "either": 2, "neither": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7,
}  # fmt: skip
# Plural nouns that stand for parties to something; the first for their countries, the second for their people.
_SIDES = frozenset(
    "sides parties countries nations states governments delegations capitals neighbours neighbors allies partners "
    "powers militaries armies teams rivals adversaries economies democracies participants signatories".split()
)
_LEADERS = frozenset("leaders counterparts heads officials diplomats negotiators men statesmen".split())
# `the participants` are parties without a number before them, `the allies` are not.
_ALONE = frozenset({"sides", "parties", "delegations", "participants", "signatories", "leaders"})
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "either", "neither", "our", "such"})
_PAIRS = frozenset({"pair", "duo"})


class Anaphor(msgspec.Struct, frozen=True, gc=False):
    """Tokens (half-open) that refer back.

    Attributes:
        kind: first, person, thing, plural, reciprocal, sides (countries), leaders (people) or role.
        count: How many it names, where it says so.
        definite: `the minister`, not `a minister`.
        owner: Token of a possessive pronoun before the noun, or None.
        phrase: The role phrase of a role; None for other kinds.
    """

    first: int
    last: int
    core: int
    kind: str
    count: int | None = None
    definite: bool = False
    owner: int | None = None
    phrase: RolePhrase | None = None

    @property
    def is_pronoun(self) -> bool:
        """Whether it says no more than person and number."""
        return self.kind in {"first", "person", "thing", "plural", "reciprocal"}


def find_anaphors(words: Words, candidates: list[Candidate], mentions: tuple[Mention, ...]) -> list[Anaphor]:
    """Every anaphor outside the mentions that are already made, in text order."""
    covered = {i for mention in mentions for i in range(mention.first, mention.last)}
    phrases = {p.core: p for p in find_phrases(words, candidates) if covered.isdisjoint(range(p.first, p.last))}
    found = (_anaphor(words, token, phrases.get(token.i)) for token in words.tokens if token.i not in covered)
    return list(_apart(anaphor for anaphor in found if anaphor))


def _apart(anaphors: Iterator[Anaphor]) -> Iterator[Anaphor]:
    end = 0
    for anaphor in anaphors:
        if anaphor.first >= end:
            yield anaphor
            end = anaphor.last


def _anaphor(words: Words, token: Token, phrase: RolePhrase | None) -> Anaphor | None:
    key = words.keys[token.i]
    if key in _COUNTS and token.dep in {"nsubj", "nsubjpass"} and words.keys[token.i - 1] == "the":
        return Anaphor(token.i - 1, token.i + 1, token.i, "leaders", _COUNTS[key], definite=True)
    if token.pos in {"PRON", "DET"}:
        return _pronoun(words, token, key)
    parties = None
    if key in _SIDES or key in _LEADERS or key in _PAIRS or (phrase and _is_office_plural(phrase)):
        parties = _parties(words, token, key, phrase)
    return parties or (_role(words, phrase) if phrase else None)


def _pronoun(words: Words, token: Token, key: str) -> Anaphor | None:
    i = token.i
    if is_first_person(token):
        return Anaphor(i, i + 1, i, "first")
    if words.keys[i : i + 2] in (["each", "other"], ["one", "another"]):
        return Anaphor(i, i + 2, i + 1, "reciprocal")
    if key == "both" and token.dep in {"nsubj", "nsubjpass", "pobj", "dobj"}:
        return Anaphor(i, i + 1, i, "sides", count=2, definite=True)
    kind = _PRONOUN_KINDS.get(key)
    if kind is None or (key == "it" and _is_empty(words, token)):
        return None
    return Anaphor(i, i + 1, i, kind)


def _is_empty(words: Words, token: Token) -> bool:
    """Whether `it` only holds a place: `it is important that`, `it was agreed`."""
    verb = words.tokens[token.head]
    complement = {words.tokens[child].dep for child in words.parsed.children[verb.i]}
    return token.dep == "expl" or bool(complement & {"acomp", "ccomp"} and verb.lemma in {"be", "seem", "appear"})


def _is_office_plural(phrase: RolePhrase) -> bool:
    return phrase.role.plural_of_people and phrase.role.office is not None


def _parties(words: Words, token: Token, key: str, phrase: RolePhrase | None) -> Anaphor | None:
    core, first = token.i, phrase.first if phrase else token.i
    first, count, definite, owner = _before(words, first)
    if key in _PAIRS:
        return Anaphor(first, core + 1, core, "leaders", 2, definite) if definite else None
    alone = key in _ALONE or (phrase is not None and _is_office_plural(phrase))
    ours = owner is not None and key in {"countries", "nations", "peoples", "governments"}
    if count is None and not ours and not (alone and definite):
        return None
    kind = "sides" if key in _SIDES else "leaders"
    if not definite and (kind == "leaders" or count != 2):
        return None
    return Anaphor(first, core + 1, core, kind, count, definite, owner, phrase)


def _before(words: Words, first: int) -> tuple[int, int | None, bool, int | None]:
    """What stands before a noun: where it starts, how many it says, whether it is definite, whose it is."""
    count, definite, owner = None, False, None
    floor, start = words.sentence_start(first), first
    for i in range(first - 1, floor - 1, -1):
        token, key = words.tokens[i], words.keys[i]
        if token.tag == "PRP$":
            return start, count, True, i
        if key in _COUNTS:
            count = _COUNTS[key]
        elif key not in _DEFINITE and (count is not None or not _is_small_modifier(words, token)):
            break
        definite = definite or key in _DEFINITE
        if key in _COUNTS or key in _DEFINITE:
            start = i
        if key in {"the", "these", "those"} and words.keys[i - 1] != "both":
            break
    return start, count, definite, owner


def _is_determined(words: Words, phrase: RolePhrase) -> bool:
    deps = {words.tokens[child].dep for child in words.parsed.children[phrase.core]}
    return bool(deps & {"det", "poss", "nummod", "predet"})


def _is_small_modifier(words: Words, token: Token) -> bool:
    hyphenated = token.tag == "HYPH" or words.tokens[token.i + 1].tag == "HYPH"
    return hyphenated or (token.tag in {"JJ", "VBG", "VBN"} and token.text.islower())


def _role(words: Words, phrase: RolePhrase) -> Anaphor | None:
    first, _, definite, owner = _before(words, phrase.first)
    # A capital does for the article: `President meets envoys`.
    definite = definite or (phrase.role.is_person and words.is_capitalised(phrase.core))
    core = words.tokens[phrase.core]
    if core.dep in {"compound", "amod"} and core.head >= phrase.last:
        # `police station`, `government bonds`: no actor by itself.
        return None
    if phrase.role.is_person and not definite and not _is_determined(words, phrase):
        # `bring to justice`, `in general`
        return None
    return Anaphor(first, phrase.last, phrase.core, "role", None, definite, owner, phrase)

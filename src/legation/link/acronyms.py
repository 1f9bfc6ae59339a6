"""Organizations that an article introduces with their letters: `the Joint Cereal Board (JCB)`, then `the JCB`.

What the article defines is one organization throughout it, whatever else the letters may stand for elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from legation.link.candidates import Words
from legation.link.context import organization_actor
from legation.link.nouns import ORGANIZATIONS
from legation.model.link import Actor
from legation.resources.kb import KnowledgeBase

_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,6}[A-Z]")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "'s", "de", "la", "des", "du"})
# How many words a name may have for each of its letters, small ones included.
_WORDS_PER_LETTER = 2
# From this share of common words on, a known organization of these letters is the one that is meant.
_SAME_NAME = 0.6
_GROUPS = frozenset("front army movement brigade brigades militia resistance jihad".split())


class Definition(msgspec.Struct, frozen=True, gc=False):
    """A name with its letters.

    Attributes:
        first, last: Tokens of the name, half-open, without its article.
        letters: As written; `key` is the name's key, `short` its last word's (`the Board`).
        actor: The organization.
    """

    first: int
    last: int
    letters: str
    key: str
    short: str
    actor: Actor


def defined_organizations(words: Words, knowledge: KnowledgeBase) -> Iterator[tuple[int, int, Actor]]:
    """Tokens (half-open) of every place that names an organization which the article defines, and which it is."""
    definitions = list(_definitions(words, knowledge))
    if not definitions:
        return
    by_letters = {definition.letters: definition for definition in definitions}
    i = 0
    while i < len(words.tokens):
        last, actor = i + 1, None
        if found := by_letters.get(words.tokens[i].text):
            actor = found.actor
        elif named := next((d for d in definitions if _stands(words, i, d)), None):
            last, actor = i + named.last - named.first, named.actor
        elif short := next((d for d in definitions if _is_short(words, i, d)), None):
            actor = short.actor
        if actor:
            yield i, last, actor
        i = last


def _stands(words: Words, i: int, definition: Definition) -> bool:
    """Whether the whole name is written at token `i`."""
    size = definition.last - definition.first
    return words.is_capitalised(i) and words.key(i, i + size) == definition.key


def _is_short(words: Words, i: int, definition: Definition) -> bool:
    """Whether `the Board` at token `i` is the one defined before: nothing goes before or after its noun."""
    if i < definition.last or words.keys[i] != definition.short or not words.is_capitalised(i):
        return False
    following = i + 1
    alone = following >= len(words.tokens) or not (
        words.keys[following] == "of" or (words.is_capitalised(following) and words.tokens[following].pos == "PROPN")
    )
    return alone and words.keys[i - 1] == "the"


def _definitions(words: Words, knowledge: KnowledgeBase) -> Iterator[Definition]:
    tokens = words.tokens
    for i in range(1, len(tokens) - 2):
        letters = tokens[i + 1].text
        if tokens[i].text != "(" or tokens[i + 2].text != ")" or not _LETTERS.fullmatch(letters):
            continue
        first = _beginning(words, i, letters)
        if first is None:
            continue
        key = words.key(first, i)
        actor = _known(key, letters, knowledge) or _unknown(words, first, i, knowledge)
        if actor:
            yield Definition(first, i, letters, key, words.keys[i - 1], actor)


def _beginning(words: Words, end: int, letters: str) -> int | None:
    """The token where a name begins whose words have these letters as initials, read backwards from `end`."""
    left, at = [letter.casefold() for letter in letters], end
    floor = max(words.sentence_start(end - 1), end - _WORDS_PER_LETTER * len(letters) - 1)
    while at > floor and left:
        at -= 1
        key = words.keys[at]
        if key[:1] == left[-1] and (words.is_capitalised(at) or key in _SMALL):
            left.pop()
        elif key and key not in _SMALL and not words.is_dash(at):
            return None
    return at if not left and words.is_capitalised(at) else None


def _known(key: str, letters: str, knowledge: KnowledgeBase) -> Actor | None:
    """The organization of the knowledge base: of that name, or of these letters and a name like it."""
    for alias in knowledge.aliases.get(key, ()):
        if alias.kind == "organization":
            return organization_actor(knowledge.organizations[alias.target])
    said = set(key.split()) - _SMALL
    for alias in knowledge.senses(letters):
        if alias.kind == "organization":
            organization = knowledge.organizations[alias.target]
            own = set(organization.name.casefold().split()) - _SMALL
            if len(said & own) >= _SAME_NAME * max(len(said), len(own)):
                return organization_actor(organization)
    return None


def _names_organization(keys: list[str]) -> bool:
    """Whether the noun of the name, before `of` or `for` or at its end, is one for organizations."""
    at = next((i for i, key in enumerate(keys) if key in {"of", "for"}), len(keys))
    return at > 0 and bool({keys[at - 1], keys[-1]} & ORGANIZATIONS)


def _unknown(words: Words, first: int, last: int, knowledge: KnowledgeBase) -> Actor | None:
    """An organization that only the article knows, of the country in its name; None if its noun is another thing's."""
    if not _names_organization(words.keys[first:last]):
        return None
    country = None
    for i in range(first, last):
        country = country or next(
            (a.target for a in knowledge.senses(words.tokens[i].text) if a.kind == "country"), None
        )
    kind = "group" if words.keys[last - 1] in _GROUPS else "organization"
    return Actor(words.parsed.text(first, last), None, kind, country)

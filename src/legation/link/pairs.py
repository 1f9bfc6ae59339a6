"""Two actors in one word: `India–Russia`, `Putin-Modi`, `Sino-Indian`, `U.S.-led`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.link.candidates import Words
from legation.link.context import actor_of, country_actor
from legation.link.mentions import make_mention
from legation.model.link import Actor, Mention
from legation.resources.kb import KnowledgeBase

_INNER_DASH = re.compile(r"(?<=[^\W\d_]|\.)[-–—/](?=[^\W\d_])")
# First halves that are no words by themselves. `Indo` is India only before a country (not in `Indo-Pacific`).
COMBINING = {
    "afro": "AU", "anglo": "GBR", "armeno": "ARM", "austro": "AUT", "euro": "EU", "franco": "FRA", "germano": "DEU",
    "greco": "GRC", "hispano": "ESP", "indo": "IND", "irano": "IRN", "israelo": "ISR", "italo": "ITA", "luso": "PRT",
    "nippo": "JPN", "polono": "POL", "russo": "RUS", "serbo": "SRB", "sino": "CHN", "soviet": "RUS", "turco": "TUR",
}  # fmt: skip
_COUNTRY_KINDS = frozenset({"adjective", "country", "group"})


def join_pairs(words: Words, mentions: list[Mention], knowledge: KnowledgeBase) -> list[Mention]:
    """The mentions in text order, with those that a dash ties together as one."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and joined[-1].last == mention.first - 1 and words.is_dash(joined[-1].last):
            joined[-1] = _pair(words, joined[-1], mention)
        else:
            joined.append(_with_first_half(words, mention, knowledge))
    return joined


def hyphenated(words: Words, knowledge: KnowledgeBase) -> Iterator[Mention]:
    """Mentions of single tokens with a dash inside, whose first part at least names a country or organization."""
    for token in words.tokens:
        parts = _INNER_DASH.split(token.text)
        if len(parts) < 2:
            continue
        named = [_named(part, knowledge) for part in parts]
        actors = [actor for actor in named if actor]
        if len(actors) == len(parts) or (named[0] and parts[-1].islower()):
            yield make_mention(words, token.i, token.i + 1, token.i, "adjective", actors, "pair")


def _named(part: str, knowledge: KnowledgeBase) -> Actor | None:
    sense = next((alias for alias in knowledge.senses(part) if alias.kind != "person"), None)
    return actor_of(sense, part, knowledge) if sense else None


def _with_first_half(words: Words, mention: Mention, knowledge: KnowledgeBase) -> Mention:
    """The mention, or the pair that it is the second half of (`Sino-Indian`)."""
    at = mention.first - 2
    code = COMBINING.get(words.keys[at]) if at >= 0 and words.is_dash(at + 1) else None
    if code is None or mention.kind not in _COUNTRY_KINDS:
        return mention
    actors = (country_actor(code, knowledge), *mention.actors)
    return make_mention(words, at, mention.last, mention.head, "adjective", actors, "pair", mention.score)


def _pair(words: Words, one: Mention, other: Mention) -> Mention:
    actors = dict.fromkeys((*one.actors, *other.actors))
    kind = one.kind if one.kind == other.kind else "adjective"
    score = min(one.score, other.score)
    return make_mention(words, one.first, other.last, other.head, kind, actors, "pair", score)

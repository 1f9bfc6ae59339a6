"""Which actors a noun phrase names: itself, what it is joined with, whose it is, what it is of."""

from __future__ import annotations

from collections.abc import Iterable

from legation.coding.clauses import LONGEST_LIST
from legation.coding.linked import LinkedArticle
from legation.coding.titles import is_further_title
from legation.model.link import Actor, Mention

# Nouns that act for those who are named beside them: "the delegation of France", "a group of Polish diplomats".
_COLLECTIVES = frozenset(
    "leader leaders president presidents minister ministers official officials delegation side sides government team "
    "group head heads representative representatives people forces troops authorities state states country countries "
    "nation nations ally allies partner partners member members visit visits effort "
    "thousand hundred dozen ten score crowd majority number".split()
)
# Who does not act for a country, whatever its adjective: `the Icelandic singer`.
_PRIVATE = frozenset(
    "singer musician composer band orchestra actor actress dancer painter novelist author poet film movie novel book "
    "rider cyclist player champion striker goalkeeper footballer coach athlete runner swimmer boxer skier team squad "
    "club fan tourist traveller traveler chef crane bird".split()
)
_PAPERS = frozenset({"E.O", "EO", "ORDER", "DECREE", "PROCLAMATION", "DIRECTIVE"})
# Nouns inside nouns that are followed down: `leaders of the parties of the member states of the Union`.
_DEPTH = 3


def countries_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """The countries that mentions stand for."""
    return frozenset(a.country for m in mentions for a in m.actors if a.country)


def actors_at(article: LinkedArticle, i: int, depth: int = 0, listed: int = 0) -> tuple[Mention, ...]:
    """The actors that the noun phrase headed at a token names: itself, its conjuncts, or what it is of.

    Args:
        depth: How many nouns down from the first this one is; `listed`: how many words down the list.
    """
    found: list[Mention] = []
    mention = article.mention(i)
    if mention is not None and _is_paper(article, mention):
        return unique(owner_mentions(article, i, depth))
    if mention is not None and mention.actors and (mention.kind != "adjective" or len(mention.actors) > 1):
        found.extend(() if is_further_title(article, mention) else (mention,))
    elif depth < _DEPTH:
        found.extend(_inside(article, i, depth))
    for j in article.kids(i, "conj", "appos") if listed < LONGEST_LIST else ():
        inside = mention is not None and mention.first <= j < mention.last
        if not found or inside or article.tokens[j].dep == "conj" or _is_another_party(article, mention, j):
            found.extend(actors_at(article, j, depth, listed + 1))
    if depth < _DEPTH:
        found.extend(_list_of(article, i, found, depth))
    if not depth and not listed:
        found.extend(m for j in _listed_astray(article, i) for m in actors_at(article, j, depth, listed + 1))
    return unique(found)


def _listed_astray(article: LinkedArticle, i: int) -> list[int]:
    """`Spoke with the king, and the premier of Chad and have told my team`: the parser joins the premier to `spoke`."""
    token = article.tokens[i]
    above = article.tokens[token.head] if token.dep == "pobj" else token
    if token.dep not in {"pobj", "dobj"} or not article.is_verb(above.head):
        return []
    joined = (j for j in article.kids(above.head, "conj") if j > i and article.is_noun(j))
    return [j for j in joined if (m := article.mention(j)) is not None and m.kind in {"person", "country", "office"}]


def _is_paper(article: LinkedArticle, mention: Mention) -> bool:
    """`The president's E.O. bans`: who gave an order acts by it, though the parser takes its name for a person's."""
    unknown = all(actor.actor_id is None and actor.country is None for actor in mention.actors)
    return unknown and article.tokens[mention.head].text.strip(".").upper() in _PAPERS


def is_private(article: LinkedArticle, i: int) -> bool:
    """Whether a noun phrase that is no name is of someone who acts for no country."""
    mention = article.mention(i)
    return article.lemmas[i] in _PRIVATE and (mention is None or mention.kind == "adjective")


def _is_another_party(article: LinkedArticle, mention: Mention | None, i: int) -> bool:
    """The parser takes lists for one party named twice; people of two countries are two, and two countries are."""
    other = article.mention(i)
    if mention is None or other is None:
        return False
    kinds = {mention.kind, other.kind}
    if kinds != {"country"} and not kinds <= {"person", "office"}:
        return False
    return not countries_of((mention,)) & countries_of((other,))


def _inside(article: LinkedArticle, i: int, depth: int) -> list[Mention]:
    """Actors beside a noun that is no name: `Polish diplomats`, `the leaders of India and Brazil`."""
    found = owner_mentions(article, i, depth)
    if not found and article.lemmas[i] in _COLLECTIVES:
        for word, j in (*article.prepositions(i), *_from_where(article, i)):
            if word in {"of", "from"}:
                found.extend(actors_at(article, j, depth + 1))
    return found


def _from_where(article: LinkedArticle, i: int) -> list[tuple[str, int]]:
    """`Met with leaders from the region`: the parser hangs `from`, which stands right behind the noun, on the verb."""
    behind = i + 1 < len(article.tokens) and article.lemmas[i + 1] == "from" and article.tokens[i + 1].head < i
    return [("from", j) for j in article.kids(i + 1, "pobj")] if behind else []


def _list_of(article: LinkedArticle, i: int, found: list[Mention], depth: int) -> list[Mention]:
    """`the G7 foreign ministers of Canada, France ...`: the named members stand for the collective."""
    if article.lemmas[i] not in _COLLECTIVES:
        return []
    named = [m for word, j in article.prepositions(i) if word == "of" for m in actors_at(article, j, depth + 1)]
    if len(countries_of(named)) < 2:
        return []
    found.clear()
    return named


def unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in order, each span of words once."""
    seen: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.first, mention.last), mention)
    return tuple(seen.values())


def owners(article: LinkedArticle, noun: int) -> tuple[Mention, ...]:
    """Whose a noun is: its possessor or country adjective, else what follows `of`, `by` or `from`."""
    found = owner_mentions(article, noun)
    below = [(word, j) for word, j in article.prepositions(noun) if not article.is_verb(j)]
    for source in ("by", "of", "from"):
        found = found or [m for word, j in below if word == source for m in actors_at(article, j)]
    return unique(found)


def owner_mentions(article: LinkedArticle, noun: int, depth: int = 0) -> list[Mention]:
    """Mentions that stand before a noun as its possessor, adjective or first part."""
    found: list[Mention] = []
    for j in article.kids(noun, "poss", "amod", "compound", "nmod"):
        mention = article.mention(j)
        if mention is not None and mention.actors:
            found.append(mention)
            for k in article.kids(j, "conj"):
                joined = article.mention(k)
                adjective = joined is not None and joined.kind == "adjective" and joined.actors
                found.extend((joined,) if joined is not None and adjective else actors_at(article, k, depth + 1))
    return found


def place_actor(article: LinkedArticle, i: int) -> Mention:
    """A place as the country that it lies in, with the place's words."""
    place = article.place(i)
    if place is None:
        raise ValueError(f"token {i} names no place")
    actor = Actor(place.country or place.name, f"country:{place.country}", "country", place.country, "GOV")
    return Mention(
        place.first, place.last, place.head, place.start, place.end, place.text, "country", (actor,), "place", 0.8
    )

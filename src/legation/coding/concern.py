"""Whom an act concerns that names no recipient where its frame looks for one: who else stands in its own words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.coding.actors import actors_at, countries_of
from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention
from legation.resources.lexicon import Lexicon

# Acts of good will: who does harm in their words is not whom they are for.
_FRIENDLY = frozenset({"AGREE", "SUPPORT", "AID", "COOPERATE", "CONCEDE"})
_HARM = frozenset({"ASSAULT", "COERCE"})
_FORCE = frozenset({"ASSAULT"})
_HARMFUL = frozenset("threat hostility brutality bombardment terror terrorism violence".split())
# Where an attack was is not who did it.
_PLACING = frozenset({"in", "off", "near", "at", "outside", "around", "inside", "along"})
_AT = frozenset({"against", "on", "upon"})
_WITH = frozenset({"with", "alongside", "through", "between", "beside"})
# Words between the place of an attack and the attack.
_FAR = 6
# What one undertakes of goods and people of another country concerns that country.
_OWED = frozenset({"AGREE", "CONCEDE"})


def with_concerned(article: LinkedArticle, draft: Draft, lexicon: Lexicon) -> Draft:
    """The draft with the first other country that its own words name as its recipient, if it has none."""
    mine = countries_of(draft.actors)
    known = [m for m in draft.recipients if draft.event_type != "AID" or not _is_unsaid(m, mine)]
    if known or draft.event_type in {"CONSULT", "PROTEST"} or not draft.actors:
        return draft
    if draft.symmetric and not is_one_sided(draft):
        return draft
    for i in _words_of(article, draft):
        if _is_harmful_part(article, draft, i, lexicon):
            continue
        found = _others(actors_at(article, i), mine)
        if found:
            return msgspec.structs.replace(draft, recipients=found, symmetric=False)
    owed = next(_adjectives(article, draft, mine), None) if draft.event_type in _OWED else None
    return draft if owed is None else msgspec.structs.replace(draft, recipients=(owed,), symmetric=False)


def _is_unsaid(mention: Mention, mine: frozenset[str]) -> bool:
    """Families that only the nearest country word gives a country, the giver's own, are nobody's in particular."""
    return mention.method == "country" and countries_of((mention,)) <= mine


def is_one_sided(draft: Draft) -> bool:
    """`Laos agreed to lower its tariffs`: what one party agrees to is its undertaking to another."""
    return draft.symmetric and draft.event_type == "AGREE" and len(countries_of(draft.actors)) == 1


def partners_in(article: LinkedArticle, draft: Draft, lexicon: Lexicon) -> tuple[Mention, ...]:
    """With whom an act says that it will be done: `ready to work with NATO`, said in talks of two others."""
    mine = countries_of(draft.actors)
    for i in _words_of(article, draft) if draft.event_type in {"AGREE", "REQUEST"} else ():
        token = article.tokens[i]
        if token.dep != "pobj" or article.lemmas[token.head] not in _WITH:
            continue
        found = _others(actors_at(article, i), mine)
        if found and not _is_owner_of_harm(article, i, lexicon):
            return found
    return ()


def _others(mentions: tuple[Mention, ...], mine: frozenset[str]) -> tuple[Mention, ...]:
    """Those of other countries, if no sure one is of one's own; `between our country and NATO` has one."""
    sure = countries_of(m for m in mentions if m.method != "country")
    others = tuple(m for m in mentions if countries_of((m,)) and not countries_of((m,)) & mine)
    return others if not sure & mine or len(sure) > 1 else ()


def _words_of(article: LinkedArticle, draft: Draft) -> Iterator[int]:
    """Heads of the mentions that follow the trigger within its phrase or clause."""
    for i in article.parsed.subtree(draft.trigger.head):
        mention = article.mention(i)
        if i > draft.trigger.head and mention is not None and mention.head == i:
            yield i


def _adjectives(article: LinkedArticle, draft: Draft, mine: frozenset[str]) -> Iterator[Mention]:
    for i in _words_of(article, draft):
        mention = article.mention(i)
        if mention is not None and mention.kind == "adjective":
            countries = countries_of((mention,))
            if countries and not countries & mine:
                yield mention


def _is_harmful_part(article: LinkedArticle, draft: Draft, i: int, lexicon: Lexicon) -> bool:
    token = article.tokens[i]
    if draft.event_type in _FRIENDLY:
        against = token.dep == "pobj" and article.lemmas[token.head] == "against"
        return against or _is_owner_of_harm(article, i, lexicon)
    if draft.event_type == "ACCUSE":
        return _is_victim(article, i, lexicon) or _is_place_of_harm(article, i, lexicon)
    return False


def _is_victim(article: LinkedArticle, i: int, lexicon: Lexicon) -> bool:
    """`Terror against Chad`, `an attack that killed a Chadian`: who suffers from what is condemned."""
    for _ in range(_FAR):
        token = article.tokens[i]
        suffers = token.dep in {"dobj", "nsubjpass"} or (token.dep == "pobj" and article.lemmas[token.head] in _AT)
        i = article.tokens[token.head].head if token.dep == "pobj" else token.head
        if suffers and is_harm(article, i, lexicon):
            return True
        if token.dep not in {"pobj", "dobj", "conj", "compound", "amod", "poss", "nmod", "nsubjpass"}:
            return False
    return False


def _is_owner_of_harm(article: LinkedArticle, i: int, lexicon: Lexicon) -> bool:
    """`Chad's invasion`, `attacks by Chad`: whoever does harm there."""
    token = article.tokens[i]
    if token.dep == "pobj" and article.lemmas[token.head] in {"by", "from"}:
        return is_harm(article, article.tokens[token.head].head, lexicon)
    return token.dep in {"poss", "amod", "compound", "nmod"} and is_harm(article, token.head, lexicon)


def _is_place_of_harm(article: LinkedArticle, i: int, lexicon: Lexicon) -> bool:
    """`An attack on a ship off the coast of Oman`: the land and water around are followed up to the attack.

    `The coup in Chad`, `the arrests in Chad` are done where a state or those who seize it rule.
    """
    placed = False
    for _ in range(_FAR):
        token = article.tokens[i]
        if token.dep == "pobj":
            preposition = article.lemmas[token.head]
            if not placed and preposition not in _PLACING | {"of"}:
                return False
            placed = placed or preposition in _PLACING
            i = article.tokens[token.head].head
        else:
            i = token.head
        # The parser may hang the place on who condemns: its object is the attack.
        if placed and any(is_harm(article, j, lexicon, _FORCE) for j in (i, *article.kids(i, "dobj"))):
            return True
    return False


def is_harm(article: LinkedArticle, i: int, lexicon: Lexicon, types: frozenset[str] = _HARM) -> bool:
    """Whether a word tells of force or coercion."""
    lemma = article.lemmas[i]
    if lemma in _HARMFUL:
        return True
    table = lexicon.verbs if article.is_verb(i) else lexicon.nouns
    return any(frame.type in types for frame in table.get(lemma, ()))


def is_about_force(article: LinkedArticle, draft: Draft, lexicon: Lexicon) -> bool:
    """`Condemned the attack`: whether what an act is about is force, which may be anybody's where it was."""
    return any(is_harm(article, j, lexicon, _FORCE) for j in _topics(article, draft))


def is_about_harm(article: LinkedArticle, draft: Draft, lexicon: Lexicon) -> bool:
    """`Condemned the arrests`: whether what an act is about is force or coercion."""
    return any(is_harm(article, j, lexicon) for j in _topics(article, draft))


def _topics(article: LinkedArticle, draft: Draft) -> tuple[int, ...]:
    clause = draft.trigger.clause
    return clause.objects if clause is not None else tuple(j for _, j in article.prepositions(draft.trigger.head))

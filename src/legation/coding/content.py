"""Triggers that only tell the content of another: one act is coded once, by the word that tells most of it."""

from __future__ import annotations

import msgspec

from legation.coding.actors import unique
from legation.coding.arguments import Parties
from legation.coding.linked import LinkedArticle
from legation.coding.status import Assessment
from legation.coding.trigger import Trigger
from legation.coding.voice import WILL

# What an undertaking may be: who agrees to meet has a meeting ahead.
_OPEN_CONTENT = frozenset({"CONSULT", "RETREAT", "AID", "SANCTION", "THREATEN", "SUPPORT"})


def without_content(kept: list[tuple[Trigger, Assessment]], article: LinkedArticle) -> list[tuple[Trigger, Assessment]]:
    """`agreed to meet` is one act: the planned meeting; `agreed to keep cooperating` is the agreement."""
    dropped: set[int] = set()
    open_ones = [t for t, _ in kept if t.frame.clause and t.frame.type == "AGREE" and not t.frame.closed]
    for outer in open_ones:
        below = set(article.parsed.subtree(outer.head)) - {outer.head}
        inner = [
            t
            for t, _ in kept
            if t.head in below and t.head not in dropped and _is_complement(article, outer.head, t.head)
        ]
        if any(t.frame.type in _OPEN_CONTENT and t.whole for t in inner):
            dropped.add(outer.head)
        else:
            dropped.update(t.head for t in inner)
    dropped |= _governed_nouns(article, kept)
    dropped |= _invited(article, kept)
    dropped |= {t.head for t, _ in kept if t.frame is WILL and _is_told_below(article, t, kept)}
    return [(_with_object_parties(article, t, kept), a) for t, a in kept if t.head not in dropped]


def _invited(article: LinkedArticle, kept: list[tuple[Trigger, Assessment]]) -> set[int]:
    """`invited the premier to visit Chad` is the invitation; once it is accepted, the visit is what is agreed."""
    if "accept" in article.lemmas:
        return set()
    below = {j for t, _ in kept if t.frame.word == "invite" for j in article.parsed.subtree(t.head) if j != t.head}
    return {t.head for t, a in kept if t.head in below and t.frame.type == "CONSULT" and a.status == "proposed"}


def _is_told_below(article: LinkedArticle, trigger: Trigger, kept: list[tuple[Trigger, Assessment]]) -> bool:
    """`will hold joint exercises`, `will continue to send grain`: the exercises and the grain are the undertaking."""
    content = article.kids(trigger.head, "dobj", "xcomp")
    return any(t.head in content and t.whole for t, _ in kept)


def _is_complement(article: LinkedArticle, outer: int, inner: int) -> bool:
    """Whether the way from the inner trigger up to the outer one passes no other finite clause."""
    i = inner
    while i != outer:
        if article.tokens[i].dep in {"conj", "advcl", "relcl"} and article.kid(i, "nsubj", "nsubjpass") is not None:
            return False
        i = article.tokens[i].head
    return True


def _governed_nouns(article: LinkedArticle, kept: list[tuple[Trigger, Assessment]]) -> set[int]:
    """A noun whose verb is a trigger of the same type is told by the verb: `attended the summit`, `hosted talks`."""
    by_head = {t.head: t for t, _ in kept}
    dropped: set[int] = set()
    for trigger, _ in kept:
        if not trigger.frame.noun:
            continue
        token = article.tokens[trigger.head]
        above = token.head if token.dep != "pobj" else article.tokens[token.head].head
        verb = by_head.get(above)
        if verb is None or verb.frame.noun or verb.head == trigger.head:
            continue
        if verb.frame.type != trigger.frame.type:
            # "lodged a protest": the noun makes the verb's frame, and is no demonstration.
            if article.lemmas[trigger.head] in verb.frame.object and token.dep == "dobj":
                dropped.add(trigger.head)
            continue
        if len(trigger.parties.countries) > len(verb.parties.countries) and not _is_joined(verb, trigger):
            dropped.add(verb.head)
        else:
            dropped.add(trigger.head)
    return dropped


def _is_joined(verb: Trigger, noun: Trigger) -> bool:
    return verb.frame.symmetric and noun.frame.symmetric


def _with_object_parties(article: LinkedArticle, trigger: Trigger, kept: list[tuple[Trigger, Assessment]]) -> Trigger:
    """`attended the talks between A and B`: whoever attends, hosts or joins talks is a party beside theirs."""
    if trigger.frame.noun or not trigger.frame.symmetric:
        return trigger
    below = article.kids(trigger.head, "dobj", "nsubjpass") + [j for _, j in article.prepositions(trigger.head)]
    nouns = [t for t, _ in kept if t.head in below and t.frame.type == trigger.frame.type and t.frame.symmetric]
    if not nouns:
        return trigger
    actors = unique((*trigger.parties.actors, *(m for t in nouns for m in t.parties.actors)))
    return msgspec.structs.replace(trigger, parties=Parties(actors, ()))

"""Words of diplomacy that mean something else where they stand: guests are welcomed, a conference is a body."""

from __future__ import annotations

from legation.coding.linked import LinkedArticle
from legation.coding.trigger import Trigger

# Who is greeted when welcomed; an act, a decision, a step is backed.
_GUESTS = frozenset(
    "audience colleague delegation family fellow friend group guest hundred member participant partner people "
    "representative student team thousand visitor young youth".split()
)
# Bodies that are named after those who meet in them.
_BODIES = frozenset({"conference", "congress", "convention", "forum", "assembly", "council"})
# What one is kept from need not have happened.
_KEEPING = frozenset(
    "defend defense defence deter guard protect protection safe safeguard secure security shield".split()
)
_FROM = frozenset({"from", "against"})
_TAKING_PART = frozenset({"participation", "attendance"})


def is_other_sense(article: LinkedArticle, trigger: Trigger) -> bool:
    """Whether the word of a trigger does not mean the act that its frame takes it for."""
    frame = trigger.frame
    if frame.word == "welcome" and frame.type == "SUPPORT" and trigger.clause is not None:
        return any(article.lemmas[j] in _GUESTS for j in trigger.clause.objects)
    if frame.type == "ASSAULT" and frame.noun:
        return _is_feared(article, trigger.head)
    if frame.type == "CONSULT" and frame.noun:
        return _is_body(article, trigger.head) or _takes_part_in_nothing(article, trigger.head)
    return False


def _is_feared(article: LinkedArticle, i: int) -> bool:
    """`Protection from attacks by rebels`: attacks that may come."""
    token = article.tokens[i]
    if token.dep != "pobj" or token.tag != "NNS" or article.kids(i, "det"):
        return False
    return article.lemmas[token.head] in _FROM and article.lemmas[article.tokens[token.head].head] in _KEEPING


def _is_body(article: LinkedArticle, i: int) -> bool:
    """`The Conference of the Parties`, `the Congress of Deputies`."""
    if article.lemmas[i] not in _BODIES or not article.tokens[i].text[:1].isupper():
        return False
    members = (article.tokens[j] for word, j in article.prepositions(i) if word == "of")
    return any(token.tag == "NNPS" or (token.text[:1].isupper() and token.text.endswith("s")) for token in members)


def _takes_part_in_nothing(article: LinkedArticle, i: int) -> bool:
    """`The participation of women in society` is no meeting: without talks to take part in it stays a word."""
    if article.lemmas[i] not in _TAKING_PART:
        return False
    words = article.preposition_words(i)
    return "of" in words and not any(
        word in {"in", "at"} and _is_name(article, j) for word, j in article.prepositions(i)
    )


def _is_name(article: LinkedArticle, i: int) -> bool:
    """Whether a noun is one of talks, or part of the name of some."""
    return any(article.tokens[j].text[:1].isupper() for j in (i, *article.kids(i, "compound", "amod")))

"""Undertakings without an end: `we will go on backing Chad` is a commitment made now, `we will send tents` a plan."""

from __future__ import annotations

from legation.coding.linked import LinkedArticle
from legation.coding.trigger import Trigger
from legation.coding.voice import WILL

_GOING_ON = frozenset({"continue", "seek", "begin"})
# What has no day on which it is done.
_STANDING = frozenset(
    "advance assist build cooperate coordinate collaborate deepen defend do ensure expand facilitate help invest keep "
    "maintain promote protect pursue remain seek stand stay strengthen support work".split()
)


def is_standing(article: LinkedArticle, trigger: Trigger) -> bool:
    """Whether what is undertaken is an attitude or work without a day, and not a definite act."""
    if trigger.frame is not WILL:
        return False
    verb = trigger.head
    if article.lemmas[verb] in _GOING_ON:
        verb = article.kid(verb, "xcomp") or verb
    return article.lemmas[verb] in _STANDING

"""How sure it is that an event is one, of the type and between the parties that are coded: a probability."""

from __future__ import annotations

import math

from legation.coding.actors import countries_of
from legation.coding.trigger import Trigger
from legation.model.link import Mention

# Weights of a logistic regression on the 296 events coded in a hundred labelled articles that the tagger of that trial
# had not learned from, of which 0.80 were right. `docs/accuracy.md` has the reliability on other texts.
_BASE, _TAGGER, _NOUN, _LINKS, _TWO, _LEARNED = 0.9, 0.17, -0.38, 0.32, 0.83, -1.17
_LEAST = 0.001
# A party that the text leaves open.
_NO_LINK = 0.5


def confidence_of(trigger: Trigger, parties: tuple[Mention, ...]) -> float:
    """From what the tagger finds, the word class, the links of the parties, and whether two countries are named."""
    likely = 0.5 if trigger.likelihood is None else min(max(trigger.likelihood, _LEAST), 1 - _LEAST)
    links = min((m.score for m in parties), default=_NO_LINK)
    logit = (
        _BASE
        + _TAGGER * math.log(likely / (1 - likely))
        + _NOUN * trigger.frame.noun
        + _LINKS * (links - 1)
        + _TWO * (len(countries_of(parties)) > 1)
        + _LEARNED * trigger.frame.learned
    )
    return round(1 / (1 + math.exp(-logit)), 3)

"""Gives events that a trigger of the user's own ontology carried the type, mode and codes of that ontology.

It comes last: until then such an event is of one of PLOVER's types, so that all that is known of these (what can be
planned, is merged, answers what) holds for it too. Its id stays that of PLOVER's type.
"""

from __future__ import annotations

import msgspec

from legation.model.event import Event
from legation.resources.codebook import Codebook
from legation.resources.ontology import Ontology
from legation.resources.ontology_triggers import Rule


def with_own_types(events: tuple[Event, ...], ontology: Ontology) -> tuple[Event, ...]:
    """The events, each whose rule is one of the ontology's as that rule has it."""
    rules = ((event, ontology.rules.get(event.method.rpartition(":")[2])) for event in events)
    return tuple(event if rule is None else _as_ruled(event, rule, ontology.codebook) for event, rule in rules)


def _as_ruled(event: Event, rule: Rule, codebook: Codebook) -> Event:
    modes = codebook.modes(rule.type)
    mode = next((mode for mode in (rule.mode, event.mode) if mode in modes), None)
    coding = codebook.code(rule.type, event.status, mode, rule.detail)
    return msgspec.structs.replace(
        event,
        event_type=rule.type,
        mode=mode,
        plover=coding.plover,
        cameo=coding.cameo,
        goldstein=coding.goldstein,
        plover_score=coding.plover_score,
        quad=coding.quad,
    )

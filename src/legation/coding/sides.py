"""Nobody stands on both sides of an act: what the words around a recipient say of the actor's own country goes."""

from __future__ import annotations

import msgspec

from legation.coding.actors import countries_of
from legation.coding.draft import Draft
from legation.model.link import Mention

_NEVER_AGAINST_ITSELF = frozenset({"ASSAULT", "SANCTION", "THREATEN"})


def without_own_side(draft: Draft) -> Draft:
    """`The Chadian premier praised the Chad-Niger pact`: the recipient is Niger, as far as another is named at all."""
    mine = countries_of(draft.actors)
    others = countries_of(draft.recipients) - mine
    if draft.symmetric or not others:
        return draft
    kept = tuple(m for m in (_without(m, mine) for m in draft.recipients) if m.actors)
    return draft if kept == draft.recipients else msgspec.structs.replace(draft, recipients=kept)


def is_against_itself(draft: Draft) -> bool:
    """`Mali's aggression against Chad, including its strikes on Chad`: whom `its` was taken for is the one struck.

    No state attacks, threatens or punishes itself; a pronoun that says so stands for another.
    """
    mine = countries_of(draft.actors)
    return (
        draft.event_type in _NEVER_AGAINST_ITSELF
        and bool(draft.recipients)
        and all(m.kind == "pronoun" for m in draft.actors)
        and all(m.kind != "pronoun" and countries_of((m,)) <= mine for m in draft.recipients)
    )


def _without(mention: Mention, countries: frozenset[str]) -> Mention:
    actors = tuple(actor for actor in mention.actors if actor.country not in countries)
    return mention if actors == mention.actors else msgspec.structs.replace(mention, actors=actors)

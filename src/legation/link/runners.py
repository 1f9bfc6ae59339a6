"""The candidates that a name could stand for besides the one that was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from legation.link.candidates import Candidate
from legation.link.context import Context, actor_of
from legation.model.knowledge import Alias
from legation.model.link import RunnerUp
from legation.resources.kb import KnowledgeBase

# A reader who has to decide looks at a few.
_MOST = 3


def other_people(points: Mapping[str, int], chosen: str | None, knowledge: KnowledgeBase) -> tuple[RunnerUp, ...]:
    """The other people of that name, by their share of the points; `chosen` is the one the name is linked to."""
    named = {person_id: (knowledge.people[person_id].name, max(score, 0)) for person_id, score in points.items()}
    others = {f"person:{key}": value for key, value in named.items() if key != chosen}
    return _ranked(others, sum(score for _, score in named.values()))


def other_senses(
    candidate: Candidate, chosen: Alias, context: Context, knowledge: KnowledgeBase
) -> tuple[RunnerUp, ...]:
    """The other countries and organizations of that name; each has a point and one for every other place."""
    targets = dict.fromkeys(alias.target for alias in candidate.senses if alias.kind != "person")
    if len(targets) < 2:
        return ()
    points = {target: 1 + context.counts[target] for target in targets}
    others: dict[str, tuple[str, int]] = {}
    for alias in candidate.senses:
        if alias.kind != "person" and alias.target != chosen.target:
            actor = actor_of(alias, alias.target, knowledge)
            others[actor.actor_id or f"country:{alias.target}"] = (actor.name, points[alias.target])
    return _ranked(others, sum(points.values()))


def _ranked(others: Mapping[str, tuple[str, int]], total: int) -> tuple[RunnerUp, ...]:
    found = [RunnerUp(name, key, round(score / total, 3) if total else 0.0) for key, (name, score) in others.items()]
    return tuple(sorted((one for one in found if one.score), key=lambda one: -one.score)[:_MOST])

"""How sure an event is."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from legation.coding.confidence import confidence_of
from legation.coding.linked import LinkedArticle
from legation.coding.trigger import Trigger
from legation.coding.triggers import find_triggers
from legation.resources.lexicon import load_lexicon


@pytest.fixture(scope="module")
def trigger(linked: Callable[..., LinkedArticle]) -> Trigger:
    [found] = find_triggers(linked("Notes.\n\nKenya condemned Chad over the raid."), load_lexicon())
    return found


def sure(trigger: Trigger, **changes: object) -> float:
    changed = msgspec.structs.replace(trigger, **changes)
    return confidence_of(changed, changed.parties.actors + changed.parties.recipients)


def test_it_is_a_probability_and_grows_with_what_the_tagger_finds(trigger: Trigger) -> None:
    grown = [sure(trigger, likelihood=likelihood) for likelihood in (0.0, 0.01, 0.5, 0.99, 1.0)]
    assert grown == sorted(grown)
    assert all(0 < one < 1 for one in grown)
    assert len(set(grown)) == 5


def test_where_the_tagger_has_not_read_it_has_no_say(trigger: Trigger) -> None:
    assert sure(trigger, likelihood=None) == sure(trigger, likelihood=0.5)


def test_what_only_the_tagger_found_is_less_sure(trigger: Trigger) -> None:
    assert sure(trigger, frame=msgspec.structs.replace(trigger.frame, learned=True)) < sure(trigger)


def test_two_countries_are_surer_than_one(trigger: Trigger) -> None:
    assert confidence_of(trigger, trigger.parties.actors) < sure(trigger)

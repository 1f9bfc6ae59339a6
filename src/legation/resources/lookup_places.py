"""The places that a phrase names, beside the countries, people and offices of the same name."""

from __future__ import annotations

import msgspec

from legation.model.knowledge import Place
from legation.resources.gazetteer import Gazetteer
from legation.resources.lookup import Answer

# Of a name that dozens of towns bear the most likely are enough.
_MOST = 10


def with_places(answer: Answer, gazetteer: Gazetteer) -> Answer:
    """The answer with the places of that name, best first; a country that is a sense already is not told twice."""
    found = gazetteer.lookup(answer.phrase) or gazetteer.lookup(answer.phrase.title())
    countries = {sense.id for sense in answer.senses if sense.kind == "country"}
    places = tuple(place for place in found if not _is_told(place, countries))[:_MOST]
    return msgspec.structs.replace(answer, places=places, unknown=None if places else answer.unknown)


def _is_told(place: Place, countries: set[str]) -> bool:
    return place.precision == "country" and place.country in countries

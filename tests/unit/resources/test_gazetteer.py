"""The gazetteer: which places a name may stand for, and the rows it is read from."""

from __future__ import annotations

import calendar
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import ResourceError
from legation.model.knowledge import Place
from legation.resources import gazetteer as module
from legation.resources import tables
from legation.resources.gazetteer import PRECISIONS, load_gazetteer, read_places

ROOT = Path(__file__).resolve().parents[3]
CASES: list[dict[str, Any]] = msgspec.yaml.decode((ROOT / "tests" / "cases" / "places.yaml").read_bytes())
HEADER = "name,names,country,latitude,longitude,geonames_id,precision,source\n"
GAZETTEER = load_gazetteer()
COUNTRIES = {country.code: country for country, _ in tables.read_countries()}
ROWS = read_places()
CITIES = {place.geonames_id: place for places in GAZETTEER.cities.values() for place in places}


def short(place: Place) -> list[str | None]:
    return [place.name, place.country or None, place.precision]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['phrase']}: {case['why']}" for case in CASES])
def test_a_name_finds_its_place(case: dict[str, Any]) -> None:
    found = [short(place) for place in GAZETTEER.lookup(case["phrase"])]
    assert found[:1] == ([case["best"]] if "best" in case else [])
    if "among" in case:
        assert case["among"] in found[1:]


@pytest.mark.parametrize("word", [*calendar.month_name[1:], *calendar.day_name])
def test_months_and_days_are_no_places(word: str) -> None:
    assert GAZETTEER.lookup(word) == ()


@pytest.mark.parametrize("code", sorted(COUNTRIES))
def test_a_country_and_its_capital_are_found_with_coordinates(code: str) -> None:
    country = COUNTRIES[code]
    best = GAZETTEER.lookup(country.name)[0]
    assert short(best) == [country.name, code, "country"]
    assert best.latitude is not None
    assert best.longitude is not None
    if country.capital:
        assert code in {place.country for place in GAZETTEER.lookup(country.capital)}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.place.precision} {row.place.name}" for row in ROWS])
def test_a_row_is_a_place_on_the_map(row: module.PlaceRow) -> None:
    place = row.place
    assert place.country in {"", *COUNTRIES}
    assert place.latitude is not None
    assert place.longitude is not None
    assert -90 <= place.latitude <= 90
    assert -180 <= place.longitude <= 180
    if place.geonames_id is not None:
        city = CITIES[place.geonames_id]
        assert (city.name, city.country) == (place.name, place.country)
        assert city.latitude == pytest.approx(place.latitude, abs=0.01)
        assert city.longitude == pytest.approx(place.longitude, abs=0.01)


def test_the_rows_are_many_and_of_every_precision() -> None:
    counts = {precision: sum(row.place.precision == precision for row in ROWS) for precision in PRECISIONS}
    assert counts["country"] == len(COUNTRIES)
    assert counts["region"] >= 200
    assert counts["site"] >= 100
    assert counts["city"] >= 50


def test_no_two_rows_have_a_name_in_common() -> None:
    keys = [key for row in ROWS if row.place.precision != "country" for key in row.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.place.precision != "country"], ids=lambda row: row.place.name
)
def test_a_row_is_found_by_its_name(row: module.PlaceRow) -> None:
    assert short(row.place) in [short(place) for place in GAZETTEER.lookup(row.place.name)]


@given(st.sampled_from(sorted(GAZETTEER.cities)))
def test_a_name_in_small_letters_is_no_place(key: str) -> None:
    assert GAZETTEER.lookup(key) == ()


@given(st.sampled_from([name for row in ROWS for name in row.names]), st.sampled_from(["the ", "The "]))
def test_an_article_before_a_name_changes_nothing(name: str, article: str) -> None:
    assert GAZETTEER.lookup(article + name) == GAZETTEER.lookup(name) != ()


@given(st.text())
def test_no_text_is_too_odd(phrase: str) -> None:
    assert all(place.name for place in GAZETTEER.lookup(phrase))


@given(st.sampled_from(sorted(GAZETTEER.cities)))
def test_cities_come_by_population_after_those_reviewed(key: str) -> None:
    reviewed = {row.place.geonames_id for row in ROWS}
    plain = [city.population for city in GAZETTEER.cities[key] if city.geonames_id not in reviewed]
    assert plain == sorted(plain, reverse=True)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Atlantis,,,31.0,-24.0,,continent,Plato", "'continent'"),
        ("Atlantis,,,thirty,-24.0,,region,Plato", "thirty"),
        (",,,31.0,-24.0,,region,Plato", "empty"),
        ("Atlantis,,,31.0,-24.0,,region,", "empty"),
        ("Atlantis,,,31.0,-24.0,region,Plato", "7 cells"),
    ],
)
def test_a_damaged_row_is_an_error(row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "places.csv").write_text(HEADER + row + "\n", "utf-8")
    monkeypatch.setattr(tables, "kb_file", lambda name: tmp_path / name)
    with pytest.raises(ResourceError, match=message):
        read_places()

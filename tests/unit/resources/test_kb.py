"""The knowledge base: what names stand for, who held which office when, and the tables that it is read from."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import ResourceError
from legation.model.knowledge import Tenure
from legation.resources import tables
from legation.resources.kb import covers, key_of, load_knowledge

ROOT = Path(__file__).resolve().parents[3]
CASES: dict[str, list[dict[str, Any]]] = msgspec.yaml.decode((ROOT / "tests" / "cases" / "actors.yaml").read_bytes())
BASE = load_knowledge()
BY_HAND = "public record"
# The offices that `Tenure` names, and those of them that one person holds at a time.
SINGLE = {"head_of_government", "foreign_minister", "defence_minister", "finance_minister", "security_adviser"}
OFFICES = {
    *SINGLE,
    *"head_of_state trade_minister ambassador spokesperson head_of_organization vice_head minister".split(),
    *"legislator_leader military_chief envoy party_leader official".split(),
}
TENURES = [tenure for held in BASE.tenures.values() for tenure in held]
# Latin, Greek and Cyrillic letters, marks, punctuation and spaces.
WORDS = st.text(st.characters(max_codepoint=0x4FF, categories=("L", "M", "P", "Zs")), max_size=20)


def last_day(tenure: Tenure) -> dt.date:
    return tenure.until - dt.timedelta(1) if tenure.until else tenure.as_of


@pytest.mark.parametrize("case", CASES["senses"], ids=lambda case: f"{case['phrase']}: {case['why']}")
def test_a_phrase_stands_for_whom_it_names(case: dict[str, Any]) -> None:
    assert [alias.target for alias in BASE.senses(case["phrase"])] == case["targets"]


@pytest.mark.parametrize(
    "case", CASES["holders"], ids=lambda case: f"{case['office']} {case['country']} {case['day']}: {case['why']}"
)
def test_an_office_has_its_holders_on_a_day(case: dict[str, Any]) -> None:
    day = case["day"]
    found = BASE.holders(case["office"], case["country"], day)
    assert [person.person_id for person in found] == case["holders"]
    for person in found:
        assert case["office"] in {tenure.office for tenure in BASE.offices_on(person.person_id, day)}


# ---- Keys


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("U.S.", "us"),
        ("Al-Qaeda", "al qaeda"),
        ("Xinhua–Reuters", "xinhua reuters"),
        ("Erdoğan", "erdogan"),
        ("Yıldırım", "yildirim"),
        ("Støre", "store"),
        ("Łódź", "lodz"),
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Marks & Spencer", "marks and spencer"),
        ("  two   words ", "two words"),
        ("", ""),
    ],
)
def test_a_key_is_what_writers_do_not_vary(phrase: str, key: str) -> None:
    assert key_of(phrase) == key


@given(WORDS)
def test_the_key_of_a_key_is_the_key(phrase: str) -> None:
    assert key_of(key_of(phrase)) == key_of(phrase)


@given(WORDS, WORDS)
def test_a_hyphen_is_a_space(one: str, other: str) -> None:
    assert key_of(f"{one}-{other}") == key_of(f"{one} {other}")


@given(st.sampled_from(sorted(BASE.aliases)))
def test_a_phrase_in_small_letters_has_only_senses_that_are_written_so(key: str) -> None:
    assert set(BASE.senses(key)) == (
        set() if key in BASE.capitals_only else {alias for alias in BASE.aliases[key] if not alias.cased}
    )


def test_no_key_is_longer_than_the_longest() -> None:
    assert max(len(key.split()) for key in BASE.aliases) == BASE.longest
    assert all(key and key == key_of(key) for key in BASE.aliases)


# ---- People


def test_a_person_is_found_by_every_name() -> None:
    for person in BASE.people.values():
        assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)+", person.person_id), person
        assert person.person_id.startswith(f"{person.country.lower().replace('_', '-')}-"), person
        assert person.person_id in BASE.by_surname[key_of(person.surname)]
        assert " " not in key_of(person.surname), person
        assert BASE.tenures[person.person_id]
        for name in (person.name, *person.names):
            assert person.person_id in {alias.target for alias in BASE.senses(name)}, (person, name)


def test_no_two_people_of_a_country_share_a_name() -> None:
    keys = {
        (person.country, key, person.person_id)
        for person in BASE.people.values()
        for key in {key_of(name) for name in (person.name, *person.names)}
    }
    assert len(keys) == len({(country, key) for country, key, _ in keys})


def test_no_person_has_the_name_of_a_country_or_an_organization() -> None:
    mixed = {key for key, found in BASE.aliases.items() if len({alias.kind == "person" for alias in found}) == 2}
    assert mixed == set()


# ---- Tenures


def test_a_tenure_is_of_a_known_office_and_runs_forward() -> None:
    assert {tenure.office for tenure in TENURES} == OFFICES
    for tenure in TENURES:
        assert tenure.title
        assert tenure.country in BASE.countries.keys() | BASE.organizations.keys()
        assert tenure.since is None or tenure.until is None or tenure.since < tenure.until, tenure
        assert tenure.since is None or tenure.since <= tenure.as_of, tenure
        assert last_day(tenure) <= dt.date(2026, 8, 21), tenure


def test_what_is_written_by_hand_never_overlaps() -> None:
    for (office, country), held in BASE.by_office.items():
        firm = [t for t in held if t.source.startswith(BY_HAND) and office in SINGLE and "Acting" not in t.title]
        for one, other in itertools.combinations(firm, 2):
            assert other.since, (office, country)
            assert last_day(one) < other.since, (one, other)


def test_no_other_source_contradicts_what_is_written_by_hand() -> None:
    """Of an office that one person holds, nobody else is known to hold it within a tenure written by hand."""
    for held in BASE.by_office.values():
        firm = [tenure for tenure in held if tenure.source.startswith(BY_HAND) and tenure.office in SINGLE]
        for one, other in itertools.product(firm, held):
            if other.person_id != one.person_id and not other.source.startswith(BY_HAND):
                start, end = one.since or dt.date.min, last_day(one)
                assert (other.since or dt.date.min) > end or last_day(other) < start, (one, other)


def test_each_row_of_the_officials_is_among_the_tenures() -> None:
    """The generated tables are up to date: a row added to facts/officials shows, under the person it belongs to."""
    columns = ("name", "surname", "country", "names", "office", "title", "of", "since", "until", "as_of", "source")
    by_name = {
        (person.country, key_of(name)): person.person_id
        for person in BASE.people.values()
        for name in (person.name, *person.names)
    }
    count = 0
    for table in sorted((ROOT / "facts" / "officials").glob("*.csv")):
        person_id = ""
        for row in tables.rows_of(table, columns):
            count += 1
            if row["name"]:
                person_id = by_name[row["country"], key_of(row["name"])]
            held = [t for t in BASE.tenures[person_id] if (t.office, t.title) == (row["office"], row["title"])]
            assert any(_starts(tenure, row["since"]) and tenure.source.startswith(BY_HAND) for tenure in held), row
            assert not row["until"] or any(_ends(tenure, row["until"]) for tenure in held), row
    assert count >= 1400


def _starts(tenure: Tenure, since: str) -> bool:
    return (tenure.since.isoformat() if tenure.since else "").startswith(since)


def _ends(tenure: Tenure, until: str) -> bool:
    return tenure.until is not None and tenure.until.isoformat().startswith(until)


@given(st.sampled_from(TENURES), st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)))
def test_a_tenure_covers_its_days_and_no_others(tenure: Tenure, day: dt.date) -> None:
    assert covers(tenure, day) == ((tenure.since or dt.date.min) <= day <= last_day(tenure))


@given(st.sampled_from(sorted(BASE.by_office)))
def test_without_a_day_the_latest_holders_are_meant(key: tuple[str, str]) -> None:
    latest = max(tenure.until or tenure.as_of for tenure in BASE.by_office[key])
    holders = {person.person_id for person in BASE.holders(*key, None)}
    assert holders
    for person_id in holders:
        assert latest in {t.until or t.as_of for t in BASE.tenures[person_id] if (t.office, t.country) == key}


def test_every_office_of_a_role_is_one_of_a_tenure() -> None:
    assert {role.office for role in BASE.roles.values() if role.office} <= OFFICES


# ---- Damaged tables


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tables that a test may damage."""
    for source in (ROOT / "src" / "legation" / "data" / "kb").iterdir():
        if source.name != "places.csv":
            (tmp_path / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(tables, "kb_file", lambda name: tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("people.csv", ["atl-a-b", "B A", "ATL", "A", "", "Plato"], "country of a person.*ATL"),
        ("people.csv", ["rus-lavrov-sergey", "Sergey Lavrov", "RUS", "Lavrov", "", "Plato"], "given twice"),
        ("people.csv", ["rus-a-b", "", "RUS", "A", "", "Plato"], "empty"),
        ("people.csv", ["rus-a-b", "B A", "RUS"], "3 cells, expected 6"),
        ("tenures.csv", ["rus-a-b", "envoy", "Envoy", "RUS", "", "", "2025-01-01", "Plato"], "person without a row"),
        (
            "tenures.csv",
            ["rus-lavrov-sergey", "envoy", "Envoy", "ATL", "", "", "2025-01-01", "Plato"],
            "of an office.*ATL",
        ),
        ("tenures.csv", ["rus-lavrov-sergey", "envoy", "Envoy", "RUS", "spring", "", "2025-01-01", "Plato"], "spring"),
        ("tenures.csv", ["rus-lavrov-sergey", "envoy", "Envoy", "RUS", "", "", "", "Plato"], "isoformat"),
        ("institutions.csv", ["Atlas", "ATL", "metonym", "GOV", "Plato"], "target of an alias.*ATL"),
        ("organizations.csv", ["RUS", "Atlas Club", "", "IGO", "forum", "IGO", "Plato"], "code of a country.*RUS"),
        ("memberships.csv", ["NATO", "ATL", "member", "", "", "2025-01-01", "Plato"], "member.*ATL"),
        ("memberships.csv", ["ATLAS", "RUS", "member", "", "", "2025-01-01", "Plato"], "organization with.*ATLAS"),
        ("memberships.csv", ["NATO", "RUS", "guest", "", "", "2025-01-01", "Plato"], "guest"),
        ("memberships.csv", ["NATO", "RUS", "member", "spring", "", "2025-01-01", "Plato"], "spring"),
        ("memberships.csv", ["NATO", "RUS", "member", "2004", "2003-05", "2025-01-01", "Plato"], "before it begins"),
    ],
)
def test_a_damaged_row_is_an_error(damaged: Path, table: str, row: list[str], message: str) -> None:
    with (damaged / table).open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerow(row)
    with pytest.raises(ResourceError, match=message):
        load_knowledge()


def test_a_missing_table_is_an_error(damaged: Path) -> None:
    (damaged / "people.csv").unlink()
    with pytest.raises(ResourceError, match=r"people\.csv.*install"):
        load_knowledge()


def test_an_unknown_column_is_an_error(damaged: Path) -> None:
    path = damaged / "tenures.csv"
    path.write_text(path.read_text("utf-8").replace("until", "end", 1), "utf-8")
    with pytest.raises(ResourceError, match="columns"):
        load_knowledge()


def test_an_unknown_key_of_a_role_is_an_error(damaged: Path) -> None:
    (damaged / "roles.yaml").write_text("- {sector: GOV, ones: [minister]}\n", "utf-8")
    with pytest.raises(ResourceError, match=r"roles\.yaml.*ones"):
        load_knowledge()


@pytest.mark.usefixtures("damaged")
def test_the_tables_are_read_alike_twice() -> None:
    assert load_knowledge() == BASE

"""A refresh: what is asked when, what is kept on the way, what counts as a change, what is taken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from legation.errors import FetchError
from legation.ingest.wikidata import Endpoint, Statement
from legation.model.knowledge import Alias, Person, Tenure
from legation.pipeline import refresh
from legation.pipeline.refresh import Gathered, count_batches, gather_statements
from legation.pipeline.refresh_diff import SOURCE, compare_statements, horizon, taken
from legation.resources.kb import load_knowledge
from legation.resources.knowledge import KnowledgeBase
from legation.resources.user_facts import Change, UserFacts, with_facts
from legation.resources.wikidata_positions import WikidataPosition

TODAY = dt.date(2026, 11, 20)
SINCE = dt.date(2023, 1, 10)
MINISTER = WikidataPosition("FRA", "foreign_minister", "Q100", "Foreign Minister")
POSITIONS = [MINISTER, *(WikidataPosition("FRA", "minister", f"Q{number}", "Minister") for number in range(101, 131))]


def statement(name: str, start: str, end: str | None = None, *, precision: int = 11, **changes: str) -> Statement:
    person = changes.pop("person", f"Q{sum(name.encode())}")
    return Statement(
        f"s-{name}-{start}",
        changes.pop("position", "Q100"),
        person,
        name,
        start,
        precision,
        end,
        precision if end else None,
    )


def tenure(person_id: str, since: str | None, until: str | None, as_of: str = "2025-12-10") -> Tenure:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    reach = last or dt.date.fromisoformat(as_of)
    return Tenure(person_id, "foreign_minister", "Minister for Europe", "FRA", first, last, reach, "public record")


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """France has had two foreign ministers: Odile Marchand, and since 2024-02-01 Xaver Quux."""
    known = load_knowledge()
    people = {
        "fra-quux-xaver": Person("fra-quux-xaver", "Xaver Quux", "FRA", ("X. Quux",), "Quux"),
        "fra-marchand-odile": Person("fra-marchand-odile", "Odile Marchand", "FRA", (), "Marchand"),
    }
    held = (
        tenure("fra-marchand-odile", "2020-03-01", "2024-02-01"),
        tenure("fra-quux-xaver", "2024-02-01", None),
    )
    aliases = {
        "xaver quux": (Alias("fra-quux-xaver", "person", "name"),),
        "odile marchand": (Alias("fra-marchand-odile", "person", "name"),),
    }
    return msgspec.structs.replace(
        known,
        people=people,
        tenures={one.person_id: (one,) for one in held},
        by_office={("foreign_minister", "FRA"): held},
        aliases={**aliases, "france": known.aliases["france"]},
        by_surname={"quux": ("fra-quux-xaver",), "marchand": ("fra-marchand-odile",)},
    )


def compare(base: KnowledgeBase, *statements: Statement) -> list[Change]:
    return compare_statements(statements, POSITIONS, base, TODAY)


# ---- Asking


class Pages:
    """Answers as they are wanted: how many statements each page has, or an error."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *sizes: int | None) -> None:
        self.sizes, self.asked = list(sizes), list[tuple[int, int]]()
        monkeypatch.setattr(refresh, "PAGE", 3)
        monkeypatch.setattr(refresh, "fetch_statements", self.fetch)

    def fetch(self, _endpoint: Endpoint, positions: list[str], since: str, offset: int) -> list[Statement]:
        assert since == "2023-01-10"
        self.asked.append((len(positions), offset))
        size = self.sizes.pop(0)
        if size is None:
            raise FetchError("busy")
        return [statement(f"N {positions[0]} {offset + i}", "2024-01-01") for i in range(size)]


def gather(path: Path, today: dt.date = TODAY, url: str = "https://example.org/") -> Gathered:
    *_, last = gather_statements(Endpoint(url), POSITIONS, SINCE, today, path)
    return last


def test_it_asks_batch_after_batch_and_page_after_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = Pages(monkeypatch, 3, 3, 1, 2)
    gathered = gather(tmp_path / "state.json")
    assert pages.asked == [(25, 0), (25, 3), (25, 6), (6, 0)]
    assert count_batches(POSITIONS) == 2
    assert (len(gathered.statements), gathered.done, gathered.asked) == (9, True, TODAY)


def test_a_failed_one_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cache" / "state.json"
    pages = Pages(monkeypatch, 3, 1, None, 2)
    with pytest.raises(FetchError, match="busy"):
        gather(path)
    gathered = gather(path, TODAY + dt.timedelta(days=1))
    assert pages.asked == [(25, 0), (25, 3), (6, 0), (6, 0)]
    assert len(gathered.statements) == 6
    # The first answers are of the day before, so none speaks for a later one.
    assert gathered.asked == TODAY


def test_what_was_answered_is_not_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = Pages(monkeypatch, 1, 1)
    assert gather(tmp_path / "state.json") == gather(tmp_path / "state.json")
    assert len(pages.asked) == 2


@pytest.mark.parametrize("change", [{"today": TODAY + dt.timedelta(days=2)}, {"url": "https://example.com/"}])
def test_old_answers_and_those_of_others_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, dt.date]
) -> None:
    pages = Pages(monkeypatch, 1, 1, 1, 1)
    gather(tmp_path / "state.json")
    gather(tmp_path / "state.json", **change)  # type: ignore[arg-type]
    assert len(pages.asked) == 4


def test_a_damaged_state_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state.json").write_text("{")
    Pages(monkeypatch, 1, 1)
    assert gather(tmp_path / "state.json").done


# ---- Comparing


def test_a_new_holder_is_new_and_closes_the_one_before(base: KnowledgeBase) -> None:
    ended, new = compare(base, statement("Xaver Quux", "2024-02-01"), statement("Ana Ruy", "2026-03-01"))
    assert (ended.kind, ended.tenure.until, ended.inferred) == ("ended", dt.date(2026, 3, 1), True)
    assert ended.tenure.title == "Minister for Europe"
    assert (new.kind, new.tenure.since, new.tenure.until) == ("new", dt.date(2026, 3, 1), None)
    assert (new.tenure.as_of, new.tenure.source, new.tenure.title) == (TODAY, SOURCE, "Foreign Minister")
    assert new.person == Person("fra-ruy-ana", "Ana Ruy", "FRA", (), "Ruy")


def test_a_stated_end_is_not_inferred(base: KnowledgeBase) -> None:
    (ended,) = compare(base, statement("Xaver Quux", "2024-02-01", "2026-02-15"))
    assert (ended.kind, ended.tenure.until, ended.inferred) == ("ended", dt.date(2026, 2, 15), False)


def test_an_open_one_is_confirmed_to_the_day_of_the_question(base: KnowledgeBase) -> None:
    (change,) = compare(base, statement("X. Quux", "2024-02-01"))
    assert (change.kind, change.tenure.as_of, change.tenure.person_id) == ("confirmed", TODAY, "fra-quux-xaver")


def test_other_days_are_a_change(base: KnowledgeBase) -> None:
    (change,) = compare(base, statement("Odile Marchand", "2020-03-03", "2024-02-01"))
    assert (change.kind, change.tenure.since) == ("changed", dt.date(2020, 3, 3))
    assert change.before == base.tenures["fra-marchand-odile"][0]


def test_the_same_is_none_and_neither_is_a_missing_end(base: KnowledgeBase) -> None:
    assert compare(base, statement("Odile Marchand", "2020-03-01", "2024-02-01")) == []
    assert compare(base, statement("Odile Marchand", "2020-03-01")) == []


@pytest.mark.parametrize(
    ("precision", "start", "end"), [(10, "2020-03-01", "2024-02-01"), (9, "2020-01-01", "2024-01-01")]
)
def test_a_month_or_year_does_not_change_a_day_within(
    base: KnowledgeBase, precision: int, start: str, end: str
) -> None:
    assert compare(base, statement("Odile Marchand", start, end, precision=precision)) == []


@pytest.mark.parametrize(
    ("precision", "since", "until"),
    [
        (11, dt.date(2010, 3, 1), dt.date(2012, 5, 1)),
        (10, dt.date(2010, 3, 31), dt.date(2012, 5, 1)),
        (9, None, dt.date(2012, 1, 1)),
    ],
)
def test_of_a_month_or_year_only_what_is_sure_counts(
    base: KnowledgeBase, precision: int, since: dt.date | None, until: dt.date
) -> None:
    (change,) = compare(base, statement("Ana Ruy", "2010-03-01", "2012-05-01", precision=precision))
    assert (change.tenure.since, change.tenure.until, change.tenure.as_of) == (since, until, until)


def test_someone_is_known_by_surname_in_the_same_office_at_the_time(base: KnowledgeBase) -> None:
    (change,) = compare(base, statement("Xavier Quux", "2024-02-01"))
    assert (change.tenure.person_id, change.person) == ("fra-quux-xaver", None)
    (other,) = compare(base, statement("Xavier Quux", "2010-01-01", "2012-01-01"))
    assert other.tenure.person_id != "fra-quux-xaver"
    assert other.person


def test_two_new_people_of_one_name_are_two(base: KnowledgeBase) -> None:
    found = compare(
        base,
        statement("Ana Ruy", "2010-01-01", "2011-01-01", person="Q1"),
        statement("Ana Ruy", "2012-01-01", "2013-01-01", person="Q2"),
        statement("Ana Ruy", "2014-01-01", "2015-01-01", person="Q1"),
    )
    assert [change.tenure.person_id for change in found] == ["fra-ruy-ana", "fra-ruy-ana-q2", "fra-ruy-ana"]


def test_what_has_no_name_no_days_or_has_not_begun_is_left_out(base: KnowledgeBase) -> None:
    assert compare(base, statement("Q12345", "2025-01-01")) == []
    assert compare(base, statement("Ana Ruy", "2027-01-01")) == []
    assert compare(base, statement("Ana Ruy", "2010-05-01", "2010-05-01")) == []


def test_the_horizon_is_the_first_day_that_may_miss_something(base: KnowledgeBase) -> None:
    assert horizon(POSITIONS, base) == dt.date(2025, 12, 10)


# ---- Taking


def test_what_is_taken_is_what_the_knowledge_base_then_says(base: KnowledgeBase) -> None:
    changes = compare(base, statement("Xaver Quux", "2024-02-01"), statement("Ana Ruy", "2026-03-01"))
    laid = with_facts(base, [taken(changes, None, base)])
    held = {day: laid.holders("foreign_minister", "FRA", day) for day in (dt.date(2026, 2, 28), dt.date(2026, 3, 1))}
    assert [[one.name for one in people] for people in held.values()] == [["Xaver Quux"], ["Ana Ruy"]]
    assert laid.holders("foreign_minister", "FRA", TODAY + dt.timedelta(days=1)) == ()
    assert (
        compare_statements(
            [statement("Xaver Quux", "2024-02-01"), statement("Ana Ruy", "2026-03-01")], POSITIONS, laid, TODAY
        )
        == []
    )


def test_what_was_taken_earlier_stays_where_nothing_new_is_said(base: KnowledgeBase) -> None:
    first = taken(compare(base, statement("Ana Ruy", "2010-01-01", "2012-01-01")), None, base)
    laid = with_facts(base, [first])
    second = taken(compare_statements([statement("X. Quux", "2024-02-01")], POSITIONS, laid, TODAY), first, laid)
    assert [one.person_id for one in second.tenures] == ["fra-ruy-ana", "fra-quux-xaver"]
    assert [one.person_id for one in second.people] == ["fra-ruy-ana"]
    assert isinstance(second, UserFacts)
    assert [one.person_id for one in second.known] == ["fra-quux-xaver"]

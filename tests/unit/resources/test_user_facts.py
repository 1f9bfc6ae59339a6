"""A user's own facts: how files are read, rows checked, sets kept and laid over the tables. All people are invented."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from legation.errors import InputError, ResourceError
from legation.model.knowledge import Alias, Membership, Person, Tenure
from legation.resources import folders
from legation.resources.kb import load_knowledge
from legation.resources.tables import Phrase
from legation.resources.user_cells import WrongCell
from legation.resources.user_checks import check_rows
from legation.resources.user_facts import UserFacts, read_sets, remove_sets, replaces, save_set, with_facts
from legation.resources.user_rows import read_user_rows

BASE = load_knowledge()
TODAY = dt.date(2026, 11, 20)
LAVROV = "rus-lavrov-sergey"
JOINED = "org_id,country,status,since,until,as_of"

TOML = """\
[[people]]
name = "Ilmar Tamsalu"
country = "EST"
names = ["I. Tamsalu", "Ilmar J. Tamsalu"]

[[offices]]
person = "Ilmar Tamsalu"
office = "envoy"
title = "Special Envoy for the Baltic Sea"
country = "EST"
since = 2025-03-01
as_of = "2026-11-01"

[[organizations]]
org_id = "BSDC"
name = "Baltic Sea Dialogue Centre"
kind = "organization"
sector = "NGO"
members = ["EST", "LVA"]

[[memberships]]
org_id = "BSDC"
country = "FIN"
status = "observer"
since = "2024-05"
as_of = 2026-11-01

[[aliases]]
phrase = "Stenbock House"
target = "EST"
form = "metonym"
sector = "GOV"
"""


def checked(text: str, where: str = "ours.toml") -> tuple[UserFacts, list[WrongCell]]:
    return check_rows(read_user_rows(text.encode(), where), BASE, set_id="ours", source=where, today=TODAY)


def complaints(text: str, where: str = "ours.csv") -> list[str]:
    return [str(cell) for cell in checked(text, where)[1]]


# ---- Reading and checking


def test_every_table_of_a_good_file_becomes_facts() -> None:
    facts, wrong = checked(TOML)
    assert wrong == []
    assert facts.people == (
        Person("est-tamsalu-ilmar", "Ilmar Tamsalu", "EST", ("I. Tamsalu", "Ilmar J. Tamsalu"), "Tamsalu"),
    )
    (tenure,) = facts.tenures
    assert (tenure.person_id, tenure.since, tenure.until) == ("est-tamsalu-ilmar", dt.date(2025, 3, 1), None)
    assert (tenure.as_of, tenure.source) == (dt.date(2026, 11, 1), "ours.toml")
    assert facts.memberships == (
        Membership("BSDC", "EST", "member", None, None, TODAY, "ours.toml"),
        Membership("BSDC", "LVA", "member", None, None, TODAY, "ours.toml"),
        Membership("BSDC", "FIN", "observer", "2024-05", None, dt.date(2026, 11, 1), "ours.toml"),
    )
    assert facts.aliases == (Phrase("Stenbock House", Alias("EST", "country", "metonym", "GOV")),)


def test_the_example_of_the_page_is_a_good_file(root: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", (root / "docs" / "kb.md").read_text("utf-8"), re.DOTALL)
    facts, wrong = checked(example)
    assert wrong == []
    assert facts.people
    assert facts.tenures
    assert facts.organizations
    assert facts.aliases


def test_a_csv_file_says_the_same_in_any_order_of_columns() -> None:
    text = '\ufeffcountry,names,name\nEST,"I. Tamsalu; Ilmar J. Tamsalu",Ilmar Tamsalu\n\n'
    facts, wrong = checked(text, "people.CSV")
    assert wrong == []
    assert facts.people == checked(TOML)[0].people


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ("Lavrow,envoy,Envoy,RUS,,,2026-01-01", "person: 'Lavrow'; expected an id or a name that is known"),
        (",envoy,Envoy,RUS,,,2026-01-01", "person: ''; expected an id or a name"),
        (f"{LAVROV},special envoy,Envoy,RUS,,,2026-01-01", "office: 'special envoy'; expected one of head_of_state"),
        (f"{LAVROV},envoy,,RUS,,,2026-01-01", "title: ''; expected something"),
        (f"{LAVROV},envoy,Envoy,Russia,,,2026-01-01", "country: 'Russia'; expected a country's three-letter code"),
        (f"{LAVROV},envoy,Envoy,RUS,March 2025,,2026-01-01", "since: 'March 2025'; expected a day as 2025-11-05"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-02-30,,2026-01-01", "since: '2025-02-30'; expected a day"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-03-01,2025-03-01,", "until: '2025-03-01'; expected the first day no longer"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-03-01,2024-01-01,", "until: '2024-01-01'; expected the first day no longer"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-03-01,2025-13-01,", "until: '2025-13-01'; expected a day as 2025-11-05"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-03-01,,", "as_of: ''; expected the last day for which you know it"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-03-01,,2026-11-21", "as_of: '2026-11-21'; expected a day up to today"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-03-01,2027-01-01,", "until: '2027-01-01'; expected a day up to today"),
        (f"{LAVROV},envoy,Envoy,RUS,2025-03-01,,2025-02-01", "as_of: '2025-02-01'; expected a day from 2025-03-01 on"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(cells: str, complaint: str) -> None:
    good = f"{LAVROV},foreign_minister,Foreign Minister,RUS,2004-03-09,,2026-01-01"
    found = complaints(f"person,office,title,country,since,until,as_of\n{good}\n{cells}\n")
    assert len(found) == 1
    assert found[0].startswith(f"offices, row 3, {complaint}")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name,country\nXaver Quux,XX\n", "people, row 2, country: 'XX'; expected"),
        ("name,country\n,FRA\n", "people, row 2, name: ''; expected something"),
        ("name,country,person_id\nXaver Quux,FRA,Quux!\n", "people, row 2, person_id: 'Quux!'; expected small letters"),
        ("name,country\nXaver Quux,FRA\nXaver Quux,FRA\n", "people, row 3, name: 'Xaver Quux'; expected each person"),
        ("org_id,name,kind,sector\nRUS,Rus,forum,NGO\n", "organizations, row 2, org_id: 'RUS'; expected capitals"),
        (
            "org_id,name,kind,sector\nQX,Q,club,NGO\n",
            "organizations, row 2, kind: 'club'; expected one of organization",
        ),
        ("org_id,name,kind,sector\nQX,Q,forum,XYZ\n", "organizations, row 2, sector: 'XYZ'; expected one of GOV"),
        ("org_id,name,kind,sector,members\nQX,Q,forum,NGO,FRA; XX\n", "organizations, row 2, members: 'FRA; XX'"),
        (f"{JOINED}\nNATOO,FRA,member,2004,,2026-01-01\n", "memberships, row 2, org_id: 'NATOO'; expected an organ"),
        (f"{JOINED}\nFRA,FRA,member,2004,,2026-01-01\n", "memberships, row 2, org_id: 'FRA'; expected an organ"),
        (f"{JOINED}\nNATO,XX,member,2004,,2026-01-01\n", "memberships, row 2, country: 'XX'; expected a country's"),
        (f"{JOINED}\nNATO,FRA,friend,2004,,2026-01-01\n", "memberships, row 2, status: 'friend'; expected one of m"),
        (f"{JOINED}\nNATO,FRA,member,May,,2026-01-01\n", "memberships, row 2, since: 'May'; expected a day, a mon"),
        (f"{JOINED}\nNATO,FRA,member,2004-13,,2026-01-01\n", "memberships, row 2, since: '2004-13'; expected a day"),
        (f"{JOINED}\nNATO,FRA,member,2004,2003-02,\n", "memberships, row 2, until: '2003-02'; expected the first"),
        (f"{JOINED}\nNATO,FRA,member,2004,,\n", "memberships, row 2, as_of: ''; expected the last day for"),
        (f"{JOINED}\nNATO,FRA,member,2004,,2026-11-21\n", "memberships, row 2, as_of: '2026-11-21'; expected a day"),
        (f"{JOINED}\nNATO,FRA,member,2004,,2003-01-01\n", "memberships, row 2, as_of: '2003-01-01'; expected a day"),
        (
            f"{JOINED}\nNATO,FRA,member,2004,,2026-01-01\nNATO,FRA,partner,2006,2007,\n",
            "memberships, row 3, since: '2006'; expected days that nothing above has",
        ),
        ("phrase,target\nPalais Quux,nowhere\n", "aliases, row 2, target: 'nowhere'; expected a country's code"),
        ("phrase,target\n...,FRA\n", "aliases, row 2, phrase: '...'; expected words"),
        ("phrase,target\n!!!,FRA\n", "aliases, row 2, phrase: '!!!'; expected words"),
        (
            "org_id,name,kind,sector\nQX,Q,forum,NGO\nQX,Quux,forum,NGO\n",
            "organizations, row 3, org_id: 'QX'; expected each organization once",
        ),
        ("phrase,target,form\nPalais Quux,FRA,house\n", "aliases, row 2, form: 'house'; expected one of name"),
    ],
)
def test_so_is_one_of_another_table(text: str, complaint: str) -> None:
    found = complaints(text)
    assert len(found) == 1
    assert found[0].startswith(complaint)


def test_every_wrong_row_is_named_in_the_order_of_the_file() -> None:
    text = TOML.replace('"EST"\nsince', '"ESTONIA"\nsince').replace('"envoy"', '"enovy"').replace('"NGO"', '"ngo"')
    found = [str(cell).split(":")[0] for cell in checked(text)[1]]
    assert found == ["offices, row 1, office", "offices, row 1, country", "organizations, row 1, sector"]


def test_two_rows_may_not_speak_of_the_same_days() -> None:
    row = f"{LAVROV},foreign_minister,Foreign Minister,RUS"
    text = f"person,office,title,country,since,until\n{row},2004-03-09,2010-01-01\n{row},2009-01-01,2012-01-01\n"
    (complaint,) = complaints(text)
    assert complaint.startswith("offices, row 3, since: '2009-01-01'; expected days that no row above has")


def test_a_name_that_several_people_have_is_no_name_of_one() -> None:
    twins = "".join(
        f'[[people]]\nname="Xaver Quux"\ncountry="FRA"\nperson_id="fra-quux-{part}"\n' for part in ("elder", "younger")
    )
    office = '[[offices]]\nperson="Xaver Quux"\noffice="envoy"\ntitle="Envoy"\ncountry="FRA"\nas_of=2026-01-01\n'
    (wrong,) = checked(twins + office)[1]
    assert wrong.expected == "one of their ids: fra-quux-elder, fra-quux-younger"
    assert checked(twins + office.replace("Xaver Quux", "fra-quux-elder"))[1] == []


def test_a_person_of_our_tables_keeps_the_id_and_a_namesake_gets_another() -> None:
    (known,) = checked('[[people]]\nname="Sergey Lavrov"\ncountry="RUS"\nnames=["S. Lawrow"]\n')[0].people
    assert known.person_id == LAVROV
    (namesake,) = checked('[[people]]\nname="Sergei Xaver Lavrov"\ncountry="RUS"\n')[0].people
    assert namesake.person_id not in BASE.people


@pytest.mark.parametrize("names", [("Xaver Quux", "Xaver Yann Quux"), ("Ксавер Куукс", "Янн Куукс")])
def test_people_of_one_file_with_like_names_are_two(names: tuple[str, str]) -> None:
    facts, wrong = checked("name,country\n" + "".join(f"{name},FRA\n" for name in names), "ours.csv")
    assert wrong == []
    assert [person.name for person in facts.people] == list(names)
    assert len({person.person_id for person in facts.people}) == 2


def test_a_line_break_within_a_cell_is_a_space() -> None:
    text = 'name,country\r"Xaver\r\nQuux",FRA\rYann\u2028Quux,FRA\r'
    assert [person.name for person in checked(text, "ours.csv")[0].people] == ["Xaver Quux", "Yann Quux"]


def test_a_long_file_with_every_row_wrong_is_answered() -> None:
    """Every row beside every other would be 400 million comparisons."""
    people = "".join(f"Quux {i},NOWHERE\n" for i in range(20_000))
    assert len(complaints(f"name,country\n{people}")) == 20_000
    offices = "".join(f"usa-blinken-antony,envoy,Envoy {i},USA,,,2026-01-01\n" for i in range(2_000))
    assert complaints(f"person,office,title,country,since,until,as_of\n{offices}") == []


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        (b"name,country\nX\x00Y,FRA\n", "a.csv", "a.csv: not text"),
        (b"\xff\xfe", "a.toml", "a.toml: not UTF-8"),
        (b"", "a.toml", "a.toml: no rows"),
        (b"name,country\n", "a.csv", "a.csv: no rows"),
        (b"people = 3", "a.toml", "'people'; expected"),
        (b"people = [3]", "a.toml", "people, row 1: 3; expected a table"),
        (b"[[persons]]\nname='x'", "a.toml", "'persons'; expected"),
        (b"name;country\nx;FRA\n", "a.toml", "no TOML"),
        (b"name;country\nx;FRA\n", "a.csv", r"row 1: columns \('name;country',\); expected"),
        (b"name,country,nick\nx,FRA,y\n", "a.csv", "row 1: column 'nick'; expected name, country"),
        (b"name,name,country\nx,y,FRA\n", "a.csv", "row 1: column 'name'; expected .* each once"),
        (b"name\nx\n", "a.csv", "row 1: no column 'country'"),
        (b"name,country\nx,FRA,y\n", "a.csv", "row 2: 3 cells; expected 2"),
        (b'name,country\n"x"y,FRA\n', "a.csv", "line 2: .*; expected CSV"),
        (b"[[people]]\nname='x'\nland='FRA'", "a.toml", "people, row 1: column 'land'"),
    ],
)
def test_a_file_of_another_form_is_an_error(data: bytes, where: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_user_rows(data, where)


# ---- Keeping


def test_a_set_is_kept_and_read_back_and_removed(tmp_path: Path) -> None:
    facts = checked(TOML)[0]
    assert read_sets(tmp_path / "none") == ()
    save_set(facts, tmp_path / "facts")
    assert read_sets(tmp_path / "facts") == (facts,)
    with pytest.raises(InputError, match=r"theirs: no such set of facts; expected one of \['ours'\]"):
        remove_sets(["ours", "theirs"], tmp_path / "facts")
    assert read_sets(tmp_path / "facts") == (facts,)
    remove_sets(["ours"], tmp_path / "facts")
    assert read_sets(tmp_path / "facts") == ()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"set_id": "a", "source": "b", "more": 1}', b"\xff"])
def test_a_damaged_set_is_an_error_that_says_how_to_go_on(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "ours.json").write_bytes(data)
    with pytest.raises(ResourceError, match=r"no set of facts .*; run legation kb remove ours"):
        read_sets(tmp_path)


# ---- Over our own


def test_the_knowledge_base_has_them_wherever_it_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    save_set(checked(TOML)[0], tmp_path)
    monkeypatch.setattr(folders, "facts_folder", lambda: tmp_path)
    base = load_knowledge()
    assert [alias.target for alias in base.senses("I. Tamsalu")] == ["est-tamsalu-ilmar"]
    assert base.by_surname["tamsalu"] == ("est-tamsalu-ilmar",)
    assert [one.title for one in base.offices_on("est-tamsalu-ilmar", dt.date(2026, 11, 1))] == [
        "Special Envoy for the Baltic Sea"
    ]
    assert base.offices_on("est-tamsalu-ilmar", dt.date(2026, 11, 2)) == ()
    assert "est-tamsalu-ilmar" in {one.person_id for one in base.holders("envoy", "EST", dt.date(2026, 1, 1))}
    assert base.members("BSDC", TODAY) == ("EST", "LVA")
    assert base.members("BSDC", dt.date(2026, 11, 1), "observer") == ("FIN",)
    assert "BSDC" in {one.org_id for one in base.memberships_of("LVA", TODAY)}
    assert base.organizations["BSDC"].name == "Baltic Sea Dialogue Centre"
    assert [alias.target for alias in base.senses("Stenbock House")] == ["EST"]


def test_nothing_else_changes() -> None:
    laid = with_facts(BASE, [checked(TOML)[0]])
    assert {key: laid.aliases[key] for key in BASE.aliases} == BASE.aliases
    assert {key: laid.tenures[key] for key in BASE.tenures} == BASE.tenures
    assert {key: laid.memberships[key] for key in BASE.memberships} == BASE.memberships
    assert with_facts(BASE, []) == BASE


def tenure(office: str, title: str, since: str | None, until: str | None) -> Tenure:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    return Tenure(LAVROV, office, title, "RUS", first, last, last or TODAY, "ours")


def test_theirs_counts_for_the_same_person_and_office() -> None:
    ours = tenure("foreign_minister", "Foreign Minister", "2004-03-09", "2026-05-01")
    laid = with_facts(BASE, [UserFacts("ours", "ours.toml", known=(BASE.people[LAVROV],), tenures=(ours,))])
    assert [one for one in laid.tenures[LAVROV] if one.office == "foreign_minister"] == [ours]
    assert laid.offices_on(LAVROV, dt.date(2026, 4, 30)) == (ours,)
    assert laid.holders("foreign_minister", "RUS", dt.date(2026, 5, 1)) == ()


def test_their_membership_counts_for_the_same_country_and_organization() -> None:
    ours = Membership("NATO", "SWE", "member", "2023-01", None, TODAY, "ours")
    later = Membership("EU", "GBR", "member", "2026-05", None, TODAY, "ours")
    laid = with_facts(BASE, [UserFacts("ours", "ours.toml", memberships=(ours, later))])
    assert [one for one in laid.memberships["NATO"] if one.country == "SWE"] == [ours]
    assert "SWE" in laid.members("NATO", dt.date(2023, 2, 1))
    # What ended before theirs began is kept.
    assert [one.since for one in laid.memberships["EU"] if one.country == "GBR"] == ["1973-01-01", "2026-05"]


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        (tenure("foreign_minister", "Minister", "2010-01-01", "2012-01-01"), True),
        (tenure("foreign_minister", "Minister", None, "2010-01-02"), True),
        (tenure("foreign_minister", "Minister", "2014-12-31", None), True),
        (tenure("foreign_minister", "Minister", "2015-01-01", None), False),
        (tenure("foreign_minister", "Minister", "2000-01-01", "2010-01-01"), False),
        (tenure("envoy", "Minister", "2010-01-01", "2012-01-01"), False),
    ],
)
def test_a_tenure_replaces_those_whose_days_it_shares(old: Tenure, expected: bool) -> None:
    assert replaces(tenure("foreign_minister", "Minister", "2010-01-01", "2015-01-01"), old) is expected


def test_of_ministers_the_title_tells_which() -> None:
    coal = tenure("minister", "Minister of Coal", "2010-01-01", None)
    assert not replaces(tenure("minister", "Minister of Mines", "2010-01-01", None), coal)
    assert replaces(tenure("minister", "minister of coal", "2011-01-01", None), coal)


def test_a_new_sense_goes_before_the_old_ones_and_small_letters_count_where_they_are_given() -> None:
    facts = UserFacts(
        "ours",
        "ours.toml",
        aliases=(
            Phrase("Moscow", Alias("USA", "country", "name")),
            Phrase("Us", Alias("USA", "country", "name", cased=False)),
            Phrase("QXZ", Alias("FRA", "country", "name")),
        ),
    )
    laid = with_facts(BASE, [facts])
    assert [alias.target for alias in laid.senses("Moscow")] == ["USA", "RUS"]
    assert BASE.senses("us") == ()
    assert [alias.target for alias in laid.senses("us")] == ["USA"]
    assert laid.senses("QXZ")
    assert laid.senses("qxz") == ()


def test_a_set_stands_by_itself_when_a_person_leaves_our_tables() -> None:
    facts, wrong = checked(f"person,office,title,country,as_of\n{LAVROV},envoy,Envoy,RUS,2026-01-01\n", "envoys.csv")
    assert wrong == []
    gone = type(BASE)(
        **{name: getattr(BASE, name) for name in BASE.__struct_fields__}
        | {
            "people": {key: value for key, value in BASE.people.items() if key != LAVROV},
            "tenures": {key: value for key, value in BASE.tenures.items() if key != LAVROV},
            "aliases": {
                key: kept
                for key, senses in BASE.aliases.items()
                if (kept := tuple(alias for alias in senses if alias.target != LAVROV))
            },
        }
    )
    laid = with_facts(gone, [facts])
    assert laid.people[LAVROV] == BASE.people[LAVROV]
    assert [alias.target for alias in laid.senses("Sergey Lavrov")] == [LAVROV]


def test_a_set_that_names_what_is_not_there_says_how_to_go_on() -> None:
    facts = UserFacts("ours", "ours.toml", aliases=(Phrase("Palais Quux", Alias("XXX", "country", "metonym")),))
    with pytest.raises(ResourceError, match=r"'ours' .*legation kb remove ours.*XXX"):
        with_facts(BASE, [facts])

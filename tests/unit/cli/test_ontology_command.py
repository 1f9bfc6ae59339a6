"""`legation ontology`, and the option that reads with a file: what is printed where, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from legation.cli.main import main

HEAD = 'name = "meals"\nversion = "2"\n'
TYPE = '[types.LUNCH]\ninherits = "CONSULT"\ndefinition = "They eat."\n'
TRIGGER = '[[triggers]]\nverbs = "lunch"\ntype = "LUNCH"\nparties = "reciprocal"\nto = "with"\nneeds = "two"\n'
TEST = '[[tests]]\ntext = "The president of Chad lunched with the king of Morocco."\ntype = "{}"\n'
ARTICLE = "Notes.\n\nThe president of Chad lunched with the king of Morocco.\n"


def run(*args: str, **env: str) -> Result:
    return CliRunner().invoke(main, list(args), env=env)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "meals.toml"
    path.write_text(HEAD + TYPE + TRIGGER, encoding="utf-8")
    return path


@pytest.fixture
def post(tmp_path: Path) -> str:
    path = tmp_path / "post.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def test_the_example_that_is_printed_passes_the_check(tmp_path: Path) -> None:
    printed = run("ontology", "example")
    path = tmp_path / "example.toml"
    path.write_text(printed.stdout, encoding="utf-8")
    checked = run("ontology", "check", str(path))
    assert checked.exit_code == 0, checked.output
    assert "adds type PATROL, under MOBILIZE" in checked.stdout
    assert checked.stdout.endswith("3 tests, 0 failed\n")


def test_a_file_without_tests_is_checked_all_the_same(own: Path) -> None:
    checked = run("ontology", "check", str(own))
    assert checked.exit_code == 0
    assert checked.stdout.splitlines()[1:] == [
        "  adds type LUNCH, under CONSULT",
        "  adds trigger of LUNCH: verbs lunch",
        "no tests in it",
    ]


def test_a_test_that_fails_is_told_and_the_status_is_1(own: Path) -> None:
    own.write_text(own.read_text() + TEST.format("LUNCH") + TEST.format("AID"), encoding="utf-8")
    checked = run("ontology", "check", str(own))
    assert checked.exit_code == 1
    assert "[[tests]] 1: ok: LUNCH, occurred, TCD MAR (“lunched”)" in checked.stdout
    assert "[[tests]] 2: failed: expected AID; read: LUNCH, occurred" in checked.stdout
    assert checked.stdout.endswith("2 tests, 1 failed\n")


def test_mistakes_go_to_standard_error(own: Path) -> None:
    own.write_text(own.read_text().replace("CONSULT", "CONSLT"), encoding="utf-8")
    checked = run("ontology", "check", str(own))
    assert checked.exit_code == 1
    assert checked.stdout == ""
    [line] = checked.stderr.splitlines()
    assert line.startswith(f"legation: {own}: [types.LUNCH] inherits (line 4): 'CONSLT'; expected a type")
    assert line.endswith("did you mean 'CONSULT'?")


def test_no_file_is_one_line(tmp_path: Path) -> None:
    checked = run("ontology", "check", str(tmp_path / "none.toml"))
    assert checked.exit_code == 1
    assert checked.stderr.endswith(
        "none.toml: no such file or directory; expected an ontology's TOML file; check the name\n"
    )


@pytest.mark.parametrize("by_setting", [False, True])
def test_read_takes_the_file_by_option_or_by_setting(own: Path, post: str, by_setting: bool) -> None:
    given = () if by_setting else ("--ontology", str(own))
    env = {"LEGATION_ONTOLOGY": str(own)} if by_setting else {}
    read = run("read", post, "--format", "json", *given, **env)
    assert read.exit_code == 0, read.output
    reading = json.loads(read.stdout)
    assert [(e["event_type"], e["plover"]) for e in reading["events"]] == [("LUNCH", "CONSULT")]
    assert reading["article"]["ontology"]["name"] == "meals"
    assert "+meals-2-" in reading["article"]["coder_version"]


def test_the_option_goes_before_the_setting(own: Path, post: str, tmp_path: Path) -> None:
    read = run("read", post, "--format", "json", "--ontology", str(own), LEGATION_ONTOLOGY=str(tmp_path / "none.toml"))
    assert read.exit_code == 0, read.output


@pytest.mark.parametrize("form", ["text", "html", "jsonl"])
def test_every_form_shows_an_own_type(own: Path, post: str, form: str) -> None:
    read = run("read", post, "--format", form, "--ontology", str(own))
    assert read.exit_code == 0, read.output
    assert "LUNCH" in read.stdout


def test_a_wrong_file_stops_the_reading_with_its_mistake(own: Path, post: str) -> None:
    own.write_text(HEAD + "[types.LUNCH]\n", encoding="utf-8")
    read = run("read", post, "--ontology", str(own))
    assert read.exit_code == 1
    assert read.stdout == ""
    assert "no definition; expected" in read.stderr
    assert "(and 1 more: legation ontology check" in read.stderr


def test_events_are_scored_with_it(own: Path, tmp_path: Path) -> None:
    folder = tmp_path / "coded"
    folder.mkdir()
    (folder / "01.txt").write_text(ARTICLE, encoding="utf-8")
    start = ARTICLE.index("The president")
    event = {
        "id": "01-e01", "plover": "CONSULT", "status": "occurred", "participants_symmetric": True,
        "sources": [{"country": "TCD"}], "targets": [{"country": "MAR"}], "evidence_start": start,
        "evidence_end": len(ARTICLE) - 1,
    }  # fmt: skip
    coded = {"title": "Notes.", "publication_date": "2025-03-05", "events": [event]}
    (folder / "01.json").write_text(json.dumps(coded), encoding="utf-8")
    scored = run("evaluate", "events", str(folder), "--format", "json", "--ontology", str(own))
    assert scored.exit_code == 0, scored.output
    assert json.loads(scored.stdout)["strict"]["tp"] == 1, scored.stdout

"""`legation evaluate`: tables, JSON, and what a wrong folder says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from legation.cli.main import main

TEXT = "Border row goes on\n\nOn 5 May 2025, Peru accused Chile of smuggling. Ida Brun, Chile's president, was silent."
EVENT: dict[str, Any] = {
    "id": "01-e01", "plover": "ACCUSE", "status": "occurred", "sources": [{"country": "PER"}],
    "targets": [{"country": "CHL"}], "date_start": "2025-05-05", "date_end": "2025-05-05", "date_granularity": "day",
    "evidence_start": 20, "evidence_end": 67,
}  # fmt: skip
PERSON = {"name": "Ida Brun", "office": "Chile's president", "office_correct_on_pub_date": "false"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    gold = {"title": "Border row goes on", "publication_date": "2025-05-06", "events": [EVENT], "people": [PERSON]}
    (tmp_path / "01.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "01.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *args])


def test_events_are_scored_as_a_table_and_as_an_object(folder: Path) -> None:
    table = run("events", str(folder)).output
    assert "events, F1" in table
    assert "1/1" in table
    figures = json.loads(run("events", str(folder), "--format", "json").output)
    assert figures["strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "tp": 1.0, "fp": 0, "fn": 0}
    assert figures["date"] == {"value": 1.0, "n": 1}


def test_each_error_stands_with_its_sentence(folder: Path) -> None:
    gold = json.loads((folder / "01.json").read_text(encoding="utf-8"))
    gold["events"][0] |= {"plover": "REQUEST"}
    (folder / "01.json").write_text(json.dumps(gold), encoding="utf-8")
    output = run("events", str(folder)).output
    assert "MISSED 01 gold REQUEST occurred PER -> CHL" in output
    assert "    type: ACCUSE occurred PER -> CHL [accused]" in output
    assert "SPURIOUS 01 coded ACCUSE occurred PER -> CHL [accused]" in output
    assert "REQUEST as ACCUSE" in output
    assert "MISSED" not in run("events", str(folder), "--no-errors").output


def test_offices_are_scored_on_the_people_of_a_folder(folder: Path) -> None:
    output = run("offices", str(folder)).output
    assert "checks right" in output
    assert 'Ida Brun, "Chile\'s president": gold not held, coded unknown' in output


def test_dates_are_scored_on_a_file_of_cases(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text('- {text: "They met on 5 May 2025.", expected: [{text: "5 May 2025", since: 2025-05-05}]}', "utf-8")
    figures = json.loads(run("dates", str(path), "--format", "json").output)
    assert (figures["found"]["value"], figures["overlap"]["value"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"events": [{**EVENT, "evidence_end": 999}]}, "evidence 20 to 999; expected a part of the text"),
        ({"events": [{"id": "x"}]}, "expected the form of docs/evaluation.md"),
    ],
)
def test_wrong_gold_is_one_line(folder: Path, change: dict[str, Any], said: str) -> None:
    gold = json.loads((folder / "01.json").read_text(encoding="utf-8"))
    (folder / "01.json").write_text(json.dumps(gold | change), encoding="utf-8")
    result = run("events", str(folder))
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("people", [[{"office": "president"}], {"name": "Ida Brun"}, ["Ida Brun"]])
def test_people_in_another_form_are_one_line(folder: Path, people: object) -> None:
    gold = json.loads((folder / "01.json").read_text(encoding="utf-8"))
    (folder / "01.json").write_text(json.dumps(gold | {"people": people}), encoding="utf-8")
    result = run("offices", str(folder))
    assert result.exit_code == 1
    assert "01.json" in result.stderr
    assert "expected the form of docs/evaluation.md" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_without_texts_says_what_was_expected(tmp_path: Path) -> None:
    assert "no coded texts; expected NN.txt with NN.json" in run("events", str(tmp_path)).stderr


def test_relations_are_scored_on_marked_sentences(tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    rows = ["marked_sentence\tgold_root", "<s>Kenya</s> condemned <t>Somalia</t> over the raid.\tACCUSE"]
    path.write_text("\n".join([*rows, "<s>Ankara</s> released <t>two Greek soldiers</t>.\tSUPPORT"]), encoding="utf-8")
    figures = json.loads(run("relations", str(path), "--format", "json").output)
    assert (figures["n"], figures["root_accuracy"]) == (2, 0.5)
    assert {"root_macro_f1", "quad_macro_f1", "binary_macro_f1"} <= figures.keys()
    output = run("relations", str(path)).output
    assert "SUPPORT as YIELD: <s>Ankara</s> released" in output

"""Ontologies of the user's own: each mistake is one line that helps, and what is right is read as the file says."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import legation
from legation.coding.needs import NEEDS
from legation.errors import InputError, TooLarge
from legation.pipeline.ontology_tests import run_tests
from legation.pipeline.reader import Reader, with_ontology
from legation.resources.codebook import load_codebook
from legation.resources.lexicon import load_lexicon
from legation.resources.ontology import LARGEST, check_ontology, example_ontology, load_ontology
from legation.resources.ontology_lines import Lines
from legation.resources.ontology_triggers import MARKS, PARTIES, PREPOSITIONS, SIDES

HEAD = 'name = "trial"\nversion = "1"\n'
CASES = Path(__file__).parents[2] / "cases" / "ontology.yaml"
ALL: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
TEXT = "Notes.\n\nThe president of Chad met the president of Niger in Lomé. Norway condemned an attack on Malta."


def cases(key: str) -> list[Any]:
    return [pytest.param(case, id=case["why"]) for case in ALL if key in case]


def file_of(case: dict[str, Any]) -> bytes:
    return (("" if case.get("whole") else HEAD) + case["file"]).encode()


def mistakes(text: str | bytes) -> tuple[str, ...]:
    return check_ontology(text if isinstance(text, bytes) else text.encode(), "own.toml")[1]


def laid_over(reader: Reader, text: str) -> Reader:
    ontology, wrong = check_ontology(text.encode(), "own.toml")
    assert ontology is not None, wrong
    return Reader(reader.parser, with_ontology(reader._resources, ontology))


@pytest.mark.parametrize("case", cases("errors"))
def test_every_mistake_is_one_line(case: dict[str, Any]) -> None:
    ontology, found = check_ontology(file_of(case), "own.toml")
    assert ontology is None
    assert [line.removeprefix("own.toml: ") for line in found] == case["errors"]


@pytest.mark.parametrize("case", cases("expected"))
def test_what_is_read(case: dict[str, Any], reader: legation.Reader) -> None:
    own = laid_over(reader, file_of(case).decode())
    events = list(own.read(f"Notes.\n\n{case['text']}", published=str(case.get("published", "2025-03-05"))).events)
    for row in case["expected"]:
        shown = [{key: getattr(event, key) for key in row} for event in events]
        wanted = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        assert wanted in shown
        events.pop(shown.index(wanted))
    assert not (case.get("exact") and events), [event.event_type for event in events]


def test_the_example_passes_its_own_check(reader: legation.Reader) -> None:
    own = laid_over(reader, example_ontology())
    known = own._resources.ontology
    assert known is not None
    outcomes = list(run_tests(known.tests, own))
    assert len(outcomes) == 3
    assert all(outcome.passed for outcome in outcomes), outcomes
    assert len(known.changes) == 10


def test_the_page_shows_an_ontology_that_passes_and_what_the_check_prints(reader: legation.Reader, root: Path) -> None:
    page = (root / "docs" / "ontologies.md").read_text(encoding="utf-8")
    [text] = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    own = laid_over(reader, text)
    known = own._resources.ontology
    assert known is not None
    outcomes = list(run_tests(known.tests, own))
    assert all(outcome.passed for outcome in outcomes), outcomes
    printed = [*known.changes, *(f"[[tests]] {one.number}: ok: {one.message}" for one in outcomes)]
    assert [line for line in printed if f"\n  {line}\n" not in page] == []


def test_a_test_that_fails_says_what_was_read_instead(reader: legation.Reader) -> None:
    row = '[[tests]]\ntext = "Chad met Niger."\n'
    own = laid_over(reader, f'{HEAD}{row}type = "AID"\nactors = ["TCD"]\n{row}type = "none"\n')
    known = own._resources.ontology
    assert known is not None
    first, second = run_tests(known.tests, own)
    assert not first.passed
    assert first.message == "expected AID actors TCD; read: CONSULT, occurred, TCD NER (“met”); its words: meet (verb)"
    assert not second.passed
    assert second.message.startswith("expected no event; read: CONSULT")


# ---- An ontology that says nothing changes nothing

_SAME = [
    "[types.CONSULT]\nscore = 2.5\n",
    "[types.AID]\nquad = 2\n",
    '[classes.troops]\nadd = "soldier"\n',
    '[modes.phone]\ntypes = ["CONSULT"]\nscore = 1.5\n',
    "[contexts.cyber]\n",
    "[contexts.economic]\n",
    'description = "Nothing new"\n',
    "triggers = []\n",
    "remove = []\n",
]


@given(st.lists(st.sampled_from(_SAME), unique=True))
def test_what_says_nothing_new_changes_nothing(parts: list[str]) -> None:
    # Keys of the top stand before every table.
    text = HEAD + "".join(sorted(parts, key=lambda part: part.startswith("[")))
    ontology, wrong = check_ontology(text.encode(), "own.toml")
    assert ontology is not None, wrong
    assert ontology.lexicon == load_lexicon()
    assert ontology.codebook == load_codebook()
    assert ontology.rules == {}


def test_an_empty_ontology_stands_in_the_reading_and_is_all_that_differs(reader: legation.Reader) -> None:
    own = laid_over(reader, HEAD)
    mine, theirs = (one.read(TEXT, published="2025-03-05").to_dict() for one in (own, reader))
    stamp = mine["article"].pop("ontology")
    assert (stamp["name"], stamp["version"], len(stamp["sha256"])) == ("trial", "1", 64)
    versions = mine["article"].pop("coder_version"), theirs["article"].pop("coder_version")
    assert versions[0] == f"{versions[1]}+trial-1-{stamp['sha256'][:12]}"
    assert mine == theirs


# ---- Files that are none


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"\xff\xfe", "own.toml: line 1: not UTF-8 (invalid start byte); expected TOML in UTF-8; save it as UTF-8"),
        (b'name = "x"\nversion = "\xe9"', "own.toml: line 2: not UTF-8"),
        (b"\x89PNG", "own.toml: line 1: not UTF-8"),
        (b"a = \x00", "own.toml: no TOML"),
        (b"a = " + b"[" * 100_000, "own.toml: "),
        (b"x" + b".x" * 2_000 + b" = 1", "own.toml: x: 'x'; expected one of"),
        (
            b"types.A.score" + b".x" * 2_000 + b" = 1",
            "own.toml: [types.A] score: tables within tables; expected a number",
        ),
        (b"name: trial", "own.toml: no TOML"),
    ],
)
def test_what_is_no_toml_is_one_line(data: bytes, line: str) -> None:
    found = mistakes(data)
    assert any(one.startswith(line) for one in found), found
    assert not any("\n" in one or len(one) > 500 for one in found)


@given(st.text())
def test_any_text_is_told_in_lines_or_read(text: str) -> None:
    ontology, wrong = check_ontology(text.encode("utf-8", "surrogatepass"), "own.toml")
    assert (ontology is None) == bool(wrong)
    assert not any("\n" in line for line in wrong)


_VALUES = st.recursive(
    st.sampled_from(['"CONSULT"', '""', "3", "-0.5", "true", "2025-01-01", '["a b", "@x"]', "[]", "{}", '"a\\nb"']),
    lambda inner: st.lists(inner, max_size=2).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=3,
)
_HEADERS = st.sampled_from(
    [
        "types.CONSULT",
        "types.OWN",
        "modes.m",
        "contexts.c",
        "classes.k",
        "[triggers]",
        "[remove]",
        "[tests]",
        "types",
        "x",
    ]
)
_KEYS = st.sampled_from(
    "inherits definition quad score cameo goldstein modes types words add remove verbs nouns type mode object with has "
    "to needs parties clause text published contexts actors".split()
)


@given(st.lists(st.tuples(_HEADERS, st.dictionaries(_KEYS, _VALUES, max_size=4)), max_size=4))
def test_no_values_break_the_check(tables: list[tuple[str, dict[str, str]]]) -> None:
    text = HEAD + "".join(
        f"[{header}]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items()) for header, rows in tables
    )
    ontology, wrong = check_ontology(text.encode(), "own.toml")
    assert (ontology is None) == bool(wrong)
    assert not any("\n" in line for line in wrong)


def test_a_file_that_is_too_large_or_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    with pytest.raises(InputError, match="no such file or directory; expected an ontology's TOML file"):
        load_ontology(path)
    with pytest.raises(InputError, match="is a directory"):
        load_ontology(tmp_path)
    path.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(TooLarge, match="more than 500,000 bytes"):
        load_ontology(path)


def test_loading_tells_the_first_mistake_and_where_to_see_the_others(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(HEAD + "[types.A]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"no definition; .* \(and 1 more: legation ontology check .*own.toml\)$"):
        load_ontology(path)


def test_many_mistakes_are_told_in_part_and_soon() -> None:
    text = HEAD + "".join(f'[types.T{i}]\ninherits = "X{i}"\ndefinition = "d"\n' for i in range(3000))
    assert len(mistakes(text)) == 50


def test_a_long_line_of_inheritance_is_told() -> None:
    rows = "".join(f'[types.T{i}]\ninherits = "T{i + 1}"\ndefinition = "d"\n' for i in range(3000))
    found = mistakes(HEAD + rows)
    assert "expected at most 20 types above a type" in found[0]


def test_an_ontology_and_another_coder_exclude_each_other(reader: legation.Reader) -> None:
    class Other:
        name = "other-1"

        def code(self, article: object) -> Any:
            raise NotImplementedError

    own = laid_over(reader, HEAD)
    with pytest.raises(InputError, match="trial: an ontology with other-1; expected the rules"):
        Reader(reader.parser, own._resources, Other())


# ---- What the check knows is what the coder knows


def test_needs_sides_parties_and_marks_are_those_of_the_package() -> None:
    rows = yaml.safe_load((files("legation") / "data" / "lexicon" / "triggers.yaml").read_text(encoding="utf-8"))[
        "frames"
    ]
    assert {need for row in rows for need in str(row.get("needs", "")).split()} <= set(NEEDS)
    assert {row["parties"] for row in rows} <= set(PARTIES)
    assert {side for row in rows for side in str(row.get("to", "")).split()} <= {*SIDES, *PREPOSITIONS}
    named = {word[1:] for row in rows for word in str(row.get("object", "")).split() if word[:1] == "@"}
    assert named <= {*load_lexicon().classes, *MARKS}


def test_lines_are_found_as_an_editor_counts_them() -> None:
    lines = Lines(
        'a = 1\r\n\n[types.X]  # one\n"score" = 2\n[types.X.cameo]\nany = "040"\n[[tests]]\n[[tests]]\ntext = 3\n'
    )
    sizes = {"tests": 2}
    places: list[tuple[tuple[str | int, ...], int | None]] = [
        (("a",), 1),
        (("types", "X"), 3),
        (("types", "X", "score"), 4),
        (("types", "X", "cameo", "any"), 6),
        (("types", "X", "quad"), 3),
        (("tests", 1, "text"), 9),
        (("tests", 0, "text"), 7),
        (("types", "Y"), None),
    ]
    assert [(place, lines.line_of(place, sizes)) for place, _ in places] == places
    assert lines.line_of(("tests", 0), {"tests": 3}) is None

"""`legation kb`: what is printed where, what is kept, and the exit status. Folders are the test's own."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner, Result

from legation.cli import kb_facts
from legation.cli.main import main
from legation.resources import folders
from legation.resources.wikidata_positions import WikidataPosition

TOML = """\
[[people]]
name = "Xaver Quux"
country = "FRA"

[[offices]]
person = "Xaver Quux"
office = "envoy"
title = "Special Envoy for the Alps"
country = "FRA"
since = 2025-03-01
as_of = 2025-11-01
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(folders, "artifact_file", lambda: tmp_path / "cache" / "knowledge.msgpack")
    monkeypatch.setattr(folders, "refresh_file", lambda: tmp_path / "cache" / "refresh.json")
    monkeypatch.setattr(folders, "facts_folder", lambda: tmp_path / "facts")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["kb", *args])


# ---- Looking up


def test_an_office_on_a_day() -> None:
    done = run("lookup", "foreign minister of India", "--on", "2019-06-01")
    assert (done.exit_code, done.stderr) == (0, "")
    held = [line for line in done.stdout.splitlines() if line.startswith("  *")]
    assert len(held) == 1
    assert "2019-05-30 –" in held[0]
    assert "S. Jaishankar, External Affairs Minister" in held[0]


def test_words_need_no_quotes() -> None:
    assert run("lookup", "Sergey", "Lavrov").stdout == run("lookup", "Sergey Lavrov").stdout


def test_unknown_is_an_answer_with_its_reason() -> None:
    done = run("lookup", "Balthazar Quux")
    assert (done.exit_code, done.stdout) == (
        0,
        "unknown: no name, title or surname 'Balthazar Quux' is in the tables\n",
    )
    assert "unknown on 2031-01-01: past the source's horizon" in run("lookup", "Lavrov", "--on", "2031-01-01").stdout
    assert "?" in run("lookup", "Lavrov", "--on", "2031-01-01").stdout
    assert "when it is written with its capitals" in run("lookup", "us").stdout


def test_json_is_one_object() -> None:
    answer = json.loads(run("lookup", "Mark Rutte", "--on", "2024-10-01", "--format", "json").stdout)
    (sense,) = answer["senses"]
    assert (answer["phrase"], answer["on"], sense["id"]) == ("Mark Rutte", "2024-10-01", "nld-rutte-mark")
    held = {office["title"]: (office["from"], office["on"]) for office in sense["offices"]}
    assert held["Secretary General"] == ("2024-10-01", "yes")
    assert held["Prime Minister"][1] == "no"


def test_the_members_of_a_day_are_listed_and_those_who_perhaps_are() -> None:
    done = run("lookup", "BRICS", "--on", "2010-12-15")
    assert done.stdout.splitlines()[1:] == [
        "  * member (4): BRA; CHN; IND; RUS",
        "  ? member (1), its beginning is known as 2010-12 only: ZAF",
    ]
    assert "  * member" in run("lookup", "Sweden", "--on", "2024-03-07").stdout
    assert "ZAF 2010-12 –" in run("lookup", "BRICS").stdout
    (sense,) = json.loads(run("lookup", "AUKUS", "--on", "2021-09-14", "--format", "json").stdout)["senses"]
    assert {(one["country"], one["from"], one["on"]) for one in sense["members"]} == {
        (code, "2021-09-15", "no") for code in ("AUS", "GBR", "USA")
    }


@pytest.mark.parametrize("day", ["2019-13-01", "20190601", "spring", "2019-W01-1"])
def test_a_day_must_be_one(day: str) -> None:
    done = run("lookup", "Lavrov", "--on", day)
    assert done.exit_code == 2
    assert f"--on: '{day}' is not a day; expected one as 2025-11-05" in done.stderr


# ---- Building


def test_it_is_built_into_the_cache_and_described() -> None:
    built = run("build")
    assert built.exit_code == 0
    path = folders.artifact_file()
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    assert built.stdout == f"{path}  {path.stat().st_size:,} bytes  sha256 {sha256}\n"
    told = json.loads(run("info", "--format", "json").stdout)
    assert (told["file_sha256"], told["current"]) == (sha256, True)
    text = run("info").stdout
    assert f"sha256     {sha256}" in text
    assert "current    yes" in text
    assert "tenures.csv" in text
    assert "Wikidata             CC0-1.0" in text


def test_it_may_be_written_elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "--output", str(home / "my.kb")).exit_code == 0
    assert not folders.artifact_file().exists()
    monkeypatch.setattr("legation.cli.kb.fingerprint", lambda: "another")
    assert "current    no: tables or program have changed" in run("info", str(home / "my.kb")).stdout


def test_without_one_there_is_nothing_to_describe() -> None:
    done = run("info")
    assert done.exit_code == 1
    assert done.stderr == f"legation: {folders.artifact_file()}: no such file; run legation kb build\n"


# ---- Facts of one's own


def write(home: Path, text: str = TOML, name: str = "Our facts.toml") -> str:
    (home / name).write_text(text, encoding="utf-8")
    return str(home / name)


def test_facts_are_added_listed_found_and_removed(home: Path) -> None:
    done = run("add", write(home))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "our-facts: 2 rows added; legation kb remove our-facts takes them out\n"
    listed = run("added").stdout
    assert "our-facts  from Our facts.toml" in listed
    assert "Xaver Quux, Special Envoy for the Alps, FRA  2025-03-01 –" in listed
    assert json.loads(run("added", "--format", "json").stdout)[0]["set_id"] == "our-facts"
    found = run("lookup", "Xaver Quux", "--on", "2025-06-02").stdout
    assert "* 2025-03-01 –             Special Envoy for the Alps, FRA  (to 2025-11-01: Our facts.toml)" in found
    assert run("remove", "our-facts").stdout == "removed: our-facts\n"
    assert run("added").stdout == "no facts of your own\n"
    assert run("lookup", "Xaver Quux").stdout.startswith("unknown")


def test_nothing_is_added_while_a_row_is_wrong(home: Path) -> None:
    wrong = TOML.replace('office = "envoy"', 'office = "enovy"').replace("since = 2025-03-01", 'since = "March"')
    done = run("add", write(home, wrong))
    assert (done.exit_code, done.stdout) == (1, "")
    first, second, last = done.stderr.splitlines()
    assert first.startswith("legation: Our facts.toml: offices, row 1, office: 'enovy'; expected one of head_of_state")
    assert second == "legation: Our facts.toml: offices, row 1, since: 'March'; expected a day as 2025-11-05"
    assert last == "legation: Our facts.toml: nothing was added; correct what is named above"
    assert run("added").stdout == "no facts of your own\n"


def test_a_file_of_the_same_name_replaces_what_it_said(home: Path) -> None:
    run("add", write(home))
    assert run("add", write(home, TOML.replace("Quux", "Corge"))).exit_code == 0
    assert "Xaver Quux" not in run("added").stdout
    assert "Xaver Corge" in run("added").stdout


@pytest.mark.parametrize("name", ["wikidata.toml", "---.toml"])
def test_some_names_are_no_names_of_a_set(home: Path, name: str) -> None:
    done = run("add", write(home, name=name))
    assert done.exit_code == 1
    assert f"legation: {name}: expected a name with letters" in done.stderr


def test_what_is_not_there_is_one_line(home: Path) -> None:
    done = run("add", str(home / "missing.toml"))
    assert done.exit_code == 1
    assert done.stderr.endswith(
        "missing.toml: no such file or directory; expected a file that can be read; check the name\n"
    )
    assert run("remove", "ours").stderr.startswith("legation: ours: no such set of facts; expected one of []")
    assert run("remove").exit_code == 2
    assert run("remove", "ours", "--all").exit_code == 2
    assert run("remove", "--all").stdout == "removed: nothing, there was none\n"


def test_a_damaged_set_can_still_be_removed(home: Path) -> None:
    run("add", write(home))
    (home / "facts" / "our-facts.json").write_text("{", encoding="utf-8")
    done = run("lookup", "Lavrov")
    assert done.exit_code == 1
    assert done.stderr.rstrip().endswith("run legation kb remove our-facts")
    assert run("remove", "--all").stdout == "removed: our-facts\n"
    assert run("lookup", "Lavrov").exit_code == 0


# ---- Refreshing


class Site(BaseHTTPRequestHandler):
    """Says who is the foreign minister of France; `answers` are statuses that come before."""

    rows: ClassVar[list[tuple[str, str, str]]] = []
    refusals: ClassVar[list[int]] = []
    asked: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        self.asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        status = self.refusals.pop(0) if self.refusals else 200
        names = ["statement", "position", "person", "personLabel", "start", "startPrecision", "end", "endPrecision"]
        rows = [
            {
                "statement": f"s/{person}",
                "position": "e/Q100",
                "person": f"e/{person}",
                "personLabel": name,
                "start": f"{start}T00:00:00Z",
                "startPrecision": "11",
            }
            for person, name, start in self.rows
        ]
        bindings = [{column: {"value": value} for column, value in row.items()} for row in rows]
        data = json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    positions = [WikidataPosition("FRA", "foreign_minister", "Q100", "Foreign Minister")]
    monkeypatch.setattr(kb_facts, "read_positions", lambda: positions)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Site.rows[:], Site.refusals[:], Site.asked[:] = [("Q1", "Balthazar Quux", "2025-06-01")], [], []
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def test_changes_are_shown_and_taken_only_when_asked(endpoint: str) -> None:
    shown = run("refresh", "--endpoint", endpoint, "--contact", "xaver@example.org")
    assert shown.exit_code == 0
    line, count = shown.stdout.splitlines()
    assert line == "new      FRA Foreign Minister: Balthazar Quux, not known before  2025-06-01 –"
    assert count == "1 new"
    assert shown.stderr == "nothing is changed yet; legation kb refresh --take keeps these changes\n"
    assert run("added").stdout == "no facts of your own\n"

    Site.rows.append(("Q2", "Ana Ruy", "2025-07-01"))
    taken = run("refresh", "--endpoint", endpoint, "--take")
    assert taken.stdout == shown.stdout
    assert len(Site.asked) == 1
    assert "Balthazar Quux, Foreign Minister, FRA  2025-06-01 –" in run("added").stdout
    assert "(to 20" in run("lookup", "Balthazar Quux").stdout
    assert ": Wikidata)" in run("lookup", "Balthazar Quux").stdout

    later = run("refresh", "--endpoint", endpoint, "--format", "json")
    assert len(Site.asked) == 2
    changes = json.loads(later.stdout)["changes"]
    assert [(change["kind"], change["name"], change["inferred"]) for change in changes] == [
        ("ended", "Balthazar Quux", True),
        ("new", "Ana Ruy", False),
    ]


def test_a_day_can_be_given_from_which_on_to_ask(endpoint: str) -> None:
    assert run("refresh", "--endpoint", endpoint, "--since", "2025-01-05").exit_code == 0
    assert "2025-01-05T00" in Site.asked[0]
    assert run("refresh", "--endpoint", endpoint, "--since", "soon").exit_code == 2


def test_without_an_answer_nothing_is_changed(endpoint: str) -> None:
    Site.refusals.append(404)
    done = run("refresh", "--endpoint", endpoint, "--take")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"legation: {endpoint}: the server answers 404")
    assert run("added").stdout == "no facts of your own\n"


def test_nothing_at_all_is_no_answer_either(endpoint: str) -> None:
    Site.rows.clear()
    done = run("refresh", "--endpoint", endpoint, "--take")
    assert done.exit_code == 1
    assert "no tenure at all since" in done.stderr
    assert not folders.refresh_file().exists()


def test_debug_shows_where(home: Path) -> None:
    done = run("info", "--debug")
    assert done.exit_code == 1
    assert "Traceback" in done.stderr
    assert home


def test_lookup_tells_the_places_of_a_name() -> None:
    done = run("lookup", "Geneva")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].startswith("Geneva  place city  CHE  46.2")
    assert "people" in done.stdout
    (place, *_) = json.loads(run("lookup", "Geneva", "--format", "json").stdout)["places"]
    assert (place["country"], place["precision"]) == ("CHE", "city")

"""The built knowledge base: the same as the tables, named by what it was made of, and never used when stale."""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from legation.errors import ResourceError
from legation.resources import artifact, folders, tables
from legation.resources.artifact import fingerprint, load_part, read_artifact, write_file
from legation.resources.build import build_artifact
from legation.resources.gazetteer import Gazetteer, load_gazetteer, read_gazetteer
from legation.resources.kb import load_knowledge, read_knowledge
from legation.resources.knowledge import KnowledgeBase


@pytest.fixture(scope="module")
def data() -> bytes:
    return build_artifact()


@pytest.fixture
def built(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The artifact in the cache."""
    path = tmp_path / "cache" / "knowledge.msgpack"
    write_file(path, data)
    monkeypatch.setattr(folders, "artifact_file", lambda: path)
    return path


@pytest.fixture
def own_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tables that a test may change."""
    copy = tmp_path / "kb"
    copy.mkdir()
    for name in (*tables.TABLES, "sources.csv"):
        (copy / name).write_bytes(tables.kb_file(name).read_bytes())
    for module in (tables, artifact):
        monkeypatch.setattr(module, "kb_file", lambda name: copy / name)
    return copy


def test_it_holds_what_the_tables_hold(built: Path) -> None:
    knowledge, gazetteer = load_part("knowledge", KnowledgeBase), load_part("gazetteer", Gazetteer)
    assert built.exists()
    assert knowledge == read_knowledge()
    assert gazetteer == read_gazetteer()
    assert knowledge is not None
    # The linkers go through people in the tables' order.
    assert list(knowledge.people) == list(read_knowledge().people)


def test_another_process_builds_the_same_bytes(data: bytes) -> None:
    script = "import hashlib, legation.resources.build as b; print(hashlib.sha256(b.build_artifact()).hexdigest())"
    other = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=other)
    assert done.stdout.strip() == hashlib.sha256(data).hexdigest()


def test_the_manifest_names_each_table_with_its_hash_and_rows(built: Path) -> None:
    manifest = read_artifact(built).manifest
    assert [table.name for table in manifest.tables] == list(tables.TABLES)
    for table in manifest.tables:
        assert table.sha256 == hashlib.sha256(tables.kb_file(table.name).read_bytes()).hexdigest()
        assert table.rows > 0
        assert table.sources
    tenures = next(table for table in manifest.tables if table.name == "tenures.csv")
    assert tenures.as_of
    assert manifest.version == f"{tenures.as_of[1]}+{fingerprint()[:12]}"
    assert manifest.counts["tenures"] == tenures.rows
    joined = next(table for table in manifest.tables if table.name == "memberships.csv")
    assert manifest.counts["memberships"] == joined.rows
    assert {"Wikidata", "public record"} <= {source.name for source in manifest.sources}
    assert all(source.licence for source in manifest.sources)


@pytest.mark.usefixtures("built")
def test_it_is_used_where_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(name: str) -> None:
        raise AssertionError(f"{name} is read")

    monkeypatch.setattr(tables, "read_rows", unwanted)
    assert "RUS" in load_knowledge().countries
    assert load_gazetteer().lookup("Paris")


@pytest.mark.usefixtures("built")
def test_a_changed_table_makes_it_stale(own_tables: Path) -> None:
    assert load_part("knowledge", KnowledgeBase) is not None
    with (own_tables / "people.csv").open("a", encoding="utf-8") as lines:
        lines.write("fra-quux-xaver,Xaver Quux,FRA,Quux,,invented\n")
    assert load_part("knowledge", KnowledgeBase) is None
    assert "fra-quux-xaver" in load_knowledge().people


@pytest.mark.usefixtures("built")
def test_other_code_makes_it_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifact, "_CODE", artifact._CODE[:-1])
    assert load_part("knowledge", KnowledgeBase) is None


def test_all_code_that_makes_the_records_counts() -> None:
    # `tenures` answers about records and `user_facts` lays others over them: neither changes what the tables give.
    beside = {"artifact", "folders", "tenures", "user_facts"}
    for path in artifact._CODE:
        tree = ast.parse(files("legation").joinpath(path).read_text("utf-8"))
        dotted = [
            f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        ]
        used = {name.split(".")[2] for name in dotted if name.startswith("legation.resources.")}
        assert {f"resources/{name}.py" for name in used - beside} <= set(artifact._CODE), path


@pytest.mark.usefixtures("built")
def test_other_cities_make_it_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifact, "version", lambda _name: "0")
    assert load_part("gazetteer", Gazetteer) is None


def flip_last_bit(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def cut_end(data: bytes) -> bytes:
    return data[:-1000]


def empty(_data: bytes) -> bytes:
    return b""


def other_file(_data: bytes) -> bytes:
    return b"%PDF-1.7"


def other_form(data: bytes) -> bytes:
    parts = msgspec.msgpack.decode(data, type=dict[str, msgspec.Raw])
    manifest = msgspec.msgpack.decode(parts["manifest"])
    return msgspec.msgpack.encode({**parts, "manifest": {**manifest, "form": 0}})


@pytest.mark.parametrize("damage", [flip_last_bit, cut_end, empty, other_file, other_form])
def test_a_damaged_one_is_passed_over(built: Path, data: bytes, damage: Callable[[bytes], bytes]) -> None:
    built.write_bytes(damage(data))
    assert load_part("gazetteer", Gazetteer) is None
    assert "RUS" in load_knowledge().countries


def test_there_need_be_none(tmp_path: Path) -> None:
    assert load_part("knowledge", KnowledgeBase, tmp_path / "none") is None
    with pytest.raises(ResourceError, match="no such file; run legation kb build"):
        read_artifact(tmp_path / "none")


def test_a_source_without_a_licence_is_an_error(own_tables: Path) -> None:
    path = own_tables / "sources.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "Wikidata" not in line), "utf-8")
    with pytest.raises(ResourceError, match=r"sources\.csv: no row for \['Wikidata'\]"):
        build_artifact()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "folder" / "file"
    write_file(path, b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]

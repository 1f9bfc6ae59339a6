"""The command line: what is printed where, and the exit status. The reader is a small one of our own."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

import legation
from legation.cli.main import main
from legation.errors import ResourceError
from legation.model.article import Article
from legation.model.event import Reading
from unit.outputs.sample import SAMPLE, TEXT


class Echo:
    """Gives each article the events of the sample."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            if "interrupt" in article.text:
                raise KeyboardInterrupt
            if "disk" in article.text:
                raise OSError(errno.ENOSPC, "No space left on device")
            if "break" in article.text:
                raise RuntimeError("broken\nin two")
            yield msgspec.structs.replace(SAMPLE, article=article)


@pytest.fixture(autouse=True)
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The parsers that were loaded."""
    asked: list[str | None] = []

    def load(parser: str | None = None, _coder: object = None) -> Echo:
        asked.append(parser)
        if parser == "missing":
            raise ResourceError("no pipeline 'missing'; install it")
        return Echo()

    monkeypatch.setitem(vars(legation), "load", load)
    return asked


@pytest.fixture
def post(tmp_path: Path) -> str:
    path = tmp_path / "post.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(*args: str, stdin: bytes | None = None, **env: str) -> Result:
    return CliRunner().invoke(main, list(args), input=stdin, env=env)


def test_json_is_one_object_with_the_text_unchanged(post: str) -> None:
    done = run(
        "read",
        post,
        "--format",
        "json",
        "--published",
        "2026-05-05",
        "--publisher",
        "Post",
        "--url",
        "https://a.example/",
    )
    assert (done.exit_code, done.stderr) == (0, "")
    article = json.loads(done.stdout)["article"]
    assert article["text"] == TEXT
    assert (article["published"], article["publisher"], article["url"]) == ("2026-05-05", "Post", "https://a.example/")


def test_jsonl_is_one_line_an_article(post: str) -> None:
    done = run("read", post, post, "--format", "jsonl")
    assert [json.loads(line)["article"]["title"] for line in done.stdout.splitlines()] == [TEXT.split("\n")[0]] * 2


def test_text_is_the_default(post: str) -> None:
    assert "#1   CONSULT visit  occurred · stated" in run("read", post).stdout


def test_html_is_a_page(post: str) -> None:
    assert run("read", post, "--format", "html").stdout.lstrip().startswith("<!doctype html>")


def test_output_is_utf_8_whatever_the_locale(post: str) -> None:
    assert "→".encode() in run("read", post, LC_ALL="C", PYTHONIOENCODING="ascii").stdout_bytes


def test_standard_input() -> None:
    done = run("read", "-", "--format", "json", stdin=b"\xef\xbb\xbf" + TEXT.encode())
    assert json.loads(done.stdout)["article"]["text"] == TEXT
    done = run("read", "-", stdin=b"")
    assert (done.exit_code, done.stderr) == (1, "legation: standard input: empty; expected the text of one article\n")


def test_what_cannot_be_read_does_not_stop_the_others(post: str, tmp_path: Path, loads: list[str | None]) -> None:
    binary = tmp_path / "a.pdf"
    binary.write_bytes(b"%PDF-1.7")
    done = run("read", str(binary), post, str(tmp_path / "missing.txt"), "--format", "jsonl")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == ["legation"] * 2
    assert "a.pdf: a PDF document; expected" in done.stderr
    assert loads == [None]


def test_nothing_is_loaded_for_a_mistyped_name(loads: list[str | None]) -> None:
    done = run("read", "missing.txt")
    assert done.exit_code == 1
    assert (
        done.stderr
        == "legation: missing.txt: no such file or directory; expected a file that can be read; check the name\n"
    )
    assert loads == []


def test_lines_in_another_encoding_are_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode() + "Malmö\n".encode("cp1252"))
    issues = json.loads(run("read", str(path), "--format", "json").stdout)["issues"]
    assert issues[-1]["code"] == "encoding_mixed"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--published", "yesterday"], "'yesterday' is not a date"),
        (["--format", "xml"], "'xml' is not one of"),
        (["{post}", "--format", "json"], "use --format jsonl"),
        (["{post}", "--format", "html"], "once for each"),
        (["{post}", "--url", "https://a.example/"], "the address of one article"),
    ],
)
def test_a_wrong_command_line_is_status_2(post: str, args: list[str], message: str, loads: list[str | None]) -> None:
    done = run("read", post, *(arg.format(post=post) for arg in args))
    assert done.exit_code == 2
    assert message in done.stderr
    assert loads == []


def test_the_parser_comes_from_the_option_then_the_environment(post: str, loads: list[str | None]) -> None:
    run("read", post, LEGATION_PARSER="mine")
    run("read", post, "--parser", "other", LEGATION_PARSER="mine")
    assert loads == ["mine", "other"]


def test_a_missing_parser_is_one_line(post: str) -> None:
    done = run("read", post, "--parser", "missing")
    assert (done.exit_code, done.stderr) == (1, "legation: no pipeline 'missing'; install it\n")


def test_a_wrong_setting_is_one_line(post: str) -> None:
    done = run("read", post, LEGATION_MAX_BYTES="many")
    assert done.exit_code == 1
    assert done.stderr.startswith("legation: LEGATION_MAX_BYTES: 'many'; expected a whole number")


def test_a_fault_of_the_program_is_one_line_unless_debugged(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A break in the talks of the two ministers was announced.")
    done = run("read", str(path))
    assert done.exit_code == 1
    assert done.stderr.startswith("legation: RuntimeError: broken in two; ")
    assert done.stderr.count("\n") == 1
    done = run("read", str(path), "--debug")
    assert done.exit_code == 1
    assert "Traceback" in done.stderr


def test_a_full_disk_is_no_fault_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The disk is full of talks, the two ministers said.")
    done = run("read", str(path))
    assert (done.exit_code, done.stderr) == (1, "legation: output: no space left on device\n")


def test_debug_shows_where_an_input_error_comes_from() -> None:
    done = run("read", "missing.txt", "--debug")
    assert done.exit_code == 1
    assert "Traceback" in done.stderr


def test_an_interrupt_is_status_130(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("They interrupt the talks of the two ministers.")
    done = run("read", str(path))
    assert done.exit_code == 130
    assert "Traceback" not in done.stderr


def test_an_address_inside_is_refused() -> None:
    done = run("read", "http://127.0.0.1:9/a")
    assert done.exit_code == 1
    assert "inside the network" in done.stderr


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith("legation 0.")
    done = run("read", "--help")
    assert done.exit_code == 0
    assert "legation read post.txt --published 2026-03-04" in done.stdout

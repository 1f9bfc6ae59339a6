"""The pages name what the program has (commands, options, settings, fields), and their links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest
from click.testing import CliRunner

from legation.cli.main import main
from legation.model import citation, event
from legation.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
CLI_PAGE = (DOCS / "cli.md").read_text(encoding="utf-8")
RECORDS = [
    record
    for module in (event, citation)
    for record in vars(module).values()
    if isinstance(record, type) and issubclass(record, msgspec.Struct) and record.__module__ == module.__name__
    # The top level is not a table of fields, and `coder_version` stands in `article` there.
    if record is not event.Reading
]


def test_the_readme_shows_what_its_first_command_prints() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, shown = re.findall(r"<!-- begin: legation (.+?) -->\n```text\n(.*?)```", readme, re.DOTALL)[0]
    arguments = [str(ROOT / word) if word.startswith("examples/") else word for word in command.split()]
    printed = CliRunner().invoke(main, arguments, catch_exceptions=False).output
    for part in shown.split("[...]\n"):
        assert part.strip("\n") in printed


def commands(command: click.Command, path: str = "legation") -> Iterator[tuple[str, click.Command]]:
    """A command and those below it, each with the words that start it."""
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, f"{path} {name}")


def flags() -> set[str]:
    """Every long option of every command."""
    options = (option for _, command in commands(main) for option in command.params)
    return {name for option in options for name in [*option.opts, *option.secondary_opts] if name.startswith("--")}


@pytest.mark.parametrize("words", [words for words, command in commands(main) if not isinstance(command, click.Group)])
def test_every_command_has_a_section(words: str) -> None:
    assert re.search(rf"^## `{words}", CLI_PAGE, re.MULTILINE)


@pytest.mark.parametrize("flag", sorted(flags()))
def test_every_option_stands_in_the_page(flag: str) -> None:
    assert re.search(rf"`[^`\n]*{flag}\b", CLI_PAGE)


def test_the_page_names_no_option_that_is_not_there() -> None:
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", CLI_PAGE)) <= flags() | {"--help"}


def test_every_setting_stands_in_the_page_and_no_other() -> None:
    settings = {f"LEGATION_{name.upper()}" for name in Settings.__struct_fields__}
    assert set(re.findall(r"LEGATION_[A-Z_]+", CLI_PAGE)) == settings


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_reading_is_explained(record: type[msgspec.Struct]) -> None:
    page = (DOCS / "reading.md").read_text(encoding="utf-8")
    fields = [field.encode_name for field in msgspec.structs.fields(record)]
    assert [name for name in fields if not re.search(rf"`{name}`", page)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []

"""`legation kb`: what the knowledge base holds, built into one file, asked, added to and refreshed."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import click
import msgspec

from legation.cli.kb_facts import add, added, refresh, remove
from legation.cli.options import debug_option, form_option, print_json, read_day
from legation.outputs.knowledge import render_answer, render_manifest
from legation.resources import folders
from legation.resources.artifact import fingerprint, read_artifact, write_file
from legation.resources.gazetteer import load_gazetteer
from legation.resources.kb import load_knowledge
from legation.resources.lookup import look_up
from legation.resources.lookup_places import with_places


@click.group(no_args_is_help=True)
def kb() -> None:
    """Who is who, and who held which office when: look it up, add to it, build and refresh it."""


@kb.command()
@click.option("--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it there.")
@debug_option
def build(output: Path | None) -> None:
    """Build the knowledge base and the gazetteer into one file that loads faster.

    Without --output the file lies in the user's cache, and is used from then on as long as it is of the very tables
    that are installed.
    """
    # Only who builds waits for the cities to be read.
    from legation.resources.build import build_artifact

    path = output or folders.artifact_file()
    data = build_artifact()
    write_file(path, data)
    click.echo(f"{path}  {len(data):,} bytes  sha256 {hashlib.sha256(data).hexdigest()}")


@kb.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@form_option
@debug_option
def info(file: Path | None, form: str) -> None:
    """Print what a built knowledge base was made of; without FILE, that of the cache."""
    path = file or folders.artifact_file()
    manifest = read_artifact(path).manifest
    sha256, current = hashlib.sha256(path.read_bytes()).hexdigest(), manifest.fingerprint == fingerprint()
    if form == "json":
        print_json({"file_sha256": sha256, "current": current, **msgspec.to_builtins(manifest)})
    else:
        click.echo(render_manifest(manifest, sha256, current=current))


@kb.command(no_args_is_help=True)
@click.argument("name", nargs=-1, required=True)
@click.option("--on", metavar="DATE", callback=read_day, help="Day for which it is asked, as 2025-11-05.")
@form_option
@debug_option
def lookup(name: tuple[str, ...], on: dt.date | None, form: str) -> None:
    """Say whom or what NAME stands for: a name, an adjective, a surname, a place, or an office with its country.

    \b
    Examples:
      legation kb lookup Lavrov --on 2019-06-01
      legation kb lookup "foreign minister of India" --on 2019-06-01
      legation kb lookup BRICS --on 2023-06-01
    """
    answer = with_places(look_up(" ".join(name), on, load_knowledge()), load_gazetteer())
    if form == "json":
        print_json(answer)
    else:
        click.echo(render_answer(answer))


for command in (add, added, remove, refresh):
    kb.add_command(command)

"""`legation kb add`, `added`, `remove` and `refresh`: facts of one's own beside those of the package."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from legation.cli.options import debug_option, form_option, print_json, read_day
from legation.errors import FetchError, InputError
from legation.ingest.files import read_file
from legation.ingest.wikidata import ENDPOINT, Endpoint
from legation.outputs.knowledge import render_changes, render_sets
from legation.pipeline.refresh import Gathered, count_batches, gather_statements
from legation.pipeline.refresh_diff import SET_ID, compare_statements, horizon, taken
from legation.resources import folders
from legation.resources.kb import load_knowledge, load_own
from legation.resources.user_checks import check_rows
from legation.resources.user_facts import UserFacts, read_sets, remove_sets, save_set, with_facts
from legation.resources.user_rows import read_user_rows
from legation.resources.wikidata_positions import read_positions
from legation.settings import Settings


@click.command(no_args_is_help=True)
@click.argument("file", type=click.Path(path_type=Path))
@debug_option
def add(file: Path) -> int:
    """Add facts of your own from FILE, TOML or CSV.

    Every row is checked first; when one is wrong nothing is added. A file of the same name takes the place of what was
    added from it before.
    """
    set_id = _set_id(file)
    data = read_file(file, Settings.from_environment(os.environ).max_bytes)
    rows = read_user_rows(data, file.name)
    base = with_facts(load_own(), [facts for facts in read_sets(folders.facts_folder()) if facts.set_id != set_id])
    facts, wrong = check_rows(rows, base, set_id=set_id, source=file.name, today=dt.date.today())
    for cell in wrong:
        click.echo(f"legation: {file.name}: {cell}", err=True)
    if wrong:
        click.echo(f"legation: {file.name}: nothing was added; correct what is named above", err=True)
        return 1
    with_facts(base, [facts])
    save_set(facts, folders.facts_folder())
    click.echo(f"{set_id}: {len(rows)} rows added; legation kb remove {set_id} takes them out")
    return 0


def _set_id(file: Path) -> str:
    """The id of the set that a file makes: its name without ending, in small letters."""
    set_id = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")
    if not set_id or set_id == SET_ID:
        raise InputError(
            f"{file.name}: expected a name with letters, and not {SET_ID!r}, which a refresh has; rename it"
        )
    return set_id


@click.command()
@form_option
@debug_option
def added(form: str) -> None:
    """List the facts of your own, by set."""
    sets = read_sets(folders.facts_folder())
    if form == "json":
        print_json(sets)
    else:
        click.echo(render_sets(sets))


@click.command(no_args_is_help=True)
@click.argument("set_id", metavar="ID", required=False)
@click.option("--all", "everything", is_flag=True, help="Take out all sets.")
@debug_option
def remove(set_id: str | None, everything: bool) -> None:
    """Take a set of your own facts out again."""
    if (set_id is None) != everything:
        raise click.UsageError("give either the ID of a set or --all; legation kb added lists the sets")
    folder = folders.facts_folder()
    set_ids = sorted(path.stem for path in folder.glob("*.json")) if set_id is None else [set_id]
    remove_sets(set_ids, folder)
    click.echo(f"removed: {', '.join(set_ids) or 'nothing, there was none'}")


@click.command()
@click.option("--endpoint", metavar="URL", default=ENDPOINT, show_default=True, help="SPARQL endpoint with Wikidata.")
@click.option("--since", metavar="DATE", callback=read_day, help="Leave out tenures that ended before.")
@click.option("--contact", metavar="TEXT", help="Your mail address or page, told to the endpoint's operators.")
@click.option("--take", is_flag=True, help="Keep the changes among your own facts.")
@form_option
@debug_option
def refresh(endpoint: str, since: dt.date | None, contact: str | None, take: bool, form: str) -> None:
    """Ask Wikidata who holds the principal offices, and show what differs from what is known.

    Nothing is changed without --take. Answers are kept for a day: what was shown is what is taken, and a refresh that
    failed goes on where it stopped.
    """
    knowledge, positions, state = load_knowledge(), read_positions(), folders.refresh_file()
    timeout_s = max(Endpoint().timeout_s, Settings.from_environment(os.environ).timeout_s)
    asked = Endpoint(endpoint, contact, timeout_s)
    since = since or horizon(positions, knowledge)
    pages = gather_statements(asked, positions, since, dt.date.today(), state)
    gathered = _last(_progress(pages, count_batches(positions)))
    if not gathered.statements:
        state.unlink(missing_ok=True)
        raise FetchError(f"{endpoint}: no tenure at all since {since}; expected some; check the address and the day")
    changes = compare_statements(gathered.statements, positions, knowledge, gathered.asked)
    if form == "json":
        print_json({"asked": gathered.asked, "since": since, "changes": changes})
    else:
        click.echo(render_changes(changes))
    if take and changes:
        folder = folders.facts_folder()
        save_set(taken(changes, _earlier(read_sets(folder)), knowledge), folder)
        state.unlink(missing_ok=True)
        click.echo(f"taken; legation kb remove {SET_ID} takes it out", err=True)
    elif changes:
        click.echo("nothing is changed yet; legation kb refresh --take keeps these changes", err=True)


def _earlier(sets: Iterable[UserFacts]) -> UserFacts | None:
    return next((facts for facts in sets if facts.set_id == SET_ID), None)


def _last(pages: Iterable[Gathered]) -> Gathered:
    *_, last = pages
    return last


def _progress(pages: Iterable[Gathered], total: int) -> Iterable[Gathered]:
    """The pages, with a bar on the terminal."""
    if not sys.stderr.isatty():
        return pages
    from rich.console import Console
    from rich.progress import track

    return track(pages, "Asking", total=total + 1, console=Console(stderr=True), transient=True)

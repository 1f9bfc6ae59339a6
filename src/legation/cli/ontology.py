"""`legation ontology`: a user's own types, modes, contexts and triggers, checked before articles are read with them."""

from __future__ import annotations

import os
from pathlib import Path

import click

from legation.cli.options import debug_option
from legation.resources.ontology import check_ontology, example_ontology, read_ontology_file
from legation.settings import Settings


@click.group(no_args_is_help=True)
def ontology() -> None:
    """Types, modes, contexts and triggers of your own: see the form, check a file."""


@ontology.command(no_args_is_help=True)
@click.argument("file", type=click.Path(path_type=Path))
@debug_option
def check(file: Path) -> int:
    """Check the ontology of FILE: print what it adds and redefines, and read its tests.

    Each mistake is a line with its table, what was found and what was expected; then the exit status is 1, as when a
    test fails.
    """
    found, mistakes = check_ontology(read_ontology_file(file), str(file))
    for mistake in mistakes:
        click.echo(f"legation: {mistake}", err=True)
    if found is None:
        return 1
    click.echo(f"{found.version.name} {found.version.version}  sha256 {found.version.sha256}")
    for change in found.changes:
        click.echo(f"  {change}")
    if not found.tests:
        click.echo("no tests in it")
        return 0
    # Only who has tests waits for the reader.
    import legation
    from legation.pipeline.ontology_tests import run_tests

    reader = legation.load(Settings.from_environment(os.environ).parser, ontology=found)
    failed = 0
    for outcome in run_tests(found.tests, reader):
        failed += not outcome.passed
        place = f"[[tests]] {outcome.number}"
        click.echo(f"  {place}: {'ok' if outcome.passed else 'failed'}: {outcome.message}")
    click.echo(f"{len(found.tests)} tests, {failed} failed")
    return 1 if failed else 0


@ontology.command()
@debug_option
def example() -> None:
    """Print a file with comments that passes the check, to begin with."""
    click.echo(example_ontology(), nl=False)

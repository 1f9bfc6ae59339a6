"""Options that several commands have in common."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import click
import msgspec

from legation.settings import Settings


def _note_debug(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    debugging = context.find_root().obj
    if value and debugging is not None:
        debugging.append(True)


debug_option = click.option(
    "--debug", is_flag=True, expose_value=False, callback=_note_debug, help="Show where in the program an error is."
)
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the answer.",
)


ontology_option = click.option(
    "--ontology", metavar="FILE", help="TOML file with types, modes, contexts and triggers of your own."
)


def own_ontology(given: str | None, settings: Settings) -> dict[str, Any]:
    """The ontology of an option, else of the settings, for `legation.load`; nothing where there is none."""
    path = given or settings.ontology
    return {"ontology": path} if path else {}


def read_day(_context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date | None:
    """The day of an option, or None when it was not given."""
    if value is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass
    raise click.UsageError(f"{parameter.opts[0]}: {value!r} is not a day; expected one as 2025-11-05")


def print_json(value: Any) -> None:
    """Print a record as one JSON object."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())

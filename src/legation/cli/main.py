"""The command `legation`: its subcommands, and what the shell sees when one of them fails."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from legation.cli.evaluate import evaluate
from legation.cli.kb import kb
from legation.cli.ontology import ontology
from legation.cli.read import read
from legation.cli.train import train
from legation.errors import LegationError

_INTERRUPTED = 130
"""128 and the signal's number, as shells do it."""


class Commands(click.Group):
    """A group whose failures are one line on standard error, and a traceback only where `--debug` asks for it."""

    def main(self, args: Sequence[str] | None = None, *more: Any, **extra: Any) -> Any:
        """Run as the program, and leave with its exit status."""
        if not extra.get("standalone_mode", True):
            return super().main(args, *more, **extra)
        debug: list[bool] = []
        try:
            status = super().main(args, *more, **{**extra, "standalone_mode": False, "obj": debug})
        except click.ClickException as error:
            error.show()
            raise SystemExit(error.exit_code) from error
        except click.Abort as error:
            raise SystemExit(_INTERRUPTED) from error
        except Exception as error:
            _fail(error, debug=bool(debug))
        raise SystemExit(status if isinstance(status, int) else 0)


def _fail(error: Exception, *, debug: bool) -> NoReturn:
    """Say what is wrong and leave with status 1."""
    if debug:
        traceback.print_exception(error)
    elif isinstance(error, LegationError):
        click.echo(f"legation: {error}", err=True)
    elif isinstance(error, OSError):
        click.echo(f"legation: {error.filename or 'output'}: {(error.strerror or str(error)).lower()}", err=True)
    else:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        click.echo(f"legation: {what}; a fault of the program; run it again with --debug and report it", err=True)
    raise SystemExit(1) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legation", message="legation %(version)s")
def main() -> None:
    """Read diplomatic news into cited events: who met whom, when, where, what was agreed, and who says so."""


main.add_command(read)
main.add_command(kb)
main.add_command(evaluate)
main.add_command(ontology)
main.add_command(train)

"""`legation read`: articles in, readings out."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click
import msgspec

import legation
from legation.cli.options import ontology_option, own_ontology
from legation.cli.sources import Labels, Sources
from legation.errors import BadDate, InputError
from legation.ingest.files import check_published
from legation.model.event import Reading
from legation.outputs.page import render_page
from legation.outputs.text import render_text
from legation.settings import Settings

if TYPE_CHECKING:
    from legation.endpoint import EndpointCoder

# These hold one article: two JSON objects or two pages after each other are neither.
_SINGLE = {"json": "use --format jsonl, one object a line", "html": "run it once for each of them"}

_EPILOG = """\b
Examples:
  legation read post.txt --published 2026-03-04 --publisher "Example Post"
  legation read https://example.org/news/summit.html --format json
  legation read *.txt --published 2026-03-04 --format jsonl > readings.jsonl
  legation read post.txt --published 2026-03-04 --format html > post.html

\b
Exit status: 0 when everything was read, 1 when something could not be,
2 for a wrong command line, 130 when interrupted."""


def _published(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The date of the command line, checked before anything is read."""
    try:
        return check_published(value, parameter.opts[0]) if value else None
    except BadDate as error:
        raise click.UsageError(str(error)) from error


@click.command(epilog=_EPILOG, no_args_is_help=True)
@click.argument("sources", nargs=-1, required=True, metavar="FILE|URL|-...")
@click.option("--published", metavar="DATE", callback=_published, help="Day or time of publication, ISO 8601.")
@click.option("--url", help="Address of the article, kept with it; nothing is fetched. For one article only.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "html"]),
    default="text",
    show_default=True,
    help="text to look at; json for one article, jsonl for several; html is a page with every span marked.",
)
@click.option("--parser", metavar="NAME", help="Installed spaCy pipeline to use instead of the pinned one.")
@click.option(
    "--coder",
    type=click.Choice(["rules", "endpoint"]),
    default="rules",
    show_default=True,
    help="What codes the events; endpoint sends the article's text to LEGATION_ENDPOINT_URL.",
)
@ontology_option
@click.option("--debug", is_flag=True, help="Stop at the first error and show where in the program it happened.")
@click.pass_obj
def read(
    debugging: list[bool] | None,
    sources: tuple[str, ...],
    published: str | None,
    url: str | None,
    publisher: str | None,
    form: str,
    parser: str | None,
    coder: str,
    ontology: str | None,
    debug: bool,
) -> int:
    """Read articles and print what they say.

    Each FILE is plain text, its first line the title, or HTML; `-` is standard input. Relative dates ("on Monday")
    need the day of publication: give --published where the article does not state it.
    """
    if debug and debugging is not None:
        debugging.append(True)
    _check_usage(sources, url, form)
    settings = Settings.from_environment(os.environ)
    asked = _endpoint_coder(settings) if coder == "endpoint" else None
    taken = Sources(sources, Labels(published, url, publisher), settings, debug=debug)
    articles = iter(taken)
    first = next(articles, None)
    # Loading the reader takes a second, and is of no use to a mistyped name.
    if first is not None:
        reader = legation.load(parser or settings.parser, asked, **own_ontology(ontology, settings))
        readings = reader.pipe(itertools.chain([first], articles))
        _write(_progress(_with_issues(readings, taken), len(sources)), form)
    return 1 if taken.failed else 0


def _endpoint_coder(settings: Settings) -> EndpointCoder:
    """The coder that asks the endpoint of the settings.

    Raises:
        InputError: It is not said which endpoint or which model.
        EndpointError: The address is none that may be asked.
    """
    # Who does not ask for it does not wait for the HTTP client.
    from legation.endpoint import endpoint_coder

    if settings.endpoint_url is None or settings.endpoint_model is None:
        missing = "LEGATION_ENDPOINT_MODEL" if settings.endpoint_url else "LEGATION_ENDPOINT_URL"
        example = "the name of a model" if settings.endpoint_url else "an address such as https://host/v1"
        raise InputError(f"--coder endpoint: {missing} is not set; expected {example}; set it")
    key = settings.endpoint_key.reveal() if settings.endpoint_key else None
    return endpoint_coder(settings.endpoint_url, settings.endpoint_model, key, timeout_s=settings.endpoint_timeout_s)


def _check_usage(sources: tuple[str, ...], url: str | None, form: str) -> None:
    """Refuse what is no use for several articles."""
    if len(sources) < 2:
        return
    if url:
        raise click.UsageError("--url is the address of one article; several were given; leave it out")
    if form in _SINGLE:
        raise click.UsageError(f"--format {form} is for one article; several were given; {_SINGLE[form]}")
    if sources.count("-") > 1:
        raise click.UsageError("standard input can be read once; '-' was given more often")


def _with_issues(readings: Iterable[Reading], taken: Sources) -> Iterator[Reading]:
    """The readings, each with what was wrong with the bytes of its article; of which a part failed is said at once."""
    for reading in readings:
        for issue in reading.issues:
            if issue.level == "error":
                taken.failed += 1
                click.echo(f"legation: {reading.article.title[:80]!r}: {issue.message}", err=True)
        issues = taken.issues.get(reading.article.article_id, ())
        yield msgspec.structs.replace(reading, issues=reading.issues + issues) if issues else reading


def _progress(readings: Iterable[Reading], total: int) -> Iterable[Reading]:
    """The readings, with a bar on the terminal when there are several and they go elsewhere."""
    if total < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        return readings
    from rich.console import Console
    from rich.progress import track

    return track(readings, "Reading", total=total, console=Console(stderr=True), transient=True)


def _write(readings: Iterable[Reading], form: str) -> None:
    """Print each reading as soon as it is there, in UTF-8 whatever the locale."""
    out = sys.stdout.buffer
    for reading in readings:
        out.write(_formatted(reading, form).encode("utf-8", "replace"))
        out.flush()


def _formatted(reading: Reading, form: str) -> str:
    """One reading in one of the forms, with a line break at its end."""
    if form == "text":
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        return render_text(reading, shutil.get_terminal_size().columns, color=color) + "\n"
    if form == "html":
        return render_page(reading) + "\n"
    encoded = msgspec.json.encode(reading.to_dict())
    if form == "json":
        encoded = msgspec.json.format(encoded, indent=2)
    return encoded.decode() + "\n"

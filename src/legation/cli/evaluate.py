"""`legation evaluate`: the reader scored on gold, with the errors listed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click
import msgspec

import legation
from legation.cli.options import debug_option, form_option, ontology_option, own_ontology
from legation.evaluation.cases import read_cases
from legation.evaluation.dates import DateCase, evaluate_dates
from legation.evaluation.events import evaluate_events
from legation.evaluation.gold import read_gold
from legation.evaluation.offices import OfficeCase, evaluate_offices, read_office_gold
from legation.evaluation.relations import evaluate_relations, mean_relations, read_relations
from legation.evaluation.report import dates_report, events_report, offices_report, relations_report
from legation.ingest.files import article_from_text
from legation.settings import Settings

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
# The first line of a text is its title, and a case has none.
_TITLE = "What was said"
_errors = click.option("--errors/--no-errors", default=True, help="List each error with its sentence.")


@click.group()
def evaluate() -> None:
    """Score the reader on texts that people have coded."""


@evaluate.command()
@click.argument("folder", type=_FOLDER, metavar="DIR")
@click.option("--lenient", is_flag=True, help="The base type of a future act counts: CONSULT for a planned meeting.")
@ontology_option
@form_option
@_errors
@debug_option
def events(folder: Path, lenient: bool, ontology: str | None, form: str, errors: bool) -> None:
    """Score events on the coded texts of DIR (NN.txt with NN.json)."""
    texts = list(read_gold(folder))
    articles = (article_from_text(text.text, published=text.publication_date) for text in texts)
    readings = {text.text_id: reading for text, reading in zip(texts, _load(ontology).pipe(articles), strict=True)}
    figures = evaluate_events(texts, readings, lenient)
    _show(figures, form, events_report(figures, errors=errors))


@evaluate.command()
@click.argument("file", type=_FILE, metavar="FILE")
@form_option
@_errors
@debug_option
def dates(file: Path, form: str, errors: bool) -> None:
    """Score date expressions on the cases of FILE (YAML or JSON)."""
    cases, reader = read_cases(file, DateCase), legation.load(learned=False)
    articles = [
        article_from_text(f"{_TITLE}\n\n{c.text}", published=c.published, url=c.url, where=f"{file}, case {number}")
        for number, c in enumerate(cases, start=1)
    ]
    figures = evaluate_dates(cases, [reader.links(article).dates for article in articles])
    _show(figures, form, dates_report(figures, errors=errors))


@evaluate.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), metavar="DIR|FILE")
@form_option
@_errors
@debug_option
def offices(gold: Path, form: str, errors: bool) -> None:
    """Score office checks: on the people of coded texts in DIR, or on the cases of FILE (YAML or JSON)."""
    cases = list(read_office_gold(gold)) if gold.is_dir() else read_cases(gold, OfficeCase)
    texts = dict.fromkeys((case.text, case.published) for case in cases)
    articles = (article_from_text(text, published=published) for text, published in texts)
    read = dict(zip(texts, legation.load(learned=False).pipe(articles), strict=True))
    figures = evaluate_offices(cases, [read[case.text, case.published] for case in cases])
    _show(figures, form, offices_report(figures, errors=errors))


@evaluate.command()
@click.argument("file", type=_FILE, metavar="FILE")
@click.option(
    "--by", type=click.Choice(["rules", "classifier", "both"]), default="both", show_default=True,
    help="What decides: syntax and lexicon, the classifier, or both.",
)  # fmt: skip
@click.option(
    "--model", "models", type=click.Path(exists=True, file_okay=False, path_type=Path), multiple=True, metavar="DIR",
    help="A model that `legation train` made, instead of the package's own; of several the mean is given.",
)  # fmt: skip
@ontology_option
@form_option
@_errors
@debug_option
def relations(
    file: Path,
    by: Literal["rules", "classifier", "both"],
    models: tuple[Path, ...],
    ontology: str | None,
    form: str,
    errors: bool,
) -> None:
    """Score what is read between two marked parties, on the sentences of FILE (tab-separated)."""
    # Only who scores relations waits for the model to be loaded.
    from legation.evaluation.marked import code_marked
    from legation.resources.classifier import RelationClassifier
    from legation.resources.encoder import Encoder, load_encoder

    marked = read_relations(file)
    sentences = [one.sentence for one in marked]
    encoders = [Encoder(folder) for folder in models] or [load_encoder()]
    reader = _load(ontology, learned=False)
    coded = [code_marked(sentences, reader, RelationClassifier(encoder), by) for encoder in encoders]
    figures = mean_relations([evaluate_relations(marked, roots) for roots in coded])
    _show(figures, form, relations_report(figures, errors=errors))


def _load(ontology: str | None, *, learned: bool = True) -> legation.Reader:
    return legation.load(**own_ontology(ontology, Settings.from_environment(os.environ)), learned=learned)


def _show(figures: msgspec.Struct, form: str, report: Iterable[str]) -> None:
    if form == "json":
        click.echo(msgspec.json.encode(figures).decode())
    else:
        click.echo("\n".join(report))

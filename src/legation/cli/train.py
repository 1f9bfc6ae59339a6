"""`legation train`: the relation classifier made again from the labels in the repository."""

from __future__ import annotations

from pathlib import Path

import click

from legation.cli.options import debug_option
from legation.errors import InputError


@click.group()
def train() -> None:
    """Train what the reader learns from labelled text. Needs the extra `train`."""


@train.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the model.")
@click.option("--seed", default=1, show_default=True, help="Of chance; the same seed gives the same weights.")
@click.option("--epochs", default=5, show_default=True, help="How often each sentence is seen.")
@debug_option
def relations(folder: Path, output: Path, seed: int, epochs: int) -> None:
    """Train the relation classifier on the sentences of DIR (*.tsv), and write it with its card."""
    try:
        from legation.training.run import train_relations
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is not installed; expected the extra: pip install 'legation[train]'") from error

    train_relations(sorted(folder.glob("*.tsv")), output, seed, epochs, click.echo)

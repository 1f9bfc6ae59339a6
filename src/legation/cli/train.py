"""`legation train`: the encoder made again from the labels in the repository."""

from __future__ import annotations

import os
from pathlib import Path

import click

from legation.cli.options import debug_option
from legation.errors import InputError
from legation.settings import Settings


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder for the model.")
@click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Folder with the texts of the labels: *.txt, *.jsonl or *.jsonl.gz. May be given again.",
)
@click.option("--fetch", is_flag=True, help="Take the texts of the labels from their addresses.")
@click.option("--seed", default=1, show_default=True, help="Of chance; the same seed gives the same weights.")
@click.option("--epochs", default=5, show_default=True, help="How often each sentence is seen.")
@click.option("--half", is_flag=True, help="Half precision: faster where the processor has it (AMX).")
@debug_option
def train(folder: Path, output: Path, texts: tuple[Path, ...], fetch: bool, seed: int, epochs: int, half: bool) -> None:
    """Train the encoder on the labels of DIR, and write it with its card. Needs the extra `train`.

    DIR holds sentences/*.tsv (marked sentences) and readings*.jsonl (labels of real texts, without the texts). Without
    --texts or --fetch only relations are learned.
    """
    try:
        from legation.training.command import train_folder
    except ModuleNotFoundError as error:
        raise InputError(f"{error.name} is not installed; expected the extra: pip install 'legation[train]'") from error

    settings = Settings.from_environment(os.environ)
    how = {"seed": seed, "epochs": epochs, "bfloat16": half}
    train_folder(folder, output, texts, settings, fetch=fetch, how=how, say=click.echo)

"""What `legation train` does: labels and their texts gathered, the encoder trained."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from legation.errors import InputError
from legation.ingest.fetch import fetch_page
from legation.ingest.files import article_from_bytes
from legation.pipeline.reader import load
from legation.settings import Settings
from legation.training.acts import ActSentence
from legation.training.fit import Plan
from legation.training.labels import read_labels, with_texts
from legation.training.readings import sentences_of
from legation.training.run import train_encoder
from legation.training.sentences import read_sentences
from legation.training.texts import Texts, fetch_texts, read_texts


def train_folder(
    folder: Path,
    output: Path,
    texts: Sequence[Path],
    settings: Settings,
    *,
    fetch: bool,
    how: Mapping[str, int],
    say: Callable[[str], None],
) -> None:
    """Train on `sentences/*.tsv` and `readings*.jsonl` of a folder.

    Args:
        texts: Folders that hold the texts of the labels.
        fetch: Take the texts that are in none of them from their addresses.
        how: What differs from the usual `Plan`.
    Raises:
        InputError: There are no sentences, or no text of the labels is among those given.
        GoldError: A file is not in its form.
    """
    tables = sorted((folder / "sentences").glob("*.tsv"))
    if not tables:
        raise InputError(f"{folder / 'sentences'}: no *.tsv; expected marked sentences, a label and a sentence a line")
    sentences = read_sentences(tables)
    files = sorted(folder.glob("readings*.jsonl"))
    acts: list[list[ActSentence]] = []
    if texts or fetch:
        acts = _acts(files, texts, settings if fetch else None, say)
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    plan = msgspec.convert(how, Plan)
    train_encoder(sentences, acts, digest if acts else "", output, plan, say)


def _acts(
    files: Sequence[Path], texts: Sequence[Path], online: Settings | None, say: Callable[[str], None]
) -> list[list[ActSentence]]:
    """The sentences of the labelled texts that are at hand, or online where that is wanted."""
    labels = [label for path in files for label in read_labels(path) if not label.second]
    found: Texts = {}
    for folder in texts:
        found |= read_texts(folder)
    if online is not None:
        fetch = partial(_page_text, settings=online)
        found |= fetch_texts([label for label in labels if label.sha256 not in found], fetch, say)
    labelled = list(with_texts(labels, found))
    say(f"{len(labelled)} of {len(labels)} labelled texts found")
    if not labelled:
        raise InputError(f"none of {len(labels)} labelled texts found; expected the texts as they were published")
    return sentences_of(labelled, load())


def _page_text(url: str, settings: Settings) -> str:
    page = fetch_page(
        url, max_bytes=settings.max_bytes, timeout_s=settings.timeout_s, allow_private=settings.allow_private
    )
    article, _ = article_from_bytes(page.body, url, charset=page.charset)
    return article.text

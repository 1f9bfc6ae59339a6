"""What is trained on has nothing of what is measured with."""

from __future__ import annotations

import csv
from pathlib import Path

from legation.training.labels import hash_of, read_labels
from legation.training.sentences import read_sentences, shared_runs

ROOT = Path(__file__).resolve().parents[2] / "training"
# Fewer words in a row are names and set phrases: `the High Commissioner for Human Rights`.
LONGEST = 8


def gold_texts(gold_folder: Path) -> list[str]:
    with (gold_folder / "relations_dev.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row["sentence"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return rows + [path.read_text(encoding="utf-8") for path in gold_folder.rglob("*.txt")]


def test_no_sentence_shares_a_long_run_of_words_with_the_gold(gold_folder: Path) -> None:
    sentences = read_sentences(sorted((ROOT / "sentences").glob("*.tsv")))
    assert list(shared_runs(sentences, gold_texts(gold_folder), LONGEST)) == []


def test_no_labelled_release_is_among_the_gold(gold_folder: Path) -> None:
    hashes = {hash_of(path.read_text(encoding="utf-8")) for path in gold_folder.rglob("*.txt")}
    assert not hashes & {label.sha256 for label in read_labels(ROOT / "readings.jsonl")}

"""Measures the reader beside the pipeline it stands on: `python benchmarks/bench.py [--articles N] [--rounds N]`.

Both read the same texts, in one process and one thread each, in turns; a round is a fresh process, and the best round
of each counts. The machine's speed cancels out in the ratios: only they compare between machines.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import texts

RESULTS = Path(__file__).with_name("results.json")
# Articles at a time for spaCy; the reader's parser takes paragraphs in batches of its own.
BATCH = 32
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
MIB = 2**20


class Figure(NamedTuple):
    """One line of the result; `to` is what a ratio is to."""

    name: str
    value: float
    unit: str
    to: str = ""


class Measured(NamedTuple):
    """What one process took: seconds to import and load, seconds to read, peak resident memory in MiB."""

    load_s: float
    read_s: float
    peak_mib: float


def main() -> None:
    """Measure, print and write the figures, or measure one side where the parent asks for it."""
    options = parse_options()
    if options.measure:
        print(json.dumps(SIDES[options.measure](options.texts)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = options.texts or write_texts(Path(folder) / "texts.jsonl", options.articles)
        rows = list(load_texts(path))
        best = measure_rounds(path, options.rounds)
    figures = compare(best, len(rows), sum(len(row["text"].split()) for row in rows)) + compare_loading(best)
    for figure in figures:
        print(f"{figure.name:<34} {figure.value:>10.3f} {figure.unit:<12} {figure.to and 'to ' + figure.to}".rstrip())
    RESULTS.write_text(json.dumps(report(figures, options, len(rows)), indent=1) + "\n", encoding="utf-8")


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500, metavar="N", help="how many are made (500)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each side is measured (3)")
    parser.add_argument("--texts", type=Path, metavar="FILE", help="JSON lines with `text`, perhaps .gz, instead")
    parser.add_argument("--measure", choices=SIDES, help=argparse.SUPPRESS)
    return parser.parse_args()


def write_texts(path: Path, count: int) -> Path:
    """Put the made articles where both sides read them."""
    lines = (json.dumps({"text": text, "published": texts.PUBLISHED}) for text in texts.make_texts(count))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def load_texts(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure_rounds(path: Path, rounds: int) -> dict[str, Measured]:
    """The least of each quantity over the rounds, by side."""
    taken: dict[str, list[Measured]] = {side: [] for side in SIDES}
    for _ in range(rounds):
        for side, measured in taken.items():
            command = [sys.executable, __file__, "--measure", side, "--texts", str(path)]
            done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, check=True)
            measured.append(Measured(*json.loads(done.stdout)))
    return {side: Measured(*map(min, zip(*measured, strict=True))) for side, measured in taken.items()}


def measure_reader(path: Path) -> Measured:
    """Read the texts with the reader."""
    began = time.perf_counter()
    import legation
    from legation.ingest.files import article_from_text

    reader = legation.load()
    loaded = time.perf_counter() - began
    articles = (article_from_text(row["text"], published=row.get("published")) for row in load_texts(path))
    return Measured(loaded, _exhaust(reader.pipe(articles)), _peak_mib())


def measure_spacy(path: Path) -> Measured:
    """Run spaCy's whole pipeline over the texts: the same model that the reader parses with, nothing left out."""
    began = time.perf_counter()
    import spacy

    from legation.parse.syntax import BUNDLED, OFFICIAL

    nlp = spacy.load(OFFICIAL if spacy.util.is_package(OFFICIAL) else BUNDLED)
    loaded = time.perf_counter() - began
    docs = nlp.pipe((row["text"] for row in load_texts(path)), batch_size=BATCH)
    return Measured(loaded, _exhaust(docs), _peak_mib())


def measure_tables(_texts: Path) -> Measured:
    """Load the knowledge base and the gazetteer from their tables."""
    from legation.resources.gazetteer import read_gazetteer
    from legation.resources.kb import read_knowledge

    began = time.perf_counter()
    read_knowledge(), read_gazetteer()
    return Measured(time.perf_counter() - began, 0.0, _peak_mib())


def measure_artifact(_texts: Path) -> Measured:
    """Load both from the artifact: seconds for all, then how many of them go to reading its bytes."""
    from legation.resources.artifact import load_part
    from legation.resources.gazetteer import Gazetteer
    from legation.resources.kb import KnowledgeBase

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "knowledge.msgpack"
        # Another process builds it, so that nothing of that is in this one's memory.
        command = [
            sys.executable,
            "-c",
            "from legation.cli.main import main; main()",
            "kb",
            "build",
            "--output",
            str(path),
        ]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        began = time.perf_counter()
        path.read_bytes()
        bytes_read = time.perf_counter()
        if load_part("knowledge", KnowledgeBase, path) is None or load_part("gazetteer", Gazetteer, path) is None:
            raise SystemExit("the artifact that was just built is not used; see legation kb info")
        return Measured(time.perf_counter() - bytes_read, bytes_read - began, _peak_mib())


def measure_linking(path: Path) -> Measured:
    """Parse the texts, then link them: seconds for each, in that order."""
    import legation
    from legation.ingest.files import article_from_text
    from legation.pipeline.reader import link, load_resources

    parser, known = legation.load().parser, load_resources()
    articles = [article_from_text(row["text"], published=row.get("published")) for row in load_texts(path)]
    began = time.perf_counter()
    parsed = list(parser.pipe(articles))
    parsing = time.perf_counter() - began
    return Measured(parsing, _exhaust(link(one, known) for one in parsed), _peak_mib())


# Text that patterns of dates could go back over again and again.
_TANGLES = ("the first ", "4, ", "5 – ", "late   ", "between 3 and ")


def measure_growth(_texts: Path) -> Measured:
    """Find dates in the worst of some tangles, and in one four times as long: seconds for each, in that order."""
    import legation
    from legation.link.dates import find_dates
    from legation.model.article import Article

    parser, worst = legation.load().parser, Measured(1.0, 0.0, 0.0)
    for tangle in _TANGLES:
        taken = []
        for count in (400, 1600):
            text = f"Title\n{tangle * count}"
            parsed = parser.parse(Article("x", text, "Title", published="2025-11-20"))
            taken.append(min(timeit.repeat(partial(find_dates, parsed), number=1, repeat=5)))
        if taken[1] / taken[0] > worst.read_s / worst.load_s:
            worst = Measured(taken[0], taken[1], _peak_mib())
    return worst


SIDES: dict[str, Callable[[Path], Measured]] = {
    "reader": measure_reader,
    "spacy": measure_spacy,
    "tables": measure_tables,
    "artifact": measure_artifact,
    "linking": measure_linking,
    "growth": measure_growth,
}


def compare(best: dict[str, Measured], articles: int, words: int) -> list[Figure]:
    """The figures: absolute ones of this machine, then the ratios."""
    reader, spacy = best["reader"], best["spacy"]
    ratio_to = "spaCy's full pipeline"
    return [
        Figure("reader, throughput", articles / reader.read_s, "articles/s"),
        Figure("spaCy, throughput", articles / spacy.read_s, "articles/s"),
        Figure("reader, words", words / reader.read_s, "words/s"),
        Figure("reader, loading", reader.load_s, "s"),
        Figure("reader, peak memory", reader.peak_mib, "MiB"),
        Figure("spaCy, peak memory", spacy.peak_mib, "MiB"),
        Figure("throughput", spacy.read_s / reader.read_s, "ratio", ratio_to),
        Figure("peak memory", reader.peak_mib / spacy.peak_mib, "ratio", ratio_to),
    ]


def compare_loading(best: dict[str, Measured]) -> list[Figure]:
    """What the built knowledge base saves; an artifact's bytes are read once more beside the loading."""
    tables, artifact = best["tables"], best["artifact"]
    return [
        Figure("knowledge base, from tables", tables.load_s, "s"),
        Figure("knowledge base, from artifact", artifact.load_s, "s"),
        Figure("knowledge base, artifact's bytes", artifact.read_s, "s"),
        Figure("knowledge base, loading", artifact.load_s / tables.load_s, "ratio", "loading from the tables"),
        Figure("linking", best["linking"].read_s / best["linking"].load_s, "ratio", "parsing the same articles"),
        Figure("dates, four times the text", best["growth"].read_s / best["growth"].load_s, "ratio", "a quarter of it"),
    ]


def report(figures: Iterable[Figure], options: argparse.Namespace, articles: int) -> dict[str, Any]:
    """The figures with what they were measured on and with."""
    return {
        "figures": [figure._asdict() for figure in figures],
        "articles": articles,
        "texts": options.texts.name if options.texts else "made",
        "rounds": options.rounds,
        "machine": {"cores": os.cpu_count(), "processor": platform.machine(), "system": platform.system()},
        "versions": {"python": platform.python_version(), **{name: version(name) for name in ("legation", "spacy")}},
    }


def _exhaust(stream: Iterable[object]) -> float:
    """Seconds that a stream takes to its end; nothing of it is kept."""
    began = time.perf_counter()
    for _ in stream:
        pass
    return time.perf_counter() - began


def _peak_mib() -> float:
    """Peak resident memory of this process; the kernel counts in KiB, on macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MIB if sys.platform == "darwin" else peak / 1024


if __name__ == "__main__":
    main()

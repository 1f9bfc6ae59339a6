"""What each part of the coder brings: `python scripts/ablation.py [--readings DIR]`.

Scores the gold beside the repository, or careful readings, with the rules alone, the tagger alone, and both with the
classifier.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

import scoring
from legation.evaluation.events import evaluate_events
from legation.parse.syntax import load_parser
from legation.pipeline.reader import Reader, Resources, load_resources


def main() -> None:
    """Read the texts in each way, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=scoring.GOLD / "events", metavar="DIR", help="NN.txt with NN.json")
    parser.add_argument("--readings", type=Path, metavar="DIR", help="score on careful readings instead")
    options = parser.parse_args()
    texts = scoring.load_readings(options.readings) if options.readings else scoring.load_gold(options.gold)
    print("| decides | F1 | precision | recall | status | direction | false events in quiet texts |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    syntax = load_parser()
    for name, resources in ways(load_resources()).items():
        figures = evaluate_events([t.gold for t in texts], scoring.read_all(texts, reader=Reader(syntax, resources)))
        strict, status, direction = figures.strict, figures.status.value or 0, figures.direction.value or 0
        print(
            f"| {name} | {strict.f1:.3f} | {strict.precision:.3f} | {strict.recall:.3f} | {status:.3f} "
            f"| {direction:.3f} | {sum(figures.false_in_quiet.values())} |"
        )


def ways(full: Resources) -> dict[str, Resources]:
    """The reader's tables without one part or another."""
    wordless = msgspec.structs.replace(full.lexicon, verbs={}, nouns={})
    return {
        "syntax and lexicon": msgspec.structs.replace(full, learned=None),
        "tagger and classifier": msgspec.structs.replace(full, lexicon=wordless),
        "both": full,
    }


if __name__ == "__main__":
    main()

"""The benchmark measures the same texts everywhere, and they are as long as it says."""

from __future__ import annotations

import bench
import texts


def test_the_same_seed_makes_the_same_texts() -> None:
    assert list(texts.make_texts(5)) == list(texts.make_texts(5))
    assert list(texts.make_texts(5)) != list(texts.make_texts(5, seed=1))


def test_texts_have_the_length_of_news() -> None:
    lengths = [len(text.split()) for text in texts.make_texts(300)]
    assert min(lengths) >= texts.SHORTEST
    assert max(lengths) <= texts.LONGEST


def test_every_slot_is_filled() -> None:
    assert not [text for text in texts.make_texts(100) if "{" in text or "}" in text]


def test_ratios_are_above_one_where_the_reader_takes_less_time_and_more_memory() -> None:
    best = {"reader": bench.Measured(1.0, 10.0, 300.0), "spacy": bench.Measured(1.0, 20.0, 150.0)}
    ratios = {figure.name: figure.value for figure in bench.compare(best, 500, 200_000) if figure.to}
    assert ratios == {"throughput": 2.0, "peak memory": 2.0}

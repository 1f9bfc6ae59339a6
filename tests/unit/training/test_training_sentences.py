"""Sentences to train on: their form, the types of their labels, and the exchange of countries."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from legation.errors import GoldError
from legation.training.countries import country_exchange
from legation.training.sentences import (
    MARKS,
    TYPES,
    Exchange,
    Sentence,
    plain,
    read_sentences,
    shared_runs,
    type_of,
)

FOLDER = Path(__file__).resolve().parents[3] / "training" / "sentences"
SENTENCES = read_sentences(sorted(FOLDER.glob("*.tsv")))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("ACCUSE", "ACCUSE"), ("NONE", "NONE"), ("0353", "AGREE"), ("024", "REQUEST"), ("0833", "CONCEDE"),
        ("0841", "RETREAT"), ("116", "ACCUSE"), ("1831", "ASSAULT"), ("PRAISE", None), ("99", None), ("", None),
    ],
)  # fmt: skip
def test_a_label_stands_for_a_type(label: str, expected: str | None) -> None:
    assert type_of(label) == expected


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("PRAISE\t<s>Peru</s> met <t>Chile</t>.", "line 2: 'PRAISE'; expected a CAMEO code, or one of AGREE"),
        ("SUPPORT\t<s>Peru</s> met Chile.", "line 2: .*expected one <s>…</s> and one <t>…</t>"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(f"CONSULT\t<s>Peru</s> met <t>Chile</t>.\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_sentences([path])


def test_there_are_many_sentences_of_every_type_and_none_twice() -> None:
    counts = Counter(one.event_type for one in SENTENCES)
    assert len(SENTENCES) >= 9000
    assert set(counts) == set(TYPES)
    assert min(counts.values()) >= 250
    assert len({plain(one.text).casefold() for one in SENTENCES}) == len(SENTENCES)


def test_the_marks_stand_in_order() -> None:
    for one in SENTENCES:
        source, target = (one.text.index(mark) for mark in ("<s>", "<t>"))
        assert source < one.text.index("</s>")
        assert target < one.text.index("</t>")


def test_countries_are_exchanged_alike_everywhere_in_a_sentence() -> None:
    exchange = Exchange({"PER": "Peru", "CHL": "Chile"}, {"PER": "Peruvian", "CHL": "Chilean"}, seed=3)
    found = {exchange("<s>Peru</s> met <t>Chile</t>; Peruvian papers told.") for _ in range(40)}
    for text in found:
        country = text[text.index("<s>") + 3 : text.index("</s>")]
        assert ("Peruvian" if country == "Peru" else "Chilean") in text
    assert len(found) == 4


def test_the_same_seed_exchanges_alike() -> None:
    text = "<s>Kenya</s> accused the <t>Ugandan army</t>, and Mali did not."
    assert country_exchange(7)(text) == country_exchange(7)(text)
    assert all(country_exchange(7)(text).count(mark) == 1 for mark in MARKS)


def test_a_run_of_words_in_common_is_found() -> None:
    sentence = Sentence("SUPPORT", "<s>Peru</s> praised the courage of <t>Chile</t> at length.")
    other = "He praised the courage of Chile, at length."
    assert list(shared_runs([sentence], [other], 5)) == [
        (sentence.text, "praised the courage of chile"),
        (sentence.text, "the courage of chile at"),
        (sentence.text, "courage of chile at length"),
    ]
    assert list(shared_runs([sentence], [other], 8)) == []

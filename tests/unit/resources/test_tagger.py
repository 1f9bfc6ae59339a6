"""The tagger that comes with the package, on plain sentences."""

from __future__ import annotations

import pytest

from legation.resources.encoder import load_encoder
from legation.resources.tagger import Tagger

TAGGER = Tagger(load_encoder())


@pytest.mark.parametrize(
    ("sentence", "trigger", "event_type"),
    [
        ("Kenya condemned Somalia over the raid on Tuesday.", "condemned", "ACCUSE"),
        ("Prime Minister Ana Brnabić met with President Alar Karis in Tallinn.", "met", "CONSULT"),
        ("Russian forces shelled the city of Kharkiv overnight.", "shelled", "ASSAULT"),
        ("Norway provided Ukraine with new ambulances.", "provided", "AID"),
        ("The President urged Congress and our allies to send more help to Ukraine.", "urged", "REQUEST"),
    ],
)
def test_plain_sentences(sentence: str, trigger: str, event_type: str) -> None:
    start = sentence.index(trigger)
    found = [tag for tag in TAGGER.tag(sentence, ()).tags if tag.start < start + len(trigger) and start < tag.end]
    assert [tag.event_type for tag in found] == [event_type]


def test_roles_are_shares_of_one_for_each_mention() -> None:
    sentence = "Kenya condemned Somalia over the raid."
    [tag, *_] = TAGGER.tag(sentence, [(0, 5), (16, 23)]).tags
    assert [round(sum(roles), 4) for roles in tag.roles] == [1, 1]
    (_, kenya_acts, _), (_, _, somalia_receives) = tag.roles
    assert kenya_acts > 0.5
    assert somalia_receives > 0.5


def test_the_likelihood_of_words_is_that_of_their_likeliest_piece() -> None:
    tagged = TAGGER.tag("Kenya condemned Somalia over the raid.", ())
    assert tagged.likelihood(6, 15) > 0.5 > tagged.likelihood(0, 5)


def test_what_was_not_read_is_not_judged() -> None:
    sentence = "Kenya and " + "very " * 300 + "much later condemned Somalia."
    assert TAGGER.tag(sentence, ()).likelihood(len(sentence) - 20, len(sentence)) == 1


def test_empty_and_odd_sentences_are_read() -> None:
    for sentence in ("", " ", "?", "日本", "\u200b", "[unused1]"):
        assert TAGGER.tag(sentence, ()).tags == () or sentence

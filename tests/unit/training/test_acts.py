"""From the labels of a text to its sentences with acts."""

from __future__ import annotations

from legation.training.acts import Act, SentenceSpans, act_sentences
from legation.training.labels import Labelled, LabelledEvent, LabelledParty

TEXT = "Kenya met Peru. It was their second meeting. Rain fell."
SENTENCES = [SentenceSpans(0, 15, ((0, 5), (10, 14))), SentenceSpans(16, 44, ((16, 18),)), SentenceSpans(45, 55, ())]


def labels(**changes: object) -> Labelled:
    event = {
        "event_type": "CONSULT",
        "plover": "CONSULT",
        "status": "occurred",
        "evidence": (0, 15),
        "trigger": (6, 9),
        "actors": (LabelledParty((0, 5)), LabelledParty((10, 14))),
        "also": ((16, 44),),
        **changes,
    }
    return Labelled("a", "https://example.org", "x", "2025-01-01", "0", (LabelledEvent(**event),))  # type: ignore[arg-type]


def test_acts_stand_in_the_sentence_of_their_trigger() -> None:
    first, second, third = act_sentences(labels(), TEXT, SENTENCES)
    assert first.acts == (Act((6, 9), "CONSULT", "occurred", True, (1, 1)),)
    assert (second.acts, third.acts) == ((), ())
    assert [one.text for one in (first, second, third)] == ["Kenya met Peru.", TEXT[16:44], "Rain fell."]


def test_a_sentence_that_tells_it_again_is_marked() -> None:
    assert [one.retold for one in act_sentences(labels(), TEXT, SENTENCES)] == [False, True, False]


def test_offsets_are_those_of_the_sentence() -> None:
    start = TEXT.index("meeting")
    _, second, _ = act_sentences(labels(trigger=(start, start + 7), evidence=(16, 44), also=()), TEXT, SENTENCES)
    [act] = second.acts
    assert second.text[slice(*act.trigger)] == "meeting"
    assert second.mentions == ((0, 2),)
    assert act.roles == (0,)


def test_actors_and_recipients_are_told_apart() -> None:
    label = labels(actors=(LabelledParty((10, 14)),), recipients=(LabelledParty((0, 5)),))
    first, *_ = act_sentences(label, TEXT, SENTENCES)
    assert first.acts[0].roles == (2, 1)

"""The form of an answer: the part of a reading's events that a model is asked for.

It is the form of `docs/reading.md` without what the program itself finds: offsets, names, countries, days, and codes
that follow from others. A passage is words of the article; where it stands is found later.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from legation.endpoint.failure import plain
from legation.errors import EndpointError

CERTAINTIES = ("stated", "likely", "reported", "unconfirmed")

_Passage = Annotated[str, Meta(description="Words of the sentence, copied exactly.")]


class Retold(msgspec.Struct, frozen=True):
    """Another sentence that tells the same act."""

    sentence: Annotated[int, Meta(description="Number of the sentence.")]
    trigger: Annotated[str, Meta(description="Words of that sentence that carry the act, copied exactly.")]


class Said(msgspec.Struct, frozen=True):
    """Who says so in the text."""

    verb: Annotated[str, Meta(description="The verb of saying, copied exactly from the sentence.")]
    speaker: Annotated[str | None, Meta(description="Who speaks, copied exactly from the sentence, or null.")] = None


class AnsweredEvent(msgspec.Struct, frozen=True):
    """One act as the model tells it; nothing of it is checked yet."""

    event_type: Annotated[str, Meta(description="The act itself.")]
    status: Annotated[str, Meta(description="How far the act has come.")]
    sentence: Annotated[int, Meta(description="Number of the sentence that tells the act most clearly.")]
    trigger: Annotated[str, Meta(description="The few words that carry the act, copied exactly from that sentence.")]
    certainty: Annotated[str, Meta(description="How sure the text is of it.")]
    mode: Annotated[str | None, Meta(description="A mode of this event type, or null.")] = None
    detail: Annotated[str | None, Meta(description="What the act is more exactly, or null.")] = None
    hedge: Annotated[str | None, Meta(description="The words that make it less than stated, or null.")] = None
    background: Annotated[bool, Meta(description="True for history and context that is not the news.")] = False
    symmetric: Annotated[bool, Meta(description="True for meetings, talks and joint acts: all are actors.")] = False
    actors: Annotated[tuple[_Passage, ...], Meta(description="Who acts, one entry a party.")] = ()
    recipients: Annotated[tuple[_Passage, ...], Meta(description="To whom, one entry a party.")] = ()
    when: Annotated[str | None, Meta(description="The words that say when the act is, or null.")] = None
    where: Annotated[str | None, Meta(description="The words that name the place of the act, or null.")] = None
    attribution: Said | None = None
    also: Annotated[tuple[Retold, ...], Meta(description="Other sentences that tell the same act.")] = ()


class Answer(msgspec.Struct, frozen=True):
    """All acts of one article."""

    events: tuple[AnsweredEvent, ...]


def read_answer(content: str) -> dict[str, Any]:
    """An answer with its list of `events`, each still as plain JSON: one of a wrong form spoils no other.

    Raises:
        EndpointError: It is no JSON, or has no list of events.
    """
    try:
        answer = msgspec.json.decode(content)
    except (ValueError, RecursionError) as error:
        raise EndpointError(
            f"the answer is no JSON ({plain(content)!r}); expected events by the schema; "
            "use an endpoint and a model that hold to response_format json_schema"
        ) from error
    if not isinstance(answer, dict) or not isinstance(answer.get("events"), list):
        raise EndpointError(
            f"the answer is JSON of another form ({plain(content)!r}); expected an object with a list of events; "
            "use an endpoint and a model that hold to response_format json_schema"
        )
    return answer

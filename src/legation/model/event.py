"""A reading: all that one article says, before any other article is known.

The field names are the form that other programs read; see `docs/reading.md`.
"""

from __future__ import annotations

from typing import Any

import msgspec

from legation.model.article import Article, Quote
from legation.model.citation import Issue
from legation.model.link import RunnerUp


class Participant(msgspec.Struct, frozen=True):
    """An actor where an event names it.

    Attributes:
        certainty: Set when it is less sure than the event (`likely to attend`).
        runners_up: Whom the words could name instead; not written where there is nobody.
    """

    text: str
    start: int
    end: int
    name: str
    actor_id: str | None
    kind: str
    country: str | None
    sector: str | None = None
    office: str | None = None
    certainty: str | None = None
    runners_up: tuple[RunnerUp, ...] | msgspec.UnsetType = msgspec.UNSET


class When(msgspec.Struct, frozen=True):
    """An interval of whole days, both ends inclusive, ISO; None for an open end.

    Attributes:
        text, start_offset, end_offset: The expression; None where the day is taken from the context.
        precision: day range week month season quarter year unknown.
        method: explicit, relative, context or publication.
    """

    text: str | None
    start_offset: int | None
    end_offset: int | None
    start: str | None
    end: str | None
    precision: str
    method: str


class Where(msgspec.Struct, frozen=True):
    """A place with its coordinates in degrees, WGS 84; `precision` is country, region, city or site."""

    text: str
    start: int
    end: int
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: str


class Topic(msgspec.Struct, frozen=True):
    """A subject of the agenda and the sector it belongs to (None when no sector fits)."""

    text: str
    start: int
    end: int
    sector: str | None


class Attribution(msgspec.Struct, frozen=True):
    """Who says so: a speaker in the text, else the publisher."""

    speaker: Participant | None
    publisher: str | None
    verb: str | None
    text: str | None
    start: int | None
    end: int | None


class Relation(msgspec.Struct, frozen=True):
    """prepares, part_of, sidelines_of, coincides_with, parallel_to or reaction_to another event of the reading."""

    type: str
    event_id: str


class Event(msgspec.Struct, frozen=True):
    """One real act, however often the article mentions it.

    `event_type` is the act itself (a planned summit is CONSULT), `plover` the code by PLOVER's own rules (AGREE).
    Both sides of a symmetric event stand in `actors`.
    """

    event_id: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    plover: str
    cameo: str
    goldstein: float
    plover_score: float
    quad: int
    status: str
    certainty: str
    hedge: str | None
    background: bool
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    symmetric: bool
    when: When | None
    where: Where | None
    topics: tuple[Topic, ...]
    attribution: Attribution | None
    relations: tuple[Relation, ...]
    evidence: Quote
    also: tuple[Quote, ...]
    trigger: Quote
    method: str
    confidence: float


class Agreement(msgspec.Struct, frozen=True):
    """A text or an undertaking between parties, and how far it has come.

    `stage` is proposed, negotiating, agreed, signed, ratified, in_force, suspended or ended.
    """

    name: str
    parties: tuple[Participant, ...]
    sectors: tuple[str, ...]
    stage: str
    certainty: str
    hedge: str | None
    evidence: Quote
    also: tuple[Quote, ...] = ()
    attribution: Attribution | None = None


class Position(msgspec.Struct, frozen=True):
    """What an actor holds on an issue, in the article's words."""

    actor: Participant
    issue: str
    stance: str
    attribution: Attribution | None
    evidence: Quote


class OfficeHeld(msgspec.Struct, frozen=True, rename={"since": "from"}):
    """The office that the knowledge base gives for the day; `as_of` is how far its source reaches."""

    title: str
    since: str | None
    until: str | None
    as_of: str


class OfficeCheck(msgspec.Struct, frozen=True):
    """A person as the article describes him or her, against the office held on the day.

    `check` is consistent, outdated, not_yet or unknown.
    """

    name: str
    actor_id: str | None
    country: str | None
    described_as: str | None
    office_held: OfficeHeld | None
    check: str
    evidence: Quote


class OntologyVersion(msgspec.Struct, frozen=True):
    """Which ontology of the user's own a reading was coded with; `sha256` is of its file."""

    name: str
    version: str
    sha256: str


class Reading(msgspec.Struct, frozen=True):
    """All that one article says.

    Attributes:
        ontology: Not written where there was none.
    """

    article: Article
    coder_version: str
    events: tuple[Event, ...]
    agreements: tuple[Agreement, ...]
    positions: tuple[Position, ...]
    people: tuple[OfficeCheck, ...]
    issues: tuple[Issue, ...]
    ontology: OntologyVersion | msgspec.UnsetType = msgspec.UNSET

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain lists and dicts, in the form of `docs/reading.md`."""
        form: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        article = form.pop("article")
        del article["excluded"]
        article["coder_version"] = form.pop("coder_version")
        if "ontology" in form:
            article["ontology"] = form.pop("ontology")
        return {"article": article, **form}

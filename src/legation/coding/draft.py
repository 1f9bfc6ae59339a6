"""One mention of an act, coded, before the mentions of one act are merged."""

from __future__ import annotations

import msgspec

from legation.coding.actors import countries_of
from legation.coding.trigger import Trigger
from legation.model.article import Quote, Span
from legation.model.event import Attribution, Participant, When, Where
from legation.model.link import Mention

CALLED_OFF = frozenset({"cancelled", "postponed"})


class Draft(msgspec.Struct, frozen=True):
    """A trigger with everything that its own sentence says of it.

    Attributes:
        order: Position among the drafts of the article; `sentence` index of its sentence.
        anew: It is said to be done again: no restatement of what was told before.
        words: Content lemmas of its clause, for telling restatements from new acts.
    """

    order: int
    trigger: Trigger
    event_type: str
    mode: str | None
    detail: str | None
    status: str
    certainty: str
    hedge: Quote | None
    background: bool
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    symmetric: bool
    when: When | None
    where: Where | None
    attribution: Attribution | None
    evidence: Span
    span: Span
    sentence: int
    headline: bool
    anew: bool
    words: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        """Countries and organizations on both sides."""
        return countries_of(self.actors + self.recipients)

    @property
    def people(self) -> frozenset[str]:
        """Names of the people on both sides."""
        return frozenset(a.name for m in self.actors + self.recipients for a in m.actors if a.kind == "person")


def participants(mentions: tuple[Mention, ...]) -> tuple[Participant, ...]:
    """Mentions as the participants of an event, each actor once; the fuller form is kept."""
    found: dict[tuple[str, str | None], Participant] = {}
    for mention in mentions:
        for actor in mention.actors:
            person = Participant(
                mention.text, mention.start, mention.end, actor.name, actor.actor_id, actor.kind, actor.country,
                actor.sector, actor.office, None, mention.runners_up or msgspec.UNSET,
            )  # fmt: skip
            found.setdefault((actor.actor_id or actor.name, actor.country), person)
    return _without_own_country(tuple(found.values()))


def _without_own_country(parties: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """`India's foreign minister` names the minister; the country beside its own person is no second party."""
    by_person = {p.country for p in parties if p.kind in {"person", "office"} and p.country}
    kept = tuple(p for p in parties if not (p.kind == "country" and p.country in by_person))
    return kept or parties

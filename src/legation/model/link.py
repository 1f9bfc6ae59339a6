"""What the words of an article name: actors, places, days."""

from __future__ import annotations

import msgspec


class Actor(msgspec.Struct, frozen=True):
    """A link to the knowledge base.

    Attributes:
        name: Canonical name where it is known, else the fullest form in the article.
        actor_id: `country:RUS`, `org:NATO`, `person:rus-lavrov-sergey`, or None for one not in the knowledge base.
        kind: person, office, country, organization or group.
        country: ISO 3166 alpha-3, or an organization's own code (UN, EU, NATO, ...), or None.
        sector: PLOVER sector: GOV MIL REB OPP CVL COP MED BUS LEG JUD IGO NGO.
        office: Title in the article or held on the day, as `Foreign Minister`; None when there is none.
    """

    name: str
    actor_id: str | None
    kind: str
    country: str | None
    sector: str | None = None
    office: str | None = None


class RunnerUp(msgspec.Struct, frozen=True):
    """Whom the words could name instead.

    `score` in 0..1 is its share of the evidence for all candidates: at 0.5 it fits as well as all others together. One
    for whom nothing but the name speaks is left out.
    """

    name: str
    actor_id: str
    score: float


class Mention(msgspec.Struct, frozen=True):
    """Words that name one actor or, as `both sides`, several.

    Attributes:
        first, last: Tokens, half-open; `head` is the token that carries the syntax of the mention.
        kind: person, office, country, organization, group, adjective (`Russian` before a noun), capital (`Moscow`,
            which may be the place), pronoun (`he`, `we`, `they`) or role (`both sides`, `the two ministers`).
        actors: Whom it names; empty when it is known to name an actor but not which.
        method: Rule that linked it; `score` in 0..1.
        runners_up: The next best candidates, best first, where a name could be more than one; at most three.
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    kind: str
    actors: tuple[Actor, ...]
    method: str
    score: float = 1.0
    runners_up: tuple[RunnerUp, ...] = ()


class PlaceLink(msgspec.Struct, frozen=True):
    """Words that name a place. `precision` is country, region, city or site."""

    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    precision: str


class DateLink(msgspec.Struct, frozen=True):
    """Words that name a day or an interval of days.

    Attributes:
        since, until: First and last day, ISO, both inclusive; either may be None for an open end.
        precision: day range week month season quarter year unknown.
        method: explicit (a day, month or year is written), relative (anchored on the publication date or on
            another date), or unresolved (it names a time, but without an anchor none can be given).
        rule: Name of the rule in `link.dates`.
        role: `when` (it may date an act), or what keeps it from dating one: `duration`, `age`, `name` (`the 2015
            accord`) or `dateline` (the day on which the report was sent).
    """

    first: int
    last: int
    head: int
    start: int
    end: int
    text: str
    since: str | None
    until: str | None
    precision: str
    method: str
    rule: str
    role: str = "when"


class Links(msgspec.Struct, frozen=True):
    """All that the words of one article name, each list in text order."""

    mentions: tuple[Mention, ...]
    places: tuple[PlaceLink, ...]
    dates: tuple[DateLink, ...]

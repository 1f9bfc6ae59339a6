"""What is known before any article is read: countries, organizations, people, offices and who held them when."""

from __future__ import annotations

import datetime as dt

import msgspec


class Country(msgspec.Struct, frozen=True):
    """A state or territory.

    Attributes:
        code: ISO 3166 alpha-3 (`XKX` is Kosovo).
        capital: English name of the seat of government.
        adjectives: `Russian`; demonyms: `Russian`, `Russians`; names: every other name, old and new.
    """

    code: str
    alpha2: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None


class Organization(msgspec.Struct, frozen=True):
    """An organization, forum, bloc or armed group.

    Attributes:
        org_id: Short code, as `NATO`, `SCO`, `HAMAS`.
        country: What stands in an actor's `country`: the code of the organization itself for those that act on their
            own (UN, EU, NATO, AU, ASEAN, ...), a country for a national body or group (Hamas: PSE), or None.
        kind: `organization`, `forum` or `group`.
        sector: PLOVER sector: GOV MIL REB OPP CVL COP MED BUS LEG JUD IGO NGO.
    """

    org_id: str
    name: str
    names: tuple[str, ...] = ()
    country: str | None = None
    kind: str = "organization"
    sector: str = "IGO"


class Membership(msgspec.Struct, frozen=True):
    """A country's standing in an organization from one day to another; who changes standing has several.

    Attributes:
        country: Alpha-3, or an organization's code (the European Union in the G20).
        status: member, observer, partner, candidate or suspended (a member that does not take part).
        since, until: First day, and first day no longer, as far as each is known: `2004-05-01`, `2004-05` or `2004`;
            None when not known at all (`until` None: not known to have ended).
        as_of: The last day for which the source speaks; after it, an open membership says nothing.
        source: Where the fact is from.
    """

    org_id: str
    country: str
    status: str
    since: str | None
    until: str | None
    as_of: dt.date
    source: str


class Person(msgspec.Struct, frozen=True):
    """Someone who holds or held an office. `person_id` is stable: `rus-lavrov-sergey`."""

    person_id: str
    name: str
    country: str
    names: tuple[str, ...] = ()
    surname: str = ""


class Tenure(msgspec.Struct, frozen=True):
    """Someone in an office from one day to another.

    Attributes:
        office: Kind of office: head_of_state, head_of_government, foreign_minister, defence_minister,
            finance_minister, trade_minister, security_adviser, ambassador, spokesperson, head_of_organization,
            vice_head, minister, legislator_leader, military_chief, envoy, party_leader (of an opposition), official
            (any other: an aide, a deputy, a commander, a head of state's spouse).
        title: As it is called there: `External Affairs Minister`.
        country: Alpha-3, or an organization's code.
        since, until: First day, and first day no longer; None when unknown (`until` None: not known to have ended).
            Of a month or a year only the part that is sure: since the last day of it, until the first.
        as_of: The last day for which the source speaks; after it, an open tenure says nothing.
        source: Where the fact is from.
        since_precision, until_precision: day, month or year.
    """

    person_id: str
    office: str
    title: str
    country: str
    since: dt.date | None
    until: dt.date | None
    as_of: dt.date
    source: str
    since_precision: str = "day"
    until_precision: str = "day"


class Place(msgspec.Struct, frozen=True):
    """A gazetteer entry; latitude and longitude in degrees, WGS 84."""

    name: str
    country: str
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: str = "city"
    population: int = 0


class Alias(msgspec.Struct, frozen=True):
    """One sense of a phrase.

    Attributes:
        target: Country code, organization id or person id, by `kind` (`country`, `organization`, `person`).
        form: `name`, `adjective`, `demonym`, `capital`, `metonym` (the Kremlin), `institution` (the Knesset),
            `surname`.
        sector: PLOVER sector that the phrase itself implies (the Pentagon: MIL), or None.
        cased: The phrase must be written with these capitals (`US`, `Polish`) to have this sense.
    """

    target: str
    kind: str
    form: str
    sector: str | None = None
    cased: bool = True

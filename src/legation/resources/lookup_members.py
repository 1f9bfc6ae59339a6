"""The memberships of an organization or of a country beside the day that was asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from legation.model.knowledge import Membership
from legation.resources.knowledge import KnowledgeBase
from legation.resources.memberships import compare

# A country's answer names these; what else it is in is asked by the organization.
_PRINCIPAL = frozenset(
    "UN UNSC EU NATO AU ASEAN ARAB_LEAGUE OAS CIS CSTO EAEU SCO GCC OIC OPEC OPEC_PLUS BRICS G7 G8 G20 APEC COE OSCE "
    "ECOWAS AES MERCOSUR CARICOM PIF SAARC COMMONWEALTH QUAD AUKUS FIVE_EYES EUROGROUP SCHENGEN OECD WTO ICC".split()
)


class HeldMembership(msgspec.Struct, frozen=True, rename={"since": "from"}):
    """A membership beside the day that was asked for.

    Attributes:
        on: yes, no or unknown; None where no day was asked for.
        why: The reason for `on`.
    """

    org_id: str
    country: str
    status: str
    since: str | None
    until: str | None
    as_of: dt.date
    source: str
    on: str | None
    why: str | None


def members_of(org_id: str, on: dt.date | None, knowledge: KnowledgeBase) -> tuple[HeldMembership, ...]:
    """Who is or was in an organization."""
    return _held(knowledge.memberships.get(org_id, ()), on)


def memberships_of(country: str, on: dt.date | None, knowledge: KnowledgeBase) -> tuple[HeldMembership, ...]:
    """Which of the principal organizations a country is or was in."""
    return _held((one for one in knowledge.memberships_by_country.get(country, ()) if one.org_id in _PRINCIPAL), on)


def _held(memberships: Iterable[Membership], on: dt.date | None) -> tuple[HeldMembership, ...]:
    return tuple(
        HeldMembership(
            one.org_id,
            one.country,
            one.status,
            one.since,
            one.until,
            one.as_of,
            one.source,
            *(compare(one, on) if on else (None, None)),
        )
        for one in memberships
    )

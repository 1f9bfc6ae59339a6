"""Which coded event is which gold event: type, parties and passage must agree, and one pairs with one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from legation.evaluation.gold import GoldEvent
from legation.model.event import Event

# Spellings of one code, and the organizations that PLOVER writes IGO.
_SAME_CODE = {"UNO": "UN", "EUR": "EU", "EUU": "EU", "XKX": "KOS", "ROM": "ROU", "PAL": "PSE"}
_IGOS = frozenset({"AU", "NATO", "ASEAN", "ARF", "ECOWAS", "AC", "OAS", "GCC"})
_NEAR = (
    {"occurred", "ongoing"}, {"planned", "expected"}, {"planned", "proposed"}, {"expected", "proposed"},
    {"hypothetical", "proposed"}, {"hypothetical", "expected"},
)  # fmt: skip
# From here on parties are the same dyad.
DYAD_MIN = 0.5
# What a recipient costs that gold does not have, PLOVER leaving it free.
_EXTRA_RECIPIENT = 0.25
_IN_TITLE = 0.01


class Coded(msgspec.Struct, frozen=True):
    """What is compared of an event that a reader found.

    Attributes:
        sources, targets: Country codes of actors and recipients.
        start, end: Its evidence, in characters of the text.
    """

    plover: str
    status: str
    sources: frozenset[str]
    targets: frozenset[str]
    date_start: dt.date | None
    date_end: dt.date | None
    country: str | None
    start: int
    end: int
    evidence: str = ""
    trigger: str = ""
    confidence: float = 0.0


class Pair(msgspec.Struct, frozen=True):
    """A gold event and the coded one that is taken for it."""

    gold: GoldEvent
    coded: Coded


class Matched(msgspec.Struct, frozen=True):
    """How the events of one text pair: the pairs, gold events that were missed, coded ones that nothing answers to."""

    pairs: tuple[Pair, ...]
    missed: tuple[GoldEvent, ...]
    spurious: tuple[Coded, ...]


class Rule(msgspec.Struct, frozen=True):
    """What must agree.

    Attributes:
        lenient: The base type of a future act counts as the type.
        parties: Type and parties must agree; otherwise the passage alone decides.
        evidence: The passages must overlap.
    """

    lenient: bool = False
    parties: bool = True
    evidence: bool = True


def coded(event: Event) -> Coded:
    """What is compared of an event of a reading."""
    when = event.when
    return Coded(
        plover=event.plover,
        status="cancelled" if event.status == "postponed" else event.status,
        sources=codes(actor.country for actor in event.actors),
        targets=codes(actor.country for actor in event.recipients),
        date_start=_day(when.start if when else None),
        date_end=_day(when.end if when else None),
        country=event.where.country if event.where else None,
        start=event.evidence.start,
        end=event.evidence.end,
        evidence=event.evidence.text,
        trigger=event.trigger.text,
        confidence=event.confidence,
    )


def codes(countries: Iterable[str | None]) -> frozenset[str]:
    """Country codes, each spelt one way."""
    return frozenset(_SAME_CODE.get(code.upper(), code.upper()) for code in countries if code)


def sources_of(gold: GoldEvent) -> frozenset[str]:
    """Codes of those who act."""
    return codes(party.country for party in gold.sources)


def targets_of(gold: GoldEvent) -> frozenset[str]:
    """Codes of those who are acted on."""
    return codes(party.country for party in gold.targets)


def is_mutual(gold: GoldEvent) -> bool:
    """Whether direction says nothing: a joint act, a meeting or a visit."""
    return gold.participants_symmetric or "CONSULT" in {gold.plover, gold.auxiliary_base}


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Overlap of two sets of codes, 0 to 1; two empty ones are alike."""
    if not one or not other:
        return float(one == other)
    left, hits = set(other), 0
    for code in sorted(one):
        match = next((c for c in sorted(left, key=lambda c: (c != code, c)) if _is_same(code, c)), None)
        if match is not None:
            left.discard(match)
            hits += 1
    return 2 * hits / (len(one) + len(other))


def _is_same(one: str, other: str) -> bool:
    return one == other or (one == "IGO" and other in _IGOS) or (other == "IGO" and one in _IGOS)


def dyad_score(gold: GoldEvent, found: Coded) -> float:
    """How far the parties agree, 0 to 1."""
    sources, targets = sources_of(gold), targets_of(gold)
    if is_mutual(gold):
        return dice(sources | targets, found.sources | found.targets)
    acting = dice(sources, found.sources)
    if not targets:
        extra = _EXTRA_RECIPIENT + acting / 2 if acting else 0.0
        return extra if found.targets else acting
    if not sources:
        return dice(targets, found.targets)
    return (acting + dice(targets, found.targets)) / 2 if acting else 0.0


def type_score(gold: GoldEvent, found: Coded, lenient: bool) -> float:
    """1 for the type or one as good, a half (lenient: 1) for the base type of a future act."""
    if found.plover == gold.plover or found.plover in gold.alt_plover:
        return 1.0
    if gold.auxiliary_base and found.plover == gold.auxiliary_base:
        return 1.0 if lenient else 0.5
    return 0.0


def overlap(gold: GoldEvent, found: Coded, title_end: int = 0) -> float:
    """Shared part of the two passages; another mention counts half, a passage in the title a little."""
    best = _shared(gold.evidence_start, gold.evidence_end, found)
    best = max([best, *(0.5 * _shared(also.start, also.end, found) for also in gold.alt_evidence)])
    return best or (_IN_TITLE if found.start < title_end else 0.0)


def _shared(start: int, end: int, found: Coded) -> float:
    common = min(end, found.end) - max(start, found.start)
    return common / (max(end, found.end) - min(start, found.start)) if common > 0 else 0.0


def status_score(gold: GoldEvent, found: Coded) -> float:
    """1 for the status or one as good, a half for a near one."""
    if found.status == gold.status or found.status in gold.alt_status:
        return 1.0
    return 0.5 if {found.status, gold.status} in _NEAR else 0.0


def interval(start: dt.date | None, end: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """First and last day; an open end is that of one day."""
    first, last = start or end, end or start
    return (first, last) if first and last else None


def date_scores(gold: GoldEvent, found: Coded) -> tuple[bool, bool] | None:
    """Whether the days are the same, and whether they overlap; None where gold has none."""
    wanted, given = interval(gold.date_start, gold.date_end), interval(found.date_start, found.date_end)
    if wanted is None:
        return None
    if given is None:
        return False, False
    same = {
        "year": given[0].year == wanted[0].year,
        "month": (given[0].year, given[0].month) == (wanted[0].year, wanted[0].month),
    }.get(gold.date_granularity or "", given[0] == wanted[0] and (given[1] == wanted[1] or found.date_end is None))
    return same, given[0] <= wanted[1] and wanted[0] <= given[1]


def is_placed(gold: GoldEvent, found: Coded) -> bool | None:
    """Whether the country of the place is right; None where gold has none."""
    wanted = codes([gold.place.country]) if gold.place else frozenset()
    return codes([found.country]) == wanted if wanted else None


def match(golds: Sequence[GoldEvent], found: Sequence[Coded], rule: Rule, title_end: int) -> Matched:
    """Pairs the best first; an optional gold event takes up whatever else fits it."""
    ranked = sorted(_candidates(golds, found, rule, title_end))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, g, f in ranked:
        if g not in pairs and f not in used:
            pairs[g] = f
            used.add(f)
    used |= {f for _, optional, _, f in ranked if optional}
    return Matched(
        pairs=tuple(Pair(golds[g], found[f]) for g, f in pairs.items()),
        missed=tuple(gold for g, gold in enumerate(golds) if g not in pairs and not gold.optional),
        spurious=tuple(one for f, one in enumerate(found) if f not in used),
    )


def _candidates(
    golds: Sequence[GoldEvent], found: Sequence[Coded], rule: Rule, title_end: int
) -> Iterable[tuple[float, bool, int, int]]:
    for g, gold in enumerate(golds):
        for f, one in enumerate(found):
            shared = overlap(gold, one, title_end if rule.parties else 0)
            kind, dyad = type_score(gold, one, rule.lenient), dyad_score(gold, one)
            if (rule.parties and (kind < 1 or dyad < DYAD_MIN)) or (rule.evidence and not shared):
                continue
            dates = date_scores(gold, one)
            score = 2 * shared + dyad + kind + 0.25 * (one.plover == gold.plover)
            score += 0.1 * status_score(gold, one) + 0.1 * bool(dates and dates[1])
            yield -round(score, 6), gold.optional, g, f


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None

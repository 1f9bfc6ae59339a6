"""What several sources say of who held an office when, made into one list of tenures.

Rows written by hand are believed before the Factbook, and that before Wikidata. An end that is not known is better than
a wrong one: an end that Wikidata alone gives, and that no successor confirms, only says how far the source speaks.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from names import alike
from officeholders import BY_HAND, FACTBOOK, WIKIDATA, Held

# Offices that one person holds at a time.
SINGLE = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "finance_minister",
    "security_adviser",
}
BELIEF = {BY_HAND: 0, FACTBOOK: 1, WIKIDATA: 2}
# Two sources may date one change of office that far apart.
LEEWAY = dt.timedelta(days=60)
# A successor who confirms an end starts at most so long after it.
VACANCY = dt.timedelta(days=200)


@dataclass
class Someone:
    """A person in the making."""

    name: str
    surname: str
    country: str
    source: str
    names: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


Named = tuple[Someone, Held]


def same_name(one: Held, other: Held) -> bool:
    """Whether two rows are about one person."""
    if one.qid and one.qid == other.qid:
        return True
    return one.country == other.country and any(
        alike(name, name2, one.country) for name in (one.name, *one.names) for name2 in (other.name, *other.names)
    )


def close_ends(held: Iterable[Held]) -> list[Held]:
    """With each single office that is left open, or whose end is inferred, ended when the next known holder starts.

    A holder who starts after the day up to which the source speaks need not be the next.
    """
    closed: list[Held] = []
    by_office = defaultdict(list)
    for one in held:
        by_office[one.office, one.of].append(one)
    for (office, _), group in by_office.items():
        group.sort(key=_start)
        for place, one in enumerate(group):
            last = one.until if one.inferred else one.as_of if one.until is None and one.source == WIKIDATA else None
            if office in SINGLE and last:
                followers = (_start(o) for o in group[place + 1 :] if _start(o) > _start(one) and not same_name(one, o))
                follower = next(followers, last)
                one = one._replace(until=follower) if follower < last else one
            closed.append(one)
    return closed


def settle(people: list[Someone]) -> None:
    """Merge each person's tenures of one office, then let more believed rows push aside what contradicts them."""
    for someone in people:
        by_hand = [one for one in someone.held if one.source == BY_HAND]
        collected = [one for one in someone.held if one.source != BY_HAND]
        rest = [one for one in collected if not _is_told_by_hand(one, by_hand)]
        firm = [_extended(one, collected) for one in by_hand]
        someone.held = [one for one in (*firm, *_merged(rest)) if not _is_doubled(one, someone.held)]
    _push_aside(people)
    for (office, _), group in _by_office(people).items():
        for someone, one in group:
            if office in SINGLE and one.source == WIKIDATA:
                others = [_start(other) for other_person, other in group if other_person is not someone]
                someone.held.remove(one)
                someone.held += _confirmed(one, others)


def _start(one: Held) -> dt.date:
    return one.since or dt.date.min


def _end(one: Held) -> dt.date:
    return one.until or one.as_of


def _by_office(people: list[Someone]) -> dict[tuple[str, str], list[Named]]:
    found: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for someone in people:
        for one in someone.held:
            found[one.office, one.of].append((someone, one))
    return found


# ---- The tenures of one person


def _is_told_by_hand(one: Held, by_hand: list[Held]) -> bool:
    """Whether the rows written by hand already say what there is to say of this office of the person."""
    return any(
        (one.office, one.of) == (other.office, other.of)
        and (
            one.office in SINGLE
            or one.title == other.title
            or (_start(one) <= _end(other) and _start(other) <= _end(one))
        )
        for other in by_hand
    )


def _extended(one: Held, collected: list[Held]) -> Held:
    """An open row written by hand, as far as the Factbook, which goes on longer, knows of it."""
    if one.until:
        return one
    for other in collected:
        goes_on = other.source == FACTBOOK and _start(other) <= one.as_of < _end(other)
        if goes_on and (one.office, one.of) == (other.office, other.of):
            return one._replace(until=other.until, as_of=_end(other), source=f"{one.source}; {other.source}")
    return one


def _is_doubled(one: Held, held: list[Held]) -> bool:
    """Whether a collected row calls someone head of government who is that as head of state."""
    return (
        one.office == "head_of_government"
        and one.source != BY_HAND
        and any(
            other.office == "head_of_state" and other.of == one.of and abs(_start(other) - _start(one)) <= LEEWAY
            for other in held
        )
    )


def _merged(held: list[Held]) -> list[Held]:
    """Tenures of one office that touch, as one: the dates of the source that is believed first."""
    result: list[Held] = []
    for one in sorted(held, key=lambda one: (BELIEF[one.source], _start(one))):
        near = next((k for k, other in enumerate(result) if _touch(one, other)), None)
        if near is None:
            result.append(one)
        elif result[near].source == one.source:
            result[near] = _joined(result[near], one)
        else:
            result[near] = result[near]._replace(since=min(_start(result[near]), _start(one)))
    return sorted(result, key=_start)


def _touch(one: Held, other: Held) -> bool:
    if (one.office, one.of) != (other.office, other.of):
        return False
    if one.office not in SINGLE and one.title != other.title:
        return False
    leeway = LEEWAY if one.source != other.source else dt.timedelta(days=1)
    return _start(one) <= _end(other) + leeway and _start(other) <= _end(one) + leeway


def _joined(one: Held, other: Held) -> Held:
    """Two rows of one source about one stay in office, as after a re-election."""
    until = max(one.until, other.until) if one.until and other.until else None
    since = min(_start(one), _start(other))
    return one._replace(since=since, until=until, as_of=max(one.as_of, other.as_of))


# ---- The holders of one office


def _push_aside(people: list[Someone]) -> None:
    """Cut what rows written by hand about other holders of a single office leave no time for."""
    by_hand = {
        key: [(someone, one) for someone, one in group if one.source.startswith(BY_HAND)]
        for key, group in _by_office(people).items()
        if key[0] in SINGLE
    }
    for someone in people:
        cut = [
            one if one.source.startswith(BY_HAND) else _beside(one, someone, by_hand.get((one.office, one.of), []))
            for one in someone.held
        ]
        someone.held = [one for one in cut if one]


def _beside(one: Held, someone: Someone, by_hand: list[Named]) -> Held | None:
    """What the rows written by hand about other holders of the office leave of a tenure."""
    for other_person, other in by_hand:
        if other_person is someone or _end(one) <= _start(other) or _start(one) >= _end(other):
            continue
        if _start(one) < _start(other):
            one = one._replace(until=other.since)
        elif _end(one) > _end(other) and other.until:
            one = one._replace(since=other.until)
        else:
            return None
    return one


def _confirmed(one: Held, others: list[dt.date]) -> list[Held]:
    """The row, if the starts of other holders don't contradict its end; without the end if none confirms it."""
    if one.until is None:
        return [one]
    if any(_start(one) < since < one.until - LEEWAY / 2 for since in others):
        return []
    if any(one.until - LEEWAY <= since <= one.until + VACANCY for since in others):
        return [one]
    return [one._replace(until=None, as_of=min(one.until, one.as_of))]

"""Mentions of one act in one article become one draft with further evidence."""

from __future__ import annotations

import datetime as dt

import msgspec

from legation.coding.actors import countries_of
from legation.coding.demands import NEED
from legation.coding.draft import CALLED_OFF, Draft
from legation.coding.times import do_overlap, from_context
from legation.model.article import Span
from legation.model.event import When
from legation.model.link import Mention

_NOT_YET = frozenset({"planned", "expected", "proposed"})
_DONE = frozenset({"occurred", "ongoing"})
# Share of content words that two sentences of one speaker must have in common to be one act said twice.
_SAME_WORDS = 0.5
# Sentences between two mentions of the same talks when one of them names a single party.
_NEAR = 4
# Sentences in which one goes on saying what is wrong, or what one needs.
_GOES_ON = 2
# More countries than so many meet without their bilateral talks being meant.
_MANY = 3
# Days of an interval without an end, for comparing.
_OPEN = 1_000_000


class Merged(msgspec.Struct, frozen=True):
    """A draft that stands for all mentions of its act; `also`: spans of the others, `sentences`: where they stand."""

    draft: Draft
    also: tuple[Span, ...]
    sentences: tuple[int, ...]


def merge_drafts(drafts: list[Draft]) -> list[Merged]:
    """Cluster drafts in text order; each joins the first cluster that it can be the same act as."""
    clusters: list[list[Draft]] = []
    for draft in drafts:
        home = next((c for c in reversed(clusters) if _same_act(c, draft)), None)
        if home is None and draft.trigger.frame.closed:
            home = next((c for c in reversed(clusters) if _is_visit_with(c, [draft])), None)
        if home is not None:
            home.append(draft)
        elif draft.trigger.whole and not draft.trigger.doubted:
            clusters.append([draft])
    return [_merged(cluster) for cluster in _with_agendas(clusters)]


def _with_agendas(clusters: list[list[Draft]]) -> list[list[Draft]]:
    """Clusters that tell nothing but a title and an agenda join the visit that these are of."""
    kept: list[list[Draft]] = []
    for cluster in clusters:
        agenda = all(d.headline or d.trigger.frame.closed for d in cluster)
        visit = next((c for c in clusters if agenda and c is not cluster and _is_visit_with(c, cluster)), None)
        if visit is None:
            kept.append(cluster)
        else:
            visit.extend(cluster)
    return kept


def _same_act(cluster: list[Draft], draft: Draft) -> bool:
    first = cluster[0]
    if first.event_type != draft.event_type or not _statuses_agree(cluster, draft) or not _dates_agree(cluster, draft):
        return False
    if draft.event_type == "CONSULT":
        if draft.anew and not any(d.anew for d in cluster):
            return False
        return _same_meeting(cluster, draft)
    if draft.event_type in {"ASSAULT", "COERCE", "SANCTION", "RETREAT", "PROTEST", "MOBILIZE", "AID"}:
        return _same_deed(cluster, draft)
    return _same_word(cluster, draft)


def _statuses_agree(cluster: list[Draft], draft: Draft) -> bool:
    seen = {d.status for d in cluster if d.trigger.whole}
    if not draft.trigger.whole or not seen:
        return True
    return not (draft.status in _DONE and not seen & _DONE) and not (draft.status in _NOT_YET and seen <= _DONE)


def _dates_agree(cluster: list[Draft], draft: Draft) -> bool:
    return all(do_overlap(d.when, draft.when) for d in cluster if d.when and draft.when)


def _same_meeting(cluster: list[Draft], draft: Draft) -> bool:
    """The same parties, or fewer of them named; a call is no visit, and other people are another meeting."""
    if not draft.trigger.whole:
        return (
            _modes_agree(cluster, draft)
            and draft.countries <= _countries(cluster)
            and draft.sentence - cluster[-1].sentence <= 6
        )
    if not _modes_agree(cluster, draft):
        return False
    mine, theirs = draft.countries, _countries(cluster)
    if _takes_part(cluster, draft):
        return True
    if not (mine <= theirs or theirs <= mine) or (len(mine & theirs) < 2 and mine != theirs):
        return False
    people = frozenset().union(*(d.people for d in cluster))
    if _is_of_many(theirs, mine, draft.people) or _is_of_many(mine, theirs, people):
        return bool(people & draft.people)
    return not (people and draft.people) or bool(people & draft.people)


def _is_of_many(many: frozenset[str], two: frozenset[str], people: frozenset[str]) -> bool:
    """A call of two leaders is no restatement of a meeting of many countries, unless they are named there."""
    return len(two) == 2 and len(many) > _MANY and bool(people)


def _is_visit_with(visit: list[Draft], agenda: list[Draft]) -> bool:
    """`The king received her. The two discussed trade`: what host and visitor discuss is no second meeting."""
    first = agenda[0]
    if first.event_type != "CONSULT" or visit[0].mode != "visit" or any(d.mode or d.anew for d in agenda):
        return False
    same = _countries(agenda) <= _countries(visit)
    return same and all(_statuses_agree(visit, d) and _dates_agree(visit, d) for d in agenda)


def _takes_part(cluster: list[Draft], draft: Draft) -> bool:
    """`The king took part in the talks` told near talks of that king: who only takes part names no other party."""
    known = frozenset().union(*(d.people for d in cluster))
    near = min(abs(d.sentence - draft.sentence) for d in cluster) <= _NEAR
    return len(draft.countries) == 1 and near and bool(draft.people) and draft.people <= known


def _modes_agree(cluster: list[Draft], draft: Draft) -> bool:
    modes = {d.mode for d in cluster if d.mode}
    if draft.mode == "visit" or "visit" in modes:
        return modes == {"visit"} and draft.mode == "visit"
    return not draft.mode or not modes or draft.mode in modes


def _countries(cluster: list[Draft]) -> frozenset[str]:
    return frozenset().union(*(d.countries for d in cluster))


def _same_deed(cluster: list[Draft], draft: Draft) -> bool:
    """Deeds of force, aid and sanction: same doer, and the same or an unnamed other side; a ban is no arrest."""
    first = cluster[0]
    if draft.mode and any(d.mode and d.mode != draft.mode for d in cluster):
        return False
    doers = {a.country for m in first.actors for a in m.actors}, {a.country for m in draft.actors for a in m.actors}
    others = (
        {a.country for m in first.recipients for a in m.actors},
        {a.country for m in draft.recipients for a in m.actors},
    )
    return doers[0] == doers[1] and (others[0] == others[1] or not others[0] or not others[1])


def _same_word(cluster: list[Draft], draft: Draft) -> bool:
    """Words said: same speaker and much the same words, or one of the two is the headline of the other."""
    for other in cluster:
        mine = {a.country for m in draft.actors for a in m.actors}
        theirs = {a.country for m in other.actors for a in m.actors}
        if not mine & theirs:
            continue
        if _goes_on(other, draft):
            return True
        shared = len(draft.words & other.words)
        smaller = min(len(draft.words), len(other.words)) or 1
        needed = 0.3 if draft.headline or other.headline else _SAME_WORDS
        if shared / smaller >= needed:
            return True
    return False


def _goes_on(other: Draft, draft: Draft) -> bool:
    """`We condemn the launch. It is a violation`: the next sentence says of the same ones what is wrong with it.

    So with what is needed: `We need tanks. We need them now`.
    """
    frame = draft.trigger.frame
    if frame.parties != "charged" and not (frame is NEED and other.trigger.frame is NEED):
        return False
    same = countries_of(draft.trigger.parties.recipients) <= countries_of(other.recipients)
    return same and 0 <= draft.sentence - other.sentence <= _GOES_ON


def _merged(cluster: list[Draft]) -> Merged:
    whole = [d for d in cluster if d.trigger.whole and not d.trigger.doubted]
    best = max(whole, key=_clarity)
    others = [d for d in cluster if d is not best]
    hedged = next((d for d in whole if d.certainty != "stated"), best) if best.headline else best
    draft = msgspec.structs.replace(
        best,
        actors=_with_people(best, others),
        when=_narrowest(best, others),
        where=best.where or next((d.where for d in others if d.where), None),
        status=next((d.status for d in reversed(whole) if d.status in CALLED_OFF), best.status),
        mode=best.mode or next((d.mode for d in others if d.mode), None),
        certainty=hedged.certainty,
        hedge=hedged.hedge,
        background=all(d.background for d in whole),
    )
    also = tuple(dict.fromkeys(d.evidence for d in others if d.evidence != best.evidence))
    return Merged(draft, also, tuple(sorted({d.sentence for d in cluster})))


def _clarity(draft: Draft) -> tuple[bool, bool, int, bool, int]:
    """The clearest mention is in the body, tells the act rather than its agenda, names most parties, and is dated."""
    told = not draft.trigger.frame.closed
    return (not draft.headline, told, len(draft.countries), draft.when is not None, -draft.order)


def _with_people(best: Draft, others: list[Draft]) -> tuple[Mention, ...]:
    """The parties of talks, with the people of the same countries whom another mention names."""
    if best.event_type != "CONSULT" or not best.symmetric:
        return best.actors
    known = {a.country for m in best.actors for a in m.actors if a.kind == "person"}
    added = tuple(
        mention
        for draft in others
        for mention in draft.actors + draft.recipients
        if mention.kind == "person" and all(a.country in best.countries - known for a in mention.actors)
    )
    return best.actors + added


def _narrowest(best: Draft, others: list[Draft]) -> When | None:
    """The most exact of the dates that the mentions give; one from another sentence is from the context."""
    dates = [best.when] if best.when else []
    dates.extend(from_context(d.when) if best.when is None else d.when for d in others if d.when)
    return min(dates, key=_days, default=None)


def _days(when: When) -> int:
    if when.start is None or when.end is None:
        return _OPEN
    return (dt.date.fromisoformat(when.end) - dt.date.fromisoformat(when.start)).days

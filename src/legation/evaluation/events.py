"""How a reader's events compare with gold: found, missed and made up; and of those found, what is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from legation.evaluation.figures import Reliability, Score, Share, reliability_of, share_of
from legation.evaluation.gold import GoldEvent, GoldText
from legation.evaluation.matching import (
    DYAD_MIN,
    Coded,
    Matched,
    Pair,
    Rule,
    coded,
    date_scores,
    dice,
    dyad_score,
    interval,
    is_mutual,
    is_placed,
    match,
    overlap,
    sources_of,
    status_score,
    targets_of,
    type_score,
)
from legation.model.event import Reading


class TypeFigures(msgspec.Struct, frozen=True):
    """One event type: how many gold events are found, and how many of the coded ones are right."""

    found: int
    required: int
    right: int
    coded: int


class Error(msgspec.Struct, frozen=True):
    """One thing that is wrong.

    Attributes:
        kind: missed, spurious, status, date, place or direction.
        gold, coded: What gold has and what was coded, in words; None for none.
        near: For a missed event, what keeps coded events at that passage from being it.
    """

    kind: str
    text_id: str
    gold: str | None
    coded: str | None
    sentence: str
    near: tuple[str, ...] = ()


class EventFigures(msgspec.Struct, frozen=True):
    """The figures of one reader on one gold.

    Attributes:
        strict: Type, parties and evidence right: the figure that counts. `weighted`: by how far the parties agree.
        countries: Country codes of the parties of the events found.
        without_evidence, evidence: Type and parties alone; the passage alone.
        macro_f1: Mean of the strict F1 over the texts with events.
        status, near_status, date, date_overlap, place, direction: Of the events found.
        dated_extra: Events found that are dated where gold has no date.
        false_in_quiet: Coded events in texts where nothing has to be found, by text.
        confusions: (gold type, coded type) at one passage between overlapping parties.
        reliability: How often events of like confidence answer to a gold event, required or not.
    """

    strict: Score
    weighted: Score
    countries: Score
    without_evidence: Score
    evidence: Score
    macro_f1: float
    status: Share
    near_status: Share
    date: Share
    date_overlap: Share
    dated_extra: Share
    place: Share
    direction: Share
    false_in_quiet: Mapping[str, int]
    types: Mapping[str, TypeFigures]
    confusions: Mapping[str, int]
    reliability: tuple[Reliability, ...]
    errors: tuple[Error, ...]


def evaluate_events(texts: Sequence[GoldText], readings: Mapping[str, Reading], lenient: bool = False) -> EventFigures:
    """Scores readings, by text id; a text without one counts as read without events."""
    found = {
        text.text_id: [coded(event) for event in readings[text.text_id].events] if text.text_id in readings else []
        for text in texts
    }

    def matched(parties: bool, evidence: bool) -> dict[str, Matched]:
        rule = Rule(lenient, parties, evidence)
        return {t.text_id: match(t.events, found[t.text_id], rule, len(t.title)) for t in texts}

    strict = matched(parties=True, evidence=True)
    pairs = [pair for one in strict.values() for pair in one.pairs]
    dates = [(pair, date_scores(pair.gold, pair.coded)) for pair in pairs]
    dated = [scores for _, scores in dates if scores]
    undated = [interval(p.coded.date_start, p.coded.date_end) is not None for p, scores in dates if not scores]
    loud = [t.text_id for t in texts if not t.no_event_text]
    return EventFigures(
        strict=_score(strict.values()),
        weighted=_score(strict.values(), lambda p: dyad_score(p.gold, p.coded) * type_score(p.gold, p.coded, lenient)),
        countries=_countries(pairs),
        without_evidence=_score(matched(parties=True, evidence=False).values()),
        evidence=_score(matched(parties=False, evidence=True).values()),
        macro_f1=sum(_score([strict[text_id]]).f1 for text_id in loud) / max(1, len(loud)),
        status=share_of(status_score(p.gold, p.coded) == 1 for p in pairs),
        near_status=share_of(status_score(p.gold, p.coded) for p in pairs),
        date=share_of(same for same, _ in dated),
        date_overlap=share_of(common for _, common in dated),
        dated_extra=share_of(undated),
        place=share_of(right for p in pairs if (right := is_placed(p.gold, p.coded)) is not None),
        direction=share_of(right for p in pairs if (right := _is_directed(p)) is not None),
        false_in_quiet={t.text_id: len(strict[t.text_id].spurious) for t in texts if t.no_event_text},
        types=_types(texts, found, strict),
        confusions=_confusions(texts, strict),
        reliability=reliability_of(_judged(strict.values(), found.values())),
        errors=tuple(error for t in texts for error in _errors(t, found[t.text_id], strict[t.text_id], lenient)),
    )


def _judged(matches: Iterable[Matched], found: Iterable[Iterable[Coded]]) -> Iterator[tuple[float, bool]]:
    for matched, events in zip(matches, found, strict=True):
        for event in events:
            yield event.confidence, event not in matched.spurious


def _score(matches: Iterable[Matched], credit: Callable[[Pair], float] | None = None) -> Score:
    tp, fp, fn, whole = 0.0, 0, 0, 0
    for one in matches:
        required = [pair for pair in one.pairs if not pair.gold.optional]
        tp += sum(credit(pair) if credit else 1 for pair in required)
        whole += len(required)
        fp += len(one.spurious)
        fn += len(one.missed)
    precision = tp / (whole + fp) if whole + fp else float(not fn)
    recall = tp / (whole + fn) if whole + fn else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(precision, recall, f1, tp, fp, fn)


def _countries(pairs: Sequence[Pair]) -> Score:
    """Codes of both sides, direction left aside."""
    sides = [(sources_of(p.gold) | targets_of(p.gold), p.coded.sources | p.coded.targets) for p in pairs]
    hits = sum(len(wanted & given) for wanted, given in sides)
    wanted, given = sum(len(wanted) for wanted, _ in sides), sum(len(given) for _, given in sides)
    precision, recall = hits / given if given else 1.0, hits / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(precision, recall, f1, hits, given - hits, wanted - hits)


def _is_directed(pair: Pair) -> bool | None:
    """Whether both sides are right; None where gold has no recipient or direction says nothing."""
    targets = targets_of(pair.gold)
    if is_mutual(pair.gold) or not targets:
        return None
    return dice(sources_of(pair.gold), pair.coded.sources) > 0 and dice(targets, pair.coded.targets) > 0


def _types(
    texts: Sequence[GoldText], found: Mapping[str, list[Coded]], strict: Mapping[str, Matched]
) -> dict[str, TypeFigures]:
    required = Counter(event.plover for text in texts for event in text.events if not event.optional)
    hits = Counter(p.gold.plover for one in strict.values() for p in one.pairs if not p.gold.optional)
    wrong = Counter(one.plover for matched in strict.values() for one in matched.spurious)
    every = Counter(one.plover for events in found.values() for one in events)
    return {
        name: TypeFigures(hits[name], required[name], every[name] - wrong[name], every[name])
        for name in sorted(required | every)
    }


def _confusions(texts: Sequence[GoldText], strict: Mapping[str, Matched]) -> dict[str, int]:
    """Missed events beside spurious ones at the same passage and between the same parties, by their two types."""
    counts: Counter[str] = Counter()
    for text in texts:
        one = strict[text.text_id]
        for gold in one.missed:
            for other in one.spurious:
                if overlap(gold, other) and dyad_score(gold, other) and not type_score(gold, other, lenient=False):
                    counts[f"{gold.plover} as {other.plover}"] += 1
    return dict(counts.most_common())


def _errors(text: GoldText, found: Sequence[Coded], one: Matched, lenient: bool) -> Iterator[Error]:
    for gold in one.missed:
        near = tuple(_near_misses(gold, found, lenient))
        yield Error("missed", text.text_id, _of_gold(gold), None, _passage(text, gold), near)
    for other in one.spurious:
        yield Error("spurious", text.text_id, None, f"{_of_coded(other)} [{other.trigger}]", other.evidence)
    for pair in one.pairs:
        for kind, wanted, given in _wrong_fields(pair):
            yield Error(kind, text.text_id, wanted, given, _passage(text, pair.gold))


def _near_misses(gold: GoldEvent, found: Sequence[Coded], lenient: bool) -> Iterator[str]:
    for one in found:
        if overlap(gold, one):
            wrong = [] if type_score(gold, one, lenient) == 1 else ["type"]
            wrong += [] if dyad_score(gold, one) >= DYAD_MIN else ["parties"]
            yield f"{' and '.join(wrong) or 'taken by another event'}: {_of_coded(one)} [{one.trigger}]"


def _wrong_fields(pair: Pair) -> Iterator[tuple[str, str, str]]:
    gold, one = pair.gold, pair.coded
    if status_score(gold, one) < 1:
        yield "status", gold.status, one.status
    dates = date_scores(gold, one)
    if (dates and not dates[0]) or (dates is None and interval(one.date_start, one.date_end)):
        yield "date", f"{gold.date_start}..{gold.date_end}", f"{one.date_start}..{one.date_end}"
    if is_placed(gold, one) is False and gold.place is not None:
        yield "place", str(gold.place.country), str(one.country)
    if _is_directed(pair) is False:
        yield "direction", _sides(sources_of(gold), targets_of(gold)), _sides(one.sources, one.targets)


def _of_gold(gold: GoldEvent) -> str:
    return f"{gold.plover} {gold.status} {_sides(sources_of(gold), targets_of(gold))}"


def _of_coded(one: Coded) -> str:
    return f"{one.plover} {one.status} {_sides(one.sources, one.targets)}"


def _sides(sources: frozenset[str], targets: frozenset[str]) -> str:
    return f"{','.join(sorted(sources)) or '?'} -> {','.join(sorted(targets)) or '?'}"


def _passage(text: GoldText, gold: GoldEvent) -> str:
    return text.text[gold.evidence_start : gold.evidence_end]

"""When an act is: the date expression that belongs to a trigger."""

from __future__ import annotations

import datetime as dt

from legation.coding.arguments import predicates
from legation.coding.linked import LinkedArticle
from legation.model.event import When
from legation.model.link import DateLink
from legation.resources.lexicon import Frame, Lexicon

_WEEK = 7
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last only".split())
_FAR = 1000


def date_of(
    article: LinkedArticle, trigger: int, frame: Frame, others: frozenset[int], lexicon: Lexicon
) -> When | None:
    """The date of one trigger.

    Args:
        others: Tokens of the other triggers of the article; a date that belongs to one of them is not taken.
    Returns:
        The date attached to the trigger, or the only date of its sentence when that belongs to no other word.
    """
    sentence = article.tokens[trigger].sentence
    dates = [d for d in article.dates.get(sentence, []) if not _is_count(article, d)]
    told_by = predicates(article, trigger) if frame.noun else []
    ranked: list[tuple[int, int, DateLink]] = []
    for date in dates:
        content = frozenset(i for i in others if article.lemmas[i] not in frame.object)
        if frame.closed and _is_behind_act(article, date, trigger, content):
            continue
        distance = _distance(article, date, trigger, told_by, others, lexicon)
        if distance < _FAR and not (frame.closed and _in_content(article, date, trigger)):
            ranked.append((distance, abs(date.head - trigger), date))
    ranked.sort(key=lambda row: row[:2])
    if not ranked and frame.noun:
        ranked = [(0, 0, date) for date in article.named_dates.get(sentence, []) if _names(article, date, trigger)]
    return when_of(ranked[0][2]) if ranked else None


def _names(article: LinkedArticle, date: DateLink, trigger: int) -> bool:
    """`the November 2023 summit`, `the 2011 protests`: the year that tells an act from others is when it was."""
    return date.last <= trigger and date.head in article.parsed.subtree(trigger) and date.until is not None


def _is_count(article: LinkedArticle, date: DateLink) -> bool:
    """`their third meeting since 2021`: from where is counted, not when it was."""
    if date.since is None or date.until is not None:
        return False
    above = next((i for i in ancestors(article, date.head)[1:] if article.is_noun(i) or article.is_verb(i)), date.first)
    before = range(min(above, date.first), date.first)
    return any(article.tokens[i].tag in {"JJS", "RBS"} or article.lemmas[i] in _ORDINALS for i in before)


def _is_behind_act(article: LinkedArticle, date: DateLink, trigger: int, others: frozenset[int]) -> bool:
    """`condemned the attack on Sunday`: behind an act that is condemned stands the date of that act."""
    return any(trigger < i < date.first and article.is_noun(i) and trigger in ancestors(article, i)[:2] for i in others)


def _in_content(article: LinkedArticle, date: DateLink, trigger: int) -> bool:
    """`condemned the attack of 3 May`: the date belongs to what is condemned, not to the words."""
    path = ancestors(article, date.head)
    if trigger not in path or _is_of_late(article, date):
        return False
    between = path[1 : path.index(trigger)]
    return any(article.tokens[i].pos in {"NOUN", "PROPN", "VERB", "AUX"} for i in between)


def _is_of_late(article: LinkedArticle, date: DateLink) -> bool:
    """`called for an end to violence on Friday`: a weekday or `today` just past is when it was said."""
    day = article.parsed.article.day
    if day is None or date.method != "relative" or date.until is None or date.precision != "day":
        return False
    return 0 <= (day - dt.date.fromisoformat(date.until)).days < _WEEK


def when_of(date: DateLink) -> When | None:
    """A date link as the date of an event; None when it resolves to no day."""
    if date.since is None and date.until is None:
        return None
    return When(date.text, date.start, date.end, date.since, date.until, date.precision, date.method)


def _distance(
    article: LinkedArticle,
    date: DateLink,
    trigger: int,
    told_by: list[int],
    others: frozenset[int],
    lexicon: Lexicon,
) -> int:
    """Steps from the date up to the trigger; a large number when it belongs to another word."""
    path = ancestors(article, date.head)
    before = date.first - 1
    if 0 < before < trigger and article.lemmas[before] in lexicon.wrappers.speech and article.is_verb(before):
        # `As I said yesterday, we will help`: the parser hangs the day on the help.
        return _FAR
    for steps, i in enumerate(path):
        if i == trigger:
            return steps
        if i in told_by:
            return steps + 1
        if i in others and article.is_noun(trigger) and _is_behind_act(article, date, i, frozenset({trigger})):
            return steps + 2
        if i in others and not _shares_date(article, date, i, trigger):
            return _FAR
        if article.is_verb(i) and article.lemmas[i] in lexicon.wrappers.speech:
            return _after_speech(article, date, i, trigger)
    return _through_root(article, date, trigger, others, lexicon)


def _shares_date(article: LinkedArticle, date: DateLink, other: int, trigger: int) -> bool:
    """`Today the king met the premier and opened talks`: a date before both verbs is the date of both."""
    return (
        date.last <= other
        and article.tokens[trigger].dep == "conj"
        and other in ancestors(article, trigger)
        and article.kid(trigger, "nsubj", "nsubjpass") is None
    )


def _after_speech(article: LinkedArticle, date: DateLink, speech: int, trigger: int) -> int:
    """A date under a speech verb is when it was said, unless it stands behind the trigger that the speech tells of."""
    inside = speech in ancestors(article, trigger)
    return 20 if inside and date.first > trigger > speech else _FAR


def _through_root(
    article: LinkedArticle, date: DateLink, trigger: int, others: frozenset[int], lexicon: Lexicon
) -> int:
    """The date hangs on a verb above the trigger (`On Monday the minister began a visit`), with no event between."""
    above = ancestors(article, date.head)
    for steps, i in enumerate(ancestors(article, trigger)[1:], start=1):
        if i in others and _shares_date(article, date, i, trigger):
            return 5 + steps
        if i in others or (article.is_verb(i) and article.lemmas[i] in lexicon.wrappers.speech):
            return _FAR
        if i in above:
            return 5 + steps
    return _FAR


def ancestors(article: LinkedArticle, i: int) -> list[int]:
    """A token, its head, and so on to the root of its sentence."""
    found = [i]
    while article.tokens[i].head != i:
        i = article.tokens[i].head
        found.append(i)
    return found


def is_ahead(when: When | None, day: dt.date | None) -> bool:
    """Whether a date lies wholly after the day of publication."""
    return when is not None and day is not None and when.start is not None and when.start > day.isoformat()


def is_due(when: When, day: dt.date | None) -> bool:
    """Whether a date ends after the day of publication."""
    return day is not None and when.end is not None and when.end > day.isoformat()


def settle_status(status: str, when: When | None, day: dt.date | None) -> str:
    """The status in the light of the date: a present tense about a day to come is a plan."""
    return "planned" if status in {"occurred", "ongoing"} and is_ahead(when, day) else status


def is_past(when: When | None, day: dt.date | None, days: int) -> bool:
    """Whether a date ended more than so many days before publication."""
    if when is None or day is None or when.end is None:
        return False
    return (day - dt.date.fromisoformat(when.end)).days > days


def of_publication(day: dt.date) -> When:
    """The day of a statement that is itself the article."""
    return When(None, None, None, day.isoformat(), day.isoformat(), "day", "publication")


def from_context(when: When) -> When:
    """A date taken over from another sentence about the same act."""
    method = when.method if when.method == "publication" else "context"
    return When(when.text, when.start_offset, when.end_offset, when.start, when.end, when.precision, method)


def do_overlap(one: When | None, other: When | None) -> bool:
    """Whether two dates can be of one day; an unknown one can be any."""
    if one is None or other is None:
        return True
    low, high = "0000", "9999"
    return (one.start or low) <= (other.end or high) and (other.start or low) <= (one.end or high)

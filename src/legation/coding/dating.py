"""Dates that a sentence leaves to its article: the day of a release or a report, the days of a journey."""

from __future__ import annotations

import datetime as dt

import msgspec

from legation.coding.actors import countries_of
from legation.coding.arguments import predicates
from legation.coding.clauses import read_clause
from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle
from legation.coding.times import ancestors, do_overlap, from_context, of_publication, when_of
from legation.model.event import When
from legation.model.link import DateLink

# Talks later in the text than this sentence are not what the article is about.
_OPENING = 3
# The day that the opening names holds for as many sentences after it.
_CLOSE = 4
# A date further back is not that of the news, and is not taken over.
_NEWS_DAYS = 7
# Clauses that tell what came before or lies beside what the sentence tells.
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp", "csubj"})


def leading_talks(drafts: list[Draft]) -> Draft | None:
    """The talks that the article is about: the first that have two sides, when they stand at its beginning."""
    talks = [d for d in drafts if d.event_type == "CONSULT" and len(d.countries) >= 2 and d.trigger.whole]
    body = [d for d in talks if not d.headline] or talks
    return body[0] if body and body[0].sentence <= _OPENING else None


def dated_by_release(article: LinkedArticle, drafts: list[Draft], day: dt.date) -> list[Draft]:
    """A release tells of talks of its own day, or of a day it names; what was said in them was said on that day.

    What it tells in the simple past without a date is of the same day.

    Args:
        day: The day of publication.
    """
    talks = leading_talks(drafts)
    today = of_publication(day)
    held = (talks.when if talks is not None else None) or today
    if held.method == "publication":
        held = _day_of_opening(article, drafts, day) or held
    said = held if held.method == "publication" else from_context(held)
    dated: list[Draft] = []
    for draft in drafts:
        when = draft.when
        if draft is talks and draft.status == "occurred" and (when is None or when.method == "publication"):
            when = held
        elif _was_said(draft, talks) or (when is None and is_recent(held, day) and _is_told(article, draft)):
            when = said
        dated.append(msgspec.structs.replace(draft, when=when))
    return dated


def _day_of_opening(article: LinkedArticle, drafts: list[Draft], day: dt.date) -> When | None:
    """The one recent day that a release names in its opening, before all acts that it tells.

    `The council met on 3 May. Discussions were led by ...`
    """
    first = min((d.sentence for d in drafts if not d.headline), default=0)
    before = [date for at in range(min(first, _OPENING)) for date in article.dates.get(at, [])]
    days = [when for date in before if (when := when_of(date)) is not None and is_recent(when, day)]
    told = [date for date in before if _is_told_at(article, date)]
    return from_context(days[0]) if len(before) == len(days) == len(told) == 1 else None


def _was_said(draft: Draft, talks: Draft | None) -> bool:
    """Whether words fell in the talks: `they agreed`; `we agree` is said by the release itself, on its day."""
    if talks is None or talks.status != "occurred" or draft.when is None or draft.when.method != "publication":
        return False
    clause = draft.trigger.clause
    return clause is None or clause.tense != "present" or clause.perfect


def _is_told(article: LinkedArticle, draft: Draft) -> bool:
    """Whether an act moves the telling on: a finite verb in the simple past that is no aside."""
    head = _main_verb(article, draft.trigger.head)
    if draft.status != "occurred" or draft.background or draft.headline:
        return False
    # `had a telephone conversation`: the light verb tells when.
    verbs = predicates(article, head) if not article.is_verb(head) else [head]
    clauses = [read_clause(article, verb) for verb in verbs]
    if not any(clause.tense == "past" and not clause.perfect for clause in clauses):
        return False
    return not any(article.tokens[i].dep in _ASIDE for i in ancestors(article, head))


def _main_verb(article: LinkedArticle, verb: int) -> int:
    """`he said, calling for calm`: a bare participle is done when its verb is."""
    token = article.tokens[verb]
    bare = token.tag == "VBG" and token.dep == "advcl" and not article.kids(verb, "mark", "aux", "nsubj")
    return token.head if bare else verb


def is_recent(when: When, day: dt.date) -> bool:
    """Whether a date has ended, and within the days that news is about."""
    if when.end is None or when.start is None:
        return False
    return 0 <= (day - dt.date.fromisoformat(when.end)).days <= _NEWS_DAYS


def dated_by_report(article: LinkedArticle, drafts: list[Draft], day: dt.date) -> list[Draft]:
    """What a report tells in the simple past without a date is of the day that its telling has reached.

    That is the day named last before it in its paragraph, else the one that the opening names: for the sentences close
    to it, and where that is the day of publication and no other is named, for the whole report.

    Args:
        day: The day of publication.
    """
    days = [date for dates in article.dates.values() for date in dates if _dates_telling(article, date, day)]
    days.sort(key=lambda date: date.first)
    paragraphs = [sentence.paragraph for sentence in article.parsed.sentences]
    dated: list[Draft] = []
    for draft in drafts:
        if draft.when is None and _is_told(article, draft):
            date = _day_reached(article, draft, days, paragraphs, day)
            when = when_of(date) if date is not None else None
            draft = msgspec.structs.replace(draft, when=from_context(when) if when is not None else None)
        dated.append(draft)
    return dated


def _day_reached(
    article: LinkedArticle, draft: Draft, days: list[DateLink], paragraphs: list[int], today: dt.date
) -> DateLink | None:
    before = [date for date in days if date.first < draft.trigger.first]
    near = [d for d in before if paragraphs[article.tokens[d.head].sentence] == paragraphs[draft.sentence]]
    if near:
        return near[-1]
    opening = next(iter(before), None)
    if opening is None or (told_at := article.tokens[opening.head].sentence) > _OPENING:
        return None
    all_today = {date.since for date in before} == {today.isoformat()}
    return opening if all_today or draft.sentence - told_at <= _CLOSE else None


def _dates_telling(article: LinkedArticle, date: DateLink, day: dt.date) -> bool:
    """Whether a date is a recent day on which something is told to have happened or been said."""
    when = when_of(date)
    if when is None or when.precision != "day" or when.start != when.end or not is_recent(when, day):
        return False
    return _is_told_at(article, date)


def _is_told_at(article: LinkedArticle, date: DateLink) -> bool:
    """Whether a date hangs on a verb that is no aside; in `met in Oslo on 3 May` the parser may hang it on the town."""
    path = ancestors(article, date.head)
    words = (i for i in path[1:] if article.is_verb(i) or (article.is_noun(i) and article.place(i) is None))
    governing = next(words, None)
    if governing is None or not article.is_verb(governing):
        return False
    return not any(article.tokens[i].dep in _ASIDE for i in path[1:])


def dated_by_journey(drafts: list[Draft]) -> list[Draft]:
    """Meetings that a traveller has on a dated journey fall in the days of the journey, and in the country visited."""
    journey = next((d for d in drafts if d.mode == "visit" and d.when is not None and d.people), None)
    if journey is None or journey.when is None:
        return drafts
    days = from_context(journey.when)
    place = journey.where if len(countries_of(journey.recipients)) == 1 else None
    return [
        msgspec.structs.replace(d, when=d.when or days, where=d.where or place) if _falls_in(d, journey) else d
        for d in drafts
    ]


def _falls_in(draft: Draft, journey: Draft) -> bool:
    return (
        draft.event_type == "CONSULT"
        and draft.order > journey.order
        and draft.status == journey.status
        and bool(draft.people & journey.people)
        and do_overlap(draft.when, journey.when)
    )

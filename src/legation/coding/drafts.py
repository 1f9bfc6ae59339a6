"""From triggers to drafts: each trigger with its status, date, place and speaker, and what is no event left out."""

from __future__ import annotations

import datetime as dt

import msgspec

from legation.coding.attribution import Speech, find_speech
from legation.coding.content import without_content
from legation.coding.credit import attribution_of
from legation.coding.dating import dated_by_journey, dated_by_release, dated_by_report
from legation.coding.draft import CALLED_OFF, Draft
from legation.coding.evidence import evidence_of
from legation.coding.genre import is_release
from legation.coding.linked import LinkedArticle
from legation.coding.senses import is_other_sense
from legation.coding.sites import place_of
from legation.coding.standing import is_standing
from legation.coding.status import Assessment, assess
from legation.coding.tagged import with_learned
from legation.coding.times import ancestors, date_of, is_ahead, is_due, is_past, of_publication, settle_status
from legation.coding.trigger import Trigger
from legation.coding.triggers import find_triggers
from legation.model.article import Span
from legation.model.event import When
from legation.resources.learned import Learned
from legation.resources.lexicon import Frame, Lexicon

# Words said: in a release they are said on its day.
SPEECH_ACTS = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
# Acts that a plan may announce; a planned accusation is no accusation.
_PLANNABLE = frozenset(
    {"CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE", "RETREAT", "SANCTION", "MOBILIZE", "CONCEDE"}
)
# Words that are done when they are said, however long the deed goes on that they are about.
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_NOT_HELD = frozenset({"hypothetical", "denied", "refused"})
_ANEW = frozenset({"again", "another"})
# An act that ended longer ago than this is told as history.
_HISTORY_DAYS = 60
# What is told in the past perfect is still news when it is dated within so many days.
_NEWS_DAYS = 7


class Setting(msgspec.Struct, frozen=True):
    """What holds for the whole article: its day, and whether it is a release."""

    day: dt.date | None
    release: bool


def draft_events(article: LinkedArticle, lexicon: Lexicon, learned: Learned | None = None) -> list[Draft]:
    """All drafts of an article, in text order."""
    source = article.parsed.article
    setting = Setting(source.day, is_release(source))
    triggers = find_triggers(article, lexicon)
    if learned is not None:
        triggers = with_learned(article, triggers, learned, lexicon.own)
    triggers = [trigger for trigger in triggers if not is_other_sense(article, trigger)]
    assessed = [(t, assess(article, t.head, t.frame, lexicon)) for t in triggers]
    kept = without_content([(t, a) for t, a in assessed if _is_act(t, a)], article)
    heads = frozenset(t.head for t, _ in kept)
    drafts = [
        _draft(article, trigger, assessment, order, heads - {trigger.head}, setting, lexicon)
        for order, (trigger, assessment) in enumerate(kept)
    ]
    drafts = dated_by_journey(drafts)
    if setting.day is None:
        return drafts
    settle = dated_by_release if setting.release else dated_by_report
    return settle(article, drafts, setting.day)


def _is_act(trigger: Trigger, assessment: Assessment) -> bool:
    if assessment.silent or trigger.frame.type == "THREATEN":
        return not assessment.silent
    if assessment.status in _NOT_HELD:
        return False
    return trigger.frame.type in _PLANNABLE or assessment.status in {"occurred", "ongoing"}


def _draft(
    article: LinkedArticle, trigger: Trigger, assessment: Assessment, order: int, others: frozenset[int],
    setting: Setting, lexicon: Lexicon,
) -> Draft:  # fmt: skip
    frame, parties = trigger.frame, trigger.parties
    when = date_of(article, trigger.head, frame, others, lexicon)
    if when is not None and _dates_another(article, trigger, assessment, when, setting):
        when = None
    status = "hypothetical" if frame.type == "THREATEN" else assessment.status
    standing = status == "planned" and when is None and is_standing(article, trigger)
    if standing:
        status = "occurred"
    if frame.type in _SPOKEN and status == "ongoing":
        status = "occurred"
    if frame.status and when is None and status == "occurred":
        status = frame.status
    if frame.type not in SPEECH_ACTS:
        status = settle_status(status, when, setting.day)
    speech = find_speech(article, trigger.head, lexicon)
    if when is None and not standing and _said_today(trigger, status, article.sentence(trigger.head).headline, setting):
        when = of_publication(setting.day) if setting.day else None
    mentions = parties.actors + parties.recipients
    sentence = article.sentence(trigger.head)
    return Draft(
        order=order,
        trigger=trigger,
        event_type=frame.type,
        mode=frame.mode,
        detail=frame.detail,
        status=status,
        certainty=assessment.certainty if assessment.hedge else _reported(speech, frame),
        hedge=assessment.hedge,
        background=_is_background(article, trigger, status, when, setting),
        actors=parties.actors,
        recipients=parties.recipients,
        symmetric=frame.symmetric,
        when=when,
        where=place_of(article, trigger.head, frame, parties.recipients),
        attribution=attribution_of(article, speech),
        evidence=evidence_of(article, trigger.head, [(m.first, m.last) for m in mentions]),
        span=Span(article.tokens[trigger.first].start, article.tokens[trigger.last - 1].end),
        sentence=sentence.index,
        headline=sentence.headline,
        anew=bool(_ANEW & {article.lemmas[j] for j in article.kids(trigger.head, "advmod", "det")}),
        words=_content(article, trigger.head),
    )


def _dates_another(
    article: LinkedArticle, trigger: Trigger, assessment: Assessment, when: When, setting: Setting
) -> bool:
    """Whether a date is not the act's own.

    `Discussed the summit of 4 May`: what was done is not dated by a day to come; `agree to act by 4 May`: that is the
    term for what they agree to. `The talks were cancelled on Monday`: that is when they were cancelled.
    """
    if trigger.frame.type in SPEECH_ACTS and when.start is None and is_due(when, setting.day):
        return True
    if trigger.clause is not None and trigger.clause.tense == "past" and is_ahead(when, setting.day):
        return True
    if assessment.status not in CALLED_OFF or assessment.by is None or is_ahead(when, setting.day):
        return False
    here = article.dates.get(article.tokens[trigger.head].sentence, [])
    return any(d.start == when.start_offset and assessment.by in ancestors(article, d.head)[:3] for d in here)


def _said_today(trigger: Trigger, status: str, headline: bool, setting: Setting) -> bool:
    """Words in a release are said on its day: `we condemn`, `the President reaffirmed`; history and plans are not."""
    clause = trigger.clause
    said = {"occurred", "hypothetical", "denied"}
    if clause is None or status not in said or trigger.frame.type not in SPEECH_ACTS:
        return False
    if clause.tense == "present" and not clause.perfect and not headline:
        # `The government urges`: the present tense of a speech act is the act itself, whoever publishes it.
        return True
    own_voice = any(m.method == "first-person" for m in trigger.parties.actors)
    return setting.release and (not clause.perfect or trigger.frame.type == "AGREE" or own_voice)


def _reported(speech: Speech | None, frame: Frame) -> str:
    """What someone in the text says that others did is reported; one's own words are stated."""
    unnamed = speech is not None and not speech.speakers
    return "reported" if unnamed and frame.type not in SPEECH_ACTS else "stated"


def _is_background(article: LinkedArticle, trigger: Trigger, status: str, when: When | None, setting: Setting) -> bool:
    """History: an act dated well before the news, told in the past perfect, or named only in passing."""
    if status not in {"occurred", "ongoing"}:
        return False
    if is_past(when, setting.day, _HISTORY_DAYS):
        return True
    if when is not None and when.method != "publication" and when.end is None and when.start is not None:
        return True
    if trigger.clause is not None:
        auxiliaries = [article.tokens[j] for j in article.kids(trigger.head, "aux")]
        past_perfect = trigger.clause.perfect and any(a.tag == "VBD" for a in auxiliaries)
        return past_perfect and (when is None or is_past(when, setting.day, _NEWS_DAYS))
    token = article.tokens[trigger.head]
    return token.dep == "pobj" and trigger.frame.type in {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"}


def _content(article: LinkedArticle, trigger: int) -> frozenset[str]:
    """Content lemmas below a trigger, for comparing wordings."""
    below = article.parsed.subtree(trigger)
    return frozenset(
        article.lemmas[i] for i in below if article.tokens[i].pos in {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}
    )

"""One event of an answer, its sentence and trigger found, with every value of it that holds."""

from __future__ import annotations

from legation.coding.credit import attribution_of
from legation.coding.draft import participants
from legation.coding.linked import LinkedArticle
from legation.endpoint.answer import AnsweredEvent, Retold, Said
from legation.endpoint.dropped import Checked
from legation.endpoint.found import find_parties, find_passage, find_when, find_where
from legation.endpoint.passages import occurrences, root_of
from legation.model.article import Quote, Span
from legation.model.event import Attribution, Event, Participant, Where
from legation.model.ids import event_id
from legation.model.link import Mention
from legation.resources.codebook import Codebook

_BASE = 0.7
"""Confidence of an event of which nothing was dropped and all links are sure: as that of a noun by the rules."""
_DOUBT = 0.8
"""What is left of it for each value that was dropped: who invents one may invent another."""
_LONGEST_CREDIT = 200

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]


def build_event(
    article: LinkedArticle, one: AnsweredEvent, checked: Checked, codebook: Codebook, method: str
) -> Event | None:
    """The event with all that was found of it; None without a party."""
    before = checked.dropped.count
    actors = find_parties(article, checked, "actor", one.actors)
    recipients = find_parties(article, checked, "recipient", one.recipients)
    if not actors + recipients:
        return None
    source, trigger = article.parsed.article, checked.trigger
    mode = _known(checked, "mode", one.mode, codebook.modes(one.event_type))
    detail = _known(checked, "detail", one.detail, codebook.details)
    coding = codebook.code(one.event_type, one.status, mode, detail)
    sides = _sides(checked, participants(actors), participants(recipients), symmetric=one.symmetric)
    hedge = _hedge(article, checked, one)
    when = find_when(article, checked, one.when, one.status) if one.when else None
    where = _where(article, checked, one.where, mode)
    attribution = _attribution(article, checked, one.attribution)
    also = tuple(quote for told in one.also if (quote := _also(article, checked, told)) is not None)
    return Event(
        event_id=event_id(source.article_id, one.event_type, trigger.start, trigger.end),
        event_type=one.event_type,
        mode=mode,
        contexts=(),
        plover=coding.plover,
        cameo=coding.cameo,
        goldstein=coding.goldstein,
        plover_score=coding.plover_score,
        quad=coding.quad,
        status=one.status,
        certainty=one.certainty,
        hedge=hedge,
        background=one.background,
        actors=sides[0],
        recipients=sides[1],
        symmetric=one.symmetric,
        when=when,
        where=where,
        topics=(),
        attribution=attribution,
        relations=(),
        evidence=source.quote(checked.sentence.start, checked.sentence.end),
        also=also,
        trigger=source.quote(trigger.start, trigger.end),
        method=method,
        confidence=_confidence(actors + recipients, checked.dropped.count - before),
    )


def _known(checked: Checked, field: str, code: str | None, known: tuple[str, ...] | dict[str, str]) -> str | None:
    """A code of the codebook, or None."""
    if not code or code in known:
        return code or None
    checked.drop(field, code, f"is none of {checked.event_type}" if field == "mode" else "is not in the codebook")
    return None


def _sides(
    checked: Checked, actors: tuple[Participant, ...], recipients: tuple[Participant, ...], *, symmetric: bool
) -> Sides:
    """Actors and recipients, nobody on both sides; of a symmetric act all are actors."""
    known = {(party.actor_id or party.name, party.country) for party in actors}
    others: list[Participant] = []
    for party in recipients:
        if (party.actor_id or party.name, party.country) not in known:
            others.append(party)
        elif not symmetric:
            checked.drop("recipient", party.text, "is an actor of the same act")
    return (actors + tuple(others), ()) if symmetric else (actors, tuple(others))


def _hedge(article: LinkedArticle, checked: Checked, one: AnsweredEvent) -> str | None:
    """The words that make the act less than stated, as the article has them."""
    if not one.hedge:
        return None
    if one.certainty == "stated":
        checked.drop("hedge", one.hedge, "stands with certainty stated")
        return None
    span = find_passage(article, checked, "hedge", one.hedge)
    return article.parsed.article.text[span.start : span.end] if span else None


def _where(article: LinkedArticle, checked: Checked, passage: str | None, mode: str | None) -> Where | None:
    if passage and mode == "phone":
        checked.drop("where", passage, "stands with a call, which has no place")
        return None
    return find_where(article, checked, passage) if passage else None


def _attribution(article: LinkedArticle, checked: Checked, said: Said | None) -> Attribution | None:
    """Who says so, by words of the sentence; else the publisher, if it is known."""
    verb = find_passage(article, checked, "attribution", said.verb) if said else None
    if said is None or verb is None:
        return attribution_of(article, None)
    speakers = find_parties(article, checked, "speaker", (said.speaker,)) if said.speaker else ()
    here = [Span(m.start, m.end) for m in speakers]
    start, end = min([verb.start, *(s.start for s in here)]), max([verb.end, *(s.end for s in here)])
    # Words that lie far apart are no quotation of a credit.
    quote = article.parsed.article.quote(*((start, end) if end - start <= _LONGEST_CREDIT else (verb.start, verb.end)))
    found = participants(speakers)
    root = root_of(article, checked.sentence, verb)
    lemma = article.lemmas[root] if root is not None else said.verb
    lemma = "according to" if lemma in {"accord", "according"} else lemma
    publisher = article.parsed.article.publisher
    return Attribution(found[0] if found else None, publisher, lemma, quote.text, quote.start, quote.end)


def _also(article: LinkedArticle, checked: Checked, told: Retold) -> Quote | None:
    """Another sentence with the words in it that tell the act again."""
    sentences = article.parsed.sentences
    sentence = sentences[told.sentence] if 0 <= told.sentence < len(sentences) else None
    if sentence is None or not occurrences(article, sentence, told.trigger):
        checked.drop("also", told.trigger, f"is not in sentence {told.sentence}")
        return None
    if sentence == checked.sentence:
        checked.drop("also", told.trigger, "is in the sentence that is the evidence")
        return None
    return article.parsed.article.quote(sentence.start, sentence.end)


def _confidence(mentions: tuple[Mention, ...], dropped: int) -> float:
    """How sure the links are, less for each value that did not hold."""
    links = min((m.score for m in mentions), default=0.5)
    return round(_BASE * (0.5 + 0.5 * links) * _DOUBT**dropped, 3)

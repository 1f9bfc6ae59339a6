"""The agenda of talks: what the article says was, or will be, on the table."""

from __future__ import annotations

import msgspec

from legation.coding.linked import LinkedArticle
from legation.model.article import Sentence
from legation.model.event import Event, Topic
from legation.resources.sectors import Sectors

# Verbs whose object is an agenda.
_TOPIC_VERBS = frozenset(
    "discuss address cover review focus exchange raise touch examine debate explore emphasize emphasise underscore "
    "stress highlight include consider advance deepen strengthen tackle".split()
)
_AGENDA_NOUNS = frozenset(
    {"agenda", "discussion", "talk", "meeting", "summit", "conversation", "negotiation", "call", "topic", "issue"}
)
_NEAR = 4
_MOST = 12


def add_topics(article: LinkedArticle, events: tuple[Event, ...], sectors: Sectors) -> tuple[Event, ...]:
    """The same events, with the agenda of talks and the subject of other acts."""
    found: dict[str, list[Topic]] = {}
    for event in events:
        own = _topics(article, event.evidence.start, event.evidence.end, sectors)
        found[event.event_id] = (
            own if event.event_type != "CONSULT" else [t for t in own if t.start > event.trigger.start]
        )
    for sentence in article.parsed.sentences:
        talks = _talks_of(article, sentence, events)
        if talks is not None:
            found[talks.event_id].extend(_topics(article, sentence.start, sentence.end, sectors))
    return tuple(
        msgspec.structs.replace(e, topics=_unique(found[e.event_id]), contexts=_contexts(e.evidence.text, sectors))
        for e in events
    )


def _contexts(text: str, sectors: Sectors) -> tuple[str, ...]:
    """Every context of the user's own that is named, then PLOVER's two with most words."""
    return tuple(dict.fromkeys((*sectors.own_contexts_of(text), *sectors.context_of(text)[:2])))


def _topics(article: LinkedArticle, start: int, end: int, sectors: Sectors) -> list[Topic]:
    text = article.parsed.article.text[start:end]
    found = [Topic(text[a:b], start + a, start + b, sector) for a, b, sector in sectors.find(text)]
    return sorted(found, key=lambda t: t.start)


def _talks_of(article: LinkedArticle, sentence: Sentence, events: tuple[Event, ...]) -> Event | None:
    """The talks that a sentence about an agenda belongs to: those it names, else the nearest told before."""
    if not _is_agenda(article, sentence):
        return None
    talks = [e for e in events if e.event_type == "CONSULT"]
    coming = any(
        article.lemmas[i] in {"will", "expect", "upcoming", "forthcoming"} for i in range(sentence.first, sentence.last)
    )
    wanted = [e for e in talks if (e.status in {"planned", "expected", "proposed"}) == coming] or talks
    here = [e for e in wanted if any(sentence.start <= q.start < sentence.end for q in (e.evidence, *e.also))]
    if here:
        return here[0]
    named = [e for e in wanted if _shares_people(article, sentence, e)]
    before = [e for e in (named or wanted) if e.evidence.start < sentence.start]
    if not before:
        return None
    nearest = max(before, key=lambda e: max(q.start for q in (e.evidence, *e.also) if q.start < sentence.start))
    return nearest if coming or _distance(article, sentence, nearest) <= _NEAR or named else None


def _is_agenda(article: LinkedArticle, sentence: Sentence) -> bool:
    """A sentence whose main verb has an agenda as object, or whose subject is one."""
    for i in range(sentence.first, sentence.last):
        lemma = article.lemmas[i]
        if article.tokens[i].pos != "VERB":
            continue
        if lemma in _TOPIC_VERBS or lemma in {"cover", "centre", "center"}:
            subject = article.kid(i, "nsubj", "nsubjpass")
            if subject is None or article.mention(subject) is not None or article.lemmas[subject] in _AGENDA_NOUNS:
                return True
    return False


def _shares_people(article: LinkedArticle, sentence: Sentence, event: Event) -> bool:
    people = {p.name for p in event.actors + event.recipients if p.kind == "person"}
    names = {
        a.name
        for m in article.links.mentions
        if sentence.first <= m.first < sentence.last
        for a in m.actors
        if a.kind == "person"
    }
    return bool(names) and names <= people and len(names) > 1


def _distance(article: LinkedArticle, sentence: Sentence, event: Event) -> int:
    last = max(q.start for q in (event.evidence, *event.also) if q.start < sentence.start)
    between = [s for s in article.parsed.sentences if last <= s.start < sentence.start]
    return len(between)


def _unique(topics: list[Topic]) -> tuple[Topic, ...]:
    found: dict[str, Topic] = {}
    for topic in topics:
        found.setdefault(topic.text.lower(), topic)
    return tuple(sorted(found.values(), key=lambda t: t.start))[:_MOST]

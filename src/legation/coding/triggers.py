"""Words that carry an event: verbs and nominal events whose frame of the lexicon holds where they stand."""

from __future__ import annotations

from legation.coding.arguments import parties_of_noun, parties_of_verb
from legation.coding.clauses import Clause, read_clause
from legation.coding.frames import noun_frame_holds, verb_frame_holds
from legation.coding.linked import LinkedArticle
from legation.coding.needs import Candidate, needs_hold
from legation.coding.trigger import Trigger
from legation.coding.voice import charged, modal_request, undertaking
from legation.resources.lexicon import Frame, Lexicon


def find_triggers(article: LinkedArticle, lexicon: Lexicon) -> list[Trigger]:
    """Triggers in text order, at most one a word."""
    found: list[Trigger] = []
    for token in article.tokens:
        trigger = None
        # The parser takes some verbs after "to" for nouns (`offered to host talks`).
        if (
            token.pos in {"VERB", "AUX"}
            or token.tag == "VBN"
            or (token.dep == "xcomp" and article.kids(token.i, "aux"))
        ):
            trigger = (
                modal_request(article, token.i, lexicon)
                or _verb_trigger(article, token.i, lexicon)
                or undertaking(article, token.i, lexicon)
            )
        elif token.pos in {"NOUN", "PROPN"} and not _inside_name(article, token.i):
            trigger = _noun_trigger(article, token.i, lexicon)
        if trigger is not None:
            found.append(trigger)
    return found


def _inside_name(article: LinkedArticle, i: int) -> bool:
    """`Munich Security Conference` or `World War II` is a name; `the Vilnius Summit` may carry the event."""
    token = article.tokens[i]
    mention = article.mention(i)
    return (mention is not None and mention.kind in {"person", "organization"}) or token.dep == "compound"


def _verb_trigger(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    clause = read_clause(article, i)
    for frame in lexicon.verbs.get(article.lemmas[i], ()):
        if not verb_frame_holds(article, clause, frame, lexicon):
            continue
        parties = parties_of_verb(article, clause, frame)
        if frame.parties == "charged":
            parties = charged(article, clause, lexicon)
        if needs_hold(Candidate(article, i, frame, parties, clause, lexicon)):
            first, last = _verb_span(article, i, clause, frame)
            return Trigger(i, first, last, frame, parties, clause)
    return None


def _verb_span(article: LinkedArticle, i: int, clause: Clause, frame: Frame) -> tuple[int, int]:
    """The verb, with its particle or the noun that makes its frame when they follow closely."""
    last = i + 1
    if frame.object and not frame.object <= {"@actor", "@person"}:
        near = [j for j in clause.objects if i < j <= i + 4]
        last = max([last, *(j + 1 for j in near)])
    particle = article.kid(i, "prt")
    if particle is not None and particle == i + 1:
        last = max(last, particle + 1)
    return i, last


def _noun_trigger(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    lemma = article.lemmas[i]
    frames = lexicon.nouns.get(lemma) or lexicon.nouns.get(lemma.removesuffix("s")) or ()
    partial: Trigger | None = None
    for frame in frames:
        if not noun_frame_holds(article, i, frame):
            continue
        parties = parties_of_noun(article, i, frame)
        first, last = _noun_span(article, i)
        if needs_hold(Candidate(article, i, frame, parties, None, lexicon)):
            return Trigger(i, first, last, frame, parties, None)
        if partial is None and frame.type == "CONSULT":
            partial = Trigger(i, first, last, frame, parties, None, whole=False)
    return partial


def _noun_span(article: LinkedArticle, i: int) -> tuple[int, int]:
    first = i
    while first - 1 in article.kids(i, "amod", "compound") and i - first < 3:
        first -= 1
    return first, i + 1

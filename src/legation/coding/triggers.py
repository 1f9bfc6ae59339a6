"""Words that carry an event: verbs and nominal events whose frame of the lexicon holds where they stand."""

from __future__ import annotations

from legation.coding.arguments import Parties, parties_of_noun, parties_of_verb
from legation.coding.clauses import Clause, read_clause
from legation.coding.demands import demand
from legation.coding.frames import noun_frame_holds, verb_frame_holds
from legation.coding.linked import LinkedArticle
from legation.coding.needs import Candidate, needs_hold
from legation.coding.nominals import with_following
from legation.coding.thanks import of_thanked
from legation.coding.trigger import Trigger
from legation.coding.voice import charged, undertaking
from legation.resources.lexicon import Frame, Lexicon

# What is said to have been committed is a charge also in passing: `the crimes committed by the occupiers`.
_DOES_WRONG = frozenset({"commit", "perpetrate"})


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
                demand(article, token.i, lexicon)
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
            if _is_in_passing(article, i):
                continue
            parties = charged(article, clause, lexicon)
        if frame.type == "AID":
            parties = of_thanked(article, i, parties)
        if frame.word == "agree" and _is_opinion(article, i):
            continue
        if needs_hold(Candidate(article, i, frame, parties, clause, lexicon)):
            first, last = _verb_span(article, i, clause, frame)
            return Trigger(i, first, last, frame, parties, clause)
    return None


def _is_opinion(article: LinkedArticle, i: int) -> bool:
    """`They agreed that the war hurts all`: of one mind, with nothing undertaken."""
    content = [j for j in article.kids(i, "ccomp") if article.kid(j, "nsubj", "nsubjpass") is not None]
    told = [read_clause(article, j) for j in content]
    return bool(told) and all(c.tense in {"present", "past"} and not c.modals for c in told)


def _is_in_passing(article: LinkedArticle, i: int) -> bool:
    """`A crisis fuelled by the war`, `there is no occupier`: nothing is asserted of anyone."""
    reduced = article.tokens[i].dep == "acl" and article.tokens[i].tag == "VBN"
    return (reduced and article.lemmas[i] not in _DOES_WRONG) or bool(article.kids(i, "expl"))


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
        if frame.type == "CONSULT" and _is_at_home(article, i, parties, lexicon):
            return None
        parties = with_following(article, i, frame, parties)
        first, last = _noun_span(article, i)
        if needs_hold(Candidate(article, i, frame, parties, None, lexicon)):
            return Trigger(i, first, last, frame, parties, None)
        if partial is None and frame.type == "CONSULT":
            partial = Trigger(i, first, last, frame, parties, None, whole=False)
    return partial


def _is_at_home(article: LinkedArticle, i: int, parties: Parties, lexicon: Lexicon) -> bool:
    """`The meeting was attended by` members of one government; a conversation with students: no talks of states."""
    if len(parties.countries) > 1:
        return False
    token = article.tokens[i]
    attended = token.dep == "nsubjpass" and article.lemmas[token.head] == "attend"
    others = [k for word, j in article.prepositions(i) if word == "with" for k in (j, *_of(article, j))]
    heard = {article.lemmas[k] for j in (*others, i) for k in (j, *article.kids(j, "compound"))}
    return attended or bool(heard & lexicon.classes["audience"])


def _of(article: LinkedArticle, i: int) -> list[int]:
    return [j for word, j in article.prepositions(i) if word == "of"]


def _noun_span(article: LinkedArticle, i: int) -> tuple[int, int]:
    first = i
    while first - 1 in article.kids(i, "amod", "compound") and i - first < 3:
        first -= 1
    return first, i + 1

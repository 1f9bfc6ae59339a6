"""Whether an act happened, is happening, is to happen or did not happen, and how sure the text is of it."""

from __future__ import annotations

import msgspec

from legation.coding.clauses import Clause, read_clause
from legation.coding.frames import verb_frame_holds
from legation.coding.linked import LinkedArticle
from legation.coding.thanks import thanking_verb
from legation.model.article import Quote
from legation.resources.lexicon import Frame, Lexicon

_DEPTH = 8
# What is governed by these carries no event of its own: it is asked for, talked about, or a condition.
_SILENT = frozenset({"requested", "topic", "conditional"})
_CONDITION = frozenset({"if", "unless", "whether", "lest"})
_TO_COME = frozenset({"planned", "expected", "proposed"})
# After these stands when something was done: `during the talks they looked at a map` plans nothing.
_OCCASIONS = frozenset({"during", "after", "before", "following", "follow", "amid", "since", "despite", "throughout"})
# Who wants to thank, or would like to condemn, does it by saying so.
_PERFORMED = frozenset({"want", "like", "wish"})
# Who says that he will stand by another, or go on backing it, backs it by saying so.
_BACKING = frozenset({"support", "back", "stand"})
_PURPOSE_FREE = frozenset({"CONSULT", "PROTEST"})


class Assessment(msgspec.Struct, frozen=True):
    """The status of one trigger.

    Attributes:
        status: occurred, ongoing, planned, expected, proposed, postponed, cancelled, denied, hypothetical; or refused:
            no event, because the refusal has a trigger of its own.
        silent: Why the trigger carries no event of its own (requested, topic, conditional, negated ...), or None.
        by: The verb or noun that decides the status, when it is not the trigger.
    """

    status: str
    certainty: str = "stated"
    hedge: Quote | None = None
    silent: str | None = None
    by: int | None = None


def assess(article: LinkedArticle, trigger: int, frame: Frame, lexicon: Lexicon) -> Assessment:
    """Walk from a trigger to the root of its sentence; the words on the way decide the status."""
    status, silent, by = _own(article, trigger, frame, lexicon)
    if silent is None and frame.type == "AID" and not frame.noun and thanking_verb(article, trigger) is not None:
        return Assessment("occurred")
    i, steps = trigger, 0
    while silent is None and steps < _DEPTH and article.tokens[i].head != i:
        head = article.tokens[i].head
        moved, quiet = _step(article, i, head, frame, lexicon)
        if quiet:
            silent = quiet
        elif moved:
            stronger = _combine(status, moved)
            by = head if stronger != status else by
            status = stronger
        if _is_main_clause(article, i) or _is_inside_phrase(article, i, head, lexicon):
            break
        i, steps = head, steps + 1
    certainty, hedge = certainty_of(article, trigger, lexicon)
    if status in _TO_COME - {"proposed"} and frame.word in _BACKING and frame.type == "SUPPORT":
        status, by = "occurred", None
    return Assessment(status or "occurred", certainty, hedge, silent, by)


def _is_inside_phrase(article: LinkedArticle, i: int, head: int, lexicon: Lexicon) -> bool:
    """`coordination in preparation for the summit`: what governs the outer noun does not govern the trigger.

    Unless the outer noun is itself talks, or a leg of a journey: `a stop in Oslo, where they were to meet, is off`.
    """
    outer = article.lemmas[head]
    return (
        article.tokens[i].dep == "prep"
        and article.tokens[head].pos in {"NOUN", "PROPN"}
        and outer not in lexicon.wrappers.nouns
        and outer not in lexicon.classes["talks"]
    )


def _is_main_clause(article: LinkedArticle, i: int) -> bool:
    """A finite clause that only follows another (`and`, `while`) has its own status."""
    token = article.tokens[i]
    if token.dep not in {"conj", "advcl"} or token.pos not in {"VERB", "AUX"}:
        return False
    after_infinitive = token.dep == "conj" and token.tag == "VBD" and article.tokens[token.head].tag == "VB"
    return after_infinitive or article.kid(i, "nsubj", "nsubjpass") is not None


def _own(
    article: LinkedArticle, trigger: int, frame: Frame, lexicon: Lexicon
) -> tuple[str | None, str | None, int | None]:
    if frame.noun:
        return _own_noun(article, trigger, lexicon)
    clause = read_clause(article, trigger)
    if any(article.lemmas[j] in _CONDITION for j in article.kids(trigger, "mark", "advmod")):
        return "hypothetical", "conditional", None
    if clause.negated and "not" not in frame.has:
        return "denied", "negated", None
    if frame.word == "must":
        return "occurred", None, None
    status = status_of_clause(article, clause)
    if status == "modal":
        return "hypothetical", "requested", None
    return status, None, None


def _own_noun(article: LinkedArticle, noun: int, lexicon: Lexicon) -> tuple[str | None, str | None, int | None]:
    for j in (*article.kids(noun, "amod", "nummod", "compound"), *_in_title_case(article, noun)):
        status = lexicon.wrappers.adjectives.get(article.lemmas[j])
        if status:
            return status, None, j
    if any(article.lemmas[j] in {"no", "any", "further"} for j in article.kids(noun, "det", "amod")):
        return None, "negated", None
    for j in article.kids(noun, "acl", "relcl"):
        status = lexicon.wrappers.verbs.get(article.lemmas[j])
        if article.tokens[j].tag == "VBN" and status not in {None, "same", "topic", "requested"}:
            return status, None, j
    return None, None, None


def _in_title_case(article: LinkedArticle, noun: int) -> list[int]:
    """Capitalized words before a noun: the parser joins `the Upcoming Leaders' Summit` in its own ways."""
    return [j for j in article.parsed.subtree(noun) if j < noun and article.tokens[j].text[:1].isupper()]


def status_of_clause(article: LinkedArticle, clause: Clause) -> str | None:
    """The status that a verb's own form gives: None where it is an infinitive; `modal` for must and should."""
    if "must" in clause.modals:
        return "modal"
    if clause.tense == "future" or _is_to(article, clause.verb):
        return "planned"
    if "would" in clause.modals:
        return "planned" if _reported(article, clause.verb) else "hypothetical"
    if clause.modals & {"may", "can"}:
        return "hypothetical"
    if clause.tense == "past":
        return "ongoing" if clause.progressive else "occurred"
    if clause.tense == "present":
        return "ongoing" if clause.progressive else "occurred"
    return None


def _is_to(article: LinkedArticle, verb: int) -> bool:
    """`is to visit`, `is going to visit`, `is set to visit`; in a headline `Macron to visit Delhi`."""
    token = article.tokens[verb]
    has_to = any(article.lemmas[j] == "to" for j in article.kids(verb, "aux"))
    if not has_to:
        return False
    head = token.head
    if token.dep == "xcomp" and article.lemmas[head] in {"be", "go"}:
        return True
    in_headline = article.sentence(verb).headline
    return (
        in_headline
        and (head == verb or token.dep in {"relcl", "acl", "ROOT"} or article.mention(head) is not None)
        and article.kid(verb, "dobj", "prep") is not None
    )


def _reported(article: LinkedArticle, verb: int) -> bool:
    """`said he would visit`: future in the past."""
    head = article.tokens[verb].head
    return article.tokens[verb].dep in {"ccomp", "conj", "relcl"} and (
        article.tokens[head].tag == "VBD" or article.tokens[head].pos == "NOUN"
    )


def _step(article: LinkedArticle, i: int, head: int, frame: Frame, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """What one word above the trigger says: (status, why it is silent)."""
    token, above = article.tokens[i], article.tokens[head]
    if above.pos in {"ADP", "SCONJ"}:
        return _preposition(article, i, head, frame)
    if above.pos in {"VERB", "AUX"}:
        return _verb_above(article, i, head, frame, lexicon)
    if above.pos in {"NOUN", "PROPN"} and token.dep in {"acl", "prep", "relcl", "compound"}:
        if token.dep == "relcl" or (token.dep == "acl" and token.tag in {"VBG", "VBN"}):
            return None, None
        status = lexicon.wrappers.nouns.get(article.lemmas[head])
        return (None, status) if status in _SILENT else (status, None)
    if above.pos == "ADJ" and token.dep in {"xcomp", "acl"}:
        return lexicon.wrappers.adjectives.get(article.lemmas[head]) or _adjective(article.lemmas[head]), None
    return None, None


def _adjective(lemma: str) -> str | None:
    return {"ready": "proposed", "willing": "proposed", "due": "planned", "set": "planned", "likely": "expected"}.get(
        lemma
    )


def _preposition(article: LinkedArticle, i: int, preposition: int, frame: Frame) -> tuple[str | None, str | None]:
    word = article.lemmas[preposition]
    if word == "before" and frame.noun:
        return None, None
    if word == "ahead" or (word == "of" and article.lemmas[article.tokens[preposition].head] == "ahead"):
        return "planned", None
    if word == "for" and frame.type != "CONSULT" and article.tokens[i].dep == "pcomp":
        return None, "purpose"
    return None, None


def _verb_above(
    article: LinkedArticle, i: int, head: int, frame: Frame, lexicon: Lexicon
) -> tuple[str | None, str | None]:
    token = article.tokens[i]
    complement = token.dep in {"xcomp", "ccomp", "dobj", "pobj", "pcomp", "nsubjpass", "prep", "attr", "oprd", "agent"}
    if token.dep == "advcl":
        return _adverbial(article, i, head, frame)
    if token.dep == "conj" or (token.dep == "prep" and article.lemmas[i] in _OCCASIONS):
        return None, None
    lemma = article.lemmas[head]
    if frame.closed and token.dep == "xcomp" and lemma in _PERFORMED:
        return None, None
    status = lexicon.wrappers.verbs.get(lemma)
    clause = read_clause(article, head)
    if token.dep in {"nsubjpass", "nsubj", "xcomp", "dobj", "ccomp"} and status not in {None, "same"}:
        if (
            token.dep == "nsubj"
            and not clause.passive
            and status in {"requested", "topic", "refused", "denied", "proposed"}
        ):
            status = None
        if status == "topic" and token.dep == "ccomp":
            status = None
    if token.dep == "ccomp" and status in _TO_COME and read_clause(article, i).tense == "past":
        # `confirmed that they had met`, `agreed that the talks were useful`: told as done.
        status = None
    if status in {"requested", "topic"} and complement:
        return (None, status) if not _keeps(frame, lemma) else (None, None)
    if status in {"same", None}:
        return _form_above(article, i, clause, complement), _closed_above(article, head, frame, lexicon, complement)
    if not complement and token.dep != "nsubj":
        return None, None
    if clause.negated:
        return ("denied", "negated") if status in {"same", "planned"} else (None, "negated")
    return status, None


def _keeps(frame: Frame, lemma: str) -> bool:
    """What is warned of is the threat; attacks and build-ups stay events under words of talk, other topics do not."""
    if frame.type == "THREATEN" and lemma == "warn":
        return True
    if not frame.noun or "actor" not in frame.needs:
        return False
    return frame.type == "MOBILIZE" or (frame.type == "ASSAULT" and lemma in {"address", "raise"})


def _form_above(article: LinkedArticle, i: int, clause: Clause, complement: bool) -> str | None:
    """`will hold talks`, `may begin to withdraw`: the form of a verb above counts for an infinitive or an object."""
    token = article.tokens[i]
    object_like = token.dep in {"xcomp", "dobj", "attr", "oprd", "nsubjpass", "nsubj"} or (
        complement and token.dep == "prep"
    )
    if not object_like or token.dep == "ccomp":
        return None
    return "denied" if clause.negated else _form(article, clause.verb)


def _closed_above(article: LinkedArticle, head: int, frame: Frame, lexicon: Lexicon, complement: bool) -> str | None:
    """What is asked, condemned or rejected is the content of that act; acts of force are told with it, and so are deeds
    that are welcomed or condemned.
    """
    if not complement or (frame.noun and frame.type in {"ASSAULT", "COERCE", "MOBILIZE"}):
        return None
    clause = read_clause(article, head)
    frames = [
        f
        for f in lexicon.verbs.get(article.lemmas[head], ())
        if f.closed and verb_frame_holds(article, clause, f, lexicon)
    ]
    if frame.noun and {f.type for f in frames} & {"SUPPORT", "ACCUSE", frame.type}:
        return None
    return "content" if frames and article.lemmas[head] not in lexicon.wrappers.speech else None


def _adverbial(article: LinkedArticle, i: int, head: int, frame: Frame) -> tuple[str | None, str | None]:
    if article.mention(head) is not None and article.tokens[head].head == head:
        # A headline whose subject the parser takes for a verb: `Denmark to send tanks`.
        return None, None
    marks = {article.lemmas[j] for j in article.kids(i, "mark", "advmod")}
    if marks & _CONDITION:
        return "hypothetical", "conditional"
    has_to = any(article.lemmas[j] == "to" for j in article.kids(i, "aux"))
    if has_to:
        if frame.type not in _PURPOSE_FREE:
            return None, "purpose"
        return _form(article, head), None
    if article.tokens[i].tag == "VBG":
        return _form(article, head), None
    return None, None


def _form(article: LinkedArticle, verb: int) -> str | None:
    """The status that the form of a verb gives to what hangs on it; what must be done has not happened."""
    status = status_of_clause(article, read_clause(article, verb))
    return "hypothetical" if status == "modal" else status


_ORDER = (
    "cancelled",
    "postponed",
    "denied",
    "refused",
    "hypothetical",
    "proposed",
    "expected",
    "planned",
    "ongoing",
    "occurred",
)


def _combine(lower: str | None, upper: str) -> str:
    """The status further from fact wins: a plan that was cancelled is cancelled."""
    if lower is None:
        return upper
    return min(lower, upper, key=_ORDER.index)


def certainty_of(article: LinkedArticle, trigger: int, lexicon: Lexicon) -> tuple[str, Quote | None]:
    """How sure the text is, and the words that say so: hedges in the trigger's own clause, and `likely to` above it."""
    i, seen = trigger, []
    for _ in range(_DEPTH):
        seen.append(i)
        head = article.tokens[i].head
        if head == i or (article.tokens[i].dep in {"conj", "advcl", "relcl"} and article.is_verb(i)):
            break
        i = head
    for i in seen:
        for j in (i, *article.kids(i, "advmod", "amod", "acomp", "aux", "oprd")):
            certainty = lexicon.wrappers.hedges.get(article.tokens[j].text.lower())
            if certainty and not (j != i and article.tokens[j].dep == "amod" and i != trigger) and _hedges(article, j):
                token = article.tokens[j]
                return certainty, article.parsed.article.quote(token.start, token.end)
    return "stated", None


def is_about_participant(article: LinkedArticle, i: int) -> bool:
    """`the king likely to attend`: the hedge is about the participant before it, not about the act."""
    before = article.mention(i - 1) if i else None
    return before is not None and before.last == i and article.lemmas[i + 1 : i + 2] == ["to"]


def _hedges(article: LinkedArticle, i: int) -> bool:
    """`said` hedges only as `is said to`; a verb of hedging is no hedge when it has a subject of its own."""
    token = article.tokens[i]
    if is_about_participant(article, i):
        return False
    if token.pos in {"VERB", "AUX"} and token.dep != "amod":
        return article.kid(i, "xcomp") is not None and article.kid(i, "auxpass") is not None
    return True

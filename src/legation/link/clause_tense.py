"""Whether the clause around a date speaks of the past or of what is to come."""

from __future__ import annotations

from legation.link.date_words import word_set
from legation.model.article import ParsedArticle, Token

_MODALS = word_set("will would shall may might can could should must 'll ’ll wo ca 'd ’d")
_HAVE, _BE = word_set("have has had having 've ’ve"), word_set("be is are am was were been being")
_PAST_BE = frozenset(("was", "were"))
# `scheduled for Monday` lies ahead, `scheduled on Monday` does not say.
_PLANNED = word_set("schedule plan expect slate set due project anticipate tip")
_MOVED = word_set("postpone delay reschedule move push defer bring adjourn extend shift")
_TOWARDS = frozenset(("for", "to", "until", "till"))
_INTENDED = word_set(
    "schedule plan expect slate set due intend hope agree want aim invite prepare propose decide offer urge ask "
    "call go be pledge promise vow likely ready sure able bind anticipate threaten"
)
# A past verb with one of these objects does not make the object past: `announced a summit in December`.
_FORWARD = word_set(
    "announce discuss prepare agree confirm propose plan schedule arrange invite cancel postpone finalise "
    "finalize await expect mention set offer seek organise organize coordinate suggest request want demand review"
)
# The present tense of a timetable: `the summit opens on Friday`.
_TIMETABLE = word_set(
    "be begin start open end expire arrive leave travel visit host hold meet take convene resume depart fly go "
    "close conclude come run enter"
)
_AHEAD_NOUNS = word_set("preparation plan invitation proposal agenda preparations plans")
_AHEAD_WORDS = word_set(
    "upcoming forthcoming planned scheduled expected proposed next future possible potential coming prospective "
    "impending looming"
)
_BEHIND_WORDS = word_set("recent previous last past earlier former")
_MAX_DEPTH = 40


def clause_direction(parsed: ParsedArticle, head: int) -> str | None:
    """`past` or `future` for the clause that holds a date, None when its words do not tell.

    `leans past` is for `they discussed a summit in December`, where the date may be the verb's or the summit's.

    Args:
        parsed: The article.
        head: The head token of the date; the way from it to its verb decides.
    """
    tokens = parsed.tokens
    at, preposition, noun = head, "", False
    for _ in range(_MAX_DEPTH):
        if tokens[at].head == at:
            break
        at = tokens[at].head
        token = tokens[at]
        if token.pos in ("VERB", "AUX"):
            found = _verb_direction(parsed, token, preposition, noun)
        elif token.pos in ("NOUN", "PROPN"):
            found, noun = _noun_direction(parsed, token, preposition), True
        else:
            found = _word_direction(parsed, token, noun)
            preposition = token.text.lower() if token.pos in ("ADP", "PART", "SCONJ") else preposition
        if found:
            return found if found != "unclear" else None
    return None


def _noun_direction(parsed: ParsedArticle, noun: Token, preposition: str) -> str | None:
    """What the noun's own words say: `the upcoming summit`, `a plan for December`."""
    words = {parsed.tokens[child].text.lower() for child in parsed.children[noun.i]}
    if words & _AHEAD_WORDS or (noun.lemma.lower() in _AHEAD_NOUNS and preposition in ("for", "to", "in", "of")):
        return "future"
    return "past" if words & _BEHIND_WORDS else None


def _word_direction(parsed: ParsedArticle, token: Token, noun: bool) -> str | None:
    """`Due on Friday`; `ahead of` and `after` with a dated event."""
    word = token.text.lower()
    if word in ("due", "scheduled", "slated"):
        return "future"
    if noun and word == "after":
        return "past"
    if word == "to" and any(parsed.tokens[i].text == "forward" for i in parsed.children[token.head]):
        return "future"
    return "future" if noun and word == "of" and parsed.tokens[token.head].text.lower() == "ahead" else None


def _auxiliaries(parsed: ParsedArticle, verb: Token) -> frozenset[str]:
    children = (parsed.tokens[child] for child in parsed.children[verb.i])
    return frozenset(child.text.lower() for child in children if child.dep in ("aux", "auxpass"))


def _verb_direction(parsed: ParsedArticle, verb: Token, preposition: str, noun: bool) -> str | None:
    """`past`, `future`, `unclear`, or None when the verb above has to tell."""
    aux, lemma = _auxiliaries(parsed, verb), verb.lemma.lower()
    if aux & _MODALS:
        return "past" if aux & _HAVE else "future"
    if lemma in _PLANNED and verb.tag != "VBD":
        return "unclear" if aux & _HAVE or (aux & _PAST_BE and preposition == "on") else "future"
    if lemma in _MOVED and preposition in _TOWARDS:
        return "future"
    if lemma in _MOVED and preposition == "from":
        return "unclear"
    if verb.tag in ("VB", "VBG") and "to" in aux:
        return _infinitive_direction(parsed, verb)
    if verb.tag == "VBG":
        return _progressive_direction(aux, noun)
    if verb.tag in ("VBD", "VBN"):
        return _past_direction(aux, lemma, noun)
    if verb.tag in ("VBZ", "VBP"):
        return _present_direction(parsed, verb, noun)
    return None


def _infinitive_direction(parsed: ParsedArticle, verb: Token) -> str | None:
    """`Is to visit`, `agreed to meet` lie ahead; an infinitive of purpose is as past as its verb."""
    governor = parsed.tokens[verb.head]
    if governor.i == verb.i or verb.dep in ("acl", "relcl") or governor.pos in ("NOUN", "PROPN"):
        return "future"
    if governor.lemma.lower() in _INTENDED or governor.text.lower() in _BE:
        return "unclear" if governor.text.lower() in _PAST_BE else "future"
    return None


def _progressive_direction(aux: frozenset[str], noun: bool) -> str | None:
    if aux & _PAST_BE or aux & _HAVE:
        return "past"
    return ("unclear" if noun else "future") if aux & _BE else None


def _past_direction(aux: frozenset[str], lemma: str, noun: bool) -> str:
    if lemma in _FORWARD:
        return "unclear" if noun else "leans past"
    return "unclear" if aux & frozenset(("is", "are", "be", "being")) else "past"


def _present_direction(parsed: ParsedArticle, verb: Token, noun: bool) -> str:
    """The present tense of a headline is as often past as not."""
    if noun or parsed.sentences[verb.sentence].headline or verb.lemma.lower() not in _TIMETABLE:
        return "unclear"
    return "future"

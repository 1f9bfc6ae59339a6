"""Where an article takes a position: the word that takes it, and the head of what is held."""

from __future__ import annotations

import msgspec

from legation.coding.clauses import read_clause
from legation.coding.linked import LinkedArticle
from legation.coding.status import assess
from legation.resources.lexicon import Frame, Lexicon
from legation.resources.position_words import PositionWords

# Nouns whose subject matter follows `with` or `in`; after others these tell who and where.
_WITH_OR_IN = frozenset({"solidarity", "confidence", "interest"})
# What is willed is a position, whatever the tense of its clause.
_WILLING = frozenset({"hope", "demand", "insist", "prefer", "urge"})
_UNHELD = frozenset({"requested", "conditional", "topic", "purpose"})
_STATES = frozenset({"be", "remain", "stay", "become"})


class Holding(msgspec.Struct, frozen=True):
    """A word that takes a position.

    Attributes:
        word: The verb (or the noun, of `Peru's position on quotas is`).
        content: Head of what is held: a verb, a noun, or an adjective.
        noun: The noun of stance or judgement between them (`support`, `importance`), or None.
        speech: The word says that someone speaks, so that who speaks and who holds may be two.
    """

    word: int
    content: int
    noun: int | None
    speech: bool


def find_holdings(article: LinkedArticle, words: PositionWords, lexicon: Lexicon) -> list[Holding]:
    """The words of an article that take a position, in text order, one a clause."""
    found: list[Holding] = []
    for i, token in enumerate(article.tokens):
        holding = None
        if token.pos == "VERB" or (
            token.pos == "ADJ" and article.kid(i, "nsubj") is not None and article.kid(i, "ccomp")
        ):
            # `We affirm that`: the parser takes the verb for an adjective.
            holding = _verb(article, i, words)
        elif token.pos == "AUX" and article.lemmas[i] in _STATES:
            holding = _state(article, i, words)
        if holding is not None and _is_held(article, i, words, lexicon):
            found.append(holding)
    return _outermost(article, found, words)


def _verb(article: LinkedArticle, i: int, words: PositionWords) -> Holding | None:
    lemma = article.lemmas[i]
    speech = lemma in words.stresses or lemma in words.reports or lemma in words.voices
    voiced = _voiced(article, i, lemma, words)
    if voiced is not None:
        return voiced
    if lemma in _STATES:
        return _state(article, i, words)
    clause = article.kid(i, "ccomp")
    if clause is not None and _takes_clause(article, clause, lemma, words):
        return Holding(i, clause, None, speech)
    if lemma in words.views:
        return _viewed(article, i)
    for preposition, content in article.prepositions(i):
        if f"{lemma}_{preposition}" in words.holds_with:
            return _unwrapped(article, Holding(i, content, None, speech), words)
        if lemma == "agree" and preposition == "on" and article.lemmas[content] in words.judgements:
            return _unwrapped(article, Holding(i, content, None, True), words)
    if lemma in words.asks and lemma in {"urge", "demand"}:
        below = article.kids(i, "xcomp", "ccomp") or article.kids(i, "dobj")
        return Holding(i, below[0], None, False) if below else None
    if lemma in words.holds:
        return _held(article, i, lemma, words)
    return _adjectival(article, i, words)


def _unwrapped(article: LinkedArticle, holding: Holding, words: PositionWords) -> Holding:
    """What a noun of judgement is about: `agreed on the importance of trade`."""
    if article.lemmas[holding.content] not in words.judgements | words.stances:
        return holding
    beneath = _beneath(article, holding.content)
    return holding if beneath is None else Holding(holding.word, beneath, holding.content, holding.speech)


def _adjectival(article: LinkedArticle, verb: int, words: PositionWords) -> Holding | None:
    """`is gravely concerned by X`: the parser takes the participle for a passive."""
    token = article.tokens[verb]
    if token.tag != "VBN" or token.text.lower() not in words.adjectives or article.kid(verb, "auxpass", "aux") is None:
        return None
    found = [j for p, j in article.prepositions(verb) if p in {"to", "by", "about", "over", "with", "of", "for"}]
    found += article.kids(verb, "xcomp", "ccomp")
    return Holding(verb, found[0], None, False) if found else None


def _voiced(article: LinkedArticle, verb: int, lemma: str, words: PositionWords) -> Holding | None:
    """`voiced support for X`, `reiterated the need to Y`; passive too."""
    if lemma not in words.voices:
        return None
    for noun in (k for j in article.kids(verb, "dobj", "nsubjpass") for k in (j, *article.kids(j, "conj"))):
        word = article.lemmas[noun]
        content = _beneath(article, noun)
        if word in words.judgements and content is not None and lemma in words.stresses | {"note", "share", "outline"}:
            return Holding(verb, content, noun, True)
        if word in words.stances and (content is not None or word == "solidarity"):
            return Holding(verb, noun if content is None else content, noun, True)
    return None


def _beneath(article: LinkedArticle, noun: int) -> int | None:
    """What a noun of stance is about: after a preposition, in an infinitive or a clause, or before it."""
    for preposition, j in article.prepositions(noun):
        owned = preposition == "of" and article.mention(j) is not None and article.tokens[j].pos == "PROPN"
        beside = preposition in {"with", "by", "in"} and article.lemmas[noun] not in _WITH_OR_IN
        if not owned and not beside:
            return j
    return next((j for j in article.kids(noun, "acl", "ccomp", "advcl") if article.is_verb(j)), None)


def _takes_clause(article: LinkedArticle, clause: int, lemma: str, words: PositionWords) -> bool:
    if lemma in _WILLING or is_judgement(article, clause, words):
        return lemma in words.holds | words.asks | words.stresses | words.reports
    content = read_clause(article, clause)
    return lemma in words.holds | words.stresses and (content.tense != "past" or content.perfect)


def is_judgement(article: LinkedArticle, clause: int, words: PositionWords) -> bool:
    """Whether a clause says what should be, or what something is worth; a coordinated clause counts."""
    below = [clause, *article.kids(clause, "aux", "attr", "acomp", "xcomp", "oprd", "conj")]
    below += [k for j in article.kids(clause, "attr", "conj") for k in article.kids(j, "amod", "aux")]
    found = {article.lemmas[j] for j in below if article.tokens[j].pos != "VERB" or j != clause}
    if found & (words.modals | words.evaluations):
        return True
    negated = article.kid(clause, "neg") is not None
    modal = {article.lemmas[j] for j in article.kids(clause, "aux")}
    return article.lemmas[clause] in words.modals or (negated and bool(modal & {"will", "can", "would", "could"}))


def _viewed(article: LinkedArticle, verb: int) -> Holding | None:
    """`regards X as Y`, `considers X unacceptable`."""
    what = article.kid(verb, "dobj", "nsubjpass")
    if what is None:
        return None
    how = [j for j in article.kids(verb, "prep") if article.lemmas[j] == "as"]
    how += article.kids(verb, "oprd", "acomp")
    return Holding(verb, what, None, False) if how else None


def _held(article: LinkedArticle, verb: int, lemma: str, words: PositionWords) -> Holding | None:
    content = article.kid(verb, "dobj", "nsubjpass", "xcomp", "ccomp")
    if content is None or article.tokens[content].pos == "PRON":
        return None
    if lemma == "want" and article.lemmas[content] in words.courtesies:
        return None
    return _unwrapped(article, Holding(verb, content, None, False), words)


def _state(article: LinkedArticle, verb: int, words: PositionWords) -> Holding | None:
    """`is opposed to X`, `remains committed to Y`, `is in favour of Z`, `Peru's position on quotas is`."""
    for j in article.kids(verb, "acomp", "attr", "oprd", "xcomp"):
        if article.tokens[j].text.lower() in words.adjectives or article.lemmas[j] in words.adjectives:
            return _adjective(article, verb, j)
    for j in article.kids(verb, "prep"):
        if article.lemmas[j] == "against":
            content = article.kid(j, "pobj", "pcomp")
            return Holding(verb, content, None, False) if content is not None else None
        for k in article.kids(j, "pobj"):
            beneath = _beneath(article, k)
            if f"{article.lemmas[j]}_{article.lemmas[k]}" in words.adjective_prepositions and beneath is not None:
                return Holding(verb, beneath, None, False)
    subject = article.kid(verb, "nsubj")
    if subject is not None and article.lemmas[subject] in words.positions and article.kid(subject, "poss") is not None:
        clause = article.kid(verb, "ccomp")
        beneath = _beneath(article, subject) if clause is None else clause
        return None if beneath is None else Holding(verb, beneath, subject, False)
    return None


def _adjective(article: LinkedArticle, verb: int, adjective: int) -> Holding | None:
    content = next((j for p, j in article.prepositions(adjective) if p not in {"with", "by", "in"}), None)
    if content is None:
        content = next((j for p, j in article.prepositions(verb) if p in {"to", "about", "over", "for"}), None)
    if content is None:
        content = article.kid(adjective, "xcomp", "ccomp")
    return Holding(verb, content, None, False) if content is not None else None


def _is_held(article: LinkedArticle, i: int, words: PositionWords, lexicon: Lexicon) -> bool:
    """What one is asked to support, would support if, or did not call for, is no position of one's own."""
    clause = read_clause(article, i)
    if clause.negated and article.lemmas[i] in words.voices | words.reports | words.asks:
        return False
    if clause.infinitive and article.tokens[i].dep in {"acl", "advcl", "relcl", "pcomp"}:
        return False
    if clause.modals & {"must", "may", "would", "can"} and not clause.negated:
        return False
    found = assess(article, i, Frame(article.lemmas[i], False, "SUPPORT"), lexicon)
    return found.silent not in _UNHELD and not (clause.infinitive and found.status == "hypothetical")


def _outermost(article: LinkedArticle, holdings: list[Holding], words: PositionWords) -> list[Holding]:
    """One a clause: what someone says that he holds himself is one; what he says that another holds is the other's."""
    words_at = {h.word: h for h in holdings}
    dropped: set[int] = set()
    for holding in holdings:
        for outer in _above(article, holding.word, words_at):
            own_subject = article.kid(holding.word, "nsubj", "nsubjpass")
            other = own_subject is not None and article.tokens[own_subject].pos != "PRON"
            said = words_at[outer].noun is None and article.lemmas[outer] in words.reports | words.stresses
            dropped.add(outer if other and said else holding.word)
    return [h for h in holdings if h.word not in dropped]


def _above(article: LinkedArticle, i: int, words_at: dict[int, Holding]) -> list[int]:
    """The holdings that a word stands in as their content."""
    found: list[int] = []
    while article.tokens[i].head != i:
        if article.tokens[i].dep in {"conj", "advcl", "relcl"} and article.is_verb(article.tokens[i].head):
            break
        i = article.tokens[i].head
        if i in words_at:
            found.append(i)
    return found

"""Whether a word stands with what its frame in the lexicon asks for: object, prepositions, content, words around it."""

from __future__ import annotations

from legation.coding.actors import actors_at
from legation.coding.clauses import Clause
from legation.coding.linked import LinkedArticle
from legation.resources.lexicon import Frame, Lexicon

# `hundreds of thousands of tons of grain` is grain.
_QUANTITIES = frozenset("hundred thousand million billion dozen ten score ton tonne number amount shipment".split())
_PERSONAL = frozenset({"person", "pronoun", "role", "office"})


def verb_frame_holds(article: LinkedArticle, clause: Clause, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a verb stands with all that its frame asks for."""
    i = clause.verb
    prepositions = article.preposition_words(i) | {article.lemmas[j] for j in article.kids(i, "prt", "advmod")}
    if frame.preps and not prepositions & frame.preps:
        return False
    if frame.unless & prepositions:
        return False
    if frame.object and not _object_holds(article, clause, frame):
        return False
    if frame.about and not _is_about(article, clause, frame):
        return False
    if frame.clause and not governs_verb(article, i):
        return False
    if frame.has and not frame.has & {article.lemmas[j] for j in article.parsed.subtree(i)}:
        return False
    if frame.cooperative and not _is_cooperative(article, i, lexicon):
        return False
    return not (frame.plain and clause.infinitive and article.tokens[i].dep == "advcl")


def _is_cooperative(article: LinkedArticle, i: int, lexicon: Lexicon) -> bool:
    """Whether what is intended is done with or for others: `intend to work together`, not `intends to resign`."""
    if article.lemmas[i] == "work":
        return True
    content = article.kids(i, "xcomp", "ccomp")
    content.extend(k for j in article.kids(i, "acomp") for k in article.kids(j, "xcomp"))
    for j in article.kids(i, "dobj", "prep"):
        content.extend(article.kids(j, "acl", "pcomp"))
        content.extend(k for p in article.kids(j, "prep") for k in article.kids(p, "pcomp"))
    return any(article.lemmas[j] in lexicon.classes["cooperative"] for j in content)


def _object_holds(article: LinkedArticle, clause: Clause, frame: Frame) -> bool:
    return any(_is_object(article, j, frame.object) for j in clause.objects)


def _is_object(article: LinkedArticle, i: int, wanted: frozenset[str]) -> bool:
    """Whether an object is one of the words: itself, what is beside it, or what it is of (`a raft of sanctions`)."""
    if "@actor" in wanted and actors_at(article, i):
        return True
    mention = article.mention(i)
    if "@person" in wanted and mention is not None and mention.kind in _PERSONAL:
        return True
    beside = [i, *article.kids(i, "conj", "compound", "amod")]
    inner = [j for word, j in article.prepositions(i) if word in {"of", "in"}]
    if article.lemmas[i] in _QUANTITIES:
        inner += [k for j in inner for word, k in article.prepositions(j) if word == "of"]
        inner += [k for j in inner for word, k in article.prepositions(j) if word == "of"]
    return any(article.lemmas[j] in wanted for j in (*beside, *inner))


def _is_about(article: LinkedArticle, clause: Clause, frame: Frame) -> bool:
    subjects = [k for j in clause.objects for word, k in article.prepositions(j) if word in {"to", "in", "for"}]
    return any(article.lemmas[k] in frame.about for j in subjects for k in (j, *article.kids(j, "conj")))


def governs_verb(article: LinkedArticle, i: int) -> bool:
    """Whether a verb has another below it as its content: `urge to`, `call for ... to`, `a commitment to ...ing`."""
    if article.kids(i, "xcomp", "ccomp") or any(article.kids(j, "xcomp") for j in article.kids(i, "acomp")):
        return True
    if any(article.is_verb(k) for j in article.kids(i, "prep") for k in article.kids(j, "pcomp")):
        return True
    objects = article.kids(i, "dobj")
    if any(article.is_verb(k) for o in objects for j in article.kids(o, "prep") for k in article.kids(j, "pcomp")):
        return True
    nouns = article.kids(i, "dobj", "attr") + [k for j in article.kids(i, "prep") for k in article.kids(j, "pobj")]
    if any(article.kids(j, "acl", "relcl") for j in nouns):
        return True
    return any(any(article.lemmas[k] == "to" for k in article.kids(j, "aux")) for j in article.kids(i, "advcl"))


def noun_frame_holds(article: LinkedArticle, i: int, frame: Frame) -> bool:
    """Whether a noun stands with all that its frame asks for."""
    prepositions = article.preposition_words(i)
    if frame.preps and not prepositions & frame.preps:
        return False
    if frame.unless & prepositions and not frame.has & _modifiers(article, i):
        return False
    return not frame.has or bool(frame.has & _modifiers(article, i))


def _modifiers(article: LinkedArticle, i: int) -> set[str]:
    """Words before a noun, and what it is of: `missile test`, `test of a missile`."""
    beside = article.kids(i, "amod", "compound", "nmod")
    return {article.lemmas[j] for j in (*beside, *(k for word, k in article.prepositions(i) if word == "of"))}

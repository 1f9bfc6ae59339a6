"""Whether a word stands with what its frame in the lexicon asks for: object, prepositions, content, words around it."""

from __future__ import annotations

from legation.coding.actors import actors_at
from legation.coding.clauses import Clause
from legation.coding.linked import LinkedArticle
from legation.resources.lexicon import Frame, Lexicon

# `hundreds of thousands of tons of grain` is grain.
_QUANTITIES = frozenset("hundred thousand million billion dozen ten score ton tonne number amount shipment".split())
# Stands in a frame for having no object: `they demonstrate`, not `they demonstrate courage`.
NONE = "@none"
_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "prove", "feel", "constitute", "represent"})
# `An act of terror` is terror; `a consequence of terror` is not.
_INSTANCES = frozenset(
    "act form manifestation kind example sign instance case attempt policy display piece sort".split()
)
# `A raft of sanctions` is sanctions; `the nature of the threat` is no threat.
_HOLDERS = _QUANTITIES | frozenset(
    "raft package series set round kind form lot type range array wave string spate batch list slew host bundle "
    "variety couple pair handful majority part portion tranche act campaign level increase share sum worth piece bit "
    "flow rest fact example case instance evidence incident all some many most more several both each any "
    "one two three four five six seven eight nine".split()
)
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
    return not (frame.plain and _is_in_passing(article, clause))


def _is_in_passing(article: LinkedArticle, clause: Clause) -> bool:
    """`In order to reach a deal`, `the agreements reached last year`: a purpose, or what a noun is known by."""
    dep = article.tokens[clause.verb].dep
    return dep == "acl" or (clause.infinitive and dep == "advcl")


def _is_cooperative(article: LinkedArticle, i: int, lexicon: Lexicon) -> bool:
    """Whether what is intended is done with or for others: `intend to work together`, not `intends to resign`."""
    if article.lemmas[i] == "work":
        return True
    content = article.kids(i, "xcomp", "ccomp")
    content.extend(k for j in article.kids(i, "acomp") for k in article.kids(j, "xcomp"))
    objects = article.kids(i, "dobj")
    if objects:
        # "reaffirmed their resolve to deepen relations": the parser hangs some infinitives on the verb.
        content.extend(k for k in article.kids(i, "advcl") if _has_to(article, k))
    objects.extend(k for j in article.kids(i, "dobj") for k in article.kids(j, "conj"))
    for j in (*objects, *article.kids(i, "prep")):
        content.extend(article.kids(j, "acl", "pcomp"))
        content.extend(k for p in article.kids(j, "prep") for k in article.kids(p, "pcomp"))
    return any(article.lemmas[j] in lexicon.classes["cooperative"] for j in content)


def _has_to(article: LinkedArticle, i: int) -> bool:
    return any(article.lemmas[k] == "to" for k in article.kids(i, "aux"))


def _object_holds(article: LinkedArticle, clause: Clause, frame: Frame) -> bool:
    if NONE in frame.object:
        return not clause.objects
    if any(_is_object(article, j, frame.object) for j in clause.objects):
        return True
    return any(_is_said_to_be(article, j, frame.object) for j in _complements(article, clause.verb))


def _complements(article: LinkedArticle, verb: int) -> list[int]:
    """What a verb says its subject or object to be: `is responsible`, `called it a lie`, `described her as a liar`."""
    found = article.kids(verb, "attr", "acomp") if article.lemmas[verb] in _COPULAS else article.kids(verb, "oprd")
    # The parser hangs "as a liar" on what is described as well.
    found += [k for j in (verb, *article.kids(verb, "dobj")) for word, k in article.prepositions(j) if word == "as"]
    for j in article.kids(verb, "ccomp", "xcomp"):
        if _is_small_clause(article, j):
            found.extend(article.kids(j, "attr", "acomp", "oprd") or [j])
    return [k for j in found for k in (j, *article.kids(j, "conj"))]


def _is_said_to_be(article: LinkedArticle, i: int, wanted: frozenset[str]) -> bool:
    """`is a war crime`, `is an act of terrorism`; `is a consequence of aggression` says something else."""
    heads = [i, *article.kids(i, "amod", "compound")]
    if article.lemmas[i] in _INSTANCES:
        heads += [j for word, j in article.prepositions(i) if word == "of"]
    return any(article.lemmas[j] in wanted for j in heads)


def _is_small_clause(article: LinkedArticle, i: int) -> bool:
    return not article.kids(i, "aux", "auxpass", "mark") and article.tokens[i].pos in {"NOUN", "ADJ", "PROPN"}


def _is_object(article: LinkedArticle, i: int, wanted: frozenset[str]) -> bool:
    """Whether an object is one of the words: itself, what is beside it, or what it is of (`a raft of sanctions`)."""
    if "@actor" in wanted and actors_at(article, i):
        return True
    mention = article.mention(i)
    if "@person" in wanted and mention is not None and mention.kind in _PERSONAL:
        return True
    beside = [i, *article.kids(i, "conj", "compound", "amod")]
    inner = [j for word, j in article.prepositions(i) if word in {"of", "in"}] if article.lemmas[i] in _HOLDERS else []
    if article.lemmas[i] in _QUANTITIES:
        inner += [k for j in inner for word, k in article.prepositions(j) if word == "of"]
        inner += [k for j in inner for word, k in article.prepositions(j) if word == "of"]
    return any(article.lemmas[j] in wanted for j in (*beside, *inner))


def _is_about(article: LinkedArticle, clause: Clause, frame: Frame) -> bool:
    told_of = (*clause.objects, *article.kids(clause.verb, "acomp"))
    subjects = [k for j in told_of for word, k in article.prepositions(j) if word in {"to", "in", "for"}]
    return any(article.lemmas[k] in frame.about for j in subjects for k in (j, *article.kids(j, "conj")))


def governs_verb(article: LinkedArticle, i: int) -> bool:
    """Whether a verb has another below it as its content: `urge to`, `call for ... to`, `a commitment to ...ing`."""
    if article.kids(i, "xcomp", "ccomp") or any(article.kids(j, "xcomp") for j in article.kids(i, "acomp")):
        return True
    if any(article.is_verb(k) for j in article.kids(i, "prep") for k in article.kids(j, "pcomp")):
        return True
    objects = [k for j in article.kids(i, "dobj") for k in (j, *article.kids(j, "conj"))]
    if any(article.is_verb(k) for o in objects for j in article.kids(o, "prep") for k in article.kids(j, "pcomp")):
        return True
    nouns = objects + article.kids(i, "attr") + [k for j in article.kids(i, "prep") for k in article.kids(j, "pobj")]
    if any(article.kids(j, "acl", "relcl") for j in nouns):
        return True
    if any(_is_for_to(article, k) for j in nouns for k in article.kids(j, "advcl")):
        return True
    return any(_has_to(article, j) for j in article.kids(i, "advcl"))


def _is_for_to(article: LinkedArticle, i: int) -> bool:
    """`The need for Chad to act`: an infinitive with a subject of its own."""
    return _has_to(article, i) and article.kid(i, "nsubj") is not None


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

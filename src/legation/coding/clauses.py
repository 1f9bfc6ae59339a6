"""A verb with its own subject and objects, also where control, a relative or a passive puts them elsewhere."""

from __future__ import annotations

import msgspec

from legation.coding.linked import LinkedArticle

# Verbs whose object, not subject, does what their infinitive says.
_OBJECT_CONTROL = frozenset(
    "urge ask tell order invite help allow force press persuade encourage enable permit require request instruct "
    "want expect advise warn compel implore call remind lead get cause direct push".split()
)
_NEGATIONS = frozenset({"not", "never", "n't", "n’t", "no", "neither"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_DEPTH = 6
# Words of one list that are followed up from the last: longer ones are no prose, and would exhaust the stack.
LONGEST_LIST = 50
# Nouns between a passive and its agent.
_NEAR = 2
# Verbs that need an object: without one they are passive.
_DONE_TO_OTHERS = frozenset(
    "abduct acquit arrest assassinate ban bomb charge convict deport depose detain evacuate execute expel extradite "
    "free hospitalize imprison indict injure jail kidnap kill murder oust overthrow pardon poison release rescue "
    "sanction sentence shoot stab topple torture wound".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Clauses of an infinitive, or of a verb after a modal.
_OPEN_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl"})


class Clause(msgspec.Struct, frozen=True):
    """A verb and what belongs to it.

    Attributes:
        subjects, objects: Heads of the noun phrases that act and are acted on, whatever the voice.
        tense: past, present, future or none; `perfect` and `progressive` with it.
        modals: Lemmas of the modal verbs.
        infinitive: It is a bare or `to` infinitive, and has the time of what governs it.
    """

    verb: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    passive: bool
    tense: str
    perfect: bool
    progressive: bool
    modals: frozenset[str]
    negated: bool
    infinitive: bool


def read_clause(article: LinkedArticle, verb: int) -> Clause:
    """The clause of a verb; each is read once, however many ask for it."""
    known = article.clauses.get(verb)
    if not isinstance(known, Clause):
        known = article.clauses[verb] = _read_clause(article, verb)
    return known


def _read_clause(article: LinkedArticle, verb: int) -> Clause:
    passive = is_passive(article, verb)
    surface = surface_subject(article, verb)
    direct = _direct_objects(article, verb)
    listed = _listed_before(article, verb)
    if passive:
        agents = tuple(agents_below(article, verb))
        patients = (surface,) if surface is not None else ()
        subjects, objects = agents, (*listed, *patients, *direct)
    else:
        subjects, objects = (*listed, *((surface,) if surface is not None else ())), direct
    auxiliaries = [article.lemmas[j] for j in article.kids(verb, "aux", "auxpass")]
    tense, perfect, progressive = _tense(article, verb, auxiliaries)
    modals = frozenset(a for a in map(_modal, auxiliaries) if a)
    infinitive = tense == "none" and ("to" in auxiliaries or article.tokens[verb].tag == "VB")
    negated = any(article.lemmas[j] in _NEGATIONS for j in article.kids(verb, "neg", "advmod")) or (
        surface is not None and any(article.lemmas[j] in _NEGATIONS for j in article.kids(surface, "det"))
    )
    return Clause(verb, subjects, objects, passive, tense, perfect, progressive, modals, negated, infinitive)


def _listed_before(article: LinkedArticle, verb: int) -> tuple[int, ...]:
    """`Mali, Niger, and Chad signed`: the parser joins the verb to the first name of a list of subjects."""
    token = article.tokens[verb]
    is_list = token.dep == "conj" and article.kid(verb, "nsubj", "nsubjpass") is not None
    mention = article.mention(token.head) if is_list and article.is_noun(token.head) else None
    return (token.head,) if mention is not None and mention.kind in {"person", "office", "country"} else ()


def is_passive(article: LinkedArticle, verb: int, depth: int = 0) -> bool:
    """Whether the surface subject is acted on."""
    token = article.tokens[verb]
    if article.kid(verb, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    if _is_headline_passive(article, verb):
        return True
    if token.tag != "VBN":
        return False
    if token.dep == "acl":
        return True
    return (
        token.dep == "conj"
        and depth < LONGEST_LIST
        and article.is_verb(token.head)
        and not article.kids(verb, "nsubj", "aux")
        and is_passive(article, token.head, depth + 1)
    )


def _is_headline_passive(article: LinkedArticle, verb: int) -> bool:
    """`Hundreds rescued off Malta`: a headline leaves out the auxiliary, and what is done to others has no object."""
    token = article.tokens[verb]
    if token.tag not in {"VBD", "VBN"} or article.lemmas[verb] not in _DONE_TO_OTHERS:
        return False
    if not article.sentence(verb).headline or article.kids(verb, "aux", "dobj", "dative", "ccomp", "xcomp"):
        return False
    return article.kid(verb, "nsubj") is not None


def agents_below(article: LinkedArticle, i: int, depth: int = 0) -> list[int]:
    """What follows `by` under a passive verb or a noun of action, also where the parser hangs it on a noun between.

    `was threatened with sanctions by Greece`, `the arrest of a journalist by Russia`.
    """
    found = [j for word, j in article.prepositions(i) if word == "by" and not article.is_verb(j)]
    if found or depth == _NEAR:
        return found
    between = [j for _, j in article.prepositions(i)] + article.kids(i, "dobj", "oprd", "attr")
    return next((agents for j in between if article.is_noun(j) and (agents := agents_below(article, j, depth + 1))), [])


def surface_subject(article: LinkedArticle, verb: int, depth: int = 0) -> int | None:
    """Head of the noun phrase that stands as subject, found through control, coordination and relatives."""
    own = article.kid(verb, "nsubj", "nsubjpass")
    token = article.tokens[verb]
    if own is not None:
        if article.tokens[own].tag in {"WDT", "WP"} and token.dep == "relcl":
            return token.head
        return own
    before = _named_before(article, verb)
    if before is not None:
        return before
    if depth > _DEPTH or token.head == verb:
        return None
    head = token.head
    if token.dep == "conj" and token.tag in _FINITE:
        head = _finite_above(article, head)
    if token.dep == "advcl" and head == article.tokens[head].head and article.mention(head) is not None:
        return head
    if token.dep in {"conj", "advcl", "ccomp", "dep", "parataxis"} and _predicate(article, head):
        return surface_subject(article, head, depth + 1)
    if token.dep == "xcomp":
        return _controller(article, head, depth)
    if token.dep in {"acomp", "oprd", "attr"} and _predicate(article, head):
        return surface_subject(article, head, depth + 1)
    if token.dep in {"acl", "relcl"}:
        return _noun_subject(article, verb, head, depth)
    if token.dep in {"pcomp", "prep"}:
        above = head if article.tokens[head].pos not in {"ADP", "SCONJ"} else article.tokens[head].head
        if _predicate(article, above):
            return surface_subject(article, above, depth + 1)
        return _owner(article, above, depth)
    return None


def _named_before(article: LinkedArticle, verb: int) -> int | None:
    """Head of the actor who stands right before a finite verb without a subject.

    In `During the fair in Bonn, President X met Y` the parser hangs the subject on the noun before the comma.
    """
    first = min([verb, *(j for j in article.kids(verb, "aux", "advmod", "neg") if j < verb)])
    finite = [verb, *article.kids(verb, "aux")]
    if first == 0 or not any(article.tokens[j].tag in _FINITE for j in finite):
        return None
    mention = article.mention(first - 1)
    named = mention is not None and mention.last == first and mention.kind in {"person", "office", "country"}
    return mention.head if mention is not None and named else None


def _finite_above(article: LinkedArticle, i: int) -> int:
    """`asked Poland to wait and thanked Latvia`: a finite verb that hangs on an infinitive follows the verb above it.

    So does one that hangs on a clause with a modal: `said that Chad must act and asked for help`; and one on an
    infinitive that belongs to a noun or tells a purpose: `discussed Mali's plans to build a dam and thanked Chad`.
    """
    while article.tokens[i].dep in _OPEN_CLAUSES and article.tokens[i].tag == "VB" and article.kids(i, "aux"):
        i = article.tokens[i].head
        while article.tokens[i].pos not in {"VERB", "AUX"} and article.tokens[i].head != i:
            i = article.tokens[i].head
    return i


def _predicate(article: LinkedArticle, i: int) -> bool:
    return article.tokens[i].pos in {"VERB", "AUX", "ADJ"}


def _controller(article: LinkedArticle, head: int, depth: int) -> int | None:
    target = article.kid(head, "dobj", "dative")
    if target is not None and article.lemmas[head] in _OBJECT_CONTROL:
        return target
    if article.tokens[head].pos in {"NOUN", "PROPN"}:
        return _owner(article, head, depth)
    return surface_subject(article, head, depth + 1)


def _noun_subject(article: LinkedArticle, verb: int, head: int, depth: int) -> int | None:
    """The subject of a clause under a noun: the noun itself, or the owner of a plan, decision, commitment ..."""
    token = article.tokens[verb]
    has_to = any(article.lemmas[j] == "to" for j in article.kids(verb, "aux"))
    if has_to and article.tokens[head].head == head:
        # A headline without a finite verb: `Hungarian president to visit Georgia`.
        return head
    if token.dep == "acl" and has_to:
        return _owner(article, head, depth)
    if token.dep == "acl" and token.tag in {"VBG", "VBN", *_FINITE}:
        return head
    return None


def _owner(article: LinkedArticle, noun: int, depth: int) -> int | None:
    """Whose a noun is: its possessor, else the subject of the verb that it is the object of."""
    owner = article.kid(noun, "poss")
    if owner is not None:
        return owner
    above = article.tokens[noun].head
    if above != noun and article.tokens[noun].dep in {"dobj", "attr", "pobj", "oprd"}:
        if article.tokens[above].pos == "ADP":
            above = article.tokens[above].head
        if _predicate(article, above):
            return surface_subject(article, above, depth + 1)
    return None


def _direct_objects(article: LinkedArticle, verb: int) -> tuple[int, ...]:
    token = article.tokens[verb]
    found = article.kids(verb, "dobj", "dative", "oprd")
    if token.dep == "relcl" and not any(
        article.lemmas[j] in _RELATIVE for j in article.kids(verb, "nsubj", "nsubjpass")
    ):
        found = [j for j in found if article.lemmas[j] not in _RELATIVE]
        if not found and token.tag != "VBN":
            found = [token.head]
    if not found and token.dep == "conj" and article.is_verb(token.head):
        # "condemned and rejected the attack": a shared object follows the last verb.
        return ()
    if not found:
        shared = [j for j in article.kids(verb, "conj") if article.is_verb(j) and not article.kids(j, "nsubj")]
        found = [k for j in shared for k in article.kids(j, "dobj") if not article.preposition_words(verb)]
    return tuple(j for j in found if article.tokens[j].pos != "ADP")


def _modal(lemma: str) -> str | None:
    return {
        "will": "will", "wo": "will", "'ll": "will", "’ll": "will", "shall": "will", "would": "would", "'d": "would",
        "may": "may", "might": "may", "could": "may", "can": "can", "must": "must", "should": "must", "ought": "must",
    }.get(lemma)  # fmt: skip


def _tense(article: LinkedArticle, verb: int, auxiliaries: list[str], depth: int = 0) -> tuple[str, bool, bool]:
    token = article.tokens[verb]
    perfect = "have" in auxiliaries and token.tag == "VBN"
    progressive = token.tag == "VBG" and "be" in auxiliaries
    if any(_modal(a) == "will" for a in auxiliaries):
        return "future", perfect, progressive
    forms = [verb, *article.kids(verb, "aux", "auxpass")]
    if any(article.tokens[i].tag == "VBD" for i in forms):
        return "past", perfect, progressive
    if any(article.tokens[i].tag in {"VBP", "VBZ"} for i in forms):
        return ("past" if perfect else "present"), perfect, progressive
    if token.tag == "VBN" and token.dep in {"acomp", "oprd"} and token.head != verb:
        # "is committed to": the copula has the time.
        return _tense(article, token.head, [article.lemmas[j] for j in article.kids(token.head, "aux", "auxpass")])
    if token.tag == "VBN":
        return "past", perfect, progressive
    joined = token.dep == "conj" and depth < LONGEST_LIST and article.is_verb(token.head)
    if joined and not auxiliaries and token.tag in {"VB", "VBG"}:
        above = [article.lemmas[j] for j in article.kids(token.head, "aux", "auxpass")]
        return _tense(article, token.head, above, depth + 1)
    return "none", perfect, progressive

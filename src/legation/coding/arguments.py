"""Who acts, and to whom: the parties of a trigger, by its frame."""

from __future__ import annotations

import msgspec

from legation.coding.actors import actors_at, countries_of, is_private, owner_mentions, owners, place_actor, unique
from legation.coding.clauses import LONGEST_LIST, Clause, agents_below, read_clause, surface_subject
from legation.coding.linked import LinkedArticle
from legation.coding.objects import FORCE, object_actors, owners_of_object
from legation.model.link import Mention
from legation.resources.lexicon import Frame

# Verbs that lend their subject to the noun they govern: "held talks", "paid a visit", "launched an attack".
LIGHT_VERBS = frozenset(
    "hold have conduct make pay take begin start open continue resume host lead attend join chair launch carry "
    "complete "
    "finish conclude stage undertake wage mount organize organise kick wrap do give receive see convene arrange".split()
)
# Verbs that move a plan; whoever plans, postpones or cancels a visit is the visitor.
_PLANNING = frozenset(
    "cancel postpone delay plan schedule announce confirm propose offer scrap drop defer abandon".split()
)
_OCCASION = frozenset({"during", "following", "after", "at", "in", "before", "on"})


class Parties(msgspec.Struct, frozen=True):
    """The mentions on both sides of an act, in text order."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]

    @property
    def countries(self) -> frozenset[str]:
        """Countries and organizations on either side."""
        return countries_of(self.actors + self.recipients)


def parties_of_verb(article: LinkedArticle, clause: Clause, frame: Frame) -> Parties:
    """The parties of a verb."""
    subjects = unique(m for j in clause.subjects if not is_private(article, j) for m in actors_at(article, j))
    objects = unique(m for j in clause.objects if not _is_expletive(article, clause, j) for m in actors_at(article, j))
    found = _recipients(article, clause.verb, clause, frame)
    if frame.symmetric:
        extra = objects if not frame.object or "object" in frame.to else ()
        together = unique((*subjects, *(extra if clause.passive or "object" in frame.to else ()), *found))
        return Parties(together, ())
    if frame.parties == "hosting":
        return Parties(objects or found, subjects)
    return Parties(subjects, _without(found, subjects))


def _is_expletive(article: LinkedArticle, clause: Clause, i: int) -> bool:
    """The `it` of `it was agreed that ...` names nobody."""
    return clause.passive and article.lemmas[i] == "it" and bool(article.kids(clause.verb, "ccomp", "xcomp"))


def _recipients(article: LinkedArticle, verb: int, clause: Clause, frame: Frame) -> tuple[Mention, ...]:
    for source in frame.to:
        found = _from_source(article, verb, clause, frame, source)
        if found:
            return found
    return ()


def _from_source(article: LinkedArticle, verb: int, clause: Clause, frame: Frame, source: str) -> tuple[Mention, ...]:
    if source == "object":
        return unique(m for j in clause.objects for m in object_actors(article, j, frame))
    if source == "owner":
        return unique(m for j in clause.objects for m in owners_of_object(article, clause, j, frame))
    if source == "clause":
        return _clause_subjects(article, verb)
    if source == "clause_object":
        return unique(m for j in _content_verbs(article, verb) for m in _reach(article, j))
    if source == "host":
        return hosts(article, verb)
    if source == "counterpart":
        return ()
    if source == "aimed":
        return unique(m for j in clause.objects for k in article.kids(j, "acl") for m in _reach(article, k))
    found = [m for word, j in article.prepositions(verb) if word == source for m in _noun_actors(article, j)]
    for j in (*clause.objects, *article.kids(verb, "acomp")):
        found.extend(m for word, k in article.prepositions(j) if word == source for m in _noun_actors(article, k))
    return unique(found)


def _noun_actors(article: LinkedArticle, i: int) -> tuple[Mention, ...]:
    if article.is_verb(i):
        return unique(m for j in read_clause(article, i).objects for m in actors_at(article, j))
    return actors_at(article, i) or owners(article, i)


def _content_verbs(article: LinkedArticle, verb: int) -> list[int]:
    found = article.kids(verb, "xcomp", "ccomp", "advcl")
    for j in article.kids(verb, "prep"):
        found.extend(article.kids(j, "pcomp"))
    for j in article.kids(verb, "dobj", "prep"):
        found.extend(article.kids(j, "acl", "relcl"))
    return [j for j in found if article.tokens[j].pos in {"VERB", "AUX"}]


def _clause_subjects(article: LinkedArticle, verb: int) -> tuple[Mention, ...]:
    """Who is to do what is asked: `for Iran to stop`, `that both sides return`, `the need for Congress to act`."""
    for j in _content_verbs(article, verb):
        subject = article.kid(j, "nsubj", "nsubjpass")
        if subject is not None:
            found = actors_at(article, subject)
            if found:
                return found
    return ()


def _reach(article: LinkedArticle, verb: int) -> tuple[Mention, ...]:
    """Whom a content verb concerns: its object, or what stands after with, against, on, from, to, or `in` a place."""
    clause = read_clause(article, verb)
    found = [m for j in clause.objects for m in actors_at(article, j) or owners(article, j)]
    for word, j in article.prepositions(verb):
        if word in {"with", "against", "on", "from", "to"} and not article.is_verb(j):
            found.extend(_noun_actors(article, j))
    return unique(found)


def hosts(article: LinkedArticle, i: int) -> tuple[Mention, ...]:
    """The country that a visit goes to: what follows to, in, at, through, or the object of `visit`."""
    for word, j in article.prepositions(i):
        if word in {"to", "in", "at", "into", "through"} and not article.is_verb(j):
            found = _capitals(article, j)
            if found:
                return found
    return ()


def _capitals(article: LinkedArticle, i: int, depth: int = 0) -> tuple[Mention, ...]:
    found = [m for m in actors_at(article, i) if m.kind in {"country", "capital", "role"}]
    place = article.place(i)
    if not found and place is not None and place.country:
        found.append(place_actor(article, i))
    for j in article.kids(i, "conj", "appos") if depth < LONGEST_LIST else ():
        found.extend(_capitals(article, j, depth + 1))
    return unique(found)


def parties_of_noun(article: LinkedArticle, noun: int, frame: Frame) -> Parties:
    """The parties of a nominal event: its owner, its prepositions, and the subject of a light verb above it."""
    owned = unique(owner_mentions(article, noun))
    sources = {"by", "of"} if frame.parties == "visit" else {"by"}
    by = [m for word, j in article.prepositions(noun) if word in sources for m in actors_at(article, j)]
    by = by or [m for j in agents_below(article, noun) for m in actors_at(article, j)]
    light = light_verb(article, noun)
    subject = _light_subjects(article, light, noun) if light is not None else ()
    found = _noun_recipients(article, noun, frame)
    if frame.symmetric:
        together = unique((*owned, *subject, *by, *found))
        if found and len(countries_of(together)) < 2:
            together = unique((*together, *_told_by(article, noun)))
        return Parties(together, ())
    actors = owned or tuple(by) or subject
    return Parties(unique(actors), _without(found, actors))


def _told_by(article: LinkedArticle, noun: int) -> tuple[Mention, ...]:
    """`After talks with the premier, the king said ...`: who speaks after talks took part in them."""
    preposition = article.tokens[noun].head
    if article.tokens[noun].dep != "pobj" or article.lemmas[preposition] not in _OCCASION:
        return ()
    verb = article.tokens[preposition].head
    if article.is_noun(verb):
        # `During a briefing after talks with the premier, the king said`.
        return _told_by(article, verb)
    subject = surface_subject(article, verb) if article.is_verb(verb) else None
    return actors_at(article, subject) if subject is not None else ()


def _noun_recipients(article: LinkedArticle, noun: int, frame: Frame) -> tuple[Mention, ...]:
    for source in frame.to:
        if source == "host":
            found = hosts(article, noun)
        elif source in {"object", "owner", "clause", "counterpart"}:
            found = ()
        else:
            found = _after(article, noun, source, frame)
            for verb in predicates(article, noun) if not found else []:
                found = found or _after(article, verb, source, frame)
        if found:
            return found
    return ()


def _after(article: LinkedArticle, i: int, preposition: str, frame: Frame) -> tuple[Mention, ...]:
    place_like = preposition in {"in", "on", "at"} or (preposition == "of" and frame.type in FORCE)
    found: list[Mention] = []
    below = article.prepositions(i)
    if preposition == "between":
        # "the signing of a treaty between A and B": the parser hangs the parties on the treaty.
        below = below + [pair for word, j in below if word == "of" for pair in article.prepositions(j)]
    for word, j in below:
        if word != preposition or article.is_verb(j):
            continue
        named = actors_at(article, j)
        place = article.place(j)
        if place is not None and place.country and not countries_of(named) and place_like:
            named = (place_actor(article, j),)
        found.extend(named or owners(article, j))
    return unique(found)


def light_verb(article: LinkedArticle, noun: int, depth: int = 0) -> int | None:
    """The verb whose subject takes part in a nominal event: `held talks`, `is on a visit`, `the talks took place`."""
    token = article.tokens[noun]
    head = token.head
    governed = token.dep in {"dobj", "nsubjpass", "attr", "npadvmod"} and article.tokens[head].pos in {"VERB", "AUX"}
    if governed and (token.dep == "attr" or article.lemmas[head] in LIGHT_VERBS | _PLANNING):
        return head
    if token.dep == "pobj":
        verb = article.tokens[head].head
        on_visit = article.lemmas[head] in {"on", "for", "during", "in"} and article.tokens[verb].pos in {"VERB", "AUX"}
        if on_visit and article.lemmas[verb] in {
            "be",
            "arrive",
            "travel",
            "participate",
            "engage",
            "speak",
            "meet",
            "go",
            "come",
        }:
            return verb
    if token.dep == "conj" and depth < LONGEST_LIST:
        return light_verb(article, head, depth + 1)
    return None


def predicates(article: LinkedArticle, noun: int) -> list[int]:
    """Verbs that tell of a nominal event: its light verb, what it is the subject of, and participles that follow it.

    `The talks will take place`, `the summit, expected to be held on 4 May with the king`.
    """
    token = article.tokens[noun]
    light = light_verb(article, noun)
    found = [light] if light is not None else []
    if token.dep in {"nsubj", "nsubjpass"} and article.is_verb(token.head):
        found.append(token.head)
    found.extend(j for j in article.kids(noun, "acl", "relcl") if article.is_verb(j))
    for verb in found:
        found.extend(j for j in article.kids(verb, "xcomp") if article.is_verb(j) and j not in found)
    return found


def _light_subjects(article: LinkedArticle, verb: int, noun: int) -> tuple[Mention, ...]:
    clause = read_clause(article, verb)
    heads = [j for j in clause.subjects if j != noun]
    if not heads and not clause.passive:
        subject = surface_subject(article, verb)
        heads = [subject] if subject is not None and subject != noun else []
    return unique(m for j in heads if not is_private(article, j) for m in actors_at(article, j))


def _without(mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions that are not also on the other side, by words or as its pronoun (`froze its membership`)."""
    taken = {(m.first, m.last) for m in others}
    own = {a for m in others for a in m.actors}
    return tuple(
        m for m in mentions if (m.first, m.last) not in taken and not (m.kind == "pronoun" and set(m.actors) <= own)
    )

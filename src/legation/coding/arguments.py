"""Who acts, and to whom: the parties of a trigger, by its frame."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from legation.coding.clauses import Clause, read_clause, surface_subject
from legation.coding.linked import LinkedArticle
from legation.model.link import Actor, Mention
from legation.resources.lexicon import Frame

# Verbs that lend their subject to the noun they govern: "held talks", "paid a visit", "launched an attack".
LIGHT_VERBS = frozenset(
    "hold have conduct make pay take begin start open continue resume host lead attend join chair launch carry "
    "complete "
    "finish conclude stage undertake wage mount organize organise kick wrap do give receive see convene arrange".split()
)
# Nouns that act for those who are named beside them: "the delegation of France", "a group of Polish diplomats".
_COLLECTIVES = frozenset(
    "leader leaders president presidents minister ministers official officials delegation side sides government team "
    "group head heads representative representatives people forces troops authorities state states country countries "
    "nation nations ally allies partner partners member members visit visits effort".split()
)
_OCCASION = frozenset({"during", "following", "after", "at", "in", "before", "on"})
_DEPTH = 3


class Parties(msgspec.Struct, frozen=True):
    """The mentions on both sides of an act, in text order."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]

    @property
    def countries(self) -> frozenset[str]:
        """Countries and organizations on either side."""
        return countries_of(self.actors + self.recipients)


def countries_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """The countries that mentions stand for."""
    return frozenset(a.country for m in mentions for a in m.actors if a.country)


def actors_at(article: LinkedArticle, i: int, depth: int = 0) -> tuple[Mention, ...]:
    """The actors that the noun phrase headed at a token names: itself, its conjuncts, or what it is of."""
    found: list[Mention] = []
    mention = article.mention(i)
    if mention is not None and mention.actors and (mention.kind != "adjective" or len(mention.actors) > 1):
        found.append(mention)
    elif depth < _DEPTH:
        found.extend(_inside(article, i, depth))
    if depth < _DEPTH:
        for j in article.kids(i, "conj", "appos"):
            if not found or article.tokens[j].dep == "conj" or _is_another_person(article, mention, j):
                found.extend(actors_at(article, j, depth + 1))
        found.extend(_list_of(article, i, found, depth))
    return _unique(found)


def _is_another_person(article: LinkedArticle, mention: Mention | None, i: int) -> bool:
    """The parser takes `President A of B and President C` for one person twice: people of two countries are two."""
    other = article.mention(i)
    if mention is None or other is None or mention.kind != "person" or other.kind != "person":
        return False
    return not countries_of((mention,)) & countries_of((other,))


def _inside(article: LinkedArticle, i: int, depth: int) -> list[Mention]:
    """Actors beside a noun that is no name: `Polish diplomats`, `the leaders of India and Brazil`."""
    found: list[Mention] = []
    for j in article.kids(i, "poss", "amod", "compound", "nmod"):
        mention = article.mention(j)
        if mention is not None and mention.actors:
            found.append(mention)
            found.extend(m for k in article.kids(j, "conj") for m in actors_at(article, k, depth + 1))
    if not found and article.lemmas[i] in _COLLECTIVES:
        for word, j in article.prepositions(i):
            if word in {"of", "from"}:
                found.extend(actors_at(article, j, depth + 1))
    return found


def _list_of(article: LinkedArticle, i: int, found: list[Mention], depth: int) -> list[Mention]:
    """`the G7 foreign ministers of Canada, France ...`: the named members stand for the collective."""
    if article.lemmas[i] not in _COLLECTIVES:
        return []
    named = [m for word, j in article.prepositions(i) if word == "of" for m in actors_at(article, j, depth + 1)]
    if len(countries_of(named)) < 2:
        return []
    found.clear()
    return named


def _unique(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    seen: dict[tuple[int, int], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.first, mention.last), mention)
    return tuple(seen.values())


def parties_of_verb(article: LinkedArticle, clause: Clause, frame: Frame) -> Parties:
    """The parties of a verb."""
    subjects = _unique(m for j in clause.subjects for m in actors_at(article, j))
    objects = _unique(m for j in clause.objects for m in actors_at(article, j))
    if frame.parties == "addressed":
        return Parties((), subjects)
    found = _recipients(article, clause.verb, clause, frame)
    if frame.symmetric:
        extra = objects if not frame.object or "object" in frame.to else ()
        together = _unique((*subjects, *(extra if clause.passive or "object" in frame.to else ()), *found))
        return Parties(together, ())
    if frame.parties == "hosting":
        return Parties(objects or found, subjects)
    return Parties(subjects, _without(found, subjects))


def _recipients(article: LinkedArticle, verb: int, clause: Clause, frame: Frame) -> tuple[Mention, ...]:
    for source in frame.to:
        found = _from_source(article, verb, clause, source)
        if found:
            return found
    return ()


def _from_source(article: LinkedArticle, verb: int, clause: Clause, source: str) -> tuple[Mention, ...]:
    if source == "object":
        return _unique(m for j in clause.objects for m in actors_at(article, j))
    if source == "owner":
        return _unique(m for j in clause.objects for m in owners(article, j))
    if source == "clause":
        return _clause_subjects(article, verb)
    if source == "clause_object":
        return _unique(m for j in _content_verbs(article, verb) for m in _reach(article, j))
    if source == "host":
        return hosts(article, verb)
    if source == "counterpart":
        return ()
    if source == "aimed":
        return _unique(m for j in clause.objects for k in article.kids(j, "acl") for m in _reach(article, k))
    found = [m for word, j in article.prepositions(verb) if word == source for m in _noun_actors(article, j)]
    for j in clause.objects:
        found.extend(m for word, k in article.prepositions(j) if word == source for m in _noun_actors(article, k))
    return _unique(found)


def _noun_actors(article: LinkedArticle, i: int) -> tuple[Mention, ...]:
    if article.is_verb(i):
        return _unique(m for j in read_clause(article, i).objects for m in actors_at(article, j))
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
    return _unique(found)


def owners(article: LinkedArticle, noun: int) -> tuple[Mention, ...]:
    """Whose a noun is: its possessor or country adjective, else what follows `of`, `by` or `from`."""
    found: list[Mention] = []
    for j in article.kids(noun, "poss", "amod", "compound", "nmod"):
        mention = article.mention(j)
        if mention is not None and mention.actors:
            found.append(mention)
            found.extend(m for k in article.kids(j, "conj") for m in actors_at(article, k))
    if not found:
        for word, j in article.prepositions(noun):
            if word in {"by", "of", "from"} and not article.is_verb(j):
                found.extend(actors_at(article, j))
    return _unique(found)


def hosts(article: LinkedArticle, i: int) -> tuple[Mention, ...]:
    """The country that a visit goes to: what follows to, in, at, through, or the object of `visit`."""
    for word, j in article.prepositions(i):
        if word in {"to", "in", "at", "into", "through"} and not article.is_verb(j):
            found = _capitals(article, j)
            if found:
                return found
    return ()


def _capitals(article: LinkedArticle, i: int) -> tuple[Mention, ...]:
    found = [m for m in actors_at(article, i) if m.kind in {"country", "capital", "role"}]
    place = article.place(i)
    if not found and place is not None and place.country:
        found.append(place_actor(article, i))
    for j in article.kids(i, "conj", "appos"):
        found.extend(_capitals(article, j))
    return _unique(found)


def place_actor(article: LinkedArticle, i: int) -> Mention:
    """A place as the country that it lies in, with the place's words."""
    place = article.place(i)
    if place is None:
        raise ValueError(f"token {i} names no place")
    actor = Actor(place.country or place.name, f"country:{place.country}", "country", place.country, "GOV")
    return Mention(
        place.first, place.last, place.head, place.start, place.end, place.text, "country", (actor,), "place", 0.8
    )


def parties_of_noun(article: LinkedArticle, noun: int, frame: Frame) -> Parties:
    """The parties of a nominal event: its owner, its prepositions, and the subject of a light verb above it."""
    owned = _unique(_owner_mentions(article, noun))
    sources = {"by", "of"} if frame.parties == "visit" else {"by"}
    by = [m for word, j in article.prepositions(noun) if word in sources for m in actors_at(article, j)]
    light = light_verb(article, noun)
    subject = _light_subjects(article, light, noun) if light is not None else ()
    found = _noun_recipients(article, noun, frame)
    if frame.symmetric:
        together = _unique((*owned, *subject, *by, *found))
        if found and len(countries_of(together)) < 2:
            together = _unique((*together, *_told_by(article, noun)))
        return Parties(together, ())
    actors = owned or tuple(by) or subject
    return Parties(_unique(actors), _without(found, actors))


def _told_by(article: LinkedArticle, noun: int) -> tuple[Mention, ...]:
    """`After talks with the premier, the king said ...`: who speaks after talks took part in them."""
    preposition = article.tokens[noun].head
    if article.tokens[noun].dep != "pobj" or article.lemmas[preposition] not in _OCCASION:
        return ()
    verb = article.tokens[preposition].head
    subject = surface_subject(article, verb) if article.is_verb(verb) else None
    return actors_at(article, subject) if subject is not None else ()


def _owner_mentions(article: LinkedArticle, noun: int) -> list[Mention]:
    found: list[Mention] = []
    for j in article.kids(noun, "poss", "amod", "compound", "nmod"):
        mention = article.mention(j)
        if mention is not None and mention.actors:
            found.append(mention)
            found.extend(m for k in article.kids(j, "conj") for m in actors_at(article, k))
    return found


def _noun_recipients(article: LinkedArticle, noun: int, frame: Frame) -> tuple[Mention, ...]:
    for source in frame.to:
        if source == "host":
            found = hosts(article, noun)
        elif source in {"object", "owner", "clause", "counterpart"}:
            found = ()
        else:
            found = _after(article, noun, source)
            for verb in predicates(article, noun) if not found else []:
                found = found or _after(article, verb, source)
        if found:
            return found
    return ()


def _after(article: LinkedArticle, i: int, preposition: str) -> tuple[Mention, ...]:
    place_like = preposition in {"in", "on", "at"}
    found: list[Mention] = []
    for word, j in article.prepositions(i):
        if word != preposition or article.is_verb(j):
            continue
        named = actors_at(article, j)
        if not named and place_like and article.place(j) is not None and article.place(j).country:  # type: ignore[union-attr]
            named = (place_actor(article, j),)
        found.extend(named or owners(article, j))
    return _unique(found)


# Verbs that move a plan; whoever plans, postpones or cancels a visit is the visitor.
_PLANNING = frozenset("cancel postpone delay plan schedule announce confirm propose offer scrap drop defer abandon".split())


def light_verb(article: LinkedArticle, noun: int) -> int | None:
    """The verb whose subject takes part in a nominal event: `held talks`, `is on a visit`, `the talks took place`."""
    token = article.tokens[noun]
    head = token.head
    if token.dep in {"dobj", "nsubjpass", "attr"} and article.tokens[head].pos in {"VERB", "AUX"}:
        if article.lemmas[head] in LIGHT_VERBS | _PLANNING or token.dep == "attr":
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
    if token.dep == "conj" and head != noun:
        return light_verb(article, head)
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
    return _unique(m for j in heads for m in actors_at(article, j))


def _without(mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions that are not also on the other side, by words."""
    taken = {(m.first, m.last) for m in others}
    return tuple(m for m in mentions if (m.first, m.last) not in taken)

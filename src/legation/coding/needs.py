"""What a frame needs to be an event: who must be named, how the word must stand. Each need of the lexicon is a rule."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from legation.coding.actors import countries_of, owners
from legation.coding.arguments import Parties
from legation.coding.clauses import Clause
from legation.coding.frames import governs_verb
from legation.coding.linked import LinkedArticle
from legation.resources.lexicon import Frame, Lexicon

# Who uses force; what others `attack` or `hit` is a figure of speech.
_FORCES = frozenset({"MIL", "REB", "GOV", "CVL", "CRM", "OPP", None})
_ARMED = frozenset({"MIL", "REB"})
_CROWDS = frozenset({"CVL", "OPP"})
_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP", "VBG"})


class Candidate(msgspec.Struct, frozen=True):
    """A word whose frame holds, with the parties that the text gives it; `clause` is None for a noun."""

    article: LinkedArticle
    head: int
    frame: Frame
    parties: Parties
    clause: Clause | None
    lexicon: Lexicon


def needs_hold(candidate: Candidate) -> bool:
    """Whether every need of the frame is met.

    Raises:
        KeyError: The lexicon names a need that has no rule; a test reads the whole lexicon for it.
    """
    return all(NEEDS[need](candidate) for need in candidate.frame.needs)


def _names_actor(c: Candidate) -> bool:
    return bool(c.parties.actors)


def _names_recipient(c: Candidate) -> bool:
    return bool(c.parties.recipients)


def _names_two(c: Candidate) -> bool:
    together = c.parties.actors + c.parties.recipients
    return len(countries_of(together)) >= 2 or sum(len(m.actors) for m in together) >= 2


def _names_two_countries(c: Candidate) -> bool:
    return len(c.parties.countries) >= 2


def _has_country(c: Candidate) -> bool:
    return bool(countries_of(c.parties.actors))


def _is_abroad(c: Candidate) -> bool:
    """A visit goes to another country than the visitor's."""
    there = countries_of(c.parties.recipients)
    return bool(there) and not there & countries_of(c.parties.actors)


def _has_object(c: Candidate) -> bool:
    return c.clause is None or bool(c.clause.objects) or governs_verb(c.article, c.head)


def _is_bare(c: Candidate) -> bool:
    """`called the premier`, not `called the premier a liar`."""
    return not c.article.kids(c.head, "oprd", "ccomp", "xcomp", "attr")


def _is_future(c: Candidate) -> bool:
    """`will retaliate`, `vowed to retaliate`."""
    return c.clause is not None and (c.clause.tense == "future" or c.clause.infinitive)


def _is_finite(c: Candidate) -> bool:
    return c.clause is not None and not c.clause.infinitive


def _joins_event(c: Candidate) -> bool:
    """`take part in the summit` or `in the heads of state meeting`, not `take part in the growth`."""
    events = c.frame.object | c.lexicon.classes["events"]
    joined = [j for word, j in c.article.prepositions(c.head) if word in c.frame.preps]
    joined += [k for j in joined for word, k in c.article.prepositions(j) if word == "of"]
    return any(c.article.lemmas[j] in events for j in joined)


def _is_crowd(c: Candidate) -> bool:
    if c.clause is None:
        return False
    if any(c.article.lemmas[j] in c.lexicon.classes["crowd"] for j in c.clause.subjects):
        return True
    return any(a.sector in _CROWDS and a.kind != "person" for m in c.parties.actors for a in m.actors)


def _is_voiced(c: Candidate) -> bool:
    """A commitment counts where it is voiced (`a commitment was made`), not where it is only spoken about."""
    token = c.article.tokens[c.head]
    return token.dep in {"dobj", "nsubjpass"} and c.article.lemmas[token.head] in c.lexicon.classes["voicing"]


def _is_owned(c: Candidate) -> bool:
    """`Chad's release of ...`, `the detention by ...`: someone's own act."""
    return bool(c.article.kids(c.head, "poss", "amod", "compound")) or "by" in c.article.preposition_words(c.head)


def _is_own_voice(c: Candidate) -> bool:
    return any(m.method == "first-person" for m in c.parties.actors)


def _is_held(c: Candidate) -> bool:
    """A protest that takes place, or is someone's: not the word in passing."""
    token = c.article.tokens[c.head]
    told = token.dep in {"nsubj", "nsubjpass", "dobj"} and c.article.tokens[token.head].tag in _FINITE
    return told or bool(owners(c.article, c.head))


def _is_fight(c: Candidate) -> bool:
    """Someone named does it or suffers it, and it is no figure of speech (`attacked the bill`)."""
    if c.clause is None or c.clause.passive:
        return bool(c.parties.actors or (c.clause is not None and c.parties.recipients))
    forces = any(a.sector in _FORCES for m in c.parties.actors for a in m.actors)
    return forces and bool(c.clause.objects or c.parties.recipients)


def _is_harm(c: Candidate) -> bool:
    """Someone named does it, or it is done to a person with a name: not the victims of an accident."""
    return bool(c.parties.actors) or any(m.kind == "person" and countries_of((m,)) for m in c.parties.recipients)


def _is_armed(c: Candidate) -> bool:
    """`strike`, `hit` and `target` are force only from those who have arms, or from weapons of a country."""
    armed = any(m.kind == "adjective" or a.sector in _ARMED for m in c.parties.actors for a in m.actors)
    return armed or bool(c.clause and c.clause.passive and c.parties.actors)


def _is_placed(c: Candidate) -> bool:
    return bool(c.parties.countries) or c.article.kid(c.head, "prep") is not None


def _names_who_agrees(c: Candidate) -> bool:
    """`It was agreed` names nobody: the parties are those of the talks that the article is about.

    Who agrees that something is so undertakes nothing.
    """
    states = [
        j for j in c.article.kids(c.head, "ccomp") if c.article.lemmas[j] == "be" and not c.article.kids(j, "aux")
    ]
    if states:
        return False
    return bool(c.parties.actors) or (c.clause is not None and c.clause.passive and c.clause.tense == "past")


NEEDS: dict[str, Callable[[Candidate], bool]] = {
    "actor": _names_actor,
    "agreeing": _names_who_agrees,
    "recipient": _names_recipient,
    "two": _names_two,
    "foreign": _names_two_countries,
    "attacker": _has_country,
    "abroad": _is_abroad,
    "object": _has_object,
    "bare": _is_bare,
    "future": _is_future,
    "finite": _is_finite,
    "event": _joins_event,
    "crowd": _is_crowd,
    "spoken": _is_voiced,
    "owned": _is_owned,
    "speaker": _is_own_voice,
    "held": _is_held,
    "fight": _is_fight,
    "armed": _is_armed,
    "harmed": _is_harm,
    "place": _is_placed,
}

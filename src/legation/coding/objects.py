"""Whom the object of a verb stands for: itself, the country it lies in, or whose it is."""

from __future__ import annotations

from legation.coding.actors import actors_at, countries_of, owners, place_actor
from legation.coding.clauses import Clause
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention
from legation.resources.lexicon import Frame

# Acts on the ground: a town that suffers them stands for its country.
FORCE = frozenset({"ASSAULT", "COERCE"})
# What is done to whom it is of: `their detention`, `the murder of the journalist`.
_SUFFERED = frozenset(
    "detention arrest imprisonment incarceration jailing killing murder death assassination execution sentencing "
    "conviction poisoning abduction kidnapping persecution deportation expulsion torture beating".split()
)


def object_actors(article: LinkedArticle, i: int, frame: Frame) -> tuple[Mention, ...]:
    """The actors of an object; a town that is shelled or seized stands for its country."""
    found = actors_at(article, i)
    place = article.place(i)
    if frame.type in FORCE and not countries_of(found) and place is not None and place.country:
        return (place_actor(article, i),)
    return found


def owners_of_object(article: LinkedArticle, clause: Clause, i: int, frame: Frame) -> tuple[Mention, ...]:
    """Whose the object is; who blames others does not mean what is their own or what was done to its owner.

    `Expressed his government's concern about Chad`, `condemned their detention`.
    """
    found = owners(article, i)
    if frame.type != "ACCUSE":
        return found
    if article.lemmas[i] in _SUFFERED:
        return tuple(m for word, j in article.prepositions(i) if word == "by" for m in actors_at(article, j))
    own = countries_of(m for j in clause.subjects for m in actors_at(article, j))
    return tuple(m for m in found if not countries_of((m,)) or countries_of((m,)) - own)

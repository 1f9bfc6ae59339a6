"""Acts of those who act for nobody but themselves: a pianist who thanks her audience, a brewer that buys a lounge."""

from __future__ import annotations

from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention

_BUSINESS = frozenset(
    "airline automaker bank brand brewer carmaker chain company conglomerate consultancy corporation developer firm "
    "fund group insurer investor maker manufacturer operator producer publisher retailer startup supermarket".split()
)
# Words between a place and the noun that it locates: `Peru-based craft brewer`.
_REACH = 6


def is_private_act(article: LinkedArticle, draft: Draft) -> bool:
    """Whether all who act are private people of no known country, or firms of which only the seat is told."""
    return bool(draft.actors) and all(_is_private_person(m) or _is_seat(article, m) for m in draft.actors)


def _is_private_person(mention: Mention) -> bool:
    return bool(mention.actors) and all(
        actor.kind == "person" and not (actor.actor_id or actor.country or actor.sector or actor.office)
        for actor in mention.actors
    )


def _is_seat(article: LinkedArticle, mention: Mention) -> bool:
    """`Peru-based brewer Inti`."""
    after = range(mention.last, min(mention.last + _REACH, len(article.tokens)))
    lemmas = [article.lemmas[i] for i in after]
    if "-based" not in "".join(article.tokens[i].text for i in after[:2]):
        return False
    return any(lemma in _BUSINESS for lemma in lemmas)

"""A second office of somebody who is named beside it: no second person."""

from __future__ import annotations

from legation.coding.linked import LinkedArticle
from legation.model.link import Mention

_SINGLE = frozenset({"person", "office"})
# How an office without an owner is understood where nothing but the text around tells whose it is.
_GUESSES = frozenset({"country", "holder", "open", "title"})
# How many offices one name is followed by.
_MOST = 4


def is_further_title(article: LinkedArticle, mention: Mention) -> bool:
    """`Prime Minister and Crown Prince X`, `X, Spokesman and Adviser to the President`: offices of X, all of them."""
    if not _is_bare_office(article, mention):
        return False
    return _names_after(article, mention) or _names_before(article, mention)


def _is_bare_office(article: LinkedArticle, mention: Mention) -> bool:
    """One office with a capital, without article or name."""
    one = mention.kind in {"role", "office"} and len(mention.actors) == 1 and mention.actors[0].kind in _SINGLE
    capital = article.tokens[mention.first].text[:1].isupper()
    return one and capital and not article.sentence(mention.head).headline


def _names_after(article: LinkedArticle, mention: Mention) -> bool:
    """An office before `and` and somebody with a title of his own."""
    first = mention.last + 1
    if first >= len(article.tokens) or article.lemmas[mention.last] != "and" or mention.method not in _GUESSES:
        return False
    other = article.mention(first)
    if other is None or other.first != first or other.kind != "person" or len(other.actors) != 1:
        return False
    begins = mention.first == article.sentence(mention.head).first
    office = (other.actors[0].office or "").split()
    return not begins and article.tokens[first].text in office


def _names_before(article: LinkedArticle, mention: Mention) -> bool:
    """An office after a name and a comma, or after another such office."""
    at = mention
    for _ in range(_MOST):
        i = at.first - 1
        mark = article.tokens[i].text if i > 0 else ""
        if mark not in {",", "and"}:
            return False
        before = article.mention(i - 1)
        if before is None or before.last != i:
            return False
        if before.kind == "person":
            return mark == "," and _is_of(mention, before)
        if not _is_bare_office(article, before):
            return False
        at = before
    return False


def _is_of(office: Mention, person: Mention) -> bool:
    """Whether the office is, or can be, of the person's country."""
    return office.method in _GUESSES or office.actors[0].country == person.actors[0].country

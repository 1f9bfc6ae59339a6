"""Acts that only a speaker makes: `they must stop` is a request, `we will help` an undertaking."""

from __future__ import annotations

from legation.coding.actors import actors_at, countries_of, owners
from legation.coding.arguments import Parties
from legation.coding.attribution import document_speaker, find_speech
from legation.coding.clauses import Clause, read_clause
from legation.coding.linked import LinkedArticle
from legation.coding.trigger import Trigger
from legation.resources.lexicon import Frame, Lexicon

# What must be done is asked for; the words asked are the content of the request.
MUST = Frame("must", False, "REQUEST", mode="change", to=("clause",), needs=frozenset({"recipient"}), closed=True)
WILL = Frame("will", False, "AGREE", to=("counterpart",), needs=frozenset({"actor"}))


def charged(article: LinkedArticle, clause: Clause, lexicon: Lexicon) -> Parties:
    """Who says of another that it does wrong accuses it: the speaker of the clause, else the speaker of the article."""
    accused = tuple(m for j in clause.subjects for m in actors_at(article, j) or owners(article, j))
    speech = find_speech(article, clause.verb, lexicon)
    accusers = speech.speakers if speech is not None else document_speaker(article)
    if countries_of(accusers) & countries_of(accused):
        return Parties((), ())
    return Parties(accusers, accused)


def undertaking(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    """`China will continue to ...`: what a government says that it will do for or with others is an undertaking."""
    if not any(article.lemmas[j] in {"will", "shall"} for j in article.kids(i, "aux")):
        return None
    content = article.kid(i, "xcomp") if article.lemmas[i] in {"continue", "seek", "begin"} else i
    if content is None or article.lemmas[content] not in lexicon.classes["undertaken"]:
        return None
    clause = read_clause(article, i)
    # `Our partnership will help`: whose it is undertakes nothing by it.
    actors = tuple(m for j in clause.subjects if article.mention(j) for m in actors_at(article, j))
    if clause.negated or clause.passive or not countries_of(actors):
        return None
    if not all(m.kind in {"country", "capital"} or m.method == "first-person" for m in actors):
        return None
    return Trigger(i, i, i + 1, WILL, Parties(actors, ()), clause)


def modal_request(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    """`Iran must stop`, `Congress needs to act`: what a speaker says an actor must do is a request to that actor."""
    modals = [j for j in article.kids(i, "aux") if article.lemmas[j] in {"must", "should"}]
    needs = article.lemmas[i] == "need" and article.kid(i, "xcomp") is not None
    subject = article.kid(i, "nsubj", "nsubjpass")
    if subject is None or not (modals or needs) or article.lemmas[i] == "be":
        return None
    asked = actors_at(article, subject)
    if modals and modals[0] < subject:
        return None
    if not countries_of(asked):
        return None
    speech = find_speech(article, i, lexicon)
    asking = speech.speakers if speech is not None else document_speaker(article)
    if not countries_of(asking) or countries_of(asked) <= countries_of(asking):
        return None
    first = modals[0] if modals and modals[0] < i else i
    return Trigger(i, first, i + 1, MUST, Parties(asking, asked), read_clause(article, i))

"""Who says so: the speaker of the clause that a trigger stands in."""

from __future__ import annotations

import msgspec

from legation.coding.actors import actors_at
from legation.coding.clauses import surface_subject
from legation.coding.linked import LinkedArticle
from legation.model.link import Mention
from legation.resources.lexicon import Lexicon

_DEPTH = 10


class Speech(msgspec.Struct, frozen=True):
    """A speech verb and the mentions of its subject; `first`, `last` are the tokens (half-open) of both."""

    verb: int
    speakers: tuple[Mention, ...]
    first: int
    last: int


def find_speech(article: LinkedArticle, trigger: int, lexicon: Lexicon) -> Speech | None:
    """The nearest speech verb over a trigger, else `according to X` in its sentence."""
    i = trigger
    for _ in range(_DEPTH):
        head = article.tokens[i].head
        if head == i:
            break
        if _reports(article, i, head, lexicon):
            return _speech(article, head)
        i = head
    return _quoted_by_child(article, i, trigger, lexicon) or _according_to(article, trigger)


def _reports(article: LinkedArticle, i: int, head: int, lexicon: Lexicon) -> bool:
    token = article.tokens[i]
    makes_clear = article.lemmas[head] == "make" and any(article.lemmas[j] == "clear" for j in article.children[head])
    if article.lemmas[head] not in lexicon.wrappers.speech and not makes_clear:
        return False
    return token.dep in {"ccomp", "parataxis", "xcomp", "dobj", "prep", "dep"}


def _speech(article: LinkedArticle, verb: int) -> Speech:
    subject = surface_subject(article, verb)
    speakers = actors_at(article, subject) if subject is not None else ()
    near = [m for m in speakers if article.tokens[verb].sentence == article.tokens[m.head].sentence]
    first = min([verb, *(m.first for m in near)])
    last = max([verb + 1, *(m.last for m in near)])
    return Speech(verb, speakers, first, last) if last - first <= 25 else Speech(verb, speakers, verb, verb + 1)


def _quoted_by_child(article: LinkedArticle, root: int, trigger: int, lexicon: Lexicon) -> Speech | None:
    """`"...", X said` parsed with the quotation as root: the speech verb hangs below it."""
    for j in article.kids(root, "parataxis", "ccomp"):
        if article.lemmas[j] in lexicon.wrappers.speech and trigger not in article.parsed.subtree(j):
            return _speech(article, j)
    return None


def _according_to(article: LinkedArticle, trigger: int) -> Speech | None:
    sentence = article.sentence(trigger)
    for i in range(sentence.first, sentence.last - 1):
        if article.lemmas[i] in {"accord", "according"} and article.lemmas[i + 1] == "to":
            for word, j in article.prepositions(i):
                if word == "to":
                    return Speech(i, actors_at(article, j), i, j + 1)
            below = [k for j in article.children[i] for k in article.kids(j, "pobj")]
            return Speech(
                i, tuple(m for k in below for m in actors_at(article, k)), i, max([i + 1, *(k + 1 for k in below)])
            )
    return None


def document_speaker(article: LinkedArticle) -> tuple[Mention, ...]:
    """Who says `we` in the article as a whole: the first such mention outside quotations."""
    return tuple(m for m in article.links.mentions if m.method == "first-person")[:1]

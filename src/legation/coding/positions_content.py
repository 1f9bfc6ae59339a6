"""What a position is about and how the article words it."""

from __future__ import annotations

from legation.coding.linked import LinkedArticle
from legation.coding.positions_words import Holding
from legation.resources.position_words import PositionWords
from legation.resources.sectors import Sectors

_DEPTH = 5
_LONGEST_ISSUE = 9
_LONGEST_STANCE = 45
_EMPTY = frozenset("it this that there which what who they we he she something everything".split())
_CONTINUING = frozenset({"continue", "remain", "keep", "refuse", "decline", "begin"})
_MODIFIERS = ("amod", "compound", "nmod", "nummod", "poss")
_OF = frozenset({"of", "on", "in", "over", "between", "with", "for"})


def stance_of(article: LinkedArticle, holding: Holding) -> str:
    """The words that state the position, from its verb to the end of what is held."""
    subtree = article.parsed.subtree(holding.content)
    word = holding.word
    if subtree[0] < word:
        return _text(article, subtree[0], subtree[-1] + 1)
    return _text(article, _opening(article, word), _closing(article, holding, max(subtree[-1] + 1, word + 1)))


def _opening(article: LinkedArticle, word: int) -> int:
    """The verb with its negation, or with the verb that it continues: `does not support`, `continues to support`."""
    above = article.tokens[word].head
    if article.tokens[word].dep == "xcomp" and article.lemmas[above] in _CONTINUING:
        return min(above, word)
    adjectival = article.kid(word, "auxpass") is not None
    if article.kid(word, "neg") is None and not adjectival:
        return word
    return min([word, *article.kids(word, "neg", "aux", "auxpass")])


def _closing(article: LinkedArticle, holding: Holding, last: int) -> int:
    """The end of what is held, with a phrase that the parser hangs on the verb: `as the only way`, `for all sides`."""
    for j in article.kids(holding.word, "prep", "oprd", "acomp"):
        subtree = article.parsed.subtree(j)
        if subtree[0] == last and not _is_time(article, j):
            last = subtree[-1] + 1
    return last


def _is_time(article: LinkedArticle, preposition: int) -> bool:
    inner = article.kid(preposition, "pobj")
    return article.lemmas[preposition] in {"during", "after", "before", "since"} or (
        inner is not None and article.tokens[inner].entity in {"DATE", "TIME"}
    )


def _text(article: LinkedArticle, first: int, last: int) -> str:
    last = min(last, first + _LONGEST_STANCE)
    tokens = article.tokens
    while last - first > 1 and tokens[last - 1].pos in {"PUNCT", "CCONJ", "SPACE"}:
        last -= 1
    while last - first > 1 and tokens[first].pos in {"PUNCT", "SCONJ", "SPACE"}:
        first += 1
    return article.parsed.text(first, last)


def issue_of(article: LinkedArticle, holding: Holding, words: PositionWords, sectors: Sectors) -> str | None:
    """A short noun phrase: a flashpoint in what is held, else the head phrase of it. None when nothing is named."""
    subtree = article.parsed.subtree(holding.content)
    phrase = article.parsed.text(subtree[0], subtree[-1] + 1)
    flashpoint = next(iter(sectors.flashpoints(phrase)), None)
    named = [j for _, j in article.prepositions(holding.noun)] if holding.noun is not None else []
    tried = (_head(article, j, words) for j in (holding.content, *named))
    head = next((h for h in tried if h is not None), None)
    if flashpoint is not None and (head is None or len(subtree) <= _LONGEST_ISSUE):
        return phrase[flashpoint.start : flashpoint.end]
    return None if head is None else _short(article, head)


def _head(article: LinkedArticle, i: int, words: PositionWords, depth: int = 0) -> int | None:
    """The noun that a clause or phrase is about: its subject, unless that is an actor or a pronoun, else its object."""
    if depth > _DEPTH:
        return None
    if article.is_noun(i):
        deeper = _beneath_light(article, i, words, depth)
        return deeper if deeper is not None else (i if article.lemmas[i] not in _EMPTY else None)
    subject = article.kid(i, "nsubj", "nsubjpass", "csubj")
    if subject is not None and _is_thing(article, subject):
        return subject
    for j in article.kids(i, "dobj", "nsubjpass", "attr", "dative"):
        if _is_thing(article, j) or (article.is_noun(j) and article.tokens[j].dep != "attr"):
            return _beneath_light(article, j, words, depth) or j
    below = [j for _, j in article.prepositions(i)] + article.kids(i, "xcomp", "ccomp", "acomp", "pcomp", "attr")
    for j in below:
        found = _head(article, j, words, depth + 1)
        if found is not None:
            return found
    return subject if subject is not None and article.is_noun(subject) else None


def _beneath_light(article: LinkedArticle, noun: int, words: PositionWords, depth: int) -> int | None:
    """`efforts to end the blockade`, `the need for a truce`: what a light noun leads to."""
    if article.lemmas[noun] not in words.light | words.judgements:
        return None
    below = [j for p, j in article.prepositions(noun) if p in {"of", "for", "to", "towards", "toward"}]
    below += [j for j in article.kids(noun, "acl") if article.is_verb(j)]
    return next((h for h in (_head(article, j, words, depth + 1) for j in below) if h is not None), None)


def _is_thing(article: LinkedArticle, i: int) -> bool:
    mention = article.mention(i)
    return article.is_noun(i) and article.lemmas[i] not in _EMPTY and (mention is None or mention.head != i)


def _short(article: LinkedArticle, head: int) -> str:
    """A noun with its modifiers and the phrase after `of`, `on` or `in`, as long as it stays short."""
    first = min([head, *(k for j in article.kids(head, *_MODIFIERS) for k in article.parsed.subtree(j) if k < head)])
    while first < head and article.tokens[first].pos in {"DET", "PUNCT", "PRON", "PART"}:
        first += 1
    last = head + 1
    for j in article.children[head]:
        subtree = article.parsed.subtree(j)
        near = subtree[0] == last or article.tokens[j].dep == "cc"
        wanted = (
            article.lemmas[j] in _OF if article.tokens[j].dep == "prep" else article.tokens[j].dep in {"cc", "conj"}
        )
        if j > head and near and wanted and subtree[-1] + 1 - first <= _LONGEST_ISSUE:
            last = subtree[-1] + 1
    return _text(article, first, last)

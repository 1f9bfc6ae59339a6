"""Which noun phrases name an agreement, and what they call it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.coding.linked import LinkedArticle
from legation.model.article import Token
from legation.resources.agreement_words import AgreementWords

# What may stand inside a name without capitals: Treaty on the Prohibition of Landmines.
_INNER = frozenset(
    {"of", "on", "for", "and", "the", "in", "with", "to", "between", "against", "&", "-", "–", "’s", "'s", "’", "'"}
)
_AFTER_HEAD = frozenset({"of", "on", "for", "against", "concerning", "between"})
# Prepositions whose phrase says what an agreement is about or whose it is; `in March` and `at the summit` do not.
_DESCRIBING = frozenset(
    "of on for in across between with among over about against covering including concerning regarding to".split()
)
_PLACING = frozenset({"in", "at"})
_LINKING = frozenset("relate concern cover include regard aim base span".split())
_OPENING, _CLOSING = frozenset("“\"«„'‘"), frozenset("”\"»“'’")
_LONGEST = 40


class NamedText(msgspec.Struct, frozen=True):
    """A noun phrase that names an agreement.

    Attributes:
        head: The token that carries the syntax.
        first, last: Tokens of the name, half-open, without an article before it.
        proper: It is a name of its own, not a description.
        definite: It is spoken of as known: the, this, its.
        strong: Its noun is an agreement by itself; the others must be signed, adopted or the like.
    """

    head: int
    first: int
    last: int
    proper: bool
    definite: bool
    strong: bool


def find_texts(article: LinkedArticle, words: AgreementWords) -> list[NamedText]:
    """All noun phrases of the article that may name an agreement, in text order."""
    known = _known(article, words)
    found: list[NamedText] = []
    taken = 0
    for i, token in enumerate(article.tokens):
        nominal = token.pos in {"NOUN", "PROPN"} or (token.pos == "ADJ" and _is_capital(token))
        if i < taken or not (nominal or i in known):
            continue
        text = known.get(i) or _text_at(article, i, words)
        if text is not None:
            found.append(text)
            taken = max(taken, text.last if text.proper else _conjuncts_end(article, text, words))
    return found


def _known(article: LinkedArticle, words: AgreementWords) -> dict[int, NamedText]:
    """Well-known agreements by the first token of their name."""
    found: dict[int, NamedText] = {}
    for sentence in article.parsed.sentences:
        text = article.parsed.article.text[sentence.start : sentence.end]
        for match in words.known.find(text):
            start, end = sentence.start + match.start, sentence.start + match.end
            inside = [t for t in article.tokens[sentence.first : sentence.last] if t.start < end and start < t.end]
            if inside and _is_capital(inside[0]) and not _goes_on(article, inside[-1].i):
                head = next((t for t in inside if not inside[0].i <= t.head <= inside[-1].i), inside[-1])
                found[inside[0].i] = NamedText(head.i, inside[0].i, inside[-1].i + 1, True, True, True)
    return found


def singular(article: LinkedArticle, i: int) -> str:
    """Lemma of a noun; names keep their plural in the parser's lemma."""
    lemma = article.lemmas[i]
    return (
        lemma[:-1] if article.tokens[i].pos == "PROPN" and lemma.endswith("s") and not lemma.endswith("ss") else lemma
    )


def _text_at(article: LinkedArticle, i: int, words: AgreementWords) -> NamedText | None:
    noun = singular(article, i)
    before = _words_before(article, i)
    strong = noun in words.nouns or bool(words.qualified.get(noun, frozenset()) & before)
    if not (strong or noun in words.named or noun in words.texts) or before & words.ordinary:
        return None
    if _goes_on(article, i) or _is_idiom(article, i):
        return None
    first, last, proper = _proper_name(article, i)
    if not proper:
        if not strong and noun not in words.texts:
            return None
        first, last = _description(article, i, words)
    if any(never in article.parsed.text(first, last) for never in words.never):
        return None
    return NamedText(i, first, last, proper, _is_definite(article, i), strong or (proper and noun in words.named))


def _words_before(article: LinkedArticle, i: int) -> set[str]:
    found: set[str] = set()
    for j in article.kids(i, "amod", "compound", "nmod", "poss"):
        found |= {article.lemmas[k] for k in article.parsed.subtree(j)}
    return found


def _goes_on(article: LinkedArticle, i: int) -> bool:
    """The name belongs to something else: Treaty Organization, the Agreement Act, a deal-maker."""
    if i + 1 >= len(article.tokens):
        return False
    token, after = article.tokens[i], article.tokens[i + 1]
    return token.pos == "PROPN" and after.pos == "PROPN" and token.dep == "compound" and after.text[:1].isupper()


def _is_idiom(article: LinkedArticle, i: int) -> bool:
    """`in agreement with`, `a deal of trouble`, `by agreement`: no text between parties; nor is `no agreement`."""
    token = article.tokens[i]
    if any(article.lemmas[j] in {"no", "any", "such", "every"} for j in article.kids(i, "det", "predet", "amod")):
        return True
    bare = not article.kids(i, "det", "amod", "compound", "poss", "nmod", "nummod") and token.tag == "NN"
    return bare and token.dep == "pobj" and article.lemmas[token.head] in {"in", "by", "into", "without"}


def _proper_name(article: LinkedArticle, i: int) -> tuple[int, int, bool]:
    """(first, last, whether it is a name) of the capitalised words around a noun."""
    quoted = _quoted(article, i)
    if quoted is not None:
        return *quoted, True
    sentence = article.sentence(i)
    first = i
    while first > sentence.first and _continues_left(article, first - 1, i):
        first -= 1
    first = _without_lead(article, first, i)
    last = _right_end(article, i) if _is_capital(article.tokens[i]) else i + 1
    capitals = sum(_is_capital(article.tokens[j]) for j in range(first, last) if j != i)
    if article.tokens[i].text.islower():
        return first, last, capitals > 0 and article.tokens[i].tag != "NN" and _only_places(article, first, i)
    return first, last, capitals > 0 and _is_capital(article.tokens[i]) and not _is_title_case(article, i)


def _only_places(article: LinkedArticle, first: int, i: int) -> bool:
    """`Minsk agreements`, `the 2015 Minsk accords`: known by where they were made."""
    return all(_is_place(article, j) for j in range(first, i))


def _is_place(article: LinkedArticle, j: int) -> bool:
    token = article.tokens[j]
    return token.tag == "CD" or token.entity in {"GPE", "LOC"} or article.place(j) is not None


def _continues_left(article: LinkedArticle, j: int, i: int) -> bool:
    token = article.tokens[j]
    if _is_capital(token) or token.text in {"-", "–", "“"}:
        return token.text not in _OPENING and token.dep not in {"nsubj", "ROOT"}
    if token.tag == "CD":
        return len(token.text) == 4
    if article.tokens[j].text not in _INNER | {"/"}:
        return False
    # `between the Rhine Treaty and the Sea Pact`: only what depends on the same noun is one name.
    return (
        token.dep in {"cc", "punct", "case", "prep"}
        and j > 0
        and _is_capital(article.tokens[j - 1])
        and (_under(article, j, i))
    )


def _under(article: LinkedArticle, j: int, i: int) -> bool:
    for _ in range(6):
        if j == i:
            return True
        j = article.tokens[j].head
    return False


def _without_lead(article: LinkedArticle, first: int, i: int) -> int:
    """Leave out an article, a possessor's mark or a joint at the start of a name."""
    while first < i and (
        article.tokens[first].dep in {"det", "case", "cc", "punct"}
        or article.tokens[first].pos in {"DET", "PRON", "ADP", "VERB", "AUX", "CCONJ", "SCONJ"}
        or article.tokens[first].text in _INNER
    ):
        first += 1
    return first


def _right_end(article: LinkedArticle, i: int) -> int:
    """The end of a name that goes on after its noun: Agreement on Air Services, Treaty with Fiji."""
    sentence = article.sentence(i)
    last, j = i + 1, i + 1
    while j < sentence.last and j - i < _LONGEST:
        token = article.tokens[j]
        if _is_capital(token) and token.pos in {"PROPN", "NOUN", "ADJ", "VERB"}:
            last = j + 1
        elif token.text not in _INNER or (j == i + 1 and token.text not in _AFTER_HEAD):
            break
        j += 1
    return last


def _quoted(article: LinkedArticle, i: int) -> tuple[int, int] | None:
    """The words between quotation marks, where a noun ends them and they are a name."""
    tokens, sentence = article.tokens, article.sentence(i)
    if i + 1 >= sentence.last or tokens[i + 1].text not in _CLOSING or not _is_capital(tokens[i]):
        return None
    for first in range(i - 1, max(sentence.first, i - 10) - 1, -1):
        if tokens[first].text in _OPENING:
            return (first + 1, i + 1) if i - first > 1 else None
    return None


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or (token.text[:1] in {"“", "‘"} and token.text[1:2].isupper())


def _is_title_case(article: LinkedArticle, i: int) -> bool:
    """In a headline with capitals throughout they show nothing."""
    sentence = article.sentence(i)
    long_words = (t for t in article.tokens[sentence.first : sentence.last] if t.text.isalpha() and len(t.text) > 4)
    return sentence.headline and all(_is_capital(t) for t in long_words)


def _is_definite(article: LinkedArticle, i: int) -> bool:
    known = any(
        article.lemmas[j] in {"the", "this", "that", "these", "those", "both"} for j in article.kids(i, "det", "predet")
    )
    return known or article.kid(i, "poss") is not None


def _description(article: LinkedArticle, i: int, words: AgreementWords) -> tuple[int, int]:
    """First and last token of a noun phrase with what says what it is about."""
    left = [j for j in article.parsed.subtree(i) if j < i]
    first = i
    while first - 1 in left and not _ends_phrase(article.tokens[first - 1]):
        first -= 1
    first = _without_article(article, _with_left_conjunct(article, first, i), i)
    last = i + 1
    for j in sorted(_describing(article, i, words)):
        below = article.parsed.subtree(j)
        if below[0] > last + 1:
            break
        last = max(last, _contiguous_end(below))
    last = _with_verb_phrase(article, i, last)
    if last == i + 1 == first + 1:
        last = _with_clause(article, i)
    return first, min(_without_setting(article, i, last), first + _LONGEST)


def _with_left_conjunct(article: LinkedArticle, first: int, i: int) -> int:
    """`a ceasefire and prisoner exchange deal`, which the parser takes for two nouns; an opening quotation mark."""
    token, before = article.tokens[i], article.tokens[first - 1] if first else None
    if before is None:
        return first
    if token.dep == "conj" and before.dep == "cc" and token.head == before.i - 1:
        return min(j for j in article.parsed.subtree(token.head) if j <= token.head)
    closed = any(article.tokens[j].text in {"”", "’"} for j in range(first, i))
    return first - 1 if before.text in _OPENING and closed else first


def _without_article(article: LinkedArticle, first: int, i: int) -> int:
    while first < i and article.tokens[first].tag in {"DT", "PRP$", "PDT", "POS"}:
        first += 1
    return first


def _ends_phrase(token: Token) -> bool:
    return token.dep in {"punct", "relcl"} and token.text not in {"-", "–", "“", "”", ",", '"'}


def _contiguous_end(below: list[int]) -> int:
    last = below[0]
    for j in below:
        if j > last + 1:
            break
        last = j
    return last + 1


def _describing(article: LinkedArticle, i: int, words: AgreementWords) -> Iterator[int]:
    """Dependents after a noun that belong to its name; `reached in June` and other clauses do not."""
    for j in article.children[i]:
        token = article.tokens[j]
        if j < i:
            continue
        wanted = {
            "prep": token.text.lower() in _DESCRIBING and not _is_setting(article, j),
            "acl": article.lemmas[j] in _LINKING,
            "conj": not _is_own_text(article, j, words),
        }
        if wanted.get(token.dep):
            yield j


def _is_own_text(article: LinkedArticle, j: int, words: AgreementWords) -> bool:
    """`a treaty on gas and a protocol on tolls` are two; `several agreements and initiatives` are one phrase."""
    noun = singular(article, j)
    is_text = noun in words.nouns or noun in words.texts or noun in words.named
    return article.is_verb(j) or (is_text and article.kid(j, "det") is not None) or _is_capital(article.tokens[j])


def _is_setting(article: LinkedArticle, preposition: int) -> bool:
    """`in March`, `in Oslo`, `at the summit`: when and where, not what about."""
    inner = article.kid(preposition, "pobj")
    if inner is None:
        return False
    dated = any(d.first <= inner < d.last for d in article.dates.get(article.tokens[inner].sentence, ()))
    placed = article.lemmas[preposition] in _PLACING and article.place(inner) is not None
    return dated or placed or article.tokens[inner].entity in {"DATE", "TIME"}


def _without_setting(article: LinkedArticle, i: int, last: int) -> int:
    """Cut `on health cooperation [in Accra]` and `[, which ...]`, wherever the parser hangs them."""
    for j in range(i + 1, last):
        token = article.tokens[j]
        if token.tag in {"WDT", "WP"} or (token.dep == "prep" and _is_setting(article, j)):
            return j - 1 if article.tokens[j - 1].dep == "punct" and j - 1 > i else j
    return last


def _with_verb_phrase(article: LinkedArticle, i: int, last: int) -> int:
    """`working on agreements [across A, B and C]`: a list that the parser hangs on the verb right after the noun."""
    if last >= len(article.tokens):
        return last
    token = article.tokens[last]
    wanted = token.dep == "prep" and token.text.lower() in {"across", "on", "in", "covering", "including", "spanning"}
    if not wanted or not _under(article, i, token.head) or _is_setting(article, last):
        return last
    return _contiguous_end(article.parsed.subtree(last))


def _with_clause(article: LinkedArticle, i: int) -> int:
    """A bare `agreements` is told apart by its participle: `agreements reached by the two presidents`."""
    clause = next((j for j in article.kids(i, "acl") if article.tokens[j].tag == "VBN" and j == i + 1), None)
    return i + 1 if clause is None else _contiguous_end(article.parsed.subtree(clause))


def _conjuncts_end(article: LinkedArticle, text: NamedText, words: AgreementWords) -> int:
    """The end of the nouns coordinated with a description, which are no texts of their own."""
    end = text.head + 1
    for j in article.kids(text.head, "conj"):
        if j < text.last and not _is_own_text(article, j, words):
            end = max(end, j + 1)
    return end

"""Where a sentence may not run on: headlines, paragraphs, and lines that are not the article."""

from __future__ import annotations

import re

from legation.model.article import Article, Span

_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r")
_ENDS_SENTENCE = re.compile(r"[.!?:;…\"”’)\]]\s*$")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"(?<![\w])[a-z]{2,}(?![\w])")
# What headlines say in the present tense, and their small words; a body seldom has these forms.
_HEADLINE_WORDS = frozenset(
    "meets visits holds calls signs urges warns backs vows seeks slams condemns rejects agrees accuses expels recalls "
    "announces arrives hosts welcomes discusses says tells asks offers pledges joins leaves imposes lifts bans attacks "
    "strikes kills invades demands denies praises threatens releases frees arrests detains deploys tests launches "
    "and or of in on at to for from with by over after before as the a an its their his her against amid into".split()
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?"
_AGENCY = r"\([^()\n]{1,30}\)"
_DASH = r"\s*(?:—|–|--|(?<=\s)-(?=\s))\s*"
_UPPER = r"[^\W\d_a-z]"
_LOUD, _CAPITAL = rf"{_UPPER}(?:{_UPPER}|[.'’/-])*", rf"{_UPPER}[\w.'’/-]*"
# A place in capitals needs nothing beside it, one in small letters a day: `GENEVA —`, `Geneva, 4 May –`.
_DATELINE = re.compile(
    rf"(?!{_UPPER}{{1,3}}\s*[—–-])"  # `US - Zambian talks`
    rf"(?:{_LOUD}(?: {_LOUD})*(?:, {_CAPITAL}(?: {_CAPITAL})?)?(?:,? {_DAY})?(?:,? {_AGENCY})?"
    rf"|{_CAPITAL}(?: {_CAPITAL}){{0,3}}(?:, {_CAPITAL})?,? {_DAY}(?:,? {_AGENCY})?){_DASH}(?=[“\"‘']?{_UPPER})"
)
# A line this long that ends in the middle of a sentence was broken by a mail program or an editor, not by its author.
_WRAPPED_WIDTH = 50


def split_blocks(article: Article) -> list[Span]:
    """The headline, then the paragraphs, in text order; excluded spans and white space are left out.

    A text whose lines were wrapped at a fixed width keeps its paragraphs: only blank lines part them.
    """
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(article.text) if m.group().strip()]
    wrapped = _is_wrapped(article.text, lines[1:])
    blocks: list[Span] = []
    for number, line in enumerate(lines):
        if any(line.overlaps(excluded) for excluded in article.excluded):
            continue
        if wrapped and number > 1 and blocks and not _BLANK_LINE.search(article.text, blocks[-1].end, line.start):
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    if len(lines) < 4:
        return False
    widths = [line.end - line.start for line in lines]
    broken = [
        line
        for line in lines
        if line.end - line.start >= _WRAPPED_WIDTH and not _ENDS_SENTENCE.search(text[line.start : line.end])
    ]
    return max(widths) <= 2 * _WRAPPED_WIDTH + 20 and len(broken) * 2 > len(lines)


def dateline_end(text: str, start: int = 0) -> int:
    """Where the place and the day that open a report end (`PARIS, 2 May (Agency) - `); `start` where none does.

    To the parser they are a name like any other, and it takes them for the subject of the first clause.
    """
    found = _DATELINE.match(text, start)
    return found.end() if found else start


def is_headline(article: Article, span: Span) -> bool:
    """Whether a span lies in the line of the title."""
    start = article.text.find(article.title) if article.title else -1
    return start >= 0 and start <= span.start < start + len(article.title)


def lowercase_words(article: Article) -> frozenset[str]:
    """Words that the body writes in small letters: they are no names, whatever a headline does with them."""
    return frozenset(_SMALL.findall(article.text, len(article.title))) | _HEADLINE_WORDS


def sentence_case(headline: str, small: frozenset[str]) -> str:
    """A headline in title case with its common words in small letters; as long as before, others unchanged.

    Args:
        small: Words that are no names.
    """
    words = _WORD.findall(headline)
    capitals = sum(word[0].isupper() for word in words)
    if capitals * 4 < len(words) * 3:
        return headline
    return _WORD.sub(lambda m: m.group().lower() if m.start() and m.group().lower() in small else m.group(), headline)

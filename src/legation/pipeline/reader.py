"""The reader: loads what reading needs once, then turns articles into readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import msgspec

from legation.coding.agreements import code_agreements
from legation.coding.linked import LinkedArticle
from legation.coding.positions import code_positions
from legation.coding.relations import relate_events
from legation.coding.topics import add_topics
from legation.errors import InputError
from legation.ingest.files import article_from_text
from legation.link.actors import link_actors
from legation.link.dates import find_dates
from legation.link.offices import check_offices
from legation.link.places import link_places
from legation.link.reference import resolve_references
from legation.model.article import Article, ParsedArticle
from legation.model.citation import Issue
from legation.model.event import Reading
from legation.model.link import Links
from legation.outputs.notebook import reading_html_fragment
from legation.parse.syntax import Parser, load_parser
from legation.pipeline.coders import Coder, RulesCoder
from legation.pipeline.own_types import with_own_types
from legation.resources.agreement_words import AgreementWords, load_agreement_words
from legation.resources.codebook import Codebook, load_codebook
from legation.resources.gazetteer import Gazetteer, load_gazetteer
from legation.resources.kb import KnowledgeBase, knowledge_version, load_knowledge
from legation.resources.learned import Learned, load_learned
from legation.resources.lexicon import Lexicon, load_lexicon
from legation.resources.ontology import Ontology, load_ontology
from legation.resources.position_words import PositionWords, load_position_words
from legation.resources.sectors import Sectors, load_sectors


class ShownReading(Reading, frozen=True):
    """A reading that a notebook shows as a page."""

    def _repr_html_(self) -> str:
        return reading_html_fragment(self)


class Resources(msgspec.Struct, frozen=True):
    """All that reading needs and no article changes; with nothing learned the rules code alone."""

    knowledge: KnowledgeBase
    gazetteer: Gazetteer
    lexicon: Lexicon
    codebook: Codebook
    sectors: Sectors
    agreement_words: AgreementWords
    position_words: PositionWords
    learned: Learned | None = None
    ontology: Ontology | None = None


def load_resources(ontology: Ontology | str | Path | None = None, *, learned: bool = True) -> Resources:
    """Load the tables that come with the package, with an ontology of the user's own laid over them.

    Args:
        ontology: The ontology, or the name of its file.
        learned: Load the models too.
    Raises:
        InputError: The ontology can't be read, or something in it is wrong.
        ResourceError: A table is missing or damaged.
    """
    own = load_ontology(ontology) if isinstance(ontology, str | Path) else ontology
    resources = Resources(
        load_knowledge(), load_gazetteer(), load_lexicon(), load_codebook(), load_sectors(), load_agreement_words(),
        load_position_words(), load_learned() if learned else None,
    )  # fmt: skip
    return with_ontology(resources, own) if own else resources


def with_ontology(resources: Resources, ontology: Ontology) -> Resources:
    """The resources of the package with an ontology of the user's own laid over them."""
    return msgspec.structs.replace(
        resources,
        lexicon=ontology.lexicon,
        codebook=ontology.codebook,
        sectors=resources.sectors.with_own_contexts(ontology.context_words),
        ontology=ontology,
    )


class Reader:
    """Reads articles. Make one with `load`; it holds the models and tables, and no state of any article.

    Attributes:
        parser: What turns articles into parsed articles; a stage of its own for those who need only syntax.
        coder_version: Of the program, the parser and the knowledge base, and the name of a coder that is not the rules
            and of an ontology of the user's own; it stands in every reading.
    """

    def __init__(self, parser: Parser, resources: Resources, coder: Coder | None = None) -> None:
        """Put a reader together of loaded parts; without a coder the rules code.

        Raises:
            InputError: There is a coder and an ontology: only the rules know triggers of an ontology.
        """
        own = resources.ontology and resources.ontology.version
        if own and coder:
            raise InputError(f"{own.name}: an ontology with {coder.name}; expected the rules; leave one of the two out")
        self.parser = parser
        self._resources = resources
        self._coder = coder or RulesCoder(resources.lexicon, resources.codebook, resources.learned)
        parts = [f"legation-{version('legation')}", parser.name, knowledge_version(), *([coder.name] if coder else [])]
        parts += [resources.learned.name] if resources.learned and not coder else []
        parts += [f"{own.name}-{own.version}-{own.sha256[:12]}"] if own else []
        self.coder_version = "+".join(parts)

    def read(
        self, text: str, *, published: str | None = None, url: str | None = None, publisher: str | None = None
    ) -> Reading:
        """Read one text; its first line is the title.

        Args:
            published: Day or time of publication, ISO 8601. Without it nothing relative gets a date.
        Raises:
            InputError: The text is empty, no text, too large or not English, or the date is not one.
        """
        return next(self.pipe([article_from_text(text, published=published, url=url, publisher=publisher)]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Read a stream of articles, in order, a batch at a time."""
        for parsed in self.parser.pipe(articles):
            yield self._code(parsed)

    def links(self, article: Article) -> Links:
        """What the words of one article name, without its events: people, places and dates."""
        return self.linked(article)[1]

    def linked(self, article: Article) -> tuple[ParsedArticle, Links]:
        """One article with its syntax and what its words name."""
        parsed = self.parser.parse(article)
        return parsed, link(parsed, self._resources)

    def _code(self, parsed: ParsedArticle) -> Reading:
        known = self._resources
        links = link(parsed, known)
        article = LinkedArticle(parsed, links)
        events, issues = self._coder.code(article)
        events = relate_events(article, add_topics(article, events, known.sectors), known.lexicon.relations)
        if known.ontology:
            events = with_own_types(events, known.ontology)
        return ShownReading(
            article=parsed.article,
            coder_version=self.coder_version,
            events=events,
            agreements=code_agreements(article, known.lexicon, known.agreement_words, known.sectors),
            positions=code_positions(article, known.lexicon, known.position_words, known.sectors),
            people=check_offices(parsed, links.mentions, known.knowledge),
            issues=_issues(parsed, links) + issues,
            ontology=known.ontology.version if known.ontology else msgspec.UNSET,
        )


def link(parsed: ParsedArticle, known: Resources) -> Links:
    """All links of one parsed article."""
    named = link_actors(parsed, known.knowledge)
    mentions = resolve_references(parsed, named, known.knowledge)
    return Links(mentions, link_places(parsed, known.gazetteer, mentions), find_dates(parsed))


def _issues(parsed: ParsedArticle, links: Links) -> tuple[Issue, ...]:
    found: list[Issue] = []
    if parsed.article.day is None:
        found.append(Issue("warning", "no_publication_date", "no publication date is known; nothing relative is dated"))
        found.extend(
            Issue("info", "undated_expression", f"{d.text!r} can't be dated without a publication date", d.start, d.end)
            for d in links.dates
            if d.role == "when" and d.method == "unresolved"
        )
    return tuple(found)


def load(
    parser: str | None = None,
    coder: Coder | None = None,
    *,
    ontology: Ontology | str | Path | None = None,
    learned: bool = True,
) -> Reader:
    """Load a reader: the parser (by name, or the default), the knowledge base, the gazetteer and the lexicon.

    Args:
        coder: What codes the events, as `legation.endpoint.endpoint_coder` makes it; the rules unless one is given.
        ontology: An ontology of the user's own, or the name of its file.
        learned: Whether the tagger and the classifier have a say; without them the rules code alone.
    Raises:
        InputError: The ontology can't be read, or something in it is wrong, or there is a coder beside it.
        ResourceError: One of them is missing or damaged.
    """
    # Another coder asks none of the models: loading them takes time.
    resources = load_resources(ontology, learned=learned and coder is None)
    return Reader(load_parser(parser), resources, coder)

"""What codes the events of an article: the rules, or whatever else keeps to the same interface."""

from __future__ import annotations

from typing import Protocol

from legation.coding.coder import METHOD, code_events
from legation.coding.linked import LinkedArticle
from legation.model.citation import Issue
from legation.model.event import Event
from legation.resources.codebook import Codebook
from legation.resources.learned import Learned
from legation.resources.lexicon import Lexicon


class Coder(Protocol):
    """Finds the events of one linked article.

    Topics, contexts and relations are found afterwards, in the same way for every coder, so it leaves them empty. One
    that fails on an article says so in an issue of level `error`: the next article must be read all the same.
    """

    name: str

    def code(self, article: LinkedArticle) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
        """The events in text order, each act once, and what a reader of the reading must know of them."""
        ...


class RulesCoder:
    """The rules over syntax, lexicon and codebook, with what was learned beside them, or alone."""

    def __init__(self, lexicon: Lexicon, codebook: Codebook, learned: Learned | None = None) -> None:
        """Keep what the rules read."""
        self.name = METHOD
        self._lexicon, self._codebook, self._learned = lexicon, codebook, learned

    def code(self, article: LinkedArticle) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
        """The events of one article."""
        return code_events(article, self._lexicon, self._codebook, self._learned), ()

"""An article with its syntax and its links, indexed by token: what every module of coding asks."""

from __future__ import annotations

from legation.model.article import ParsedArticle, Sentence, Token
from legation.model.link import DateLink, Links, Mention, PlaceLink

_MEANS = frozenset({"telephone", "phone", "video", "videoconference", "link", "videolink"})
_SAYING = frozenset({"accord", "according"})


class LinkedArticle:
    """Token-wise access to one article. Indices are of `ParsedArticle.tokens`."""

    def __init__(self, parsed: ParsedArticle, links: Links) -> None:
        """Index the links by token."""
        self.parsed = parsed
        self.links = links
        self.tokens: tuple[Token, ...] = parsed.tokens
        self.children = parsed.children
        self.lemmas: list[str] = [token.lemma.lower() for token in parsed.tokens]
        self._heads: dict[int, Mention] = {}
        self._covering: dict[int, Mention] = {}
        for mention in links.mentions:
            for i in range(mention.first, mention.last):
                self._covering.setdefault(i, mention)
            self._heads[mention.head] = mention
        self._places: dict[int, PlaceLink] = {i: p for p in links.places for i in range(p.first, p.last)}
        # What `clauses` has read of this article, by verb.
        self.clauses: dict[int, object] = {}
        self.dates: dict[int, list[DateLink]] = {}
        self.named_dates: dict[int, list[DateLink]] = {}
        for date in links.dates:
            if date.role in {"when", "name"}:
                found = self.dates if date.role == "when" else self.named_dates
                found.setdefault(self.tokens[date.head].sentence, []).append(date)

    def kids(self, i: int, *labels: str) -> list[int]:
        """The dependents of a token with one of the labels, in text order."""
        return [j for j in self.children[i] if self.tokens[j].dep in labels]

    def kid(self, i: int, *labels: str) -> int | None:
        """The first of `kids`, or None."""
        return next((j for j in self.children[i] if self.tokens[j].dep in labels), None)

    def sentence(self, i: int) -> Sentence:
        """The sentence of a token."""
        return self.parsed.sentences[self.tokens[i].sentence]

    def mention(self, i: int) -> Mention | None:
        """The actor mention whose head is the token, else the one that covers it."""
        return self._heads.get(i) or self._covering.get(i)

    def place(self, i: int) -> PlaceLink | None:
        """The place name that covers the token."""
        return self._places.get(i)

    def prepositions(self, i: int) -> list[tuple[str, int]]:
        """(preposition, its object) for each prepositional phrase under a token, nested `because of` style included."""
        found: list[tuple[str, int]] = []
        for j in self.children[i]:
            if self.tokens[j].dep not in {"prep", "agent", "dative", "prt"}:
                continue
            objects = [self._object(k) for k in self.kids(j, "pobj", "pcomp")]
            found.extend((self.lemmas[j], k) for k in objects)
            # "spoke by telephone with": what follows the means belongs to the verb.
            for k in objects:
                if self.lemmas[k] in _MEANS:
                    found.extend((self.lemmas[p], m) for p in self.kids(k, "prep") for m in self.kids(p, "pobj"))
            # `According to him` is who says so, whatever it hangs on.
            for inner in self.kids(j, "prep") if self.lemmas[j] not in _SAYING else ():
                found.extend((self.lemmas[inner], k) for k in self.kids(inner, "pobj", "pcomp"))
        return found

    def _object(self, k: int) -> int:
        """What a preposition governs: in `met with the premier to affirm` the parser makes the premier affirm."""
        if self.tokens[k].dep != "pcomp" or "to" not in {self.lemmas[i] for i in self.kids(k, "aux")}:
            return k
        subject = self.kid(k, "nsubj")
        return k if subject is None else subject

    def preposition_words(self, i: int) -> set[str]:
        """Prepositions and particles under a token."""
        return {self.lemmas[j] for j in self.children[i] if self.tokens[j].dep in {"prep", "prt", "agent", "dative"}}

    def is_verb(self, i: int) -> bool:
        """Whether a token is a main verb."""
        return self.tokens[i].pos == "VERB"

    def is_noun(self, i: int) -> bool:
        """Whether a token is a noun or a name."""
        return self.tokens[i].pos in {"NOUN", "PROPN"}

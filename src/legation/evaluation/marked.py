"""Sentences with a marked source and target, coded: by syntax and lexicon, by the classifier, or by both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from legation.evaluation.relations import QUADS, root_of
from legation.ingest.files import article_from_text
from legation.model.event import Event, Participant
from legation.pipeline.reader import Reader
from legation.resources.classifier import RelationClassifier

By = Literal["rules", "classifier", "both"]
Span = tuple[int, int]

_MARK = re.compile(r"(</?[st]>)")
# A sentence has no title and no day; it is read below this line, as of some day.
_TITLE = "What was said\n\n"
_DAY = "2020-06-01"
# Where the classifier is less sure than this, syntax and lexicon have the word.
_SURE = 0.7


class MarkedText(msgspec.Struct, frozen=True):
    """A sentence without its marks, and where they stood: characters, half-open."""

    text: str
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]


def unmarked(sentence: str) -> MarkedText:
    """The plain sentence with the spans of its source and its target."""
    text, begun = "", {"s": 0, "t": 0}
    found: dict[str, list[Span]] = {"s": [], "t": []}
    for part in _MARK.split(sentence):
        if not _MARK.fullmatch(part):
            text += part
        elif part.startswith("</"):
            found[part[2]].append((begun[part[2]], len(text)))
        else:
            begun[part[1]] = len(text)
    return MarkedText(text, tuple(found["s"]), tuple(found["t"]))


def code_marked(sentences: Sequence[str], reader: Reader, classifier: RelationClassifier, by: By) -> list[str]:
    """The root of each sentence.

    Args:
        by: What decides. Rules alone leave a sentence without an event for its source at "", which is never right.
    """
    rules = _by_rules(sentences, reader) if by != "classifier" else [""] * len(sentences)
    if by == "rules":
        return rules
    shares, roots = root_shares(classifier.probabilities(sentences), classifier.types)
    best, sure = shares.argmax(-1), shares.max(-1)
    return [rule if rule and sure[i] < _SURE else roots[best[i]] for i, rule in enumerate(rules)]


def root_shares(probabilities: NDArray[np.float32], types: Sequence[str]) -> tuple[NDArray[np.float64], list[str]]:
    """The probability of each root, and the roots; every sentence tells of some act, so that none is no answer.

    Args:
        probabilities: Of the types, (n, types) float32.
    """
    roots = sorted({root_of(name) for name in types} & QUADS.keys())
    shares = np.zeros((len(probabilities), len(roots)))
    for i, name in enumerate(types):
        if root_of(name) in QUADS:
            shares[:, roots.index(root_of(name))] += probabilities[:, i]
    return shares, roots


def _by_rules(sentences: Sequence[str], reader: Reader) -> list[str]:
    marked = [unmarked(sentence) for sentence in sentences]
    articles = (article_from_text(_TITLE + one.text, published=_DAY) for one in marked)
    return [_root_between(one, reading.events) for one, reading in zip(marked, reader.pipe(articles), strict=True)]


def _root_between(marked: MarkedText, events: Iterable[Event]) -> str:
    """The root of the event between the two; of one by the source that names no other side, where there is none."""
    ranked = [(rank, event) for event in events if (rank := _fit(marked, event))]
    return root_of(max(ranked, key=lambda one: one[0])[1].plover) if ranked else ""


def _fit(marked: MarkedText, event: Event) -> int:
    """2 for an event of the marked two, 1 for one of the source that names no recipient, 0 for another."""
    if not _names(event.actors, marked.sources):
        return 0
    others = event.actors if event.symmetric else event.recipients
    if _names(others, marked.targets):
        return 2
    return int(event.symmetric or not event.recipients)


def _names(parties: Iterable[Participant], spans: Sequence[Span]) -> bool:
    shift = len(_TITLE)
    return any(party.start - shift < end and start < party.end - shift for party in parties for start, end in spans)

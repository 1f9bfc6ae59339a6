"""Making mentions of token spans."""

from __future__ import annotations

from collections.abc import Iterable

from legation.link.candidates import Words
from legation.model.link import Actor, Mention, RunnerUp


def make_mention(
    words: Words,
    first: int,
    last: int,
    core: int,
    kind: str,
    actors: Iterable[Actor],
    method: str,
    score: float = 1.0,
    runners_up: tuple[RunnerUp, ...] = (),
) -> Mention:
    """A mention of tokens `[first, last)`, and of the article before them when it belongs to them.

    Its head is `core`, or what `core` depends on inside the mention.
    """
    tokens = words.tokens
    if first > 0 and words.keys[first - 1] == "the" and first <= tokens[first - 1].head < last and kind != "person":
        first -= 1
    text, head = words.parsed.text(first, last), words.head(first, last, core)
    return Mention(
        first,
        last,
        head,
        tokens[first].start,
        tokens[last - 1].end,
        text,
        kind,
        tuple(actors),
        method,
        score,
        runners_up,
    )

"""Finds the date expressions of an article, before anything is resolved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from legation.link.date_explicit import EXPLICIT_RULES
from legation.link.date_relative import RELATIVE_RULES
from legation.link.date_rule import Match, Rule
from legation.link.date_senses import names_no_date, role_of
from legation.link.date_words import NUMBER, SEASON, word_set
from legation.model.article import ParsedArticle, Sentence, Span, Token

_RULES = {rule.name: rule for rule in (*EXPLICIT_RULES, *RELATIVE_RULES)}
_FORMS = {name: re.compile(rf"(?:{rule.pattern})(?!\w)", re.IGNORECASE) for name, rule in _RULES.items()}
# How any form begins. Without it each form is tried at each word, which takes twice the time.
_START = (
    rf"\d|(?-i:[AD-FJMNOQSTW])|p(?:re|ost)-|(?:the|this|that|these|early|earlier|late|later|mid|middle|beginning|start|end"
    r"|first|second|third|fourth|fifth|last|final|next|coming|recent|past|following|previous|nineteenth|twentieth"
    r"|from|between|in|within|more|less|over|at|about|around|almost|nearly|some|just|several|few|many"
    rf"|day|week|month|year|decade|today|tonight|yesterday|tomorrow|{SEASON}|{NUMBER}|resolution|decree|directive)"
)
# One pattern for all forms, each a group with the name of its rule; `_FORMS` then gives the groups within.
_ANY_FORM = re.compile(
    rf"(?<![\w$€£#])(?={_START})(?:"
    + "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9_]+>', '(?:', rule.pattern)})" for name, rule in _RULES.items())
    + r")(?!\w)",
    re.IGNORECASE,
)
# Most sentences have none of these and are passed over.
_HINT = re.compile(
    r"\d{4}|\d[./-]\d|\d(?:st|nd|rd|th)\b|day|hour|week|month|year|decade|centur|quarter|\bQ[1-4]\b"
    r"|spring|summer|autumn|winter|\bfall\b|tonight|tomorrow|this (?:morn|after|even)|\b(?:last|that) (?:night|even)"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\b|uary|ruary|ch\b|il\b|ust\b|tem|em|ober)",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"\b(since|until|till|through|by|before|after|from|no\s+later\s+than|up\s+to|starting(?:\s+(?:on|from))?)\s+$",
    re.IGNORECASE,
)
_OPENER_WIDTH = 24
_ONWARDS = re.compile(r"\s+on(?:wards?)?\b(?!\s+(?:the|a|to)\b)", re.IGNORECASE)
# Days within a longer name: `the 12 March accord` is of that day, but `since the 2015 accord` does not begin with 2015.
_MODIFIERS = frozenset(("poss", "compound", "nummod", "amod", "nmod"))
# `Moved from Monday to Friday` names two days, not a range.
MOVING = word_set("postpone move shift delay reschedule change push bring")


class Expression(NamedTuple):
    """A form found in the text, as characters (`start`, `end`) and tokens (`first`, `last`, both half-open).

    Attributes:
        head: The token whose own head lies outside.
        core: The same without the opener: the token that carries the date's own syntax.
        role: See `DateLink`.
        opener: The word before it that leaves an end open (since, from, until, before, after); part of the span.
    """

    rule: Rule
    match: Match
    start: int
    end: int
    first: int
    last: int
    head: int
    core: int
    role: str
    opener: str | None = None


def find_expressions(parsed: ParsedArticle) -> Iterator[list[Expression]]:
    """The date expressions of an article, in text order, a list for each paragraph that has any."""
    starts = [token.start for token in parsed.tokens]
    for block in _paragraphs(parsed.sentences):
        if _HINT.search(parsed.article.text, block.start, block.end):
            yield [_opened(parsed, block, found, starts) for found in _forms(parsed, block, starts)]


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """The paragraphs as characters: the parser may end a sentence within a date (`between 3 and 5 | May`)."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        yield Span(members[0].start, members[-1].end)


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The first token from `first` up to `last` whose head lies outside, or which has none."""
    for i in range(first, last):
        if tokens[i].head == i or not first <= tokens[i].head < last:
            return i
    return first


def _forms(parsed: ParsedArticle, block: Span, starts: Sequence[int]) -> Iterator[Expression]:
    text, position = parsed.article.text, block.start
    while found := _ANY_FORM.search(text, position, block.end):
        name = str(found.lastgroup)
        match = _FORMS[name].match(text, found.start(), block.end)
        first, last = bisect_right(starts, found.start()) - 1, bisect_left(starts, found.end())
        position = found.end()
        if match and not names_no_date(parsed, name, first, last):
            yield _expression(parsed, _RULES[name], match, first, last)


def _expression(parsed: ParsedArticle, rule: Rule, match: Match, first: int, last: int) -> Expression:
    head = head_of(parsed.tokens, first, last)
    role = rule.role if rule.role != "when" else role_of(parsed, rule.name, first, last)
    return Expression(rule, match, match.start(), match.end(), first, last, head, head, role)


def _opened(parsed: ParsedArticle, block: Span, found: Expression, starts: Sequence[int]) -> Expression:
    """The expression with the `since` or `until` before it, if there is one that it depends on."""
    text = parsed.article.text
    match = _OPENER.search(text, max(block.start, found.start - _OPENER_WIDTH), found.start)
    if not match or found.role != "when":
        return found
    first = bisect_right(starts, match.start()) - 1
    opener = _opener(parsed, found, match.group(1).lower().split()[0], first)
    if opener is None:
        return found
    head = head_of(parsed.tokens, first, found.last)
    return found._replace(start=match.start(), first=first, head=head, opener=opener)


def _opener(parsed: ParsedArticle, found: Expression, word: str, at: int) -> str | None:
    """`since`, `from`, `until`, `before` or `after` for the word that opens the expression; None when it does not."""
    core = parsed.tokens[found.core]
    if core.dep in _MODIFIERS and core.head >= found.last:
        return None
    if word == "before" and (found.match.groupdict().get("part") or "").lower() == "end":
        # `Before the end of the year` is within the year.
        return "until"
    if word in ("before", "after"):
        return word if core.head == at else None
    if word == "since":
        return "since"
    if word == "starting":
        return "from"
    if word == "from":
        # `A letter from May` is of May, `moved from May` begins nothing; `applies from May` does.
        verb = parsed.tokens[parsed.tokens[at].head]
        opens = verb.pos in ("VERB", "AUX", "ADJ") and verb.lemma.lower() not in MOVING
        return "from" if opens or _ONWARDS.match(parsed.article.text, found.end) else None
    return "until"

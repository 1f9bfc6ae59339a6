"""Finds the date expressions of an article, before anything is resolved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from legation.link.date_events import EVENT_RULES
from legation.link.date_explicit import EXPLICIT_RULES
from legation.link.date_fiscal import FISCAL_RULES
from legation.link.date_holidays import HOLIDAY_RULES
from legation.link.date_lengths import LENGTH_RULES
from legation.link.date_numeric import NUMERIC_RULES
from legation.link.date_relative import RELATIVE_RULES
from legation.link.date_rule import Match, Rule
from legation.link.date_senses import names_no_date, role_of
from legation.link.date_words import CAPITALS, DAY_WORD, DECADES, NUMBER, SEASON, UNIT, word_set
from legation.link.date_years import YEAR_RULES
from legation.model.article import ParsedArticle, Sentence, Span, Token

_RARE_RULES = (*FISCAL_RULES, *HOLIDAY_RULES)
COMMON_RULES = (*NUMERIC_RULES, *EXPLICIT_RULES, *YEAR_RULES, *RELATIVE_RULES, *EVENT_RULES, *LENGTH_RULES)
_RULES = {rule.name: rule for rule in (*_RARE_RULES, *COMMON_RULES)}
_FORMS = {name: re.compile(rf"(?:{rule.pattern})(?!\w)", re.IGNORECASE) for name, rule in _RULES.items()}
_GROUP = re.compile(r"[(][?]P<[a-z0-9_]+>")
# How any form begins. Without it each form is tried at each word, which takes twice the time.
_WORDS = (
    r"this|these|early|earlier|late|later|mid|middle|beginning|start|end|opening|closing|close|midway|halfway|latter|last"
    r"|final|next|coming|current|recent|past|following|previous|very|same|overnight|tonight|half|eve|couple|few|many"
    r"|several|some|days?|weeks?|weekend|fortnights?|months?|years?|decades?|today|yesterday|tomorrow|Q[1-4]|H[1-2]"
    rf"|resolutions?|decree|directive|{'|'.join(DECADES)}|{SEASON}|{DAY_WORD}|{NUMBER}"
)
_START = (
    r"(?:in\s+)?(?:(?:from|between|within|before|at\s+least|(?:more|less)\s+than|over|under|about|around|almost|nearly|some|just)\s+)?"
    rf"(?:the\s+)?(?:\d|['’‘]\d\d|p(?:re|ost)-|(?-i:{CAPITALS})|that\s+(?:same|day|week|month|year|evening|night)\b"
    rf"|an?\s+(?:couple|few|{UNIT})|(?!an?\b)(?:{_WORDS})\b)"
)


def any_of(rules: Sequence[Rule], start: str) -> re.Pattern[str]:
    """One pattern for all forms, each a group with the name of its rule; `_FORMS` then gives the groups within."""
    forms = (f"(?P<{rule.name}>{_GROUP.sub('(?:', rule.pattern)})" for rule in rules)
    return re.compile(rf"(?<![\w$€£#])(?={start})(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)


_ANY_FORM = any_of(COMMON_RULES, _START)
_ANY_FORM_OR_RARE = any_of((*_RARE_RULES, *COMMON_RULES), r"[\w'’‘]")
# Words of fiscal years and holidays: few paragraphs have them, and the forms are tried only there. Each choice begins
# with a letter, which lets `re` pass over all others.
_RARE = re.compile(
    r"FY|Fiscal|fiscal|Financial|financial|Budget|budget|Day\b|Christmas|Easter|New\sYear|Thanksgiving|Good\sFriday"
    r"|Palm\s|Maundy|Pentecost|Juneteenth|Halloween|Ash\s|Whit\s|Rama[dz]|Eid\b|Passover|Hanukkah|Yom\sK|Rosh\sH|Diwali"
    r"|Nowruz|Ashura"
)
# Most sentences have none of these and are passed over.
_HINT = re.compile(
    r"\d{4}|['’‘]\d\d|\d[./-]\d|\d(?:st|nd|rd|th)\b|day|hour|week|night|month|year|decade|centur|quarter|\bQ[1-4]\b"
    r"|ties\b|\bH[12]\b|spring|summer|autumn|winter|\bfall\b|tomorrow|\b(?:this (?:morn|after|even)|(?:last|that) even)"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\b|uary|ruary|ch\b|il\b|ust\b|tem|em|ober)",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"\b(since|until|till|through|by|on\s+or\s+before|on\s+or\s+after|before|after|from|no\s+later\s+than"
    r"|up\s+to(?:\s+and\s+including)?|starting(?:\s+(?:on|from))?)\s+(?:at\s+least\s+)?$",
    re.IGNORECASE,
)
_OPENER_WIDTH = 32
_ONWARDS = re.compile(r"\s+on(?:wards?)?\b(?!\s+(?:the|a|to)\b)", re.IGNORECASE)
# `Dates from May` is of May and leaves no end open.
_HAILING = word_set("date stem come hail remain")
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


def has_year(expression: Expression) -> bool:
    """Whether the year is written, by number or as `last year`; of a weekday, the week."""
    groups = expression.match.groupdict()
    return bool(expression.rule.name == "weekday_in_week" or groups.get("year") or groups.get("which_year"))


def is_explicit(expression: Expression) -> bool:
    """Whether a year, or a day and its month, are written."""
    groups = expression.match.groupdict()
    if expression.rule.name in ("slashed_day", "century", "short_fiscal_year"):
        return True
    return bool(groups.get("year") or (groups.get("day") and groups.get("month")))


def is_day_alone(expression: Expression) -> bool:
    """Whether a day and its month are written, but no year: `the 11 September attacks` are not of the latest one."""
    groups = expression.match.groupdict()
    return bool(groups.get("day") and groups.get("month") and not groups.get("year"))


def find_expressions(parsed: ParsedArticle) -> Iterator[list[Expression]]:
    """The date expressions of an article, in text order, a list for each paragraph that has any."""
    starts = [token.start for token in parsed.tokens]
    for block in _paragraphs(parsed.sentences):
        text = parsed.article.text
        rare = _RARE.search(text, block.start, block.end) is not None
        if rare or _HINT.search(text, block.start, block.end):
            pattern = _ANY_FORM_OR_RARE if rare else _ANY_FORM
            yield list(_apart(parsed, block, _forms(parsed, block, starts, pattern), starts))


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


def _forms(parsed: ParsedArticle, block: Span, starts: Sequence[int], pattern: re.Pattern[str]) -> Iterator[Expression]:
    text, position = parsed.article.text, block.start
    while found := pattern.search(text, position, block.end):
        name = str(found.lastgroup)
        match = _FORMS[name].match(text, found.start(), block.end)
        first, last = bisect_right(starts, found.start()) - 1, bisect_left(starts, found.end())
        # Within what is no date there may be one, or a length: `will last three days`.
        is_date = match is not None and not names_no_date(parsed, name, first, last)
        position = found.end() if is_date else found.start() + 1
        if match and is_date:
            yield _expression(parsed, _RULES[name], match, first, last)


def _expression(parsed: ParsedArticle, rule: Rule, match: Match, first: int, last: int) -> Expression:
    head = head_of(parsed.tokens, first, last)
    role = rule.role if rule.role != "when" else role_of(parsed, rule.name, first, last)
    return Expression(rule, match, match.start(), match.end(), first, last, head, head, role)


def _apart(
    parsed: ParsedArticle, block: Span, found: Iterable[Expression], starts: Sequence[int]
) -> Iterator[Expression]:
    """The expressions with their openers; the `before` of `the week before Christmas` belongs to the week."""
    end = block.start
    for expression in found:
        opened = _opened(parsed, block, expression, starts)
        yield opened if opened.start >= end else expression
        end = expression.end


def _opened(parsed: ParsedArticle, block: Span, found: Expression, starts: Sequence[int]) -> Expression:
    """The expression with the `since` or `until` before it, if there is one that it depends on."""
    text = parsed.article.text
    match = _OPENER.search(text, max(block.start, found.start - _OPENER_WIDTH), found.start)
    if not match or found.role != "when":
        return found
    first = bisect_right(starts, match.start()) - 1
    opener = _opener(parsed, found, " ".join(match.group(1).lower().split()), first)
    if opener is None:
        return found
    head = head_of(parsed.tokens, first, found.last)
    return found._replace(start=match.start(), first=first, head=head, opener=opener)


def _opener(parsed: ParsedArticle, found: Expression, word: str, at: int) -> str | None:
    """`since`, `from`, `until`, `before` or `after` for the word that opens the expression; None when it does not."""
    core = parsed.tokens[found.core]
    if word == "from" and _ONWARDS.match(parsed.article.text, found.end):
        return "from"
    if core.dep in _MODIFIERS and core.head >= found.last:
        return None
    if word == "before" and (found.match.groupdict().get("part") or "").lower() == "end":
        # `Before the end of the year` is within the year.
        return "until"
    if word in ("before", "after"):
        return word if core.head == at else None
    if word == "since":
        return "since"
    if word.startswith("starting") or word == "on or after":
        return "from"
    if word == "from":
        # `A letter from May` is of May, `moved from May` begins nothing; `applies from May` does.
        verb = parsed.tokens[parsed.tokens[at].head]
        opens = verb.pos in ("VERB", "AUX", "ADJ") and verb.lemma.lower() not in MOVING | _HAILING
        return "from" if opens else None
    return "until"

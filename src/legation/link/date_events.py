"""Dates counted from an act: `a day after the talks`, `two weeks before his visit on 10 October`.

The act is dated by a date among its own words, else by the last date before it in the text that belongs to the same
noun, or to its verb. Where there is none, the expression stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from legation.link.date_intervals import UNKNOWN, Anchor, Days, Interval, day_of, shift_day, unit_around
from legation.link.date_lengths import ABOUT, COUNTED_UNIT, counted
from legation.link.date_rule import Match, Rule
from legation.link.date_words import WEEKDAY, weekday_number, word_set
from legation.model.article import ParsedArticle, Token
from legation.model.link import DateLink

EVENT_RULE = "from_event"
_AFTER = frozenset(("after", "following"))
# Nouns of acts whose verb is not the noun without its `ing`.
_VERBS = {
    "arrival": "arrive", "departure": "depart", "election": "elect", "invasion": "invade", "agreement": "agree",
    "decision": "decide", "announcement": "announce", "resignation": "resign", "death": "die", "opening": "open",
    "inauguration": "inaugurate", "assassination": "assassinate", "expulsion": "expel", "withdrawal": "withdraw",
    "adoption": "adopt", "ratification": "ratify", "speech": "speak", "closure": "close", "signature": "sign",
    "release": "release", "launch": "launch", "arrest": "arrest", "appointment": "appoint", "return": "return",
}  # fmt: skip
_PARTICIPANTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
_DEFINITE = word_set("the this that these those his her its their our")
# How long a date may be for a count of days, weeks, months or years to start from it.
_RANK = {"day": 0, "range": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "year": 4}
_LONGEST_ACT = 14
_MAX_STEPS = 4
_OF = frozenset(("of", "in", "on"))


def _from_event(match: Match, anchor: Anchor) -> Days | Interval:
    """Counted from the act, which stands in the anchor as the date before."""
    base, groups = anchor.previous, match.groupdict()
    if base is None or not _is_exact(base, (groups["unit"] or groups["near"] or "day").lower()):
        return UNKNOWN
    if groups["eve"]:
        return day_of(shift_day(base.since, "day", -1))
    if groups["weekday"]:
        return _weekday_beside(base, weekday_number(groups["weekday"]), groups["order"].lower() in _AFTER)
    sign = 1 if groups["order"].lower() in _AFTER else -1
    day = base.until if sign > 0 else base.since
    return unit_around(day, groups["near"].lower(), sign) if groups["near"] else counted(match, day, sign)


def _weekday_beside(base: Days, weekday: int, after: bool) -> Days:
    """`The Monday after Easter`."""
    if after:
        return day_of(shift_day(base.until, "day", 1 + (weekday - base.until.weekday() - 1) % 7))
    return day_of(shift_day(base.since, "day", -1 - (base.since.weekday() - 1 - weekday) % 7))


def _is_exact(base: Days, unit: str) -> bool:
    if base.precision == "range" and unit == "day" and (base.until - base.since).days > _LONGEST_ACT:
        return False
    return _RANK.get(base.precision, 4) <= _RANK.get(unit, 4)


EVENT_RULES: tuple[Rule, ...] = (
    Rule(
        EVENT_RULE,
        rf"(?:(?:{ABOUT}{COUNTED_UNIT}|the\s+(?:very\s+)?(?P<near>day|week|month|year)"
        rf"|the\s+(?P<weekday>{WEEKDAY}))"
        r"\s+(?P<order>before|after|following|ahead\s+of|prior\s+to)|the\s+(?P<eve>eve)\s+of)(?=\s+\w)",
        _from_event,
        anchored=False,
    ),
)


def act_of(parsed: ParsedArticle, first: int, end: int) -> Token | None:
    """The noun, or the verb of a clause, behind the `after` that ends at character `end`.

    Args:
        first: A token before it.
    """
    word = next(token for token in parsed.tokens[first:] if token.end >= end)
    for child in parsed.children[word.i]:
        if parsed.tokens[child].dep in ("pobj", "dobj", "pcomp") and child > word.i:
            return parsed.tokens[child]
    return parsed.tokens[word.head] if word.dep == "mark" and word.head > word.i else None


def dated_before(parsed: ParsedArticle, act: Token, links: Iterable[DateLink]) -> DateLink | None:
    """The last date before the act that belongs to the same noun, or to its verb; None when there is none.

    Args:
        links: The dates before it in the text.
    """
    if act.pos not in ("NOUN", "PROPN") or not _is_definite(parsed, act):
        return None
    noun = act.lemma.lower()
    wanted = {noun, _VERBS.get(noun, noun.removesuffix("ing"))}
    names = {parsed.tokens[i].text for i in parsed.subtree(act.i) if parsed.tokens[i].pos == "PROPN"}
    for link in reversed(list(links)):
        if link.role not in ("when", "name") or link.since is None or link.until is None:
            continue
        if wanted & _acts(parsed, link) and names <= _words_of_sentence(parsed, link):
            return link
    return None


def _is_definite(parsed: ParsedArticle, noun: Token) -> bool:
    """Whether it is an act told before: `the talks`, `his visit`, `Monday's vote`; not `a summit`."""
    children = [parsed.tokens[child] for child in parsed.children[noun.i]]
    return any(child.text.lower() in _DEFINITE or child.dep == "poss" for child in children)


def _words_of_sentence(parsed: ParsedArticle, link: DateLink) -> frozenset[str]:
    sentence = parsed.sentences[parsed.tokens[link.head].sentence]
    return frozenset(token.text for token in parsed.tokens[sentence.first : sentence.last])


def _acts(parsed: ParsedArticle, link: DateLink) -> set[str]:
    """What a date may be the date of: the noun it stands with, or the verb above it and what that verb is about."""
    tokens, at = parsed.tokens, parsed.tokens[link.head]
    if (
        link.first > 1
        and tokens[link.first - 1].text.lower() in _OF
        and tokens[link.first - 2].pos in ("NOUN", "PROPN")
    ):
        # `The coup of 2021`, whatever the parser makes of it.
        return {tokens[link.first - 2].lemma.lower()} | _about(parsed, at)
    return _about(parsed, at)


def _about(parsed: ParsedArticle, at: Token) -> set[str]:
    """The noun above a token, or the verb with its subject and object."""
    tokens = parsed.tokens
    for _ in range(_MAX_STEPS):
        at = tokens[at.head]
        if at.pos in ("NOUN", "PROPN", "VERB", "AUX"):
            break
    if at.pos not in ("VERB", "AUX"):
        return {at.lemma.lower()}
    about = (tokens[child] for child in parsed.children[at.i])
    return {at.lemma.lower(), *(token.lemma.lower() for token in about if token.dep in _PARTICIPANTS)}


def dated_within(parsed: ParsedArticle, act: Token, spans: Sequence[tuple[int, int]]) -> int | None:
    """The place in `spans` (tokens, half-open) of the first that is a date of the act itself.

    It stands among the words of the act, or right behind it: `the day before the vote on 3 May`.
    """
    words = frozenset(parsed.subtree(act.i))
    for at, (first, last) in enumerate(spans):
        behind = first == act.i + 2 and parsed.tokens[act.i + 1].text.lower() in _OF
        if behind or words.intersection(range(first, last)):
            return at
    return None

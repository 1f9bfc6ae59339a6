"""When a word of the calendar is no date: names, verbs, and numbers that only look like years."""

from __future__ import annotations

from legation.link.date_words import word_set
from legation.model.article import ParsedArticle, Token

_BEFORE_NAMED_WEEKDAY = word_set(
    "black good bloody super ash palm easter cyber maundy holy fat giving whit shrove every each"
)
_AFTER_NAMED_WEEKDAY = word_set(
    "prayer prayers sermon mass times telegraph mirror agreement accord supplement mosque night’s"
)
_BEFORE_MONTH = word_set(
    "in since until till during through throughout early mid late last next this coming past - – mid-"
)
_WEAK_BEFORE_MONTH = word_set("of by to from for and or between before after around about")
_AFTER_THE_MARCH = word_set("on for of against past")
# Months that are also first names, surnames or verbs.
_NAME_MONTHS = frozenset(("april", "may", "june", "august", "march"))
# Days that became the names of what happened on them.
_NAMED_DAYS = frozenset(map(word_set, ("sep 11", "oct 7", "jan 6")))
_NAMED_DAY_EVENTS = word_set("attack attacks massacre hostages committee riot commission")
_COUNTED = word_set(
    "people troops soldiers km kilometers kilometres miles metres meters tonnes tons barrels dollars euros men "
    "women children villages homes houses families refugees prisoners gmt utc hours percent"
)
_YEAR_BEFORE = word_set(
    "in since of by until till from during before after through throughout for year to and between early late mid"
)
_NUMBERED = word_set("agenda vision summit expo forum strategy plan")
_UNDATED_BEFORE = word_set("at about around nearly over than some $ € £ no no. page room flight")


# `The Christmas message` is of no day; `the Christmas truce` is.
_FEASTS = frozenset(("fixed_feast", "easter", "weekday_feast"))
_BARE_FEASTS = word_set("Christmas Easter Thanksgiving Halloween Juneteenth Year")
_OF_THE_DAY = word_set("truce ceasefire attack bombing ambush massacre")


def _is_of_day(after: Token | None) -> bool:
    return after is not None and after.text.lower() in _OF_THE_DAY


def names_no_date(parsed: ParsedArticle, rule: str, first: int, last: int) -> bool:
    """Whether the tokens `first` up to `last`, which the rule matched, are something else than a date."""
    before, after = _beside(parsed, first, first - 1), _beside(parsed, first, last)
    if rule == "weekday":
        return _no_weekday(parsed.tokens[first:last], before, after)
    if rule == "window" and parsed.tokens[first].pos == "VERB":
        # `The visit will last three days`.
        return True
    if rule == "period" and parsed.tokens[first].text.lower() == "last":
        # `The last week of the war`, but `the meeting last week of the ministers`.
        return (before is not None and before.text.lower() == "the") and after is not None and after.text == "of"
    if rule == "fixed_feast":
        # `Genocide Remembrance Day` is another day than `Remembrance Day`.
        return parsed.tokens[last - 1].text == "Day" and _is_name(before)
    if rule == "day_of_month" and _modifies(parsed, last - 1):
        # `On the 30th anniversary of the treaty`.
        return True
    if rule in ("month", "season_of_year") and first == last - 1:
        return _no_month(parsed, parsed.tokens[first], before, after)
    return rule == "year" and _no_year(parsed, parsed.tokens[first], before, after)


def role_of(parsed: ParsedArticle, rule: str, first: int, last: int) -> str:
    """`name` for a day or year that says which of several, not when: `the 2015 accord`, `Vision 2030`; else `when`."""
    before, after = _beside(parsed, first, first - 1), _beside(parsed, first, last)
    if rule in ("month_day", "day_month"):
        words = frozenset(token.text.lower()[:3] for token in parsed.tokens[first:last]) - {"the", "."}
        named = words in _NAMED_DAYS
        return "name" if named and after and after.text.lower() in _NAMED_DAY_EVENTS else "when"
    if rule in _FEASTS:
        whole = parsed.tokens[last - 1].text not in _BARE_FEASTS or _is_of_day(after)
        return "when" if whole or not _modifies(parsed, last - 1) else "name"
    if rule not in ("year", "year_range"):
        return "when"
    return "name" if _modifies(parsed, last - 1) or _is_numbered(parsed, before, parsed.tokens[first]) else "when"


def _beside(parsed: ParsedArticle, at: int, i: int) -> Token | None:
    """Token `i`, if it is in the same paragraph as token `at`."""
    if not 0 <= i < len(parsed.tokens):
        return None
    token, sentences = parsed.tokens[i], parsed.sentences
    return token if sentences[token.sentence].paragraph == sentences[parsed.tokens[at].sentence].paragraph else None


def _no_weekday(words: tuple[Token, ...], before: Token | None, after: Token | None) -> bool:
    if before and before.text.lower() in _BEFORE_NAMED_WEEKDAY:
        return True
    if words[-1].text.lower() == "night" and after and after.text == "Live":
        return True
    return after is not None and after.text.lower() in _AFTER_NAMED_WEEKDAY


def _no_month(parsed: ParsedArticle, month: Token, before: Token | None, after: Token | None) -> bool:
    """A month alone: the words before it decide, then what the parser takes it for."""
    word, headline = month.text.lower(), parsed.sentences[month.sentence].headline
    ambiguous, previous = word in _NAME_MONTHS, before.text.lower() if before else ""
    if ambiguous and after and after.pos == "PROPN" and after.entity == "PERSON":
        return True
    if word == "march" and after and after.text.lower() in _AFTER_THE_MARCH and previous in ("the", "a", ""):
        return True
    if previous in _BEFORE_MONTH or (previous in ("the", "a") and month.pos == "PROPN"):
        return False
    if month.pos in ("AUX", "VERB", "ADV") or month.entity == "PERSON":
        return True
    if previous in _WEAK_BEFORE_MONTH:
        return ambiguous and month.entity != "DATE"
    named = before is not None and before.pos == "PROPN" and before.sentence == month.sentence
    return (named and not headline) or (ambiguous and (month.entity != "DATE" or _is_name(after)))


def _is_name(token: Token | None) -> bool:
    return token is not None and token.pos == "PROPN" and token.text[:1].isupper()


def _no_year(parsed: ParsedArticle, year: Token, before: Token | None, after: Token | None) -> bool:
    """A count (`2000 soldiers`), a clock time or a number of something."""
    previous = before.text.lower() if before else ""
    if after and after.text.lower() in _COUNTED:
        return True
    if previous in _UNDATED_BEFORE:
        return True
    value = int(year.text) if year.text.isdecimal() else 0
    counts = year.dep == "nummod" and parsed.tokens[year.head].tag == "NNS" and year.head > year.i
    return (counts and value % 100 == 0) or (0 < value < 1900 and previous not in _YEAR_BEFORE)


def _modifies(parsed: ParsedArticle, i: int) -> bool:
    """Whether a later noun has the year as its modifier."""
    year = parsed.tokens[i]
    after = _beside(parsed, i, i + 1)
    if after is None or after.sentence != year.sentence or after.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return False
    return year.head > i and year.dep in ("nummod", "compound", "amod", "nmod", "quantmod", "poss")


def _is_numbered(parsed: ParsedArticle, before: Token | None, year: Token) -> bool:
    """Whether a name ends before the year: `Expo 2025`. In a headline all words have capitals."""
    if before is None or before.text.lower() in _YEAR_BEFORE:
        return False
    if parsed.sentences[year.sentence].headline:
        return before.text.lower() in _NUMBERED
    return before.pos in ("PROPN", "NOUN") and before.text[:1].isupper() and before.text[-1:].isalpha()

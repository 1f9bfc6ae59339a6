"""What a text tells of somebody's life, of a deed that is honoured, of the dead: history, and no news."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from legation.coding.clauses import read_clause
from legation.coding.draft import Draft
from legation.coding.linked import LinkedArticle
from legation.coding.times import ancestors, is_past

# Titles of texts that honour somebody, or put him into an office, and tell his life to say why.
_HONOURS = re.compile(
    r"\b(?:medals? of|to award|nomin(?:ees?|ations?)|announces? (?:\w+ )?appointments?|obituary|biograph(?:y|ies)|"
    r"in remembrance|in memory|remembering|honou?rs (?:the )?(?:late|former|fallen)|tribute to)\b",
    re.IGNORECASE,
)
# Words of a paragraph that tells a life: two of them make one.
_LIFE = re.compile(
    r"\b(?:(?P<birth>born (?:in|on|and raised)|grew up|native of)|(?P<school>graduated?|graduating|degree|diploma|"
    r"bachelor(?:[’']?s)?|master[’']?s|doctorate|ph\.?d\.?|alumn\w+|studied|B\.[AS]\.|J\.D\.)|"
    r"(?P<work>previously served|prior to|began (?:his|her) career|during (?:his|her) (?:career|tenure|time)|"
    r"career|served as|serving as|joined the (?:army|navy|staff)|retired)|"
    r"(?P<family>married|(?:his|her) (?:wife|husband|children)|lives (?:in|with))|"
    r"(?P<fame>awards?|recipient|decorations|citation|gallantry|valou?r))\b",
    re.IGNORECASE,
)
_ENOUGH = 2
_NOW = re.compile(r"\b(?:today|now|currently|once more|once again|to this day)\b", re.IGNORECASE)
# Who speaks of the day itself dates it within so many days.
_NEWS_DAYS = 60


def is_told_of_a_life(article: LinkedArticle, draft: Draft) -> bool:
    """Whether an act is part of a life or of a deed that is honoured, and not dated as news."""
    source = article.parsed.article
    sentence = article.parsed.sentences[draft.sentence]
    told = source.text[sentence.start : sentence.end]
    if sentence.headline or _NOW.search(told) or _is_dated_as_news(draft, source.day):
        return False
    if not _is_past(article, draft):
        return False
    return bool(_HONOURS.search(source.title)) or _tells_a_life(_paragraph(article, sentence.paragraph))


def _is_dated_as_news(draft: Draft, day: dt.date | None) -> bool:
    when = draft.when
    dated = when is not None and when.method in {"explicit", "relative"} and when.start is not None
    return dated and not is_past(when, day, _NEWS_DAYS)


def _is_past(article: LinkedArticle, draft: Draft) -> bool:
    """Told in the past: the present is what the text itself does, the perfect what it reports."""
    clause = draft.trigger.clause
    if clause is not None and (clause.perfect or clause.tense in {"present", "future"}):
        return False
    main = ancestors(article, draft.trigger.head)[-1]
    return not article.is_verb(main) or read_clause(article, main).tense == "past"


def _paragraph(article: LinkedArticle, number: int) -> str:
    inside = [s for s in article.parsed.sentences if s.paragraph == number]
    return article.parsed.article.text[inside[0].start : inside[-1].end]


@lru_cache(maxsize=256)
def _tells_a_life(paragraph: str) -> bool:
    return len({match.lastgroup for match in _LIFE.finditer(paragraph)}) >= _ENOUGH

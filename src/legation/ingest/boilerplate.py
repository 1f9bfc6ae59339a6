"""Lines of a text that are not the article: share bars, comment footers, credits.

Only whole lines are matched. A sentence that merely begins with `Subscribe` or `Related` is kept: each pattern must
account for the whole line, apart from the few labels (`Photo:`, `Read more:`) after which any text is something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.model.article import Span

# Words of the page, not of the article. They stand alone on their line, with or without a count or a colon.
_FURNITURE = (
    r"(?:no|\d+) comments?",
    r"(?:post|leave|add|write) (?:a|your) (?:comment|reply)",
    r"comments?(?: \(\d+\))?",
    r"share(?: (?:this|on))?(?: (?:article|story|post|page|facebook|twitter|x|whatsapp|linkedin|telegram|email))*",
    r"(?:e-?mail|print|tweet|pin)(?: this| (?:article|story|post|page))*",
    r"(?:subscribe|sign up)(?: now| today| here)?(?: (?:to|for) (?:our|the)(?: [\w-]+){0,3} newsletters?)?",
    r"(?:follow|like) us(?: on [\w ,]+)?",
    r"related(?: (?:articles?|stories|news|posts?|topics?|content|coverage|links?))?",
    r"(?:more|also) (?:from|on) this (?:author|section|topic|story)",
    r"(?:recommended|trending|most (?:read|popular|viewed))(?: (?:now|stories|news|articles?|for you))?",
    r"(?:story |article )?continues below(?: (?:this )?advertisement)?",
    r"advertisements?|sponsored(?: content)?|promoted content",
    r"(?:newer|older|previous|next) (?:post|article|story)|home|back to top|skip to (?:main )?content",
    r"(?:accept|manage|reject) (?:all )?cookies",
    r"all rights reserved",
    r"ends?|-+ ?ends? ?-+|-30-|#{2,}|[*_=~-]{3,}|[*] [*] [*]",
)

# A credit standing alone: the agencies whose name closes a story without a verb.
_AGENCIES = (
    r"agenc(?:y|ies)",
    r"(?:with )?(?:inputs? from )?(?:news )?agenc(?:y|ies)(?: inputs)?",
    r"reuters|associated press|ap|afp|agence france-presse|pti|press trust of india|ani|ians|uni|xinhua|tass|interfax",
    r"efe|dpa|ansa|kyodo(?: news)?|yonhap|anadolu(?: agency)?|irna|bernama|antara|united press international|upi",
)
_AGENCY = "(?:" + "|".join(_AGENCIES) + ")"

# Labels after which the rest of the line is about a picture, another article or the page's owner.
_LABELLED = (
    r"(?:photo|image|picture|file photo|photo credit|image credit|photograph)s?(?: (?:by|courtesy))?\s*[:/|].{0,200}",
    r"(?:read|see|watch|listen)(?: (?:more|also|next|full story|the full story))\s*(?:[:>»|…-].{0,200}|\.{3})?",
    r"(?:also read|you may also like|don't miss|related)\s*[:>»|-].{0,200}",
    r"(?:copyright|\(c\))\s*(?:©|\(c\)|:)?\s*(?:\d{4}|reserved|by\b).{0,160}",
    r"©.{0,200}",
    r"(?:labels|tags|filed under|posted in)\s*:.{0,200}",
    r"posted by [^,.]{1,60}",
)

# A day standing alone, as blog pages print it above a post: with a weekday, a label or a time, or without.
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.]?"
_DATE_LINE = (
    r"(?:(?:published|updated|posted|last updated)(?: on| at)?:?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[a-z]{2,4})?)?"
)

_ENDING = r"\s*[:.…!»>]*"
_LINE = re.compile(
    rf"(?:{'|'.join(_FURNITURE)}|[(\[—–-]*\s*{_AGENCY}(?:\s*[,/&]\s*{_AGENCY}|\s+and\s+{_AGENCY})*\s*[)\]]*"
    rf"|{'|'.join(_LABELLED)}|{_DATE_LINE}){_ENDING}",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w")


def boilerplate_spans(text: str) -> tuple[Span, ...]:
    """The lines that are page furniture, in text order, without their line breaks.

    The first line with words is the title and is never one.
    """
    lines = _lines(text)
    next((line for line in lines if _WORD.search(text, *line)), None)
    return tuple(Span(start, end) for start, end in lines if _LINE.fullmatch(text, start, end))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of each line that has a visible character, trimmed of the space around it."""
    for match in re.finditer(r"\S(?:[^\r\n]*\S)?", text):
        yield match.span()

"""What kind of text an article is: a release speaks for its publisher on its day, a news report tells of others."""

from __future__ import annotations

import re

from legation.model.article import Article

_RELEASE = re.compile(
    r"\b(read-?out|joint (?:statement|declaration|communiqu[eé])|statement (?:by|from|of|on)|(?:press )?statement|"
    r"communiqu[eé]|declaration|remarks (?:by|of)|fact ?sheet|proclamation|memorandum|executive order|"
    r"(?:message|letter) (?:from|to)|(?:tele)?phone (?:conversation|call)s? (?:with|between)|"
    r"(?:working )?(?:meeting|talks|call|conversation) with)\b",
    re.IGNORECASE,
)
# A title without an article or a name is an office's own news: `President met with the King of ...`.
_OWN_NEWS = re.compile(r"(?:President|Prime Minister|First Lady|Vice President|Secretary of State) [a-z]")
_FIRST_PERSON = re.compile(r"(?<![\"“'‘\w])\b(?:We|we|our|Our)\b")
_QUOTED = re.compile(r"[\"“][^\"”]{0,2000}[\"”]")


def is_release(article: Article) -> bool:
    """Whether the text is itself an act of the day: a statement, a readout, a declaration.

    By its title, or by a body that says `we` outside quotations at least twice.
    """
    if _RELEASE.search(article.title) or _OWN_NEWS.match(article.title):
        return True
    return len(_FIRST_PERSON.findall(_QUOTED.sub("", article.text))) >= 2

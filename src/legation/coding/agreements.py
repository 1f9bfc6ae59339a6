"""The agreements of an article: each text or undertaking between parties once, and how far it has come."""

from __future__ import annotations

import msgspec

from legation.coding.agreements_names import NamedText, find_texts, singular
from legation.coding.agreements_parties import parties_of
from legation.coding.agreements_stage import Stage, stage_of
from legation.coding.attribution import find_speech
from legation.coding.credit import attribution_of
from legation.coding.evidence import evidence_of
from legation.coding.linked import LinkedArticle
from legation.coding.status import certainty_of
from legation.model.article import Span
from legation.model.event import Agreement
from legation.resources.agreement_words import AgreementWords
from legation.resources.lexicon import Lexicon
from legation.resources.sectors import Sectors

_UNTELLING = frozenset(
    "several many other new such various entire final whole latest landmark historic two three".split()
)
# `the deal` after a treaty may mean it; `the memorandum` may not.
_ANY_TEXT = frozenset({"agreement", "deal", "accord", "pact"})
_PARTY_WORDS = frozenset({"at", "by", "with", "between", "from"})
_ADOPTING = frozenset({"adopt", "adoption", "conclude", "approve", "endorse"})
# `Strategic Partnership` says how close two sides are, not about what they agreed.
_EMPTY = frozenset({"diplomacy"})
_ORDER = ("proposed", "negotiating", "agreed", "signed", "ratified", "in_force", "suspended", "ended")


class _Report(msgspec.Struct, frozen=True):
    """One mention of an agreement, coded; `key`: the words by which mentions of one agreement are known."""

    text: NamedText
    stage: Stage
    key: frozenset[str]
    anaphoric: bool
    evidence: Span
    agreement: Agreement


def code_agreements(
    article: LinkedArticle, lexicon: Lexicon, words: AgreementWords, sectors: Sectors
) -> tuple[Agreement, ...]:
    """The agreements that an article names, in text order."""
    texts = find_texts(article, words)
    aliases = _aliases(article, texts)
    groups: list[list[_Report]] = []
    for text in sorted([*texts, *_by_alias(article, texts, aliases)], key=lambda t: t.first):
        report = _report(article, text, lexicon, words, sectors, aliases)
        if report is not None:
            _add(groups, report)
    merged = [_merged(group) for group in groups if _is_told(group)]
    return tuple(sorted(merged, key=lambda a: a.evidence.start))


def _report(
    article: LinkedArticle, text: NamedText, lexicon: Lexicon, words: AgreementWords, sectors: Sectors,
    aliases: dict[str, NamedText],
) -> _Report | None:  # fmt: skip
    stage = stage_of(article, text, words, lexicon)
    name = article.parsed.text(text.first, text.last)
    key = _key(article, aliases.get(name, text), words)
    if stage is None or not (text.strong or _is_made(text, stage, article.lemmas[stage.by], key)):
        return None
    parties = parties_of(article, text, stage, words)
    speech = find_speech(article, stage.by, lexicon)
    certainty, hedge = certainty_of(article, stage.by, lexicon)
    evidence = evidence_of(article, stage.by, [(text.first, text.last)])
    source = article.parsed.article
    name = name if ")" in name else name.partition("(")[0].rstrip()
    agreement = Agreement(
        name=name,
        parties=parties,
        sectors=_sectors(article, text, stage, words, sectors),
        stage=stage.name,
        certainty=certainty,
        hedge=hedge.text if hedge else None,
        evidence=source.quote(evidence.start, evidence.end),
        attribution=attribution_of(article, speech),
    )
    anaphoric = not text.proper and text.definite and len(key) == 1 and text.last == text.head + 1
    return _Report(text, stage, key, anaphoric, evidence, agreement)


def _is_made(text: NamedText, stage: Stage, by: str, key: frozenset[str]) -> bool:
    """A statement or a protocol counts when it is signed or adopted, and more is told of it than `documents`."""
    return (
        stage.firm
        and (stage.name in {"signed", "ratified"} or by in _ADOPTING)
        and (text.proper or len(key) > 1 or text.last > text.head + 1)
    )


def _aliases(article: LinkedArticle, texts: list[NamedText]) -> dict[str, NamedText]:
    """Abbreviations that the article itself explains: `the Sea Trade Agreement (STA)`."""
    found: dict[str, NamedText] = {}
    tokens = article.tokens
    for text in texts:
        if text.proper and text.last + 2 < len(tokens) and tokens[text.last].text == "(":
            short = tokens[text.last + 1].text
            if short.isupper() and tokens[text.last + 2].text == ")":
                found[short] = text
    return found


def _by_alias(article: LinkedArticle, texts: list[NamedText], aliases: dict[str, NamedText]) -> list[NamedText]:
    """Mentions by such an abbreviation, after the one that explains it."""
    taken = {i for text in texts for i in range(text.first, text.last + 2)}
    found = (t.i for t in article.tokens if t.text in aliases and t.i not in taken)
    return [NamedText(i, i, i + 1, True, True, True) for i in found]


def _key(article: LinkedArticle, text: NamedText, words: AgreementWords) -> frozenset[str]:
    """What makes two mentions one agreement: the known name, else the content words of the name."""
    name = article.parsed.text(text.first, text.last)
    known = words.known.find(name)
    if known and (text.proper or len(known[0].label.name.split()) > 1):
        return frozenset({known[0].label.name})
    last = text.last if text.proper else text.head + 1
    inside = range(text.first, last)
    content = {
        singular(article, i)
        for i in inside
        if article.tokens[i].pos in {"NOUN", "PROPN", "ADJ", "NUM"}
        and article.lemmas[i] not in words.by_adjective
        and article.lemmas[i] not in _UNTELLING
    }
    return frozenset(content or {singular(article, text.head)})


def _sectors(
    article: LinkedArticle, text: NamedText, stage: Stage, words: AgreementWords, sectors: Sectors
) -> tuple[str, ...]:
    """The sectors in the name, in the lists after it, and in the clause that widens it."""
    first, last = text.first, text.last
    reach = [article.parsed.text(first, last)]
    after = (j for j in article.kids(text.head, "acl", "prep") if j >= last and article.lemmas[j] not in _PARTY_WORDS)
    reach.extend(_phrase(article, j) for j in after)
    if article.lemmas[stage.by] in words.widening:
        token = article.tokens[stage.by]
        over = [stage.by, token.head] if token.dep == "xcomp" else [stage.by]
        reach.extend(_phrase(article, j) for i in over for j in article.kids(i, "advcl", "prep") if j > stage.by)
    found = [sector for phrase in reach for _, _, sector in sectors.find(phrase) if sector not in _EMPTY]
    known = words.known.find(reach[0])
    return tuple(dict.fromkeys([*(s for match in known for s in match.label.sectors), *found]))


def _phrase(article: LinkedArticle, i: int) -> str:
    below = article.parsed.subtree(i)
    return article.parsed.text(below[0], below[-1] + 1)


def _add(groups: list[list[_Report]], report: _Report) -> None:
    for group in reversed(groups):
        if _is_same(group[0], report):
            group.append(report)
            return
    groups.append([report])


def _is_same(first: _Report, second: _Report) -> bool:
    """Equal keys; one name within the other; or `the treaty` after a treaty."""
    if first.key == second.key:
        return True
    if second.anaphoric:
        return second.key <= first.key or bool(second.key & _ANY_TEXT)
    if first.text.proper != second.text.proper or not _agree_on_parties(first, second):
        return False
    return len(first.key & second.key) > 1 and (first.key <= second.key or second.key <= first.key)


def _agree_on_parties(first: _Report, second: _Report) -> bool:
    one, other = ({p.country for p in r.agreement.parties} for r in (first, second))
    return not one or not other or bool(one & other)


def _is_told(group: list[_Report]) -> bool:
    """Whether it can be cited as a matter of diplomacy: it has a name, parties, or a subject matter.

    `the deal` of which nothing else is told needs a firm stage and two parties.
    """
    if all(r.anaphoric for r in group):
        return any(r.stage.firm and len(r.agreement.parties) > 1 for r in group)
    if any(r.agreement.parties or r.text.proper for r in group):
        return True
    return any(r.stage.firm and r.agreement.sectors for r in group)


def _merged(group: list[_Report]) -> Agreement:
    """One entry: the fullest mention's, at the furthest stage that a mention shows."""
    firm = [r for r in group if r.stage.firm] or group
    furthest = max(firm, key=lambda r: (_ORDER.index(r.stage.name), -r.evidence.start))
    fullest = max(group, key=lambda r: (not r.anaphoric, len(r.agreement.parties), len(r.agreement.sectors)))
    best = furthest.agreement
    quotes = {r.evidence: r.agreement.evidence for r in group if r.evidence != furthest.evidence}
    return msgspec.structs.replace(
        best,
        name=best.name if not furthest.anaphoric and furthest.text.proper else fullest.agreement.name,
        parties=fullest.agreement.parties,
        sectors=tuple(dict.fromkeys(s for r in group for s in r.agreement.sectors)),
        also=tuple(quotes.values()),
    )

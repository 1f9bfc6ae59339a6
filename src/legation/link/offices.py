"""Whether people held, on the day of the article, the office that it gives them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from legation.link.candidates import Words, find_candidates, words_of
from legation.link.context import country_of
from legation.link.people import NO_OFFICES
from legation.link.phrases import RolePhrase, find_phrases
from legation.link.titles import UNDER, same_office
from legation.model.article import ParsedArticle
from legation.model.event import OfficeCheck, OfficeHeld
from legation.model.knowledge import Tenure
from legation.model.link import Actor, Mention
from legation.resources.kb import KnowledgeBase, covers, key_of
from legation.resources.tenures import begins_after, compare, ended_by, since_of, until_of

_PAST = frozenset({"former", "ex", "then", "late", "ousted"})
_COMING = frozenset({"elect", "designate", "nominee", "incoming"})
# Stands for the words of an appointment (`named X as prime minister`): who is named takes office some days later.
_APPOINTED = "as"
_SOON = dt.timedelta(days=60)
_PERSON = "person:"
# Kinds that many hold at a time: only the title tells one office from another.
_BY_TITLE = frozenset({"minister", "official"})
_PRESIDING = frozenset({"chairman", "chair", "chairperson", "chairwoman", "president", "speaker", "head"})
# How many tokens may stand between a name and its title in apposition.
_APPOSITION = 3


class _Description(msgspec.Struct, frozen=True):
    """A person where the text describes him or her; `phrase` is None for a bare name."""

    actor: Actor
    mention: Mention
    phrase: RolePhrase | None


def check_offices(
    parsed: ParsedArticle, mentions: tuple[Mention, ...], knowledge: KnowledgeBase
) -> tuple[OfficeCheck, ...]:
    """One check for each person and office that the article names, in text order.

    A bare name is checked when it is in the knowledge base and the article nowhere gives its office. Without a day of
    publication, and past the day up to which the sources speak, the answer is `unknown`.
    """
    words = words_of(parsed)
    described = list(_descriptions(words, mentions, knowledge))
    titled = {description.actor.name for description in described if description.phrase}
    checks: dict[tuple[str, str | None], OfficeCheck] = {}
    for description in described:
        name, phrase = description.actor.name, description.phrase
        if phrase is None and (name in titled or not (description.actor.actor_id or "").startswith(_PERSON)):
            continue
        key = (name, _title_key(words, phrase) if phrase else None)
        if key not in checks:
            checks[key] = _check(words, description, knowledge)
    return tuple(checks.values())


def _descriptions(words: Words, mentions: tuple[Mention, ...], knowledge: KnowledgeBase) -> Iterator[_Description]:
    """Every mention of one person by name, and every title in apposition to one."""
    found = find_phrases(words, find_candidates(words, knowledge))
    beginning = {phrase.first: phrase for phrase in found}
    phrases: dict[int, RolePhrase] = {}
    for phrase in found:
        for i in range(phrase.first, phrase.last):
            # Of two that overlap the first has the words: `spokesman for the | Kenyan | military`.
            phrases.setdefault(i, phrase)
    named: Mention | None = None
    for mention in mentions:
        if len(mention.actors) != 1 or mention.actors[0].kind != "person":
            continue
        if mention.kind == "person":
            before = beginning.get(mention.first, phrases.get(mention.first))
            yield _Description(mention.actors[0], mention, before if before and _is_office(before) else None)
            named = mention
        elif named and mention.kind == "office" and mention.actors == named.actors:
            beside = phrases.get(mention.head)
            if beside and _is_office(beside) and mention.first - named.last <= _APPOSITION:
                yield _Description(mention.actors[0], mention, beside)


def _is_office(phrase: RolePhrase) -> bool:
    return phrase.role.is_person and phrase.role.noun not in NO_OFFICES


def _title_key(words: Words, phrase: RolePhrase) -> str:
    """The title by its office, so that two wordings of one office are checked once; by its words where it has none."""
    return phrase.role.office or words.key(phrase.title_first, phrase.title_last)


def _check(words: Words, description: _Description, knowledge: KnowledgeBase) -> OfficeCheck:
    actor, phrase = description.actor, description.phrase
    article = words.parsed.article
    person_id = actor.actor_id.removeprefix(_PERSON) if actor.actor_id else ""
    tenures = knowledge.tenures.get(person_id, ())
    fitting = tuple(t for t in tenures if _fits(t, phrase, words, knowledge)) if phrase else tenures
    day = article.day
    held = [tenure for tenure in (*fitting, *tenures) if day and covers(tenure, day)]
    if day is None:
        check = "unknown"
    elif phrase is None:
        check = "consistent" if held else "unknown"
    else:
        check = _compare(fitting, day, _qualifiers(words, phrase))
    sentence = words.parsed.sentences[words.tokens[description.mention.head].sentence]
    return OfficeCheck(
        name=actor.name,
        actor_id=actor.actor_id,
        country=actor.country,
        described_as=_described_as(words, phrase) if phrase else None,
        office_held=_office_held(held[0]) if held else None,
        check=check,
        evidence=article.quote(sentence.start, sentence.end),
    )


def _compare(tenures: tuple[Tenure, ...], day: dt.date, qualifiers: frozenset[str]) -> str:
    """The check of a title against the tenures of that office."""
    in_office = any(covers(tenure, day) for tenure in tenures)
    ended = any(ended_by(tenure, day) for tenure in tenures)
    to_come = any(begins_after(tenure, day) for tenure in tenures)
    # An open tenure whose source ends before the day, or one known by its year alone, may include it.
    may_last = any(compare(tenure, day)[0] == "unknown" for tenure in tenures)
    if qualifiers & _PAST:
        # Who is in office again is no former holder.
        return "consistent" if ended and not in_office else "unknown"
    if qualifiers & _COMING:
        return "consistent" if to_come else "unknown"
    if in_office or (_APPOINTED in qualifiers and any(_begins_soon(tenure, day) for tenure in tenures)):
        return "consistent"
    if may_last:
        return "unknown"
    return "outdated" if ended else "not_yet" if to_come else "unknown"


def _begins_soon(tenure: Tenure, day: dt.date) -> bool:
    return tenure.since is not None and day < tenure.since <= day + _SOON


def _fits(tenure: Tenure, phrase: RolePhrase, words: Words, knowledge: KnowledgeBase) -> bool:
    """Whether the tenure is of the office that the phrase names, in the country that it names."""
    countries = {country_of(owner, knowledge) for owner in phrase.owners}
    organizations = {alias.target for owner in phrase.owners for alias in owner.senses if alias.kind == "organization"}
    if organizations & {tenure.country} or (organizations and tenure.country in countries):
        return True
    same_title = same_office(_office_key(words, phrase), key_of(tenure.title))
    if any(knowledge.organizations[one].country not in knowledge.countries for one in organizations):
        # `the UN High Commissioner for Refugees` heads a body that acts for the UN.
        body = knowledge.organizations.get(tenure.country)
        return body is not None and body.country in countries and same_title
    if organizations:
        countries = set()
    # `National Security Council` and `Supreme Court` may be the bodies of that name in any country.
    bodies = {alias.sector for owner in phrase.owners for alias in owner.senses if alias.form == "institution"}
    if countries and not bodies and tenure.country not in countries:
        return False
    if "LEG" in bodies and tenure.country in countries and tenure.office == "legislator_leader":
        return phrase.role.noun in _PRESIDING
    office = phrase.role.office
    if _qualifiers(words, phrase) & UNDER and not set(phrase.role.noun.split()) & UNDER:
        office = None
    return same_title or (office is not None and office not in _BY_TITLE and tenure.office == office)


def _office_key(words: Words, phrase: RolePhrase) -> str:
    """The key of the title without whose it is, which may stand in its midst."""
    owned = {i for owner in phrase.owners for i in range(owner.first, owner.last)}
    title = range(phrase.title_first, phrase.title_last)
    return " ".join(words.keys[i] for i in title if i not in owned and words.keys[i])


def _qualifiers(words: Words, phrase: RolePhrase) -> frozenset[str]:
    """The words of the title, and the one before the phrase (`former` may stand before the country)."""
    start = max(words.sentence_start(phrase.first), phrase.first - 2)
    near = words.keys[start : phrase.first]
    around = {word for word in near if word in _PAST | _COMING}
    if "as" in near:
        around.add(_APPOINTED)
    return frozenset(word for key in words.keys[phrase.first : phrase.title_last] for word in key.split()) | around


def _described_as(words: Words, phrase: RolePhrase) -> str:
    """The title as written, with its country or organization when it has one."""
    before = phrase.owners and phrase.owners[0].first < phrase.title_first
    return words.parsed.text(phrase.first, phrase.title_last if before else max(phrase.title_last, phrase.last))


def _office_held(tenure: Tenure) -> OfficeHeld:
    return OfficeHeld(tenure.title, since_of(tenure), until_of(tenure), tenure.as_of.isoformat())

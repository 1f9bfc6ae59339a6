"""What an article is about as a whole: the countries it names, its publisher's country, its day."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

import msgspec

from legation.link.candidates import Candidate, Words
from legation.model.article import Article
from legation.model.knowledge import Alias, Organization
from legation.model.link import Actor
from legation.resources.kb import KnowledgeBase, key_of

# A country in the headline is what the article is about: it counts as much as so many mentions elsewhere.
_HEADLINE = 3
_WORD = re.compile(r"[^\W\d_]+(?:'\w+)?")
# A newspaper named for a city is no voice of its country (`The Washington Post`).
_OWN_FORMS = frozenset({"name", "metonym", "institution"})


class Context(msgspec.Struct, frozen=True):
    """The article's countries.

    Attributes:
        day: The day of publication, or None.
        publisher: Country of the publisher where its name tells: a government's own site, a national paper.
        places: (token, country) of every candidate that names one, in text order.
        counts: How often each country is named, with the headline's weight.
    """

    day: dt.date | None
    publisher: str | None
    places: tuple[tuple[int, str], ...]
    counts: Counter[str]

    @property
    def main(self) -> str | None:
        """The country named most often; of equals the first."""
        return self.counts.most_common(1)[0][0] if self.counts else None

    def nearest(self, words: Words, i: int) -> str | None:
        """The country named nearest to token `i` in its sentence, one before it preferred."""
        first, last = words.sentence_start(i), words.sentence_end(i)
        before = [country for at, country in self.places if first <= at < i]
        after = [country for at, country in self.places if i < at < last]
        return before[-1] if before else after[0] if after else None


def read_context(words: Words, candidates: list[Candidate], knowledge: KnowledgeBase) -> Context:
    """The context of an article, from its candidates."""
    places = tuple(
        (candidate.first, country)
        for candidate in candidates
        if candidate.is_owner and (country := country_of(candidate, knowledge))
    )
    article = words.parsed.article
    # `Congolese` and `Guinea` count for neither of the countries that they may mean.
    unsure = {c.first for c in candidates if len({alias.target for alias in c.senses}) > 1}
    counts: Counter[str] = Counter()
    for at, country in places:
        if at not in unsure:
            counts[country] += _HEADLINE if words.parsed.sentences[words.tokens[at].sentence].headline else 1
    return Context(article.day, publisher_country(article, knowledge), places, counts)


def publisher_country(article: Article, knowledge: KnowledgeBase) -> str | None:
    """The country that the publisher's name contains (`The White House`, `President of Ukraine`), or None."""
    parts = _WORD.findall(article.publisher or "")
    for size in range(len(parts), 0, -1):
        for at in range(len(parts) - size + 1):
            for alias in knowledge.aliases.get(key_of(" ".join(parts[at : at + size])), ()):
                if alias.kind == "country" and alias.form in _OWN_FORMS:
                    return alias.target
    return None


def choose_sense(candidate: Candidate, context: Context, *forms: str) -> Alias | None:
    """The sense of one of these forms that fits the article best: of the country that it names most often elsewhere."""
    senses = [alias for alias in candidate.senses if alias.form in forms and alias.kind != "person"]
    return max(senses, key=lambda alias: context.counts[alias.target], default=None)


def country_of(candidate: Candidate, knowledge: KnowledgeBase) -> str | None:
    """The country, or the organization's own code, that a candidate's first sense belongs to."""
    for alias in candidate.senses:
        if alias.kind == "country":
            return alias.target
        if alias.kind == "organization":
            return knowledge.organizations[alias.target].country
        return knowledge.people[alias.target].country
    return None


def actor_of(alias: Alias, text: str, knowledge: KnowledgeBase) -> Actor:
    """The actor that a sense of a phrase names; `text` is the phrase as written, the name of an institution."""
    if alias.kind == "organization":
        return organization_actor(knowledge.organizations[alias.target])
    if alias.form == "institution":
        return Actor(text, None, "organization", alias.target, alias.sector or "GOV")
    return country_actor(alias.target, knowledge, alias.sector or ("CVL" if alias.form == "demonym" else "GOV"))


def organization_actor(organization: Organization) -> Actor:
    """An organization as an actor; a forum is one too."""
    kind = "group" if organization.kind == "group" else "organization"
    return Actor(organization.name, f"org:{organization.org_id}", kind, organization.country, organization.sector)


def country_actor(code: str, knowledge: KnowledgeBase, sector: str = "GOV") -> Actor:
    """A country, or the organization that acts under that code, as an actor."""
    if country := knowledge.countries.get(code):
        return Actor(country.name, f"country:{code}", "country", code, sector)
    return organization_actor(knowledge.organizations[code])

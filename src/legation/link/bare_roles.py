"""Whom a role without owner and name means: `the minister`, `the government`, `troops`, `his envoy`."""

from __future__ import annotations

from collections.abc import Callable

from legation.link.anaphora import Anaphor
from legation.link.candidates import Words
from legation.link.context import Context
from legation.link.origin import may_be_of_country
from legation.link.phrases import RolePhrase, title_of
from legation.link.roles import can_have, find_holder, find_predecessor, is_former
from legation.link.salience import Discourse
from legation.model.link import Actor, Mention
from legation.resources.kb import KnowledgeBase, key_of

# Nouns for parties whom only their owner would tell.
_OPEN = frozenset(
    "ally allies partner partners member members state states country countries nation nations rival rivals "
    "enemy enemies neighbour neighbours neighbor neighbors adversary adversaries power powers host hosts guest "
    "guests experts analyst analysts parties counterpart counterparts sides side".split()
)
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_AT_HOME = frozenset({"COP", "CVL", "OPP", "JUD"})
_SAME_COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "emirate"})


class RoleResolver:
    """Resolves the bare roles of one article, each from what the discourse has seen before it."""

    def __init__(
        self, words: Words, knowledge: KnowledgeBase, context: Context, seen: Discourse, mentions: tuple[Mention, ...]
    ) -> None:
        """Share the discourse with the resolver that fills it."""
        self._words = words
        self._knowledge = knowledge
        self._context = context
        self._seen = seen
        # `the Biden-Harris Administration`, `the minister's team`: whose they are stands right before them.
        self._beside = {m.last + words.is_possessive(m.last): m.actors for m in mentions if m.kind == "person"}
        # `The minister met his French counterpart`: he is of any country but that.
        self._others = {
            (words.tokens[mention.head].sentence, actor.country)
            for mention in mentions
            if words.keys[mention.head] in _COUNTERPARTS
            for actor in mention.actors
        }
        self._people = [mention.actors[0] for mention in mentions if mention.kind == "person" and mention.actors]
        headline = {s.index for s in words.parsed.sentences if s.headline}
        self._headline = [
            mention.actors[0].country
            for mention in mentions
            if words.tokens[mention.head].sentence in headline
            and mention.actors
            and mention.actors[0].country in knowledge.countries
        ]
        self._named = [
            (mention.first, mention.actors[0].country)
            for mention in mentions
            if mention.kind not in {"organization", "group"}
            and len(mention.actors) == 1
            and mention.actors[0].country in knowledge.countries
        ]

    def resolve(self, anaphor: Anaphor, owners: tuple[Actor, ...] | None) -> tuple[tuple[Actor, ...], str]:
        """The actors and the rule that found them; no actors when nothing fits.

        Args:
            owners: Whom the possessive pronoun before the role means; None when there is no pronoun.
        """
        phrase = anaphor.phrase
        if phrase is None:
            return (), "open"
        owners = owners or self._beside.get(phrase.first)
        if anaphor.owner is not None or owners:
            countries = dict.fromkeys(owner.country for owner in owners or () if owner.country)
            if phrase.role.noun.split()[-1] in _OPEN:
                return (), "open"
            return tuple(self._actor(phrase, country) for country in countries), "owner"
        if phrase.role.noun in _SAME_COUNTRY and anaphor.definite:
            country = self._seen.body(phrase.core)
            return ((country,) if country else ()), "title"
        if phrase.role.noun.split()[-1] in _OPEN:
            return (), "open"
        if phrase.role.office and phrase.role.plural_of_people:
            # `foreign ministers from the region`: of several countries, none of which is known.
            return (), "open"
        if anaphor.definite and (actor := self._titled(phrase)):
            return (actor,), "title"
        return self._by_country(phrase) if may_be_of_country(anaphor, phrase, self._words) else ((), "open")

    def _titled(self, phrase: RolePhrase) -> Actor | None:
        """Whom the article has given this title; a capitalised one is first the publisher's own."""
        if not phrase.role.is_person:
            return self._seen.body_called(phrase.role.noun, phrase.core)
        if (partner := self._seen.partner(phrase.core)) and (
            # `The Vice President and the President discussed trade`: the two sides of the talks.
            other := self._seen.office(self._has_title(phrase), other_than=partner)
        ):
            return other
        own = self._context.publisher if self._words.is_capitalised(phrase.core) else None
        found = self._seen.office(self._has_title(phrase), own) if own else None
        found = found or self._seen.office(self._has_title(phrase))
        if found is None and phrase.role.office and self._is_in_headline(phrase):
            # A headline stands before all whom it may mean.
            found = next((actor for actor in self._people if actor.office and self._has_title(phrase)(actor)), None)
        if found is None and phrase.role.office is None and phrase.role.sector == "GOV":
            return self._seen.person(phrase.core)
        return found

    def _is_in_headline(self, phrase: RolePhrase) -> bool:
        return self._words.parsed.sentences[self._words.tokens[phrase.core].sentence].headline

    def _has_title(self, phrase: RolePhrase) -> Callable[[Actor], bool]:
        office, noun = phrase.role.office, phrase.role.noun
        former = is_former(title_of(phrase, self._words))

        def matches(actor: Actor) -> bool:
            if former != is_former(actor.office or noun):
                return False
            if office and office != "minister":
                return self._seen.office_kind(actor) == office
            return noun.split()[-1] in key_of(actor.office or "").split()

        return matches

    def _by_country(self, phrase: RolePhrase) -> tuple[tuple[Actor, ...], str]:
        country = self._country_at(phrase)
        if country is None:
            return (), "open"
        role = phrase.role
        if role.is_person and is_former(title_of(phrase, self._words)):
            previous = find_predecessor(title_of(phrase, self._words), country, self._knowledge, self._context, {})
            if previous and self._words.keys[phrase.first - 1] == "the":
                return (previous,), "holder"
        elif role.is_person and role.office and (country == self._context.publisher or self._is_sole(country)):
            # Of several countries the nearest is a guess: good enough for a country, not for a name.
            title = self._words.parsed.text(phrase.title_first, phrase.title_last)
            holder = find_holder(role.office, country, title, self._knowledge, self._context, {})
            if holder:
                return (holder,), "holder"
        return (self._actor(phrase, country),), "country"

    def _is_sole(self, country: str) -> bool:
        """Whether the article speaks of no other country."""
        return {named for _, named in self._named} == {country}

    def _country_at(self, phrase: RolePhrase) -> str | None:
        """The country named last before the role in its paragraph, else the publisher's, else the main one."""
        sentences, tokens = self._words.parsed.sentences, self._words.tokens
        paragraph = sentences[tokens[phrase.core].sentence].paragraph
        near = [
            country
            for at, country in self._named
            if at < phrase.core and sentences[tokens[at].sentence].paragraph == paragraph
        ]
        context = self._context
        choices = [*near[-1:], context.publisher, context.main]
        if phrase.role.sector in _AT_HOME:
            # Police, crowds and opposition are those of the country that the headline begins with.
            choices[:0] = self._headline[:1]
        if phrase.role.is_person and self._words.is_capitalised(phrase.core):
            choices.insert(0, context.publisher)
        office = phrase.role.office if phrase.role.is_person else None
        sentence = tokens[phrase.core].sentence
        if phrase.role.is_person:
            choices += [c for c, _ in context.counts.most_common()]
            choices = [c for c in choices if (sentence, c) not in self._others]
        possible = (c for c in choices if c and (office is None or can_have(office, c, self._knowledge)))
        return next(possible, None)

    def _actor(self, phrase: RolePhrase, country: str) -> Actor:
        role, title = phrase.role, self._words.parsed.text(phrase.title_first, phrase.title_last)
        kind = "office" if role.is_person else "group" if role.plural_of_people else "organization"
        return Actor(title, None, kind, country, role.sector, title if role.is_person else None)

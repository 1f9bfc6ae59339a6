"""What pronouns and roles without a name refer to: `he`, `we`, `both sides`, `the minister`, `the troops`."""

from __future__ import annotations

from collections.abc import Callable

from legation.link.anaphora import Anaphor, find_anaphors
from legation.link.bare_roles import RoleResolver
from legation.link.candidates import find_candidates, words_of
from legation.link.context import country_actor, read_context
from legation.link.mentions import make_mention
from legation.link.roles import find_holder
from legation.link.salience import Discourse
from legation.link.speaker import find_speakers
from legation.model.article import ParsedArticle
from legation.model.link import Actor, Mention
from legation.resources.kb import KnowledgeBase

# How sure a rule is, from a title that the article itself gives someone to a guess from the country spoken of.
_SCORES = {
    "first-person": 0.8, "counterpart": 0.8, "title": 0.8, "parties": 0.7, "pronoun": 0.7, "owner": 0.7, "holder": 0.5,
    "country": 0.4, "open": 0.3,
}  # fmt: skip
_HEADS = frozenset({"head_of_state", "head_of_government", "head_of_organization", "vice_head"})
_Actors = tuple[Actor, ...]


def resolve_references(
    parsed: ParsedArticle, mentions: tuple[Mention, ...], knowledge: KnowledgeBase
) -> tuple[Mention, ...]:
    """The mentions of `link_actors` with those of pronouns and roles added, in text order.

    A role that is known to name an actor, but not which, is a mention without actors; a pronoun that is not
    understood is none.
    """
    return _Resolver(parsed, mentions, knowledge).mentions()


class _Resolver:
    def __init__(self, parsed: ParsedArticle, mentions: tuple[Mention, ...], knowledge: KnowledgeBase) -> None:
        self._words = words = words_of(parsed)
        self._knowledge = knowledge
        candidates = find_candidates(words, knowledge)
        self._context = read_context(words, candidates, knowledge)
        self._given = mentions
        self._by_head = {mention.head: mention for mention in mentions}
        self._anaphors = find_anaphors(words, candidates, mentions)
        self._speakers = find_speakers(words, mentions, knowledge)
        self._seen = Discourse(words, knowledge)
        self._roles = RoleResolver(words, knowledge, self._context, self._seen, mentions)
        self._meant: dict[int, _Actors] = {}
        self._rules: dict[str, Callable[[Anaphor], tuple[_Actors, str]]] = {
            "first": self._first_person,
            "person": self._person,
            "thing": lambda anaphor: (_one(self._seen.body(anaphor.core)), "pronoun"),
            "plural": lambda anaphor: (self._they(anaphor), "pronoun"),
            "reciprocal": lambda anaphor: (self._they(anaphor), "pronoun"),
            "sides": self._sides,
            "leaders": self._leaders,
            "role": self._role,
        }

    def mentions(self) -> tuple[Mention, ...]:
        """Walk through the text, resolving each anaphor from what came before it."""
        found: list[Mention] = []
        units: list[Mention | Anaphor] = [*self._given, *self._anaphors]
        for unit in sorted(units, key=lambda unit: unit.first):
            mention = self._revised(unit) if isinstance(unit, Mention) else self._resolved(unit)
            if mention:
                found.append(mention)
                self._seen.add(mention)
        return tuple(found)

    def _resolved(self, anaphor: Anaphor) -> Mention | None:
        actors, rule = self._rules[anaphor.kind](anaphor)
        if anaphor.is_pronoun and not actors:
            return None
        self._meant[anaphor.core] = actors
        kind = "pronoun" if anaphor.is_pronoun else "role"
        score = _SCORES[rule if actors else "open"]
        return make_mention(self._words, anaphor.first, anaphor.last, anaphor.core, kind, actors, rule, score)

    def _revised(self, mention: Mention) -> Mention:
        """A mention of counterparts with the office of whose counterparts they are; any other as it is."""
        if self._words.keys[mention.head] not in {"counterpart", "counterparts"} or not mention.actors:
            return mention
        actors = tuple(self._counterpart(actor, mention.head) for actor in mention.actors)
        first, last, head = mention.first, mention.last, mention.head
        return make_mention(self._words, first, last, head, mention.kind, actors, "counterpart", _SCORES["counterpart"])

    def _counterpart(self, actor: Actor, i: int) -> Actor:
        other = self._seen.person(i)
        office = self._seen.office_kind(other) if other else None
        if other is None or other.office is None or office is None or actor.country is None:
            return actor
        holder = find_holder(office, actor.country, other.office, self._knowledge, self._context, {})
        return holder or Actor(actor.name, None, "office", actor.country, other.sector, other.office)

    def _first_person(self, anaphor: Anaphor) -> tuple[_Actors, str]:
        token = self._words.tokens[anaphor.core]
        actors = self._speakers.at(token.start)
        if token.text.casefold() not in {"i", "me", "my", "mine", "myself"}:
            actors = tuple(dict.fromkeys(self._country(actor) for actor in actors))
        return actors, "first-person"

    def _person(self, anaphor: Anaphor) -> tuple[_Actors, str]:
        if coming := self._coming_subject(anaphor.core):
            return (coming,), "pronoun"
        speakers = self._speakers.at(self._words.tokens[anaphor.core].start)
        return _one(self._seen.person(anaphor.core, speakers)), "pronoun"

    def _coming_subject(self, i: int) -> Actor | None:
        """`During his talks with the premier, the king said`: a possessive before the subject means the subject."""
        tokens, children = self._words.tokens, self._words.parsed.children
        noun = tokens[i].head
        if tokens[i].dep != "poss" or tokens[noun].dep not in {"pobj", "dobj"}:
            return None
        above = tokens[noun].head
        verb = tokens[above].head if tokens[above].pos in {"ADP", "SCONJ", "VERB"} else above
        subject = next((j for j in children[verb] if tokens[j].dep in {"nsubj", "nsubjpass"}), None)
        if subject is None or subject < i:
            return None
        mention = self._by_head.get(subject)
        return mention.actors[0] if mention and mention.kind == "person" and len(mention.actors) == 1 else None

    def _they(self, anaphor: Anaphor) -> _Actors:
        return self._seen.plural(anaphor.core) or self._seen.parties(None, False, None, anaphor.core)

    def _sides(self, anaphor: Anaphor) -> tuple[_Actors, str]:
        actors = self._seen.parties(anaphor.count, False, None, anaphor.core)
        return tuple(dict.fromkeys(self._country(actor) for actor in actors)), "parties"

    def _leaders(self, anaphor: Anaphor) -> tuple[_Actors, str]:
        office = anaphor.phrase.role.office if anaphor.phrase else None
        actors = self._seen.parties(anaphor.count, True, office, anaphor.core)
        if self._words.keys[anaphor.core] == "leaders":
            actors = tuple(self._leader(actor) for actor in actors)
        return actors, "parties"

    def _leader(self, actor: Actor) -> Actor:
        """The person, or for one who leads nothing (a minister among `the leaders`) the head of his country."""
        if self._seen.office_kind(actor) in {None, *_HEADS}:
            return actor
        head = self._seen.office(lambda other: self._seen.office_kind(other) in _HEADS, actor.country)
        return head or self._country(actor)

    def _role(self, anaphor: Anaphor) -> tuple[_Actors, str]:
        owners = self._meant.get(anaphor.owner) if anaphor.owner is not None else None
        return self._roles.resolve(anaphor, owners)

    def _country(self, actor: Actor) -> Actor:
        """The country or organization that someone speaks and acts for."""
        code = actor.country
        if code is None or (code not in self._knowledge.countries and code not in self._knowledge.organizations):
            return actor
        return country_actor(code, self._knowledge)


def _one(actor: Actor | None) -> _Actors:
    return (actor,) if actor else ()

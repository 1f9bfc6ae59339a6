"""Who acts: people, offices, countries, organizations and groups, wherever an article names them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.link.acronyms import defined_organizations
from legation.link.candidates import Candidate, find_candidates, words_of
from legation.link.context import Context, actor_of, choose_sense, read_context
from legation.link.identities import identify
from legation.link.mentions import make_mention
from legation.link.nouns import THINGS
from legation.link.pairs import COMBINING, hyphenated, join_pairs
from legation.link.people import PersonSpan, find_people
from legation.link.phrases import RolePhrase, find_phrases
from legation.link.recognition import belongs
from legation.link.roles import role_actors
from legation.link.runners import other_senses
from legation.model.article import ParsedArticle
from legation.model.knowledge import Alias
from legation.model.link import Actor, Mention, RunnerUp
from legation.resources.kb import KnowledgeBase

# Names of other things that may contain a country's: the Sea of Japan, the Paris Agreement, New Jersey.
_OTHER_NAMES = frozenset({"ORG", "FAC", "LOC", "GPE", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "PERSON"})
# What a word is, by its sense, when it modifies nothing; an actor's own kind stands for `name`.
_FORMS = (("name", ("name", "institution", "metonym")), ("capital", ("capital",)), ("group", ("demonym",)))
_PLACE_WORDS = frozenset({"in", "at", "to", "from", "near"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})


def link_actors(parsed: ParsedArticle, knowledge: KnowledgeBase) -> tuple[Mention, ...]:
    """The mentions of actors by name, title, country or organization, in text order, none over another.

    Pronouns and roles that only the context explains are left to `link.reference`.
    """
    return _Linker(parsed, knowledge).mentions()


class _Linker:
    def __init__(self, parsed: ParsedArticle, knowledge: KnowledgeBase) -> None:
        self._knowledge = knowledge
        self._words = words = words_of(parsed)
        self._candidates = find_candidates(words, knowledge)
        self._phrases = find_phrases(words, self._candidates)
        self._people = find_people(words, self._candidates, self._phrases, knowledge)
        self._context = _without_names(read_context(words, self._candidates, knowledge), self._people)
        self._identities = identify(self._people, words, knowledge, self._context)
        self._actors = {first: identity.actor for first, identity in self._identities.items()}
        self._defined = tuple(defined_organizations(words, knowledge))
        self._inside = {i for first, last, _ in self._defined for i in range(first, last)}
        self._covered: set[int] = set()

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions; what is found first keeps its words from what is found later."""
        found = [*self._keep(self._person_mentions()), *self._keep(self._role_mentions())]
        found += self._keep(self._defined_mentions())
        found += self._keep(self._organization_mentions())
        found += self._keep(self._name_mentions())
        found += self._keep(hyphenated(self._words, self._knowledge))
        return tuple(join_pairs(self._words, sorted(found, key=lambda mention: mention.first), self._knowledge))

    def _keep(self, mentions: Iterator[Mention]) -> Iterator[Mention]:
        for mention in mentions:
            tokens = range(mention.first, mention.last)
            if self._covered.isdisjoint(tokens):
                self._covered.update(tokens)
                yield mention

    def _defined_mentions(self) -> Iterator[Mention]:
        """Organizations that the article itself introduces; the bracket after the name stays outside."""
        for first, last, actor in self._defined:
            yield self._mention(first, last, last - 1, actor.kind, (actor,), "definition", 0.9)

    def _person_mentions(self) -> Iterator[Mention]:
        owned = {owner.first for phrase in self._phrases for owner in phrase.owners}
        for span in self._people:
            actor = self._actors.get(span.first)
            if actor and span.first not in owned and span.core not in self._inside:
                score = 1.0 if actor.actor_id or span.sure else 0.6
                others = self._identities[span.first].runners_up
                first, last = span.whole_first, span.whole_last
                yield self._mention(first, last, span.core, "person", (actor,), "name", score, others)

    def _role_mentions(self) -> Iterator[Mention]:
        beside = self._described()
        for phrase in self._phrases:
            if phrase.core in self._inside:
                continue
            if span := beside.get(phrase.first):
                actors: tuple[Actor, ...] = (self._actors[span.first],)
            else:
                actors = role_actors(phrase, self._words, self._knowledge, self._context, self._actors)
            if actors:
                others = () if span else self._other_owners(phrase)
                yield self._mention(phrase.first, phrase.last, phrase.core, _kind(phrase), actors, "role", 0.9, others)

    def _other_owners(self, phrase: RolePhrase) -> tuple[RunnerUp, ...]:
        """Whose the role could be instead, where its one owner has two countries (`the Congolese army`)."""
        if len(phrase.owners) != 1 or not phrase.owners[0].is_owner:
            return ()
        [owner] = phrase.owners
        return other_senses(owner, owner.senses[0], self._context, self._knowledge)

    def _described(self) -> dict[int, PersonSpan]:
        """Role phrases that stand beside a name, by where they start."""
        return {
            title.first: span
            for span in self._people
            if span.first in self._actors
            for title in span.titles
            if title.first >= span.last and belongs(title, self._actors[span.first].country, self._knowledge)
        }

    def _organization_mentions(self) -> Iterator[Mention]:
        """Organizations that the knowledge base lacks, where their name tells their country: `Bank of Canada`."""
        for first, last, label, owner in self._larger_names():
            sense = choose_sense(owner, self._context, "name", "adjective")
            thing = self._words.keys[last - 1] in THINGS
            if label == "ORG" and sense and sense.kind == "country" and not thing:
                actor = Actor(self._words.parsed.text(first, last), None, "organization", sense.target)
                yield self._mention(first, last, last - 1, "organization", (actor,), "name-with-country", 0.5)
            self._covered.update(range(owner.first, owner.last))

    def _larger_names(self) -> Iterator[tuple[int, int, str, Candidate]]:
        """Entities that are more than the country in their name, with that country."""
        words = self._words
        inside = {i: c for c in self._candidates for i in range(c.first, c.last)}
        for entity in words.parsed.entities:
            first = entity.first + (words.keys[entity.first] == "the")
            last = entity.last - words.is_possessive(entity.last - 1)
            owners = [c for i in range(first, last) if (c := inside.get(i)) and c.is_owner and c.first == i]
            free = [i for i in range(first, last) if i not in inside and words.tokens[i].pos == "PROPN"]
            if entity.label in _OTHER_NAMES and len(owners) == 1 and free and not self._breaks(first, last, free):
                yield first, last, entity.label, owners[0]

    def _breaks(self, first: int, last: int, free: list[int]) -> bool:
        """Whether a mark inside shows that the parser took two names for one, or the rest is known for a person's."""
        words = self._words
        return any(words.is_possessive(i) or words.tokens[i].pos == "PUNCT" for i in range(first, last)) or any(
            i in self._covered for i in free
        )

    def _name_mentions(self) -> Iterator[Mention]:
        for candidate in self._candidates:
            half = self._words.keys[candidate.first] in COMBINING and candidate.last == candidate.first + 1
            if not candidate.is_owner or candidate.first in self._covered or half:
                continue
            kind, sense = self._sense(candidate)
            if sense is None:
                continue
            text = self._words.parsed.text(candidate.first, candidate.last)
            actor = actor_of(sense, text, self._knowledge)
            kind = actor.kind if kind == "name" else kind
            others = other_senses(candidate, sense, self._context, self._knowledge)
            first, last = candidate.first, candidate.last
            yield self._mention(first, last, last - 1, kind, (actor,), "name", 1.0, others)

    def _sense(self, candidate: Candidate) -> tuple[str, Alias | None]:
        """The kind of mention that the word is where it stands, and the sense that goes with it."""
        token = self._words.tokens[candidate.last - 1]
        modifies = token.dep in _MODIFIERS and token.head >= candidate.last
        if (modifies or token.tag == "JJ") and (sense := choose_sense(candidate, self._context, "adjective")):
            return "adjective", sense
        if self._is_place(candidate) and (sense := choose_sense(candidate, self._context, "capital")):
            return "capital", sense
        for kind, forms in _FORMS:
            if sense := choose_sense(candidate, self._context, *forms):
                return kind, sense
        return "adjective", choose_sense(candidate, self._context, "adjective")

    def _is_place(self, candidate: Candidate) -> bool:
        """Whether it stands as a place: `in Brussels` is the town, `Brussels said` the Union."""
        before = candidate.first - 1
        return before >= 0 and self._words.keys[before] in _PLACE_WORDS

    def _mention(
        self, first: int, last: int, core: int, kind: str, actors: tuple[Actor, ...], method: str, score: float = 1.0,
        runners_up: tuple[RunnerUp, ...] = (),
    ) -> Mention:  # fmt: skip
        return make_mention(self._words, first, last, core, kind, actors, method, score, runners_up)


def _without_names(context: Context, people: list[PersonSpan]) -> Context:
    """The context without the countries that stand in personal names (`Anna Holland`)."""
    inside = {i for span in people for i in range(span.first, span.last)}
    return msgspec.structs.replace(context, places=tuple(place for place in context.places if place[0] not in inside))


def _kind(phrase: RolePhrase) -> str:
    if phrase.role.is_person or (phrase.role.plural_of_people and phrase.role.office):
        return "office"
    return "group" if phrase.role.plural_of_people else "organization"

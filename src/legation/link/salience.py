"""Who has been spoken of so far, and who of them a pronoun or `both sides` can mean."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator

import msgspec

from legation.link.candidates import Words
from legation.link.gender import Genders
from legation.model.link import Actor, Mention
from legation.resources.kb import KnowledgeBase, key_of

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONAL = frozenset({"person", "office"})
# `both sides` rarely means parties that were named longer ago than this many sentences.
_SET_REACH = 4


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One mention in the course of the text.

    Attributes:
        subject: It, or what it is coordinated with, is the subject of a clause.
        plural: `they` can mean it: several actors, a group, or a body of people while it is the subject.
    """

    actors: tuple[Actor, ...]
    head: int
    sentence: int
    subject: bool
    kind: str
    plural: bool


class Discourse:
    """The mentions up to a point of the text. Questions are answered from the latest backwards."""

    def __init__(self, words: Words, knowledge: KnowledgeBase) -> None:
        """Start with nothing mentioned."""
        self._words = words
        self._roles = knowledge.roles
        self._genders = Genders()
        self._entries: list[Entry] = []
        self._sets: list[Entry] = []
        self._by_head: dict[int, Entry] = {}

    def add(self, mention: Mention) -> None:
        """Take note of a mention; those of no known actor leave no trace."""
        if not mention.actors:
            return
        self._genders.add(mention)
        token = self._words.tokens[mention.head]
        top = self._coordination_top(mention.head)
        subject = self._words.tokens[top].dep in _SUBJECTS
        group = mention.kind == "group" or (mention.kind == "organization" and subject)
        plural = len(mention.actors) > 1 or group or token.text.casefold() in {"they", "their"}
        entry = Entry(mention.actors, mention.head, token.sentence, subject, mention.kind, plural)
        self._entries.append(entry)
        self._by_head[mention.head] = entry
        if len(entry.actors) > 1:
            self._sets.append(entry)
        elif top != mention.head and mention.kind != "adjective":
            self._extend_set(entry, top)

    def person(self, i: int, speakers: tuple[Actor, ...] = ()) -> Actor | None:
        """Whom `he` or `she` at token `i` means: the subject of this or the last sentence, else the last named.

        Args:
            speakers: Who says the word; nobody says `he` of himself.
        """
        names = {speaker.name for speaker in speakers}
        pronoun, verb = self._words.keys[i], self._clause_of_object(i)
        if verb is not None:
            tokens = self._words.tokens
            subjects = (e for e in self._entries if e.subject and tokens[e.head].head == verb)
            names |= {actor.name for entry in subjects for actor in entry.actors}

        def fits(entry: Entry) -> bool:
            if len(entry.actors) != 1 or not _is_personal(entry) or entry.actors[0].name in names:
                return False
            return self._genders.can_be(entry.actors[0].name, pronoun)

        return self._one(i, fits)

    def _clause_of_object(self, i: int) -> int | None:
        """The verb whose object `him` at token `i` is: its subject is someone else. None for other forms."""
        tokens = self._words.tokens
        if tokens[i].tag != "PRP" or self._words.keys[i].endswith("self"):
            return None
        if tokens[i].dep == "pobj" and tokens[tokens[i].head].dep == "prep":
            above = tokens[tokens[tokens[i].head].head]
            return above.i if above.pos == "VERB" else None
        return tokens[i].head if tokens[i].dep in {"dobj", "dative"} else None

    def body(self, i: int) -> Actor | None:
        """What `it` at token `i` means: a country or organization."""
        return self._one(
            i, lambda entry: len(entry.actors) == 1 and entry.kind in {"country", "organization", "capital"}
        )

    def plural(self, i: int) -> tuple[Actor, ...]:
        """Whom `they` at token `i` means: the last plural subject, else the last set, else nobody."""
        sentence = self._words.tokens[i].sentence
        near = [e for entries in (self._entries, self._sets) for e in _since(entries, sentence - _SET_REACH)]
        near.sort(key=lambda entry: (entry.sentence, entry.head, len(entry.actors)))
        for subject_only in (True, False):
            for entry in reversed(near):
                if entry.plural and (entry.subject or not subject_only):
                    return entry.actors
        return ()

    def office(
        self, matches: Callable[[Actor], bool], country: str | None = None, other_than: str | None = None
    ) -> Actor | None:
        """The last single person whose office matches, of the country or of another than that if one is given."""
        for entry in reversed(self._entries):
            for actor in entry.actors:
                here = country in {None, actor.country} and (other_than is None or actor.country != other_than)
                if actor.office and here and matches(actor):
                    return actor
        return None

    def partner(self, i: int) -> str | None:
        """The country of whom the words at token `i` join with `and`, where that is one."""
        tokens = self._words.tokens
        entry = self._by_head.get(tokens[i].head) if tokens[i].dep == "conj" else None
        return entry.actors[0].country if entry and len(entry.actors) == 1 and _is_personal(entry) else None

    def body_called(self, noun: str, i: int) -> Actor | None:
        """The last organization or group whose name ends with the noun: `the ministry` for `Foreign Ministry`."""
        sentence = self._words.tokens[i].sentence
        for entry in reversed(self._entries):
            if entry.sentence < sentence - _SET_REACH:
                return None
            for actor in entry.actors:
                if actor.kind in {"organization", "group"} and key_of(actor.name).endswith(noun):
                    return actor
        return None

    def parties(self, count: int | None, people: bool, office: str | None, i: int) -> tuple[Actor, ...]:
        """The parties that `both sides`, `the three leaders` or `the two ministers` at token `i` name.

        Args:
            count: How many, where the words say it.
            people: Whether people are meant; else countries, for whom their people may stand.
            office: Kind of office that all of them hold, or None.
        """
        if found := self._last_set(count, people, office, i):
            return found
        wanted = count or 2
        for chosen in (self._gathered(wanted, people, office), self._gathered(wanted, people, None)):
            if len(chosen) == wanted:
                return chosen
        return ()

    def _last_set(self, count: int | None, people: bool, office: str | None, i: int) -> tuple[Actor, ...]:
        sentence = self._words.tokens[i].sentence
        for entry in reversed(self._sets):
            if entry.sentence < sentence - _SET_REACH and not (count is None or count > 2):
                break
            fits = all(self._fits(actor, people, office) for actor in entry.actors)
            if fits and count in {None, len(entry.actors)} and _are_apart(entry.actors):
                return entry.actors
        return ()

    def _gathered(self, wanted: int, people: bool, office: str | None) -> tuple[Actor, ...]:
        """The latest actors of so many different countries; people first, because they stand for their countries."""
        chosen: dict[str, Actor] = {}
        for only_people in (True, False) if not people else (True,):
            for entry in self._backwards():
                if entry.kind == "adjective" and len(entry.actors) == 1:
                    continue
                for actor in entry.actors:
                    if self._fits(actor, people or only_people, office):
                        chosen.setdefault(actor.country or actor.name, actor)
                if len(chosen) >= wanted:
                    return tuple(chosen.values())[:wanted]
        return tuple(chosen.values())

    def _backwards(self) -> Iterator[Entry]:
        """Entries from the last sentence to the first; in a sentence the subjects come before the others."""
        for _, entries in itertools.groupby(reversed(self._entries), key=lambda entry: entry.sentence):
            yield from sorted(entries, key=lambda entry: (not entry.subject, entry.head))

    def _fits(self, actor: Actor, people: bool, office: str | None) -> bool:
        if people and actor.kind not in _PERSONAL and not (actor.kind == "group" and actor.sector == "GOV"):
            return False
        return office is None or self.office_kind(actor) == office

    def office_kind(self, actor: Actor) -> str | None:
        """The kind of office that an actor's title names, or None."""
        words = key_of(actor.office).split() if actor.office else []
        for first in range(len(words)):
            if role := self._roles.get(" ".join(words[first:])):
                return role.office
        return None

    def _one(self, i: int, fits: Callable[[Entry], bool]) -> Actor | None:
        sentence = self._words.tokens[i].sentence
        fitting = filter(fits, reversed(self._entries))
        last = next(fitting, None)
        if last is None:
            return None
        near = itertools.takewhile(lambda entry: entry.sentence >= sentence - 1, itertools.chain([last], fitting))
        return next((entry for entry in near if entry.subject), last).actors[0]

    def _coordination_top(self, i: int) -> int:
        tokens = self._words.tokens
        while tokens[i].dep == "conj" and tokens[i].head != i:
            i = tokens[i].head
        return i

    def _extend_set(self, entry: Entry, top: int) -> None:
        """Note that the entry is coordinated with the one at `top`, as far as both can be parties to something."""
        first = self._by_head.get(top)
        if first is None or len(first.actors) > 1 or _is_personal(first) != _is_personal(entry):
            return
        if self._sets and self._sets[-1].head == top:
            first = self._sets.pop()
        actors = _distinct((*first.actors, *entry.actors))
        if first.subject or _is_personal(entry) or self._is_between(top):
            self._sets.append(Entry(actors, top, entry.sentence, first.subject, entry.kind, plural=True))

    def _is_between(self, i: int) -> bool:
        return self._words.keys[self._words.tokens[i].head] in {"between", "of", "by"}


def _since(entries: list[Entry], sentence: int) -> list[Entry]:
    """The entries from a sentence on, in text order."""
    return list(itertools.takewhile(lambda entry: entry.sentence >= sentence, reversed(entries)))[::-1]


def _is_personal(entry: Entry) -> bool:
    return entry.actors[0].kind in _PERSONAL


def _are_apart(actors: tuple[Actor, ...]) -> bool:
    """Whether no two of them are of one country, so that they can be parties to each other."""
    return len(actors) > 1 and len({actor.country or actor.name for actor in actors}) == len(actors)


def _distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(actors))

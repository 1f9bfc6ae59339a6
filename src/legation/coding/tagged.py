"""What the learned tagger says beside the lexicon: acts that it has no word for, and words of it that tell of none."""

from __future__ import annotations

import msgspec

from legation.coding.actors import countries_of, unique
from legation.coding.arguments import Parties
from legation.coding.clauses import read_clause
from legation.coding.linked import LinkedArticle
from legation.coding.trigger import Trigger
from legation.model.article import Sentence
from legation.model.link import Mention
from legation.resources.classifier import RelationClassifier
from legation.resources.learned import Learned
from legation.resources.lexicon import Frame
from legation.resources.tagger import Tag, Tagged, Tagger

# The thresholds were set on a hundred labelled articles that the tagger of that trial had not learned from and on the
# development gold, and turned into probabilities of the temperature of the shipped one.
# A word of the lexicon that is less likely than this to tell of an act tells of none.
_NO_ACT = 0.13
# So likely must an act be that no word of the lexicon tells: one without a second side in the sentence, what several do
# together, and what one does to another country.
_SURE, _SURE_TOGETHER, _SURE_BETWEEN_TWO = 0.87, 0.71, 0.56
_TYPE = 0.4
# So likely must the classifier find a type that the tagger contradicts, and one that only the tagger tells.
_CONFIRMED, _POSSIBLE = 0.5, 0.1
_ROLE = 0.5
# Plans are told in words that the lexicon has; what is proposed or denied is no act by itself, but a threat is one.
_HELD = frozenset({"occurred", "ongoing"})
# Words against a deed of others.
_AGAINST = frozenset({"ACCUSE", "REJECT", "REQUEST"})
# Verbs that say what is done only with another word.
_LIGHT = frozenset("be come do get give go have hold make say take".split())


class TaggedSentence(msgspec.Struct, frozen=True):
    """A sentence that names an actor, as the tagger reads it; `start` is its first character in the article."""

    sentence: Sentence
    start: int
    mentions: tuple[Mention, ...]
    tagged: Tagged


def with_learned(
    article: LinkedArticle, triggers: list[Trigger], learned: Learned, own: frozenset[str] = frozenset()
) -> list[Trigger]:
    """The triggers, those marked that are in doubt, and those that the tagger adds, in text order.

    Where the tagger sees no act in a word of the lexicon, the relation classifier is asked what one party does to the
    other, and so it is of what the tagger adds: two of the three decide.

    Only what syntax and lexicon leave open is read, because reading takes time: sentences with a trigger or two
    countries, but none with a trigger between two countries.

    Args:
        own: Lemmas that are left to an ontology of the user's.
    """
    sentences = {one.sentence.index: one for one in _tag(article, triggers, learned.tagger)}
    kept: list[Trigger] = []
    for trigger in triggers:
        one = sentences.get(article.tokens[trigger.head].sentence)
        doubted = (
            _is_contradicted(article, trigger, one)
            and _likelihood(article, trigger, learned.classifier, unasked=0) <= _CONFIRMED
        )
        kept.append(msgspec.structs.replace(trigger, doubted=doubted))
    covered = {i for t in kept for i in (t.head, *range(t.first, t.last))}
    told_already = {(article.tokens[t.head].sentence, t.frame.type) for t in kept}
    added = [
        proposed
        for told in sentences.values()
        for tag in told.tagged.tags
        if (proposed := _proposal(article, told, tag, covered)) is not None
        and proposed.frame.word not in own
        and (told.sentence.index, proposed.frame.type) not in told_already
        and not any(_is_condemned(article, t, proposed) for t in kept)
        and _likelihood(article, proposed, learned.classifier, unasked=1) > _POSSIBLE
    ]
    weighed = [_weighed(article, t, sentences.get(article.tokens[t.head].sentence)) for t in (*kept, *added)]
    return sorted(weighed, key=lambda t: t.head)


def _is_condemned(article: LinkedArticle, trigger: Trigger, proposed: Trigger) -> bool:
    """`Portugal condemned the attack on a ship`: who condemns a deed has not done it."""
    return (
        trigger.frame.type in _AGAINST
        and proposed.frame.type not in _AGAINST
        and proposed.head in article.parsed.subtree(trigger.head)
        and bool(countries_of(trigger.parties.actors) & countries_of(proposed.parties.actors))
    )


def _tag(article: LinkedArticle, triggers: list[Trigger], tagger: Tagger) -> list[TaggedSentence]:
    text = article.parsed.article.text
    told = {article.tokens[t.head].sentence for t in triggers}
    clear = {article.tokens[t.head].sentence for t in triggers if len(t.parties.countries) > 1}
    named: dict[int, list[Mention]] = {}
    for mention in article.links.mentions:
        named.setdefault(article.tokens[mention.first].sentence, []).append(mention)
    found: list[TaggedSentence] = []
    for index in sorted(named.keys() - clear):
        sentence = article.parsed.sentences[index]
        mentions = tuple(m for m in named[index] if m.last <= sentence.last)
        countries = countries_of(mentions)
        if countries and (index in told or len(countries) > 1):
            start, end = article.tokens[sentence.first].start, article.tokens[sentence.last - 1].end
            spans = [(m.start - start, m.end - start) for m in mentions]
            found.append(TaggedSentence(sentence, start, mentions, tagger.tag(text[start:end], spans)))
    return found


def _is_contradicted(article: LinkedArticle, trigger: Trigger, one: TaggedSentence | None) -> bool:
    # Who adds a word of their own wants its acts, whatever the tagger has learned.
    if one is None or not trigger.whole or trigger.frame.rule:
        return False
    return one.tagged.likelihood(*_characters(article, trigger, one)) < _NO_ACT


def _weighed(article: LinkedArticle, trigger: Trigger, one: TaggedSentence | None) -> Trigger:
    if one is None:
        return trigger
    likely = one.tagged.likelihood(*_characters(article, trigger, one), trigger.frame.type)
    return msgspec.structs.replace(trigger, likelihood=likely)


def _characters(article: LinkedArticle, trigger: Trigger, one: TaggedSentence) -> tuple[int, int]:
    """Where a trigger stands in its sentence."""
    return article.tokens[trigger.first].start - one.start, article.tokens[trigger.last - 1].end - one.start


def _likelihood(article: LinkedArticle, trigger: Trigger, classifier: RelationClassifier, *, unasked: float) -> float:
    """How likely one party does to the other what the trigger says; `unasked` where the sentence does not name two."""
    sentence = article.sentence(trigger.head)
    named = [
        m
        for m in trigger.parties.actors + trigger.parties.recipients
        if sentence.first <= m.first and m.last <= sentence.last
    ]
    if not named or (named[0].start < named[-1].end and named[-1].start < named[0].end):
        return unasked
    text, start = article.parsed.article.text, article.tokens[sentence.first].start
    marked, last = "", start
    for mention in sorted((named[0], named[-1]), key=lambda m: m.start):
        mark = "s" if mention is named[0] else "t"
        marked += f"{text[last : mention.start]}<{mark}>{mention.text}</{mark}>"
        last = mention.end
    marked += text[last : article.tokens[sentence.last - 1].end]
    [shares] = classifier.probabilities([marked])
    return float(shares[classifier.types.index(trigger.frame.type)])


def _proposal(article: LinkedArticle, one: TaggedSentence, tag: Tag, covered: set[int]) -> Trigger | None:
    """A trigger of the tagger's own, where no word of the lexicon stands and it is sure of the act and its doer."""
    words = _words(article, one, tag)
    if not words or covered & set(words) or tag.type_score < _TYPE or tag.score < _SURE_BETWEEN_TWO:
        return None
    if tag.status not in _HELD and tag.event_type != "THREATEN":
        return None
    actors, recipients = (_with_role(one, tag, role) for role in (1, 2))
    countries = countries_of(actors + recipients)
    together = tag.event_type == "CONSULT" or (not recipients and len(countries) > 1)
    needed = _SURE if len(countries) < 2 else _SURE_TOGETHER if together else _SURE_BETWEEN_TWO
    if not actors or not (recipients or together) or tag.score < needed:
        return None
    head = next((i for i in words if article.tokens[i].head not in words), words[0])
    noun = article.tokens[head].pos not in {"VERB", "AUX"}
    if article.lemmas[head] in _LIGHT:
        return None
    return Trigger(
        head=head,
        first=words[0],
        last=words[-1] + 1,
        frame=Frame(
            article.lemmas[head], noun, tag.event_type, parties="reciprocal" if together else "directed", learned=True
        ),
        parties=Parties(unique(actors + recipients), ()) if together else Parties(actors, recipients),
        clause=None if noun else read_clause(article, head),
    )


def _words(article: LinkedArticle, one: TaggedSentence, tag: Tag) -> list[int]:
    start, end = one.start + tag.start, one.start + tag.end
    return [
        i
        for i in range(one.sentence.first, one.sentence.last)
        if article.tokens[i].start < end and start < article.tokens[i].end
    ]


def _with_role(one: TaggedSentence, tag: Tag, role: int) -> tuple[Mention, ...]:
    return tuple(m for m, likely in zip(one.mentions, tag.roles, strict=True) if m.actors and likely[role] >= _ROLE)

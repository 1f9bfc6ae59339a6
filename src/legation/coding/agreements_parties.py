"""Between whom an agreement is, and as whom they stand in it: the state or organization that a person acts for."""

from __future__ import annotations

from collections import Counter

from legation.coding.actors import actors_at, countries_of
from legation.coding.agreements_names import NamedText
from legation.coding.agreements_stage import Stage
from legation.coding.arguments import parties_of_noun, parties_of_verb
from legation.coding.clauses import read_clause
from legation.coding.draft import participants
from legation.coding.linked import LinkedArticle
from legation.model.event import Participant
from legation.model.link import Actor, Mention
from legation.resources.agreement_words import AgreementWords
from legation.resources.lexicon import Frame

_BETWEEN = frozenset({"between", "among", "with"})
# Who does these to an agreement of others is no party to it.
_OUTSIDERS = frozenset(
    "broker mediate welcome hail praise endorse discuss consider debate facilitate secure announce urge call "
    "need demand maintain preserve salvage observe invoke cite respect sabotage".split()
)
_STATES = frozenset({"country", "organization", "group"})
_TO = ("with", "between", "among")


def parties_of(article: LinkedArticle, text: NamedText, stage: Stage, words: AgreementWords) -> tuple[Participant, ...]:
    """The parties of an agreement: named in its noun phrase, else those of the verb or noun that shows its stage."""
    named = _named_in(article, text)
    if len(countries_of(named)) < 2:
        named += _around(article, text, stage, _governor(article, text, stage))
    if len(countries_of(named)) < 2 and (_is_bilateral(article, text, words) or _is_ours(text, stage, named)):
        named += leading_pair(article)
    return as_states(article, named)


def _named_in(article: LinkedArticle, text: NamedText) -> tuple[Mention, ...]:
    """`the Fiji-Tonga treaty`, `Peru's accord with Chile`; a city before the noun is where it was made."""
    found: list[Mention] = []
    before = article.kids(text.head, "amod", "compound", "nmod", "poss")
    for j in (k for i in before for k in article.parsed.subtree(i)):
        mention = article.mention(j)
        if mention is not None and mention.actors and (mention.kind != "capital" or article.tokens[j].dep == "poss"):
            found.append(mention)
    if text.proper:
        names = [article.mention(j) for j in range(text.first, text.last)]
        found.extend(m for m in names if m is not None and m.kind in {"country", "adjective"} and m.actors)
    for word, j in article.prepositions(text.head):
        if word in _BETWEEN:
            found.extend(actors_at(article, j))
    for j in article.kids(text.head, "acl", "relcl"):
        clause = read_clause(article, j)
        if clause.passive and article.lemmas[j] not in _OUTSIDERS:
            found.extend(m for k in clause.subjects for m in actors_at(article, k))
        found.extend(m for word, k in article.prepositions(j) if word in _BETWEEN for m in actors_at(article, k))
    return tuple(dict.fromkeys(found))


def _governor(article: LinkedArticle, text: NamedText, stage: Stage) -> int:
    """The word that shows the stage; where that is an adjective of the agreement, the verb whose object it is."""
    token = article.tokens[text.head]
    beside = stage.by == text.head or article.tokens[stage.by].head == text.head
    return token.head if beside and token.dep in {"dobj", "nsubjpass"} else stage.by


def _around(article: LinkedArticle, text: NamedText, stage: Stage, by: int) -> tuple[Mention, ...]:
    """The parties of the verb or noun over the agreement."""
    if by == text.head:
        return ()
    to = (*_TO, "to") if stage.name == "proposed" else _TO
    frame = Frame(article.lemmas[by], not article.is_verb(by), "SUPPORT", parties="joint", to=to)
    if article.tokens[by].pos in {"NOUN", "PROPN"}:
        return parties_of_noun(article, by, frame).actors or _subjects_over(article, by)
    if article.tokens[by].pos != "VERB":
        return ()
    found = [m for word, j in article.prepositions(by) if word in _BETWEEN for m in actors_at(article, j)]
    if article.lemmas[by] not in _OUTSIDERS or (stage.name in {"negotiating", "proposed"} and not text.definite):
        clause = read_clause(article, by)
        found.extend(parties_of_verb(article, clause, frame).actors)
        found.extend(_accused(article, by))
        if text.head in clause.subjects:
            # `the treaty binds Peru and Chile`
            found.extend(m for j in clause.objects for m in actors_at(article, j))
    return tuple(m for m in dict.fromkeys(found) if not text.first <= m.head < text.last)


def _accused(article: LinkedArticle, verb: int) -> tuple[Mention, ...]:
    """`accused Chad of breaking the treaty`: the object of the verb above."""
    token = article.tokens[verb]
    above = article.tokens[token.head].head
    if token.dep != "pcomp" or not article.is_verb(above):
        return ()
    return tuple(m for j in article.kids(above, "dobj") for m in actors_at(article, j))


def _subjects_over(article: LinkedArticle, noun: int) -> tuple[Mention, ...]:
    """`are pursuing talks on an accord`: who pursues them, however far the verb stands above."""
    token = article.tokens[noun]
    verb = token.head if token.dep == "dobj" else noun
    if not article.is_verb(verb) or article.lemmas[verb] in _OUTSIDERS:
        return ()
    return tuple(m for j in read_clause(article, verb).subjects for m in actors_at(article, j))


def _is_bilateral(article: LinkedArticle, text: NamedText, words: AgreementWords) -> bool:
    """A partnership of nobody named, or a text called joint or bilateral, is between the article's two sides."""
    beside = {article.lemmas[j] for j in range(text.first, text.last)}
    return bool(beside & words.bilateral) or (text.proper and "partnership" in beside)


def _is_ours(text: NamedText, stage: Stage, named: tuple[Mention, ...]) -> bool:
    """`the agreements reached during the visit`, of nobody named: those of the article's two countries."""
    return not named and text.definite and not text.proper and stage.firm and stage.name in {"agreed", "signed"}


def leading_pair(article: LinkedArticle) -> tuple[Mention, ...]:
    """Mentions of the two countries that the article is about: those of its headline, else the two named most."""
    headline = [m for m in article.links.mentions if article.sentence(m.head).headline]
    if len(countries_of(headline)) == 2:
        return tuple(headline)
    counts = Counter(a.country for m in article.links.mentions for a in m.actors if a.country)
    first = {country for country, count in counts.most_common(2) if count > 1}
    if len(first) < 2:
        return ()
    return tuple(m for m in article.links.mentions if countries_of([m]) & first)


def as_states(article: LinkedArticle, mentions: tuple[Mention, ...]) -> tuple[Participant, ...]:
    """Each country or organization among the mentions once, under its own name where the article names it."""
    states = {
        a.country: a for m in reversed(article.links.mentions) for a in m.actors if a.country and a.kind in _STATES
    }
    found: dict[str, Participant] = {}
    for mention in sorted(mentions, key=lambda m: m.first):
        for actor in mention.actors:
            if actor.country and actor.country not in found:
                found[actor.country] = _participant(mention, states.get(actor.country, actor))
    return tuple(found.values())


def _participant(mention: Mention, actor: Actor) -> Participant:
    return participants((Mention(
        mention.first, mention.last, mention.head, mention.start, mention.end, mention.text, mention.kind, (actor,),
        mention.method, mention.score,
    ),))[0]  # fmt: skip

"""Who says `we`: the speaker of a document, and of each quotation in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from legation.link.candidates import Words
from legation.link.context import country_actor, publisher_country
from legation.model.article import Span, Token
from legation.model.link import Actor, Mention
from legation.resources.kb import KnowledgeBase

_FIRST_PERSON = frozenset("we our us ours ourselves i my me mine myself".split())
_SPEECH = frozenset(
    "say tell add state declare announce note stress emphasize emphasise underline underscore explain write tweet "
    "warn insist argue claim remark conclude continue ask reply respond comment think believe point recall quote "
    "post".split()
)
_RECORDS = frozenset({"readout", "readouts"})
_OPENING = frozenset(
    {
        "statement",
        "readout",
        "remarks",
        "address",
        "speech",
        "message",
        "letter",
        "interview",
        "communique",
        "declaration",
    }
)
_SPEAKER_WORDS = frozenset({"by", "from", "of"})
_TOPIC_WORDS = frozenset(
    {"on", "regarding", "concerning", "about", "following", "after", "welcoming", "condemning", "marking"}
)
_RELEASED = frozenset({"statement", "declaration", "released", "issued", "agreed", "adopted", "delivered", "made"})
_OPENING_SENTENCES, _MANY = 5, 3
_QUOTE = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", re.M)


class Speakers(msgspec.Struct, frozen=True):
    """Who speaks where.

    Attributes:
        document: Speakers of the text as a whole; several for a joint statement; empty when unknown.
        quotes: The quotations, in text order; `spoken`: who speaks in each.
    """

    document: tuple[Actor, ...]
    quotes: tuple[Span, ...]
    spoken: tuple[tuple[Actor, ...], ...]

    def at(self, start: int) -> tuple[Actor, ...]:
        """Who says the word at that character."""
        found = _quote_at(self.quotes, start)
        return self.document if found is None else self.spoken[found]


def is_first_person(token: Token) -> bool:
    """Whether the word is `we`, `our`, `I`, ...; `US` is none."""
    return token.text.casefold() in _FIRST_PERSON and token.text != "US" and token.pos in {"PRON", "DET"}


def find_speakers(words: Words, mentions: tuple[Mention, ...], knowledge: KnowledgeBase) -> Speakers:
    """The speakers of an article and its quotations."""
    quotes = [Span(*match.span()) for match in _QUOTE.finditer(words.parsed.article.text)]
    outside = {m.head: m for m in mentions if _quote_at(quotes, m.start) is None}
    spoken: list[tuple[Actor, ...]] = []
    for span in quotes:
        spoken.append(_quoted(words, span, outside) or (spoken[-1] if spoken else ()))
    return Speakers(_document(words, mentions, quotes, knowledge), tuple(quotes), tuple(spoken))


def _quote_at(quotes: Sequence[Span], start: int) -> int | None:
    """Which of the quotations, in text order, holds the character."""
    at = bisect_right(quotes, start, key=lambda span: span.start) - 1
    return at if at >= 0 and start < quotes[at].end else None


def _quoted(words: Words, quote: Span, by_head: Mapping[int, Mention]) -> tuple[Actor, ...]:
    """The subject of the verb of speech at the border of a quotation."""
    sentences = words.parsed.sentences
    first = bisect_right(sentences, quote.start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, quote.end, key=lambda sentence: sentence.start) - 1
    if last < first:
        return ()
    for index in dict.fromkeys((last, first, min(last + 1, len(sentences) - 1))):
        sentence = sentences[index]
        for token in words.tokens[sentence.first : sentence.last]:
            if quote.start <= token.start < quote.end or token.lemma.casefold() not in _SPEECH:
                continue
            for child in words.parsed.children[token.i]:
                if words.tokens[child].dep == "nsubj" and child in by_head:
                    return by_head[child].actors
    return ()


def _document(
    words: Words, mentions: tuple[Mention, ...], quotes: list[Span], knowledge: KnowledgeBase
) -> tuple[Actor, ...]:
    if actors := _opening(words, mentions) or _by_title(words, mentions, knowledge):
        return _members(words, mentions, actors)
    if country := publisher_country(words.parsed.article, knowledge):
        return (country_actor(country, knowledge),)
    return (
        _released_by(words, mentions) or _most_active(words, mentions) or _beside_first_person(words, mentions, quotes)
    )


def _released_by(words: Words, mentions: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """`The following statement was released by the governments of A, B and C`."""
    for i in range(1, _opening_end(words)):
        if words.keys[i] == "by" and words.keys[i - 1] in _RELEASED:
            verbs = (j for j in range(i, words.sentence_end(i)) if words.tokens[j].pos == "VERB")
            end = next(verbs, words.sentence_end(i))
            return tuple(dict.fromkeys(a for m in mentions if i < m.first < end for a in m.actors))
    return ()


def _opening_end(words: Words) -> int:
    """The token after the first sentences."""
    return max((sentence.last for sentence in words.parsed.sentences[:_OPENING_SENTENCES]), default=0)


def _most_active(words: Words, mentions: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """The country that acts most: in a government's own text it is the subject, and others are spoken of."""
    acting = Counter(
        country
        for mention in mentions
        if mention.kind in {"country", "person"}
        and len(mention.actors) == 1
        and (country := mention.actors[0].country)
        and words.tokens[mention.head].dep == "nsubj"
    )
    ranked = acting.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ()
    countries = (a for m in mentions if m.kind == "country" for a in m.actors if a.country == ranked[0][0])
    return tuple(countries)[:1]


def _members(words: Words, mentions: tuple[Mention, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The members of a forum that speaks and has no code of its own, where the text begins by naming three or more."""
    if all(actor.country for actor in actors):
        return actors
    named = [m for m in mentions if m.first < _opening_end(words) and m.kind in {"country", "organization", "office"}]
    for k, mention in enumerate(named):
        run = tuple(a for a in _run(words, named[k:], mention.first) if a.country)
        if len({actor.country for actor in run}) >= _MANY:
            return run
    return actors


def _opening(words: Words, mentions: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """`We, the leaders of A, B and C, ...`."""
    for i, key in enumerate(words.keys[:-1]):
        if key == "we" and words.tokens[i + 1].text == ",":
            end = words.sentence_end(i)
            beside = [m for m in mentions if i < m.first < end and m.kind != "adjective"]
            return _run(words, beside, i + 2)
    return ()


def _titled(words: Words, mentions: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """`Joint statement by A and B`, `Remarks by President X`."""
    for sentence in words.parsed.sentences:
        if not sentence.headline:
            break
        keys = words.keys[sentence.first : sentence.last]
        opening = next((i for i, key in enumerate(keys) if key in _OPENING), None)
        if opening is None:
            continue
        inside = [m for m in mentions if sentence.first <= m.first < sentence.last]
        named = _after_word(words, inside, sentence.first + opening + 1, sentence.last)
        if "joint" in keys and len({actor.country for actor in named}) < 2:
            pairs = tuple(dict.fromkeys(a for m in inside if len(m.actors) > 1 for a in m.actors))
            several = pairs or _of_talks(words, inside) or _released_by(words, mentions)
            return several or _first_subject(words, mentions) or named
        if named:
            return named
        before = [m for m in inside if m.last <= sentence.first + opening]
        return before[-1].actors if before else ()
    return ()


def _by_title(words: Words, mentions: tuple[Mention, ...], knowledge: KnowledgeBase) -> tuple[Actor, ...]:
    """Who speaks by the title. `Readout of President X's call` is about X, in the words of X's government."""
    actors = _titled(words, mentions)
    recorded = any(
        not _RECORDS.isdisjoint(words.keys[sentence.first : sentence.last])
        for sentence in words.parsed.sentences
        if sentence.headline
    )
    codes = [actor.country for actor in actors if actor.country in knowledge.countries]
    return tuple(country_actor(code, knowledge) for code in dict.fromkeys(codes) if code) if recorded else actors


def _after_word(words: Words, mentions: list[Mention], first: int, last: int) -> tuple[Actor, ...]:
    """Those named after by, from or of, before the title says what the text is about."""
    for i in range(first, last):
        if words.keys[i] in _TOPIC_WORDS:
            break
        if words.keys[i] in _SPEAKER_WORDS:
            return _run(words, [m for m in mentions if m.first > i], i + 1)
    return ()


def _of_talks(words: Words, mentions: list[Mention]) -> tuple[Actor, ...]:
    """`Joint statement on the call between A and B`."""
    for i, key in enumerate(words.keys):
        if key == "between":
            return _run(words, [m for m in mentions if m.first > i], i + 1)
        if not mentions or i > mentions[-1].last:
            break
    return ()


def _first_subject(words: Words, mentions: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """Those with whom the first sentence after the title begins."""
    body = next((sentence for sentence in words.parsed.sentences if not sentence.headline), None)
    if body is None:
        return ()
    return _run(words, [m for m in mentions if body.first <= m.first < body.last], body.first)


def _run(words: Words, mentions: Iterable[Mention], start: int) -> tuple[Actor, ...]:
    """The actors of the mentions that follow each other from `start` with only commas, articles and `and` between."""
    actors: list[Actor] = []
    for mention in mentions:
        if any(words.tokens[i].text not in {",", "and", "the", "The", "&"} for i in range(start, mention.first)):
            break
        actors.extend(mention.actors)
        start = mention.last
    return tuple(dict.fromkeys(actors))


def _beside_first_person(words: Words, mentions: tuple[Mention, ...], quotes: list[Span]) -> tuple[Actor, ...]:
    """The country named most often in sentences that say `we` in the document's own voice."""
    speaking = {
        token.sentence for token in words.tokens if is_first_person(token) and _quote_at(quotes, token.start) is None
    }
    counts = Counter(
        mention.actors[0]
        for mention in mentions
        if mention.kind == "country" and mention.actors and words.tokens[mention.head].sentence in speaking
    )
    return (counts.most_common(1)[0][0],) if counts else ()

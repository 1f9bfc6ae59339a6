"""Words that carry an event: verbs and nominal events whose frame of the lexicon holds where they stand."""

from __future__ import annotations

import msgspec

from legation.coding.arguments import Parties, actors_at, countries_of, owners, parties_of_noun, parties_of_verb
from legation.coding.attribution import document_speaker, find_speech
from legation.coding.clauses import Clause, read_clause
from legation.coding.linked import LinkedArticle
from legation.resources.lexicon import Frame, Lexicon

_FORCES = frozenset({"MIL", "REB", "GOV", "CVL", "CRM", "OPP", None})
# What must be done is asked for; the words asked are the content of the request.
_MUST = Frame("must", False, "REQUEST", mode="change", to=("clause",), needs=frozenset({"recipient"}), closed=True)
_WILL = Frame("will", False, "AGREE", to=("counterpart",), needs=frozenset({"actor"}))
_UNDERTAKEN = frozenset(
    "help assist provide support work cooperate build ensure maintain establish take make allow invest modify adopt remove "
    "reduce increase strengthen expand deepen protect defend advance pursue engage facilitate promote do stand give "
    "contribute share join open purchase buy suspend remain stay keep hold seek".split()
)
_COOPERATIVE = frozenset(
    "work cooperate collaborate continue strengthen deepen expand enhance intensify coordinate build help assist "
    "develop maintain increase advance pursue join contribute engage invest launch establish share explore".split()
)
_CROWD_SECTORS = frozenset({"CVL", "OPP"})


class Trigger(msgspec.Struct, frozen=True):
    """A word that carries an event, with its frame and parties.

    Attributes:
        head: Token of the verb or noun; `first`, `last`: tokens (half-open) that are shown as the trigger.
        clause: For a verb, its clause.
        whole: All that the frame needs is there; a nominal mention without its parties may still tell more of an event
            that is told elsewhere.
    """

    head: int
    first: int
    last: int
    frame: Frame
    parties: Parties
    clause: Clause | None
    whole: bool = True


def find_triggers(article: LinkedArticle, lexicon: Lexicon) -> list[Trigger]:
    """Triggers in text order, at most one a word."""
    found: list[Trigger] = []
    for token in article.tokens:
        trigger = None
        if token.pos in {"VERB", "AUX"} or token.tag == "VBN":
            trigger = (
                _modal_request(article, token.i, lexicon)
                or _verb_trigger(article, token.i, lexicon)
                or _undertaking(article, token.i)
            )
        elif token.pos in {"NOUN", "PROPN"} and not _inside_name(article, token.i):
            trigger = _noun_trigger(article, token.i, lexicon)
        if trigger is not None:
            found.append(trigger)
    return found


def _inside_name(article: LinkedArticle, i: int) -> bool:
    """`Munich Security Conference` or `World War II` is a name; `the Vilnius Summit` may carry the event."""
    token = article.tokens[i]
    mention = article.mention(i)
    return (mention is not None and mention.kind in {"person", "organization"}) or token.dep == "compound"


def _verb_trigger(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    clause = read_clause(article, i)
    for frame in lexicon.verbs.get(article.lemmas[i], ()):
        if not _verb_frame_holds(article, clause, frame):
            continue
        parties = parties_of_verb(article, clause, frame)
        if frame.parties == "charged":
            parties = _charged(article, clause, lexicon)
        if _needs_hold(article, i, frame, parties, clause):
            first, last = _verb_span(article, i, clause, frame)
            return Trigger(i, first, last, frame, parties, clause)
    return None


def _charged(article: LinkedArticle, clause: Clause, lexicon: Lexicon) -> Parties:
    """Who says of another that it does wrong accuses it: the speaker of the clause, else the speaker of the article."""
    accused = tuple(m for j in clause.subjects for m in actors_at(article, j) or owners(article, j))
    speech = find_speech(article, clause.verb, lexicon)
    accusers = speech.speakers if speech is not None else document_speaker(article)
    if countries_of(accusers) & countries_of(accused):
        return Parties((), ())
    return Parties(accusers, accused)


def _verb_frame_holds(article: LinkedArticle, clause: Clause, frame: Frame) -> bool:
    i = clause.verb
    prepositions = article.preposition_words(i) | {article.lemmas[j] for j in article.kids(i, "prt", "advmod")}
    if frame.preps and not prepositions & frame.preps:
        return False
    if frame.unless & prepositions:
        return False
    if frame.object and not _object_holds(article, clause, frame):
        return False
    if frame.about and not _is_about(article, clause, frame):
        return False
    if frame.clause and not _governs_verb(article, i):
        return False
    if frame.has and not frame.has & {article.lemmas[j] for j in article.parsed.subtree(i)}:
        return False
    if frame.cooperative and not _is_cooperative(article, i):
        return False
    return not (frame.plain and clause.infinitive and article.tokens[i].dep == "advcl")


def _is_cooperative(article: LinkedArticle, i: int) -> bool:
    """Whether what is intended is done with or for others: `intend to work together`, not `intends to resign`."""
    if article.lemmas[i] == "work":
        return True
    content = article.kids(i, "xcomp", "ccomp")
    for j in article.kids(i, "dobj", "prep"):
        content.extend(article.kids(j, "acl", "pcomp"))
        content.extend(k for p in article.kids(j, "prep") for k in article.kids(p, "pcomp"))
    return any(article.lemmas[j] in _COOPERATIVE for j in content)


def _object_holds(article: LinkedArticle, clause: Clause, frame: Frame) -> bool:
    for j in clause.objects:
        heads = [j, *article.kids(j, "conj")]
        if any(article.lemmas[k] in frame.object for k in heads):
            return True
        mention = article.mention(j)
        if "@actor" in frame.object and actors_at(article, j):
            return True
        if (
            "@person" in frame.object
            and mention is not None
            and mention.kind in {"person", "pronoun", "role", "office"}
        ):
            return True
        if any(article.lemmas[k] in frame.object for k in article.kids(j, "compound", "amod")):
            return True
        # "a package of sanctions", "$2 million in aid", "a number of agreements"
        if any(w in {"of", "in"} and article.lemmas[k] in frame.object for w, k in article.prepositions(j)):
            return True
    return False


def _is_about(article: LinkedArticle, clause: Clause, frame: Frame) -> bool:
    subjects = [k for j in clause.objects for word, k in article.prepositions(j) if word in {"to", "in", "for"}]
    return any(article.lemmas[k] in frame.about for j in subjects for k in (j, *article.kids(j, "conj")))


def _governs_verb(article: LinkedArticle, i: int) -> bool:
    if article.kids(i, "xcomp", "ccomp"):
        return True
    if any(article.is_verb(k) for j in article.kids(i, "prep") for k in article.kids(j, "pcomp")):
        return True
    objects = article.kids(i, "dobj")
    if any(article.is_verb(k) for o in objects for j in article.kids(o, "prep") for k in article.kids(j, "pcomp")):
        return True
    nouns = article.kids(i, "dobj", "attr") + [k for j in article.kids(i, "prep") for k in article.kids(j, "pobj")]
    if any(article.kids(j, "acl", "relcl") for j in nouns):
        return True
    return any(any(article.lemmas[k] == "to" for k in article.kids(j, "aux")) for j in article.kids(i, "advcl"))


def _verb_span(article: LinkedArticle, i: int, clause: Clause, frame: Frame) -> tuple[int, int]:
    """The verb, with its particle or the noun that makes its frame when they follow closely."""
    last = i + 1
    if frame.object and not frame.object <= {"@actor", "@person"}:
        near = [j for j in clause.objects if i < j <= i + 4]
        last = max([last, *(j + 1 for j in near)])
    particle = article.kid(i, "prt")
    if particle is not None and particle == i + 1:
        last = max(last, particle + 1)
    return i, last


def _noun_trigger(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    lemma = article.lemmas[i]
    frames = lexicon.nouns.get(lemma) or lexicon.nouns.get(lemma.removesuffix("s")) or ()
    partial: Trigger | None = None
    for frame in frames:
        if not _noun_frame_holds(article, i, frame):
            continue
        parties = parties_of_noun(article, i, frame)
        first, last = _noun_span(article, i)
        if _needs_hold(article, i, frame, parties, None):
            return Trigger(i, first, last, frame, parties, None)
        if partial is None and frame.type == "CONSULT":
            partial = Trigger(i, first, last, frame, parties, None, whole=False)
    return partial


def _noun_frame_holds(article: LinkedArticle, i: int, frame: Frame) -> bool:
    prepositions = article.preposition_words(i)
    if frame.preps and not prepositions & frame.preps:
        return False
    if frame.unless & prepositions and not frame.has & _modifiers(article, i):
        return False
    return not frame.has or bool(frame.has & _modifiers(article, i))


def _modifiers(article: LinkedArticle, i: int) -> set[str]:
    return {article.lemmas[j] for j in article.kids(i, "amod", "compound", "nmod")}


def _noun_span(article: LinkedArticle, i: int) -> tuple[int, int]:
    first = i
    while first - 1 in article.kids(i, "amod", "compound") and i - first < 3:
        first -= 1
    return first, i + 1


def _needs_hold(article: LinkedArticle, i: int, frame: Frame, parties: Parties, clause: Clause | None) -> bool:
    checks = {
        "actor": lambda: bool(countries_of(parties.actors) or parties.actors),
        "recipient": lambda: bool(parties.recipients),
        "two": lambda: _are_two(parties),
        "foreign": lambda: len(parties.countries) >= 2,
        "bare": lambda: not article.kids(i, "oprd", "ccomp", "xcomp", "attr"),
        "object": lambda: clause is None or bool(clause.objects) or _governs_verb(article, i),
        "abroad": lambda: _is_abroad(parties),
        "future": lambda: clause is not None and ("will" in clause.modals or clause.tense == "future"),
        "event": lambda: _joins_event(article, i, frame),
        "crowd": lambda: _is_crowd(article, parties, clause),
        "spoken": lambda: article.tokens[i].dep in {"dobj", "nsubjpass"} and clause is None and _is_spoken(article, i),
        "finite": lambda: clause is not None and not clause.infinitive,
        "owned": lambda: bool(article.kids(i, "poss", "amod", "compound")) or "by" in article.preposition_words(i),
        "speaker": lambda: any(m.method == "first-person" for m in parties.actors),
        "held": lambda: _is_held(article, i),
        "fight": lambda: _is_fight(article, parties, clause),
        "armed": lambda: _is_armed(parties, clause),
        "attacker": lambda: bool(parties.actors) and bool(countries_of(parties.actors)),
        "place": lambda: bool(parties.countries) or article.kid(i, "prep") is not None,
    }
    return all(checks[need]() for need in frame.needs)


def _are_two(parties: Parties) -> bool:
    together = parties.actors + parties.recipients
    return len(countries_of(together)) >= 2 or sum(len(m.actors) for m in together) >= 2


def _is_abroad(parties: Parties) -> bool:
    """A visit goes to another country than the visitor's."""
    there = countries_of(parties.recipients)
    return bool(there) and not there & countries_of(parties.actors)


def _joins_event(article: LinkedArticle, i: int, frame: Frame) -> bool:
    talks = frame.object | {
        "meeting", "summit", "conference", "talk", "negotiation", "forum", "session", "ceremony", "assembly", "exercise",
        "event", "consultation", "dialogue", "council", "convening", "roundtable", "discussion", "ministerial",
    }  # fmt: skip
    return any(word in frame.preps and article.lemmas[j] in talks for word, j in article.prepositions(i))


def _is_crowd(article: LinkedArticle, parties: Parties, clause: Clause | None) -> bool:
    if clause is None:
        return False
    crowd = {"protester", "demonstrator", "activist", "supporter", "crowd", "student", "worker", "resident", "citizen",
             "thousand", "hundred", "dozen", "people", "opposition", "farmer", "teacher", "woman", "marcher"}  # fmt: skip
    if any(article.lemmas[j] in crowd for j in clause.subjects):
        return True
    return any(a.sector in _CROWD_SECTORS and a.kind != "person" for m in parties.actors for a in m.actors)


def _is_spoken(article: LinkedArticle, i: int) -> bool:
    """A commitment counts where it is voiced (`a commitment was made`), not where it is only spoken about."""
    return article.lemmas[article.tokens[i].head] in {"make", "give", "announce", "voice", "offer"}


def _is_held(article: LinkedArticle, i: int) -> bool:
    """A protest that takes place somewhere, or is someone's: not the word in passing."""
    token = article.tokens[i]
    if token.dep in {"nsubj", "nsubjpass", "dobj"} and article.tokens[token.head].tag in {
        "VBD",
        "VBN",
        "VBZ",
        "VBP",
        "VBG",
    }:
        return True
    return bool(owners(article, i))


def _is_fight(article: LinkedArticle, parties: Parties, clause: Clause | None) -> bool:
    """Someone named does it or suffers it, and it is no figure of speech (`attacked the bill`)."""
    if clause is None:
        return bool(parties.actors)
    if not (parties.actors or parties.recipients):
        return False
    if clause.passive:
        return True
    return any(a.sector in _FORCES for m in parties.actors for a in m.actors) and bool(
        clause.objects or parties.recipients
    )


def _is_armed(parties: Parties, clause: Clause | None) -> bool:
    """`strike`, `hit` and `target` are force only from those who have arms, or from weapons of a country."""
    return (
        any(a.sector in {"MIL", "REB"} for m in parties.actors for a in m.actors)
        or any(m.kind == "adjective" for m in parties.actors)
        or bool(clause and clause.passive and parties.actors)
    )


def _undertaking(article: LinkedArticle, i: int) -> Trigger | None:
    """`China will continue to ...`: what a government says that it will do for or with others is an undertaking."""
    if not any(article.lemmas[j] in {"will", "shall"} for j in article.kids(i, "aux")):
        return None
    content = article.kid(i, "xcomp") if article.lemmas[i] in {"continue", "seek", "begin"} else i
    if content is None or article.lemmas[content] not in _UNDERTAKEN:
        return None
    clause = read_clause(article, i)
    actors = tuple(m for j in clause.subjects for m in actors_at(article, j))
    if clause.negated or clause.passive or not countries_of(actors):
        return None
    if not all(m.kind in {"country", "capital"} or m.method == "first-person" for m in actors):
        return None
    return Trigger(i, i, i + 1, _WILL, Parties(actors, ()), clause)


def _modal_request(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    """`Iran must stop`, `Congress needs to act`: what a speaker says that an actor must do is a request to that actor."""
    modals = [j for j in article.kids(i, "aux") if article.lemmas[j] in {"must", "should"}]
    needs = article.lemmas[i] == "need" and article.kid(i, "xcomp") is not None
    subject = article.kid(i, "nsubj", "nsubjpass")
    if subject is None or not (modals or needs):
        return None
    asked = actors_at(article, subject)
    if modals and modals[0] < subject:
        return None
    if not countries_of(asked):
        return None
    speech = find_speech(article, i, lexicon)
    asking = speech.speakers if speech is not None else document_speaker(article)
    if not countries_of(asking) or countries_of(asked) <= countries_of(asking):
        return None
    first = modals[0] if modals and modals[0] < i else i
    return Trigger(i, first, i + 1, _MUST, Parties(asking, asked), read_clause(article, i))

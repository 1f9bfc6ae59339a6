"""How far an agreement has come: by the words that it stands with, their tense and their mood."""

from __future__ import annotations

import msgspec

from legation.coding.agreements_names import NamedText
from legation.coding.clauses import read_clause
from legation.coding.linked import LinkedArticle
from legation.coding.status import assess, status_of_clause
from legation.resources.agreement_words import AgreementWords
from legation.resources.lexicon import Frame, Lexicon

_DEPTH = 6
# To finalise a text is to work on it still; what was finalised is agreed.
_CLOSING = frozenset({"finalise", "finalize"})
# What is planned has not come so far: a signing that is planned follows a text that is still being worked on, and a
# planned withdrawal leaves the agreement in force. Only a text that says `agreed to sign` is agreed.
_PLANNED = {
    "proposed": "proposed", "negotiating": "proposed", "agreed": "negotiating", "signed": "negotiating",
    "ratified": "signed", "in_force": "signed", "suspended": "in_force", "ended": "in_force",
}  # fmt: skip
_WISHED = {**_PLANNED, "agreed": "proposed", "signed": "proposed"}
_NOT_DONE = {"ratified": "signed", "in_force": "signed", "suspended": "in_force", "ended": "in_force"}
_SOUGHT = {"agreed": "negotiating", "signed": "negotiating", **_NOT_DONE}


class Stage(msgspec.Struct, frozen=True):
    """A stage and the token that shows it; `firm` when a word shows it and it is not taken for want of one."""

    name: str
    by: int
    firm: bool = True


def stage_of(article: LinkedArticle, text: NamedText, words: AgreementWords, lexicon: Lexicon) -> Stage | None:
    """The stage of an agreement where the text names it; None when it is not done, or nothing shows what it is."""
    beside = _beside(article, text, words, lexicon)
    if beside is not None and beside.name != "in_force":
        return beside
    above = _above(article, text, words, lexicon)
    if isinstance(above, Stage):
        return beside if beside is not None and above.name == "agreed" else above
    if beside is not None or above == "undone":
        return beside
    if not (text.definite or text.proper) or not text.strong:
        return None
    return Stage("in_force" if text.proper else "agreed", text.head, firm=False)


def _beside(article: LinkedArticle, text: NamedText, words: AgreementWords, lexicon: Lexicon) -> Stage | None:
    """What adjectives and clauses of the noun itself say: `proposed`, `signed in May`, `that has lapsed`."""
    phrase = _phrase(article, text.head, words)
    if phrase:
        return Stage(phrase, text.head)
    for j in article.kids(text.head, "acl", "relcl"):
        stage = _own_clause(article, j, words, lexicon)
        if stage is not None:
            return stage
    for j in article.kids(text.head, "amod", "compound", "nmod"):
        for word in (article.tokens[j].text.lower(), article.lemmas[j]):
            if word in words.by_adjective and not (text.proper and text.first <= j < text.last):
                return Stage(words.by_adjective[word], j)
    return None


def _own_clause(article: LinkedArticle, verb: int, words: AgreementWords, lexicon: Lexicon) -> Stage | None:
    lemma, token = article.lemmas[verb], article.tokens[verb]
    stage = _phrase(article, verb, words)
    if stage is None and token.tag in {"VBN", "VBD", "VBG"} | ({"VB", "VBZ", "VBP"} if token.dep == "relcl" else set()):
        passive = read_clause(article, verb).passive or (token.dep == "relcl" and _is_object(article, verb))
        stage = (words.by_object if passive else words.by_subject).get(lemma)
    return _moved(article, verb, stage, lexicon, definite=True) if stage else None


def _is_object(article: LinkedArticle, verb: int) -> bool:
    """`the deal that the two signed`: the relative clause has a subject of its own."""
    subject = article.kid(verb, "nsubj")
    return subject is not None and article.tokens[subject].tag not in {"WDT", "WP"}


def _phrase(article: LinkedArticle, verb: int, words: AgreementWords) -> str | None:
    """`is in force`, `enters into force`, `remains under negotiation`."""
    for preposition, noun in article.prepositions(verb):
        stage = words.phrases.get(f"{preposition} {article.lemmas[noun]}")
        if stage:
            return stage
    for j in article.kids(verb, "prep"):
        for k in article.kids(j, "pobj"):
            stage = words.phrases.get(f"{article.lemmas[j]} the {article.lemmas[k]}")
            if stage:
                return stage
    return None


def _above(article: LinkedArticle, text: NamedText, words: AgreementWords, lexicon: Lexicon) -> Stage | str | None:
    """What the words over the noun say; `undone` when the agreement is denied, refused or missed."""
    i = text.head
    for _ in range(_DEPTH):
        token = article.tokens[i]
        head = token.head
        if head == i:
            return None
        if token.dep in {"conj", "appos"} and article.is_noun(head):
            i = head
            continue
        if token.dep in {"pobj", "pcomp"}:
            found, following = _after_preposition(article, i, text, words, lexicon)
        elif token.dep in {"compound", "poss", "nmod"}:
            found, following = _noun_above(article, head, text, words, lexicon), None
        else:
            found, following = _verb_above(article, i, head, text, words, lexicon), None
        if found is not None or following is None:
            return found
        i = following
    return None


def _after_preposition(
    article: LinkedArticle, i: int, text: NamedText, words: AgreementWords, lexicon: Lexicon
) -> tuple[Stage | str | None, int | None]:
    preposition = article.tokens[i].head
    governor = article.tokens[preposition].head
    word, lemma = article.lemmas[preposition], article.lemmas[governor]
    if word == "with" and lemma in {"accordance", "line", "compliance"}:
        return Stage("in_force", governor, firm=text.proper), None
    if article.tokens[governor].pos == "ADP":
        pair, outer = f"{lemma}_{word}", article.tokens[governor].head
        if pair in words.by_preposition:
            return _result(article, outer, words.by_preposition[pair], text, lexicon), None
        lemma, governor = article.lemmas[outer], outer
    pair = f"{lemma}_{word}"
    if pair in words.lapsed:
        return Stage("suspended", governor), None
    if pair in words.standing:
        return Stage("in_force", governor, firm=text.proper), None
    stage = words.by_preposition.get(pair)
    if stage:
        return _result(article, governor, stage, text, lexicon), None
    if word in words.under and article.tokens[preposition].dep == "prep":
        return (Stage("in_force", preposition) if text.proper else Stage("agreed", preposition, firm=False)), None
    if article.is_noun(governor):
        if lemma in words.transparent:
            return None, governor
        return _noun_above(article, governor, text, words, lexicon), None
    return None, None


def _noun_above(
    article: LinkedArticle, noun: int, text: NamedText, words: AgreementWords, lexicon: Lexicon
) -> Stage | str | None:
    lemma = article.lemmas[noun]
    if lemma in words.lapsed:
        return Stage("suspended", noun)
    if lemma in words.standing_nouns:
        return Stage("in_force" if text.proper else "agreed", noun)
    stage = words.by_noun.get(lemma)
    if stage is None:
        return None
    if stage == "negotiating" and text.proper and not _is_aim(article, noun):
        return None
    return _result(article, noun, stage, text, lexicon)


def _is_aim(article: LinkedArticle, noun: int) -> bool:
    """`talks on the Delta Treaty` may be about one in force; `talks for` and `negotiations on` aim at one."""
    return article.lemmas[noun] in {"negotiation", "renegotiation"} or "for" in article.preposition_words(noun)


def _verb_above(
    article: LinkedArticle, i: int, head: int, text: NamedText, words: AgreementWords, lexicon: Lexicon
) -> Stage | str | None:
    token, lemma = article.tokens[i], article.lemmas[head]
    if article.tokens[head].pos not in {"VERB", "AUX"}:
        return None
    phrase = _phrase(article, head, words) if token.dep in {"nsubj", "nsubjpass"} else None
    if phrase:
        return _result(article, head, phrase, text, lexicon)
    if token.dep == "nsubj" and not read_clause(article, head).passive:
        stage = words.by_subject.get(lemma)
        return _result(article, head, stage, text, lexicon) if stage and (text.definite or text.proper) else None
    if token.dep not in {"dobj", "nsubjpass", "oprd", "attr", "dative"}:
        return None
    if lemma in words.lapsed:
        return Stage("suspended", head)
    if lemma in words.standing:
        return Stage("in_force" if text.proper or text.definite else "agreed", head, firm=text.proper)
    stage = words.by_object.get(lemma)
    if stage is None:
        return _failed(article, head, lemma)
    if text.proper and text.definite and stage in {"negotiating", "proposed"}:
        return _talked_about(head, stage, lemma)
    return _result(article, head, stage, text, lexicon)


def _talked_about(verb: int, stage: str, lemma: str) -> Stage | None:
    """A named agreement that is discussed, needed or rejected may long be in force; one that is negotiated is not."""
    return Stage(stage, verb) if lemma in {"negotiate", "finalise", "finalize", "propose", "renegotiate"} else None


def _failed(article: LinkedArticle, verb: int, lemma: str) -> str | None:
    return "undone" if lemma in {"lack", "miss", "prevent", "block"} and article.is_verb(verb) else None


def _result(article: LinkedArticle, by: int, stage: str, text: NamedText, lexicon: Lexicon) -> Stage | str:
    if stage == "agreed" and article.lemmas[by] in {"welcome", "hail", "praise", "endorse"}:
        return Stage(stage, by, firm=False)
    return _moved(article, by, stage, lexicon, text.definite or text.proper) or "undone"


def _moved(article: LinkedArticle, by: int, stage: str, lexicon: Lexicon, definite: bool) -> Stage | None:
    """The stage as the mood of its word leaves it."""
    mood, agreed = _mood(article, by, lexicon)
    if mood == "negated":
        reached = (_SOUGHT if definite else _NOT_DONE).get(stage)
        return Stage(reached, by) if reached else None
    if mood == "postponed":
        return Stage("suspended", by) if stage not in {"negotiating", "proposed"} else None
    if mood == "topic":
        return Stage("negotiating" if stage in {"agreed", "signed"} else stage, by)
    if mood == "wished":
        return Stage(_WISHED[stage], by)
    closing = stage == "negotiating" and article.lemmas[by] in _CLOSING
    if mood == "done" and closing and read_clause(article, by).tense == "past":
        return Stage("agreed", by)
    if mood == "planned" and not closing:
        return Stage("agreed" if agreed and stage == "signed" else _PLANNED[stage], by)
    return Stage(stage, by)


def _mood(article: LinkedArticle, by: int, lexicon: Lexicon) -> tuple[str, bool]:
    """done, planned, wished, negated, postponed or topic; and whether the plan is itself agreed (`agreed to sign`)."""
    if _is_missed(article, by):
        return "negated", False
    own = _own_mood(article, by)
    if own:
        return own, False
    found = assess(article, by, Frame(article.lemmas[by], not article.is_verb(by), "SUPPORT"), lexicon)
    # `welcomed the signing`, `discussed the launch`: the noun tells an act that was done.
    if not article.is_verb(by) and found.silent in {"content", "topic"}:
        return "done", False
    if found.silent in {"requested", "conditional", "content"} or found.status in {"proposed", "hypothetical"}:
        return "wished", False
    if found.silent == "negated" or found.status in {"denied", "refused", "cancelled"}:
        return "negated", False
    if found.silent == "topic" or found.status == "postponed":
        return found.silent or "postponed", False
    planned = found.status in {"planned", "expected"} or found.silent == "purpose"
    return ("planned" if planned else "done"), found.by is not None and article.lemmas[found.by] == "agree"


def _own_mood(article: LinkedArticle, by: int) -> str | None:
    """The mood of a finite clause of its own, which what stands over it does not change."""
    token = article.tokens[by]
    if not article.is_verb(by) or token.dep not in {"relcl", "ROOT", "ccomp", "acl"}:
        return None
    clause = read_clause(article, by)
    if clause.negated:
        return "negated"
    status = status_of_clause(article, clause)
    if status == "occurred" or status == "ongoing":
        return "done" if token.dep != "ROOT" else None
    return {"planned": "planned", "hypothetical": "wished", "modal": "wished"}.get(status or "")


def _is_missed(article: LinkedArticle, by: int) -> bool:
    """`failed to reach`, `has yet to ratify`, `the failure to sign`."""
    token = article.tokens[by]
    above = article.lemmas[token.head]
    return token.dep in {"xcomp", "acl"} and (
        above in {"fail", "failure", "unable", "struggle"}
        or (above == "have" and "yet" in _words_under(article, token.head))
    )


def _words_under(article: LinkedArticle, i: int) -> set[str]:
    return {article.lemmas[j] for j in article.children[i]} | {
        article.lemmas[k] for j in article.kids(i, "xcomp") for k in article.children[j]
    }

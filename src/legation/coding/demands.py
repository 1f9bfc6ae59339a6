"""What a speaker says that others must do, or that one's own country needs of them, is a request."""

from __future__ import annotations

from legation.coding.actors import actors_at, countries_of
from legation.coding.arguments import Parties
from legation.coding.attribution import document_speaker, find_speech
from legation.coding.clauses import read_clause
from legation.coding.linked import LinkedArticle
from legation.coding.trigger import Trigger
from legation.coding.voice import MUST, modal_request
from legation.model.link import Mention
from legation.resources.lexicon import Frame, Lexicon

# What one says that one's country needs is asked of those who can give it.
NEED = Frame("need", False, "REQUEST", mode="assist", to=("counterpart",), needs=frozenset({"actor"}), closed=True)
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT"})
_NECESSARY = frozenset("necessary imperative essential vital crucial critical urgent important incumbent time".split())


def demand(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    """The request that a verb makes: `Iran must stop`, `it is vital that the world acts`, `we need air defence`."""
    trigger = modal_request(article, i, lexicon)
    if trigger is not None:
        return None if _is_general(article, i) else trigger
    return _of_the_world(article, i, lexicon) or _necessity(article, i, lexicon) or _own_need(article, i, lexicon)


def _is_general(article: LinkedArticle, i: int) -> bool:
    """`The problem must be solved` asks nobody; `what they need to win` is a measure, no request."""
    subject = article.kid(i, "nsubj", "nsubjpass")
    if article.kid(i, "nsubjpass") is not None:
        return True
    return article.lemmas[i] == "need" and subject is not None and article.tokens[subject].tag in _PRONOUNS


def _of_the_world(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    """`The world must act`, `our partners should help`: asked of many, who have no country of their own."""
    subject = article.kid(i, "nsubj")
    modal = next((j for j in article.kids(i, "aux") if article.lemmas[j] in {"must", "should"}), None)
    if subject is None or modal is None or modal < subject or not _is_many(article, subject, lexicon):
        return None
    return _asked(article, i, modal, _speakers(article, i, lexicon), ())


def _is_many(article: LinkedArticle, i: int, lexicon: Lexicon) -> bool:
    """`The world`, `all partners`; `a state` or `any leader` is a rule for whoever it may be."""
    single = {article.lemmas[j] for j in article.kids(i, "det")} & {"a", "an", "any", "no"}
    return article.lemmas[i] in lexicon.classes["many"] and not single


def _necessity(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    """`It is imperative that the community acts`, `it is important for Chad to stop`."""
    said = [j for j in article.kids(i, "acomp", "attr") if article.lemmas[j] in _NECESSARY]
    if article.lemmas[i] != "be" or not said:
        return None
    content = [k for j in (i, *said) for k in article.kids(j, "ccomp", "xcomp", "advcl", "relcl", "acl")]
    for verb in content:
        subject = article.kid(verb, "nsubj")
        wanted = {article.lemmas[j] for j in article.kids(verb, "aux", "mark")} & {"to", "that"}
        if subject is None or not wanted:
            continue
        many = _is_many(article, subject, lexicon)
        asked = () if many else actors_at(article, subject)
        asking = _speakers(article, i, lexicon)
        if many or (countries_of(asked) and not countries_of(asked) <= countries_of(asking)):
            return _asked(article, i, i, asking, asked)
    return None


def _own_need(article: LinkedArticle, i: int, lexicon: Lexicon) -> Trigger | None:
    """`Chad needs helicopters`, said by Chad."""
    if article.lemmas[i] != "need" or not article.is_verb(i):
        return None
    clause = read_clause(article, i)
    wanted = {article.lemmas[k] for j in clause.objects for k in (j, *article.kids(j, "conj"))}
    if clause.negated or clause.passive or not wanted & lexicon.classes["aid"]:
        return None
    asking = tuple(m for j in clause.subjects for m in actors_at(article, j) if _is_country(m))
    speech = find_speech(article, i, lexicon)
    speakers = speech.speakers if speech is not None else document_speaker(article)
    if not countries_of(asking) or not countries_of(asking) <= countries_of(speakers or asking):
        return None
    return Trigger(i, i, i + 1, NEED, Parties(asking, ()), clause)


def _is_country(mention: Mention) -> bool:
    return mention.kind in {"country", "capital"} or mention.method == "first-person"


def _speakers(article: LinkedArticle, i: int, lexicon: Lexicon) -> tuple[Mention, ...]:
    speech = find_speech(article, i, lexicon)
    return speech.speakers if speech is not None else document_speaker(article)


def _asked(
    article: LinkedArticle, i: int, first: int, asking: tuple[Mention, ...], asked: tuple[Mention, ...]
) -> Trigger | None:
    if not countries_of(asking):
        return None
    return Trigger(i, min(first, i), i + 1, MUST, Parties(asking, asked), read_clause(article, i))

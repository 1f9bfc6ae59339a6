"""Whether a role without an owner may be of the country that the text speaks of, or says itself that it is not.

`The police` are those of the place; `companies`, `leaders from the region` or `the Alpine Conservation Union` are of
no country that the words before would tell.
"""

from __future__ import annotations

from legation.link.anaphora import Anaphor
from legation.link.candidates import Words
from legation.link.phrases import RolePhrase

# Firms and organizations act for no country unless the text says for which.
_STATELESS = frozenset({"BUS", "IGO", "NGO"})
# Bodies of citizens: a university, a tribe, a newspaper.
_PRIVATE = frozenset({"CVL", "MED"})
# Who may be of any country, or of several: `leaders welcomed the step`.
_ANYWHERE = frozenset("leaders rulers heads governments administrations".split())
# Bodies that join several countries as often as parties of one.
_JOINING = frozenset({"coalition", "alliance"})
# Such an organization is of the country that it fights.
_FIGHTING = frozenset("armed extremist guerrilla insurgent militant rebel separatist terror terrorist".split())
_ORIGIN = frozenset({"from", "across", "representing"})


def may_be_of_country(anaphor: Anaphor, phrase: RolePhrase, words: Words) -> bool:
    """Whether the country spoken of last may stand for the owner that the words leave out."""
    role = phrase.role
    last = role.noun.split()[-1]
    if words.keys[phrase.core - 1] in _FIGHTING:
        return True
    if role.sector in _STATELESS or _has_origin(phrase, words):
        return False
    body = not (role.is_person or role.plural_of_people)
    if body and role.sector in _PRIVATE and not anaphor.definite:
        return False
    if last in _JOINING and not anaphor.definite:
        return False
    if ((body and role.sector in _PRIVATE) or last in _JOINING) and _is_in_name(phrase, words):
        return False
    return last not in _ANYWHERE or _is_of_house(phrase, words) or (anaphor.definite and not _is_in_name(phrase, words))


def _has_origin(phrase: RolePhrase, words: Words) -> bool:
    """`Workers from the region`, `envoys of nine states`: whose they are is said, though no country is named."""
    for child in words.parsed.children[phrase.core]:
        if words.keys[child] in _ORIGIN and words.tokens[child].dep == "prep":
            return True
    return False


def _is_of_house(phrase: RolePhrase, words: Words) -> bool:
    """`Republican Representatives`: with a capital within the sentence, the members of a house."""
    capital = words.is_capitalised(phrase.core) and phrase.first > words.sentence_start(phrase.core)
    return capital and phrase.role.noun == "representatives"


def _is_in_name(phrase: RolePhrase, words: Words) -> bool:
    """`The Alpine Conservation Union`, `the Coalition to Protect Rivers`: a name that is not known."""
    if not words.is_capitalised(phrase.core) or words.in_headline(phrase.core):
        return False
    start = words.sentence_start(phrase.core)
    before = phrase.core - 1 > start and words.is_capitalised(phrase.core - 1)
    after = phrase.core + 2 < words.sentence_end(phrase.core) and words.is_capitalised(phrase.core + 2)
    return before or (after and words.keys[phrase.core + 1] in {"of", "to", "for", "on"})

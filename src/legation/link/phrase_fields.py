"""What goes on after the noun of an office: whose it is, its field, the body that it is in."""

from __future__ import annotations

from legation.link.candidates import Candidate, Words

# A title may go on with its field: `Minister of Digital Transformation`, `Advisor for International Economics`.
_FIELD_WORDS = frozenset({"of", "and", "for", "the", "to", "on", "&", ","})
_SPOKESPEOPLE = frozenset({"spokesperson", "spokesman", "spokeswoman", "spokespersons", "spokesmen"})
_OWNER_WORDS = frozenset({"of", "from"})
# What the parser calls words that are no part of an office.
_NO_FIELD = frozenset({"PERSON", "DATE", "TIME"})
_JOINTS = frozenset({"of", "and", "for"})
_SENT = frozenset({"ambassador", "envoy", "security_adviser"})
# How many words a title may go on for.
_FIELD = 10


class After:
    """The words after the offices of one article."""

    def __init__(self, words: Words, candidates: list[Candidate]) -> None:
        """Know the names and offices by where they start."""
        self._words = words
        self._starting = {candidate.first: candidate for candidate in candidates}

    def right(self, candidate: Candidate, owned: bool) -> tuple[int, int, tuple[Candidate, ...]]:
        """Where the phrase ends, where its title ends, and the owners after it."""
        words, last = self._words, candidate.last
        if last >= words.sentence_end(last - 1) or words.keys[last] not in {"of", "for", "from", "to"}:
            return last, last, ()
        target = self._starting.get(self._skip_article(last + 1))
        if target and target.is_owner:
            singular = candidate.role is not None and candidate.role.is_person
            if (words.keys[last] == "to" and not _is_sent(candidate)) or self._has_name(target.last):
                return last, last, ()
            if singular and (body_last := self._body(target)) > target.last:
                return body_last, body_last, () if owned else (target,)
            owners = (target,) if singular else self._coordinated_after(target)
            speaks_for = words.keys[last] == "for" and words.keys[candidate.last - 1] in _SPOKESPEOPLE
            belongs = (words.keys[last] in _OWNER_WORDS or speaks_for) and not owned
            return owners[-1].last, last, owners if belongs else ()
        return self._field(candidate, owned)

    def _field(self, candidate: Candidate, owned: bool) -> tuple[int, int, tuple[Candidate, ...]]:
        """The same where the title goes on with its field, or with the office that it serves."""
        words, last = self._words, candidate.last
        stop = min(words.sentence_end(last - 1), last + _FIELD)
        title_last = i = last
        while i < stop:
            target = self._starting.get(i)
            if target and self._has_name(i):
                break
            if target and target.role and not target.is_owner:
                if inner := self.right(target, owned=False)[2]:
                    return inner[-1].last, target.last, () if owned else inner
                i = title_last = target.last
            elif target and target.is_owner and words.keys[i - 1] in {"of", "the"}:
                return target.last, title_last, () if owned else (target,)
            elif words.keys[i] in _FIELD_WORDS:
                i += 1
            elif (words.is_capitalised(i) and not target and words.tokens[i].entity not in _NO_FIELD) or (
                words.is_possessive(i) and i + 1 < stop and words.is_capitalised(i + 1)
            ):
                i = title_last = i + 1
            else:
                break
        person = candidate.role is not None and candidate.role.is_person and words.keys[last] in {"of", "for"}
        named = title_last > last and (person or words.is_capitalised(candidate.last - 1))
        return (title_last, title_last, ()) if named and words.is_capitalised(title_last - 1) else (last, last, ())

    def _has_name(self, i: int) -> bool:
        """Whether an office at token `i` is that of the name after it: `(an adviser to UN) Secretary-General X`."""
        words, role = self._words, self._starting.get(i)
        if role is None or role.role is None or not role.role.is_person or role.is_owner:
            return False
        last = self.right(role, owned=True)[1]
        if last >= words.sentence_end(i) or words.tokens[last].pos != "PROPN":
            return False
        name = self._starting.get(last)
        return name is None or name.is_person

    def _body(self, target: Candidate) -> int:
        """Where the body ends that the owner only begins: `(spokesman for the) Kenyan National Police`.

        An adjective needs a noun; a name goes on with an office only (`the UN High Commissioner for Refugees`).
        """
        words, i = self._words, target.last
        forms = {alias.form for alias in target.senses}
        if not forms & {"adjective", "demonym"} and not any(alias.kind == "organization" for alias in target.senses):
            return i
        if "adjective" not in forms:
            role = self._starting.get(i) if i < words.sentence_end(i - 1) else None
            office = role is not None and role.role is not None and role.role.is_person and not role.is_owner
            return self.right(role, owned=True)[1] if role and office else i
        stop = min(words.sentence_end(i - 1), i + _FIELD)
        while i < stop:
            inner = self._starting.get(i)
            joined = words.keys[i] in _JOINTS and target.last < i < stop - 1 and words.is_capitalised(i + 1)
            if inner and inner.role and not inner.is_owner:
                i = inner.last
            elif joined or (words.is_capitalised(i) and not inner and words.tokens[i].entity not in _NO_FIELD):
                i += 1
            else:
                break
        return i

    def _coordinated_after(self, owner: Candidate) -> tuple[Candidate, ...]:
        owners, tokens = [owner], self._words.tokens
        while (at := owners[-1].last) < len(tokens) - 1 and tokens[at].text in {"and", ","}:
            following = at + 2 if tokens[at + 1].text == "and" else at + 1
            later = self._starting.get(self._skip_article(following))
            if later is None or not is_same_sort(later, owner):
                break
            owners.append(later)
        return tuple(owners)

    def _skip_article(self, i: int) -> int:
        return i + 1 if i < len(self._words.keys) and self._words.keys[i] == "the" else i


def _is_sent(candidate: Candidate) -> bool:
    """Whether the office is at or for somebody: an ambassador to a country, but no minister to one."""
    role = candidate.role
    return role is not None and (role.office in _SENT or not (role.is_person and role.office))


def is_same_sort(one: Candidate, other: Candidate) -> bool:
    """Whether `one and other` can share a role: names with names, adjectives with adjectives, people with people."""
    return bool({_sort(alias.form, alias.kind) for alias in one.senses} & {_sort(a.form, a.kind) for a in other.senses})


def _sort(form: str, kind: str) -> str:
    if kind == "person":
        return kind
    return "adjective" if form in {"adjective", "demonym"} else "name"

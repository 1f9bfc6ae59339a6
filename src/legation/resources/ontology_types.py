"""The types, modes and contexts of an ontology, laid over the codebook of the package."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import msgspec

from legation.resources import ontology_form as form
from legation.resources.codebook import EVENT_TYPES, Codebook, Context, EventType, Mode
from legation.resources.ontology_form import Findings, WrongKind

TYPE_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,39}")
MODE_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
CONTEXT_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"\d{2,4}")
_ANY = "any"
_DEEPEST = 20
_CODE_FORM = 'a CAMEO code between quotes, as "040"'


class Given(msgspec.Struct, frozen=True):
    """The tables of a file as they stand in it, each value of its kind; by name."""

    types: dict[str, dict[str, Any]]
    modes: dict[str, dict[str, Any]]
    contexts: dict[str, dict[str, Any]]


def lay_codebook(document: Mapping[str, Any], base: Codebook, findings: Findings) -> tuple[Codebook, Given]:
    """The codebook with the file's types, modes and contexts; of use only if nothing is found wrong."""
    given = Given(
        _named(document, "types", TYPE_NAME, "a name in capitals, as PATROL", _TYPE_KEYS, findings),
        _named(
            document, "modes", MODE_NAME, "a name in small letters with hyphens, as joint-patrol", _MODE_KEYS, findings
        ),
        _named(document, "contexts", CONTEXT_NAME, "a name in small letters, as deep_sea", _CONTEXT_KEYS, findings),
    )
    types = _Types(given, base, findings).resolved()
    contexts = {**base.contexts, **dict(_contexts(given, base, findings))}
    laid = msgspec.structs.replace(base, types=types, contexts=contexts)
    return laid, given


def _cameo(value: Any) -> dict[str, str]:
    """One code for all, or codes by mode and detail as the codebook has them."""
    codes = {_ANY: value} if isinstance(value, str) else value
    if not isinstance(codes, dict) or not codes:
        raise WrongKind(f'{_CODE_FORM}, or a table of them by mode and detail, as {{any = "040", "any/host" = "043"}}')
    for code in codes.values():
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise WrongKind(_CODE_FORM, code)
    return codes


_TYPE_KEYS: dict[str, form.Kind] = {
    "inherits": form.matching(TYPE_NAME, 'the name of a type in capitals, as "CONSULT"'),
    "definition": form.prose,
    "example": form.prose,
    "boundary": form.prose,
    "quad": form.quad,
    "score": form.score,
    "cameo": _cameo,
    "goldstein": form.score,
    "modes": form.strings,
}
_MODE_KEYS: dict[str, form.Kind] = {
    "types": form.strings,
    "definition": form.prose,
    "example": form.prose,
    "score": form.score,
    "cameo": form.matching(_CODE, _CODE_FORM),
}
_CONTEXT_KEYS: dict[str, form.Kind] = {"definition": form.prose, "example": form.prose, "words": form.strings}


def _named(
    document: Mapping[str, Any], table: str, name_form: re.Pattern[str], expected: str, keys: Mapping[str, form.Kind],
    findings: Findings,
) -> dict[str, dict[str, Any]]:  # fmt: skip
    rows = findings.named(document.get(table, {}), table, name_form, expected)
    return {name: findings.table(row, (table, name), keys) for name, row in rows.items()}


def _contexts(given: Given, base: Codebook, findings: Findings) -> Iterator[tuple[str, Context]]:
    owners: dict[str, str] = {}
    for name, row in given.contexts.items():
        for phrase in row.get("words", ()):
            if not re.search(r"[^\W_]", phrase):
                findings.wrong(("contexts", name, "words"), phrase, "words with letters in them")
            other = owners.setdefault(phrase.casefold(), name)
            if other != name:
                findings.wrong(("contexts", name, "words"), phrase, f"a phrase that [contexts.{other}] has not")
        old = base.contexts.get(name)
        if old is None and "definition" not in row:
            findings.missing(("contexts", name), "definition", "definition = ..., as it is a context of your own")
        if old is None and "words" not in row:
            findings.missing(("contexts", name), "words", "words = [...], without which no event will have it")
        texts = (row.get(key, getattr(old, key, "")) for key in ("definition", "example"))
        yield name, Context(*texts)


class _Types:
    """Resolves the types of one file: those of PLOVER first, then those that inherit from them, in any order."""

    def __init__(self, given: Given, base: Codebook, findings: Findings) -> None:
        self._given, self._base, self._findings = given, base, findings
        self._known = base.types.keys() | given.types.keys()
        self._done: dict[str, EventType] = {}
        self._failed: set[str] = set()

    def resolved(self) -> dict[str, EventType]:
        """All types by name, PLOVER's 16 in their order before the others."""
        for name, row in self._given.modes.items():
            self._check_mode(name, row)
        for name in (*self._base.types, *self._given.types):
            self._resolve(name, ())
        return self._done

    def _resolve(self, name: str, above: tuple[str, ...]) -> EventType | None:
        """The type, with those that it inherits from resolved before; None where that can't be."""
        if name in self._done or name in self._failed:
            return self._done.get(name)
        row = self._given.types.get(name, {})
        if name in above:
            circle = " → ".join([*above[above.index(name) :], name])
            self._findings.wrong(("types", above[-1], "inherits"), name, f"no circle, which {circle} is")
            return None
        parent = self._base.types.get(name) or self._parent(name, row, above)
        if parent is None:
            self._failed.add(name)
            return None
        self._done[name] = self._over(name, row, parent)
        return self._done[name]

    def _parent(self, name: str, row: dict[str, Any], above: tuple[str, ...]) -> EventType | None:
        place = ("types", name)
        if "definition" not in row:
            self._findings.missing(place, "definition", "definition = ..., as it is a type of your own")
        if "inherits" not in row:
            expected = "inherits = one of PLOVER's 16 types, or a type that comes under one"
            self._findings.missing(place, "inherits", expected)
            return None
        if len(above) > _DEEPEST:
            self._findings.wrong((*place, "inherits"), row["inherits"], f"at most {_DEEPEST} types above a type")
            return None
        if row["inherits"] not in self._known:
            expected = f"a type: {', '.join(EVENT_TYPES)} or one of the file"
            self._findings.wrong((*place, "inherits"), row["inherits"], expected, self._known)
            return None
        return self._resolve(row["inherits"], (*above, name))

    def _over(self, name: str, row: dict[str, Any], parent: EventType) -> EventType:
        """A type with the values of its table over those of its parent, which is itself if PLOVER has it."""
        redefined = name in self._base.types
        if redefined and "inherits" in row:
            self._findings.wrong(("types", name, "inherits"), row["inherits"], "no parent, as it is one of PLOVER's 16")
        if redefined and "modes" in row:
            expected = "no list, as it is one of PLOVER's 16; [modes.NAME] adds a mode to it by its types"
            self._findings.wrong(("types", name, "modes"), row["modes"], expected)
        modes, codes = self._modes(name, row, parent)
        texts = {key: row.get(key, getattr(parent, key) if redefined else "") for key in ("example", "boundary")}
        goldstein = row.get("goldstein", None if "cameo" in row else parent.goldstein)
        kind = msgspec.structs.replace(
            parent,
            name=name,
            plover=None if redefined else parent.root,
            definition=row.get("definition", parent.definition),
            **texts,
            quad=row.get("quad", parent.quad),
            score=row.get("score", parent.score),
            goldstein=goldstein,
            modes=modes,
            cameo=_codes(row.get("cameo", {}), parent.cameo, modes, codes),
        )
        self._check_codes(kind, row)
        return kind

    def _modes(self, name: str, row: dict[str, Any], parent: EventType) -> tuple[dict[str, Mode], dict[str, str]]:
        """The modes that a type has in the end, and the CAMEO codes that the file gives to modes."""
        given = self._given.modes
        listed = row.get("modes", ())
        names = list(listed or parent.modes)
        names += [mode for mode, one in given.items() if name in one.get("types", ()) and mode not in names]
        modes, codes = {}, {}
        for mode in names:
            if mode not in parent.modes and mode not in given:
                self._findings.wrong(
                    ("types", name, "modes"), mode, "a mode of its parent or of the file", {*parent.modes, *given}
                )
                continue
            here = mode in given and (
                mode not in parent.modes or name in given[mode].get("types", ()) or mode in listed
            )
            modes[mode] = self._mode(mode, parent.modes.get(mode)) if here else parent.modes[mode]
            if here and "cameo" in given[mode]:
                codes[mode] = given[mode]["cameo"]
        return modes, codes

    def _mode(self, name: str, old: Mode | None) -> Mode:
        row = self._given.modes[name]
        if old is None and "definition" not in row:
            self._findings.wrong(("modes", name), "no definition", "definition = ..., as it is a mode of your own")
        old = old or Mode("", "")
        return Mode(*(row.get(key, getattr(old, key)) for key in ("definition", "example", "score")))

    def _check_mode(self, name: str, row: dict[str, Any]) -> None:
        for one in row.get("types", ()):
            if one not in self._known:
                self._findings.wrong(("modes", name, "types"), one, "types of the codebook or of the file", self._known)
        if "types" not in row and not any(name in one.get("modes", ()) for one in self._given.types.values()):
            self._findings.missing(("modes", name), "types", "types = [...], or a type whose modes name it")
        if (code := row.get("cameo")) is not None:
            self._check_code(("modes", name, "cameo"), code)

    def _check_codes(self, kind: EventType, row: dict[str, Any]) -> None:
        for key, code in row.get("cameo", {}).items():
            place = ("types", kind.name, "cameo")
            self._check_code(place, code)
            mode, _, detail = key.partition("/")
            if mode not in (_ANY, *kind.modes) or (detail and detail not in self._base.details):
                known = {_ANY, *kind.modes, *(f"any/{detail}" for detail in self._base.details)}
                self._findings.wrong(place, key, "any, a mode of the type, or either with /detail", known)

    def _check_code(self, place: tuple[str, ...], code: str) -> None:
        if code not in self._base.cameo:
            # Of what stands under another root it is hardly a slip.
            known = [other for other in self._base.cameo if other[:2] == code[:2]]
            self._findings.wrong(place, code, "a code of CAMEO's table", known)


def _codes(
    own: Mapping[str, str], inherited: Mapping[str, str], modes: Collection[str], of_modes: Mapping[str, str]
) -> dict[str, str]:
    """The CAMEO codes of a type; where it has one code alone, that is the code of every act of the type."""
    kept = {} if own.keys() == {_ANY} else inherited
    kept = {key: code for key, code in kept.items() if key.partition("/")[0] in (_ANY, *modes)}
    return {**kept, **of_modes, **own}

"""Event types, modes, contexts and details, each with its definition, and the codes that they give.

An event keeps apart what the act is (`event_type`), how far it has come (`status`) and how it is done (`mode`); PLOVER
and CAMEO fold the three into one code. The folding is data: `data/codebook/types/<type>.yaml`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from legation.errors import ResourceError
from legation.resources.forms import read_form

Form = TypeVar("Form")

EVENT_TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    *("COOPERATE", "AID", "RETREAT"),
    *("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
# Key of the code that stands when neither mode nor detail says more.
_ANY = "any"


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an act is done. `score` is PLOVER's intensity, -10 to 10; None where its table has none: the type's holds."""

    definition: str
    example: str
    score: float | None = None


class Recoding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an act counts as while its status is one of `statuses`.

    Attributes:
        plover, mode: PLOVER's code and mode: a planned CONSULT is AGREE without one, a cancelled one REJECT, meet.
        cameo: As `EventType.cameo`.
        reason: Why, in a sentence.
    """

    statuses: tuple[str, ...]
    plover: str
    cameo: dict[str, str]
    reason: str
    mode: str | None = None


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of PLOVER's 16 types, or a type of an ontology of the user's own.

    Attributes:
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        score: PLOVER's intensity, -10 to 10, of the type without a mode.
        boundary: What is easily taken for it, and where that goes.
        modes: By name; empty where PLOVER has none.
        cameo: Codes by `mode/detail`, `any/detail`, `mode`, `any`: the first that is there is the act's.
        recoded: What the act counts as while it has not happened, or never will.
        plover: Which of the 16 an own type comes under; None for one of the 16.
        goldstein: Value of the act as itself; None where that of its CAMEO code holds.
    """

    name: str
    quad: int
    score: float
    definition: str
    example: str
    boundary: str
    cameo: dict[str, str]
    modes: dict[str, Mode] = {}
    recoded: tuple[Recoding, ...] = ()
    plover: str | None = None
    goldstein: float | None = None

    @property
    def root(self) -> str:
        """The one of PLOVER's 16 types that it is or comes under."""
        return self.plover or self.name

    def recoding(self, status: str) -> Recoding | None:
        """What the act counts as in this status; None when it counts as itself."""
        return next((recoding for recoding in self.recoded if status in recoding.statuses), None)


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field of public life that an act belongs to, whatever its type."""

    definition: str
    example: str


class CameoCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A CAMEO code with its label and its Goldstein value, -10 to 10; `source` is where the value is from."""

    label: str
    goldstein: float
    source: str


class Coding(msgspec.Struct, frozen=True):
    """The codes of one event, all from the same type, mode, status and detail. `mode` is the mode of `plover`."""

    plover: str
    mode: str | None
    plover_score: float
    quad: int
    cameo: str
    goldstein: float


class Codebook(msgspec.Struct, frozen=True, dict=True):
    """The whole codebook, read-only.

    Attributes:
        types: By name, in PLOVER's order from verbal cooperation to material conflict.
        statuses: Definition of each status.
        details: Definition of each detail: a word by which CAMEO parts acts that PLOVER leaves together.
        contexts: By PLOVER's name.
        cameo: By code.
    """

    types: dict[str, EventType]
    statuses: dict[str, str]
    details: dict[str, str]
    contexts: dict[str, Context]
    cameo: dict[str, CameoCode]

    def plover_code(self, event_type: str, status: str, mode: str | None = None) -> str:
        """The type by PLOVER's own rules, in which an act that has not happened is another act.

        Raises:
            ValueError: The type, status or mode is not in the codebook.
        """
        kind = self._checked(event_type, status, mode)
        recoding = kind.recoding(status)
        return recoding.plover if recoding else kind.root

    def plover_mode(self, event_type: str, status: str, mode: str | None = None) -> str | None:
        """The mode of `plover_code`: `meet` for a cancelled visit, None for a planned one.

        An own type may have modes that PLOVER's type has not: in PLOVER's code they are none.
        """
        kind = self._checked(event_type, status, mode)
        recoding = kind.recoding(status)
        if recoding is None or recoding.plover == kind.root:
            return mode if mode in self.types[kind.root].modes else None
        return recoding.mode

    def cameo_code(self, event_type: str, mode: str | None, status: str, detail: str | None = None) -> str:
        """The most specific CAMEO code that type, mode, status and detail support, as `057` or `1712`.

        A detail that says nothing about the type, or repeats a mode, is passed over.

        Raises:
            ValueError: One of the four is not in the codebook.
        """
        if detail is not None and detail not in self.details and detail not in self.mode_names:
            raise ValueError(f"detail {detail!r} is not in the codebook: {', '.join(self.details)}")
        kind = self._checked(event_type, status, mode)
        recoding = kind.recoding(status)
        codes = recoding.cameo if recoding else kind.cameo
        return next(codes[key] for key in _keys(mode, detail) if key in codes)

    def goldstein(self, cameo: str) -> float:
        """Goldstein's value of a CAMEO code, -10 (conflict) to 10 (cooperation).

        Raises:
            ValueError: The code is not in the table.
        """
        if cameo not in self.cameo:
            raise ValueError(f"CAMEO code {cameo!r} is not in the table")
        return self.cameo[cameo].goldstein

    def plover_score(self, event_type: str, mode: str | None = None) -> float:
        """PLOVER's intensity of a type and mode, -10 to 10.

        A mode of another type counts as none: a planned visit is AGREE, which has no modes.

        Raises:
            ValueError: The type, or the mode in every type, is unknown.
        """
        kind = self._type(event_type)
        if mode is not None and mode not in self.mode_names:
            raise ValueError(f"mode {mode!r} is in no type of the codebook")
        own = kind.modes.get(mode) if mode else None
        return kind.score if own is None or own.score is None else own.score

    def quad(self, event_type: str) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
        return self._type(event_type).quad

    def modes(self, event_type: str) -> tuple[str, ...]:
        """The modes of a type; empty for a type without."""
        return tuple(self._type(event_type).modes)

    def code(self, event_type: str, status: str, mode: str | None = None, detail: str | None = None) -> Coding:
        """All codes of one event; score and quad are those of the PLOVER code, or of an own type as itself."""
        plover, plover_mode = self.plover_code(event_type, status, mode), self.plover_mode(event_type, status, mode)
        cameo, kind = self.cameo_code(event_type, mode, status, detail), self._type(event_type)
        goldstein = self.goldstein(cameo)
        if plover != kind.root:
            return Coding(
                plover, plover_mode, self.plover_score(plover, plover_mode), self.quad(plover), cameo, goldstein
            )
        if kind.goldstein is not None and kind.recoding(status) is None:
            goldstein = kind.goldstein
        return Coding(plover, plover_mode, self.plover_score(event_type, mode), kind.quad, cameo, goldstein)

    @cached_property
    def mode_names(self) -> frozenset[str]:
        """Every mode of every type."""
        return frozenset(mode for kind in self.types.values() for mode in kind.modes)

    def _type(self, event_type: str) -> EventType:
        if event_type not in self.types:
            raise ValueError(f"event type {event_type!r} is not in the codebook: {', '.join(self.types)}")
        return self.types[event_type]

    def _checked(self, event_type: str, status: str, mode: str | None) -> EventType:
        kind = self._type(event_type)
        if status not in self.statuses:
            raise ValueError(f"status {status!r} is not in the codebook: {', '.join(self.statuses)}")
        if mode is not None and mode not in kind.modes:
            raise ValueError(f"mode {mode!r} is not one of {event_type}: {', '.join(kind.modes) or 'it has none'}")
        return kind


def _keys(mode: str | None, detail: str | None) -> tuple[str, ...]:
    """Where to look a code up, the most specific first."""
    return (f"{mode}/{detail}", f"{_ANY}/{detail}", f"{mode}", _ANY)


@lru_cache(maxsize=1)
def load_codebook() -> Codebook:
    """The codebook of the package.

    Raises:
        ResourceError: A file is missing, or says something that the others do not bear out.
    """
    root = files("legation") / "data" / "codebook"
    codebook = Codebook(
        types={name: read_form(root / "types" / f"{name.lower()}.yaml", EventType) for name in EVENT_TYPES},
        statuses=read_form(root / "statuses.yaml", dict[str, str]),
        details=read_form(root / "details.yaml", dict[str, str]),
        contexts=read_form(root / "contexts.yaml", dict[str, Context]),
        cameo=_read_cameo(root / "cameo.csv"),
    )
    for problem in _problems(codebook):
        raise ResourceError(f"{root}: {problem}")
    return codebook


def _read_cameo(path: Traversable) -> dict[str, CameoCode]:
    try:
        rows = list(csv.DictReader(path.read_text("utf-8").splitlines(), strict=True))
        return {row.pop("code"): msgspec.convert(row, CameoCode, strict=False) for row in rows}
    except (OSError, KeyError, msgspec.MsgspecError) as error:
        raise ResourceError(f"{path}: can't be read: {error}") from error


def _problems(codebook: Codebook) -> Iterator[str]:
    """What the type files say that statuses, details, modes or CAMEO's table do not know."""
    for name, kind in codebook.types.items():
        for codes in (kind.cameo, *(recoding.cameo for recoding in kind.recoded)):
            if _ANY not in codes:
                yield f"{name} has no code for {_ANY!r}"
            for key, code in codes.items():
                mode, _, detail = key.partition("/")
                if mode not in (_ANY, *kind.modes) or (detail and detail not in codebook.details):
                    yield f"{name} gives a code to {key!r}, which is no mode or detail"
                if code not in codebook.cameo:
                    yield f"{name} gives {key!r} the code {code!r}, which is not in CAMEO's table"
        for recoding in kind.recoded:
            if recoding.plover not in codebook.types or not set(recoding.statuses) <= set(codebook.statuses):
                yield f"{name} is recoded to {recoding.plover!r} by {recoding.statuses}, one of which is unknown"

"""How a reader's checks of offices compare with gold: was the office, as worded, held on the day?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from legation.evaluation.figures import Share, share_of
from legation.evaluation.gold import decoded, read_gold
from legation.model.event import OfficeCheck, Reading
from legation.resources.knowledge import key_of

_HELD = {"consistent": True, "outdated": False, "not_yet": False, "rightly former": False}
_FORMER = re.compile(r"(?i)\b(?:former|ex|then|late|ousted)\b")


class OfficeCase(msgspec.Struct, frozen=True):
    """A person of a text: is the office that the text gives held on the day of publication?

    Attributes:
        canonical: Another name by which the reader may have the person.
        held: None where the coder could not tell; such a case is left out.
    """

    name: str
    text: str
    published: str
    held: bool | None
    canonical: str = ""
    office: str = ""
    text_id: str = ""


class _Person(msgspec.Struct, frozen=True):
    """A person as the coder has it; `office_correct_on_pub_date` may be told in words."""

    name: str
    canonical: str | None = None
    office: str | None = None
    office_correct_on_pub_date: bool | str | None = None


class _CodedPeople(msgspec.Struct, frozen=True):
    """The people of one coded text."""

    people: tuple[_Person, ...] = ()


class OfficeError(msgspec.Struct, frozen=True):
    """A check that is wrong or missing; `coded` is what the reader says, absent where it has no such person."""

    text_id: str
    name: str
    office: str
    gold: str
    coded: str


class OfficeFigures(msgspec.Struct, frozen=True):
    """Figures over the people of whom gold knows.

    Attributes:
        right: The check says what gold does; `unknown` and a person who was not found are wrong.
        right_where_decided: Of those of whom the reader decides.
        counts: (gold, coded) pairs.
    """

    right: Share
    right_where_decided: Share
    counts: Mapping[str, int]
    errors: tuple[OfficeError, ...]


def read_office_gold(folder: Path) -> Iterator[OfficeCase]:
    """The people of coded texts: `people` of each `NN.json`.

    Raises:
        GoldError: As `read_gold` does, or where `people` is not in the form of `docs/evaluation.md`.
    """
    for text in read_gold(folder):
        for person in decoded(folder / f"{text.text_id}.json", _CodedPeople).people:
            yield OfficeCase(
                name=person.name,
                text=text.text,
                published=text.publication_date,
                held={"true": True, "false": False}.get(str(person.office_correct_on_pub_date).lower()),
                canonical=person.canonical or "",
                office=person.office or "",
                text_id=text.text_id,
            )


def evaluate_offices(cases: Sequence[OfficeCase], readings: Sequence[Reading]) -> OfficeFigures:
    """Scores the checks of one reading a case (several cases may share one)."""
    verdicts: list[tuple[OfficeCase, str]] = []
    for case, reading in zip(cases, readings, strict=True):
        if case.held is not None:
            check = _check_of(case, reading.people)
            verdicts.append((case, _verdict(check) if check else "absent"))
    right = [_HELD.get(said) == case.held for case, said in verdicts]
    decided = [_HELD[said] == case.held for case, said in verdicts if said in _HELD]
    return OfficeFigures(
        right=share_of(right),
        right_where_decided=share_of(decided),
        counts=dict(Counter(f"{_told(case)} as {said}" for case, said in verdicts).most_common()),
        errors=tuple(
            OfficeError(case.text_id, case.name, case.office, _told(case), said)
            for (case, said), good in zip(verdicts, right, strict=True)
            if not good
        ),
    )


def _check_of(case: OfficeCase, people: Sequence[OfficeCheck]) -> OfficeCheck | None:
    """The check of a person, found by the last word of a name."""
    surnames = {name.split()[-1] for name in map(key_of, (case.name, case.canonical)) if name}
    return next((one for one in people if surnames & set(key_of(one.name).split())), None)


def _verdict(check: OfficeCheck) -> str:
    """What the check says of the office; of a former holder who is called so rightly, that it is not held."""
    former = check.check == "consistent" and _FORMER.search(check.described_as or "")
    return "rightly former" if former else check.check


def _told(case: OfficeCase) -> str:
    return "held" if case.held else "not held"

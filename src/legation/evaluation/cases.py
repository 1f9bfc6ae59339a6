"""Files of single cases: sentences with what must be read from them."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from legation.errors import GoldError

Case = TypeVar("Case", bound=msgspec.Struct)


def read_cases(path: Path, form: type[Case]) -> list[Case]:
    """The cases of a YAML or JSON file, each in the given form; columns beyond it are left alone.

    Raises:
        GoldError: The file is no list of cases, or a case is not in its form; it names the case.
    """
    try:
        # YAML reads a day without quotes as a day, for which most forms have text.
        rows = msgspec.to_builtins(msgspec.yaml.decode(path.read_bytes()))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise GoldError(
            str(path), f"no YAML or JSON ({why})", "a list of cases, as docs/evaluation.md shows"
        ) from error
    if not isinstance(rows, list) or not rows:
        raise GoldError(str(path), "no list of cases", "one, as docs/evaluation.md shows")
    return [_case(path, number, row, form) for number, row in enumerate(rows, start=1)]


def _case(path: Path, number: int, row: object, form: type[Case]) -> Case:
    try:
        return msgspec.convert(row, form, strict=False)
    except msgspec.ValidationError as error:
        raise GoldError(f"{path}, case {number}", str(error), "the form in docs/evaluation.md") from error

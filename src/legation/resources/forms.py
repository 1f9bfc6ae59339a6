"""Reads the package's own YAML tables, each into the record that says its form."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from legation.errors import ResourceError

Form = TypeVar("Form")


def read_form(path: Traversable, form: type[Form]) -> Form:
    """The table at a path.

    Raises:
        ResourceError: The file is missing or is not of its form.
    """
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=form)
    except (OSError, msgspec.MsgspecError) as error:
        raise ResourceError(f"{path}: can't be read: {error}; install the package again") from error

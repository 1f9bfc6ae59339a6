"""Templates and values become HTML. The one module that uses Jinja; every value is escaped."""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from legation.outputs import wording


def render_template(name: str, **values: Any) -> str:
    """The template of that name, filled in; the functions of `wording` are its `say`."""
    return _environment().get_template(name).render(say=wording, **values)


def style_sheet(name: str) -> tuple[str, str]:
    """A style sheet, and the source expression that allows it and no other in a content security policy."""
    source, _, _ = PackageLoader("legation.outputs").get_source(_environment(), name)
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return source, f"'sha256-{digest}'"


@functools.cache
def _environment() -> Environment:
    """Loaded once: templates are part of the program and do not change while it runs."""
    return Environment(
        loader=PackageLoader("legation.outputs"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

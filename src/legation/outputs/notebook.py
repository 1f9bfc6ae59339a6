"""A reading in a notebook cell: small enough to print a list of them."""

from __future__ import annotations

from legation.model.event import Reading
from legation.outputs import wording
from legation.outputs.page import web_address
from legation.outputs.render import render_template


def reading_html_fragment(reading: Reading) -> str:
    """Title, source and a table of events with their sentences, for `_repr_html_`.

    No style sheet and no script: some viewers of notebooks strip both, and the table must read as well without.
    """
    return render_template(
        "notebook.html",
        reading=reading,
        article=reading.article,
        link=web_address(reading.article.url),
        events=wording.ordered_events(reading),
    )

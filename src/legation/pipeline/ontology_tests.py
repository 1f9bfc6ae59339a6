"""Reads the tests of an ontology: texts of its author, each with an event that must be found in it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from legation.errors import InputError
from legation.ingest.files import article_from_text
from legation.model.event import Event
from legation.pipeline.reader import Reader
from legation.resources.ontology import NO_EVENT, OntologyTest

# The first line of a text is its title, and a test has none.
_TITLE = "What was said"


class Outcome(msgspec.Struct, frozen=True):
    """How a test went; `message` says what was read, and of one that failed what was expected."""

    number: int
    passed: bool
    message: str


def run_tests(tests: tuple[OntologyTest, ...], reader: Reader) -> Iterator[Outcome]:
    """The outcomes, in the order of the file."""
    for number, test in enumerate(tests, start=1):
        try:
            events = reader.read(f"{_TITLE}\n\n{test.text}", published=test.published).events
        except InputError as error:
            yield Outcome(number, False, str(error))
            continue
        found = "; ".join(map(_shown, events)) or "no event"
        if test.type == NO_EVENT:
            yield Outcome(number, not events, found if not events else f"expected no event; read: {found}")
            continue
        fits = next((event for event in events if _fits(event, test)), None)
        told = _shown(fits) if fits else f"expected {_wanted(test)}; read: {found}; {_looked_up(test.text, reader)}"
        yield Outcome(number, fits is not None, told)


def _fits(event: Event, test: OntologyTest) -> bool:
    """Whether an event is all that the test asks for."""
    asked = ((test.type, event.event_type), (test.mode, event.mode), (test.status, event.status))
    if any(wanted is not None and wanted != found for wanted, found in asked):
        return False
    sides = ((test.actors, event.actors), (test.recipients, event.recipients))
    if any(wanted is not None and {*wanted} != {p.country for p in found if p.country} for wanted, found in sides):
        return False
    return {*test.contexts} <= {*event.contexts}


def _looked_up(text: str, reader: Reader) -> str:
    """The verbs and nouns in the form in which triggers are looked up: what its author wrote may be another form."""
    parsed = reader.parser.parse(article_from_text(f"{_TITLE}\n\n{text}"))
    words = [t for t in parsed.tokens if t.start > len(_TITLE) and t.pos in {"VERB", "NOUN"}]
    return f"its words: {' '.join(f'{t.lemma.lower()} ({t.pos.lower()})' for t in words)}"


def _wanted(test: OntologyTest) -> str:
    rest = {
        "actors": " ".join(test.actors or ()), "recipients": " ".join(test.recipients or ()),
        "contexts": " ".join(test.contexts),
    }  # fmt: skip
    return " ".join(filter(None, (test.type, test.mode, test.status, *(f"{k} {v}" for k, v in rest.items() if v))))


def _shown(event: Event) -> str:
    """`PATROL joint, occurred, NOR RUS, contexts arctic (“patrolled”)`."""
    label = f"{event.event_type} {event.mode}" if event.mode else event.event_type
    sides = " → ".join(
        " ".join(dict.fromkeys(p.country or p.name for p in side)) for side in (event.actors, event.recipients) if side
    )
    parts = [label, event.status, sides, f"contexts {' '.join(event.contexts)}" if event.contexts else ""]
    return f"{', '.join(filter(None, parts))} (“{event.trigger.text}”)"

"""A reading for a person at a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from legation.model.article import Quote
from legation.model.event import Event, Reading, Relation
from legation.outputs import wording
from legation.outputs.wording import visible

_STATUS_STYLES = {
    "occurred": "green",
    "ongoing": "green",
    "planned": "cyan",
    "expected": "cyan",
    "proposed": "cyan",
    "postponed": "yellow",
    "cancelled": "red",
    "denied": "red",
    "hypothetical": "magenta",
}
_CHECK_STYLES = {"consistent": "green", "outdated": "bold red", "not_yet": "bold red", "unknown": "dim"}
_LEVEL_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
_FIELD_WIDTH = 7
_INDENT = 5
_ENTRY_WIDTH = 12


def render_text(reading: Reading, width: int = 80, *, color: bool = False) -> str:
    """The whole reading as lines of at most `width` columns, with terminal colors or plain."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for block in _blocks(reading):
            console.print(block)
    lines = capture.get().splitlines()
    # rich pads the cells of a table to the full width; the blanks would break every copied line.
    return "\n".join(lines if color else map(str.rstrip, lines)) + "\n"


def _blocks(reading: Reading) -> Iterator[Text | Padding]:
    """Everything that is printed, in order."""
    events = wording.ordered_events(reading)
    numbers = {event.event_id: number for number, event in enumerate(events, start=1)}
    yield Text(visible(reading.article.title), style="bold")
    yield Text(_source(reading), style="dim")
    if not events:
        yield from _section("Events", [Text("none found")])
    for background, title in ((False, "Events"), (True, "Background")):
        shown = [event for event in events if event.background is background]
        if shown:
            yield from _section(title, [])
        for event in shown:
            yield from _event(event, numbers)
    yield from _section("Coming", _coming(events, numbers))
    yield from _section("Agreements", _agreements(reading))
    yield from _section("Positions", _positions(reading))
    yield from _section("Office checks", _people(reading))
    yield from _section("Issues", _issues(reading))


def _source(reading: Reading) -> str:
    """Publisher, day and address, as far as they are known."""
    article = reading.article
    published = wording.published_label(article.published) if article.published else "no publication date"
    return visible(" · ".join(part for part in (article.publisher, published, article.url) if part))


def _section(title: str, lines: Iterable[Text | Padding]) -> Iterator[Text | Padding]:
    """A heading and its lines; nothing for a section without lines, except those that print their own."""
    lines = list(lines)
    if lines or title in {"Events", "Background"}:
        yield Text(f"\n{title.upper()}", style="bold underline")
        yield from lines


def _event(event: Event, numbers: dict[str, int]) -> Iterator[Text | Padding]:
    """One event: what, then its fields, then the sentence it was read from."""
    yield Text("")
    head = Text()
    head.append(f"#{numbers[event.event_id]}".ljust(_INDENT) + wording.event_label(event), style="bold")
    head.append("  ")
    head.append(visible(wording.status_label(event)), style=_STATUS_STYLES.get(event.status, ""))
    yield head
    rows = [(name, value) for name, value in _fields(event, numbers) if value]
    if rows:
        yield _grid(rows)
    yield _quote(event.evidence)


def _fields(event: Event, numbers: dict[str, int]) -> Iterator[tuple[str, str | None]]:
    """Name and value of each field, the value None or empty where the text says nothing."""
    yield "who", wording.who_label(event)
    yield "when", _when(event)
    yield "where", wording.place_label(event.where) if event.where else None
    yield "topics", ", ".join(f"{t.text} [{t.sector}]" if t.sector else t.text for t in event.topics)
    yield "says", wording.attribution_label(event.attribution)
    yield "links", ", ".join(_relation(relation, numbers) for relation in event.relations)


def _when(event: Event) -> str | None:
    """The days, the words that name them and how they were found."""
    if event.when is None:
        return None
    words = f"“{event.when.text}”, " if event.when.text else ""
    return f"{wording.when_label(event.when)}  ({words}{event.when.method})"


def _relation(relation: Relation, numbers: dict[str, int]) -> str:
    """`prepares #3`."""
    return f"{relation.type.replace('_', ' ')} #{numbers.get(relation.event_id, '?')}"


def _grid(rows: list[tuple[str, str]]) -> Padding:
    """Names on the left, values wrapped beside them."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_FIELD_WIDTH, style="dim")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, Text(visible(value)))
    return Padding(table, (0, 0, 0, _INDENT))


def _quote(evidence: Quote) -> Padding:
    """The sentence, with a bar along all of its lines."""
    return Padding(_Barred(Text(visible(evidence.text), style="italic")), (0, 0, 0, _INDENT))


class _Barred:
    """A text wrapped to the width that is left, each line after a bar."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Lines for rich."""
        for line in self._text.wrap(console, max(options.max_width - 2, 1)):
            yield Text.assemble(("│ ", "dim"), line)


def _coming(events: list[Event], numbers: dict[str, int]) -> Iterator[Padding]:
    """What is still to happen, by day."""
    for event in wording.coming_events(events):
        day = wording.when_label(event.when) if event.when else "no day given"
        parts = (f"#{numbers[event.event_id]} {wording.event_label(event)}, {event.status}", wording.who_label(event))
        yield _line(day, ": ".join(filter(None, parts)))


def _line(first: str, second: str, style: str = "") -> Padding:
    """An entry of a list: a word or two, then what is to be said of it."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, min_width=_ENTRY_WIDTH)
    table.add_column(overflow="fold")
    table.add_row(Text(visible(first), style=style), Text(visible(second)))
    return Padding(table, (0, 0, 0, _INDENT))


def _agreements(reading: Reading) -> Iterator[Padding]:
    """Agreements by how far they have come, each with its parties and its sentence."""
    for agreement in wording.staged_agreements(reading.agreements):
        yield _line(agreement.stage, wording.agreement_label(agreement), "bold")
        yield _quote(agreement.evidence)


def _positions(reading: Reading) -> Iterator[Padding]:
    """Who holds what."""
    for position in reading.positions:
        line = f"{wording.participant_label(position.actor)} on {position.issue}: {position.stance}"
        yield Padding(Text(visible(line)), (0, 0, 0, _INDENT))
        yield _quote(position.evidence)


def _people(reading: Reading) -> Iterator[Padding]:
    """Each person, as described and as known."""
    for person in reading.people:
        style = _CHECK_STYLES.get(person.check, "")
        yield _line(person.check.replace("_", " "), wording.office_check_label(person), style)


def _issues(reading: Reading) -> Iterator[Padding]:
    """What could not be read or looks wrong."""
    for issue in reading.issues:
        yield _line(issue.level, issue.message, _LEVEL_STYLES.get(issue.level, ""))

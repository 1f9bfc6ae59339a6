"""How a reading is put into words, the same in every output: order and numbers of events, days, names."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence

from legation.model.event import Agreement, Attribution, Event, OfficeCheck, Participant, Reading, When, Where

COMING = ("planned", "expected", "proposed")
STAGES = ("in_force", "ratified", "signed", "agreed", "negotiating", "proposed", "suspended", "ended")
_METHODS = {
    "explicit": "the date is in the text",
    "relative": "counted from the day of publication",
    "context": "taken from the sentences around it",
    "publication": "the day of publication",
}
# Escape sequences would reach the terminal, and direction marks would reorder what stands beside them.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text on one line, with nothing in it that acts on the screen instead of showing on it."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def ordered_events(reading: Reading) -> list[Event]:
    """The news in the order of the text, then the background: an event's number is its place here, from 1."""
    return sorted(reading.events, key=lambda event: (event.background, event.evidence.start, event.trigger.start))


def coming_events(events: Iterable[Event]) -> list[Event]:
    """What is planned, expected or proposed, by its first day; undated events last."""
    coming = [event for event in events if event.status in COMING]
    return sorted(coming, key=lambda event: (event.when.start if event.when else None) or "9999")


def staged_agreements(agreements: Iterable[Agreement]) -> list[Agreement]:
    """Agreements, those that have come furthest first."""
    return sorted(agreements, key=lambda agreement: STAGES.index(agreement.stage))


def event_label(event: Event) -> str:
    """`CONSULT visit`."""
    return f"{event.event_type} {event.mode}" if event.mode else event.event_type


def status_label(event: Event) -> str:
    """`expected · likely (“is expected to”)`."""
    hedge = f" (“{event.hedge}”)" if event.hedge else ""
    return f"{event.status} · {event.certainty}{hedge}"


def participant_label(participant: Participant) -> str:
    """`Daniel Otieno (Foreign Minister, KEN)`; a country stands without its own code."""
    code = None if participant.kind == "country" else participant.country
    details = [part for part in (participant.office, code, participant.certainty) if part]
    return f"{participant.name} ({', '.join(details)})" if details else participant.name


def participants_label(participants: Sequence[Participant], separator: str = ", ") -> str:
    """All of them, each name once."""
    return separator.join(dict.fromkeys(map(participant_label, participants)))


def who_label(event: Event) -> str:
    """`actors → recipients`; the sides of a symmetric event are joined by ↔."""
    actors = participants_label(event.actors, " ↔ " if event.symmetric else ", ")
    if not event.recipients:
        return actors
    return f"{actors or 'not named'} → {participants_label(event.recipients)}"


def attribution_label(attribution: Attribution | None) -> str | None:
    """`Ministry of Foreign Affairs (KEN), said`; the publisher where no one in the text speaks."""
    if attribution is None or not (attribution.speaker or attribution.publisher):
        return None
    speaker = participant_label(attribution.speaker) if attribution.speaker else attribution.publisher
    return f"{speaker}, “{attribution.verb}”" if attribution.verb else speaker


def agreement_label(agreement: Agreement) -> str:
    """`fisheries agreement [agriculture], Kenya ↔ Norway · reported (“reportedly”)`."""
    sectors = f" [{', '.join(agreement.sectors)}]" if agreement.sectors else ""
    parties = f", {participants_label(agreement.parties, ' ↔ ')}" if agreement.parties else ""
    hedge = f" (“{agreement.hedge}”)" if agreement.hedge else ""
    return f"{agreement.name}{sectors}{parties} · {agreement.certainty}{hedge}"


def office_check_label(person: OfficeCheck) -> str:
    """`Peter Mwangi, described as ambassador to Oslo; Ambassador to Norway, 1 February 2019 to 31 July 2024`."""
    described = f", described as {person.described_as}" if person.described_as else ""
    held = person.office_held
    if held is None:
        return f"{person.name}{described}; no office known for the day"
    since, until = (partial_label(day) if day else None for day in (held.since, held.until))
    span = {(True, True): f", {since} to {until}", (True, False): f", since {since}", (False, True): f", until {until}"}
    term = span.get((since is not None, until is not None), "")
    as_of = day_label(dt.date.fromisoformat(held.as_of))
    return f"{person.name}{described}; {held.title}{term} (as of {as_of})"


def place_label(where: Where) -> str:
    """`Mombasa, KEN`; a country by its name alone."""
    return f"{where.name}, {where.country}" if where.country and where.precision != "country" else where.name


def method_label(method: str) -> str:
    """What a date's method means."""
    return _METHODS.get(method, method)


def when_label(when: When) -> str:
    """The interval as people write it: `12–13 June 2026`, `since 1998`, `week of 4 May 2026`."""
    if when.start is None or when.end is None:
        return _open_interval(when)
    start, end = dt.date.fromisoformat(when.start), dt.date.fromisoformat(when.end)
    if when.precision == "week":
        return f"week of {day_label(start)}"
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return _whole_months(start, end)
    return _days(start, end)


def day_label(day: dt.date) -> str:
    """`4 May 2026`."""
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def partial_label(partial: str) -> str:
    """`4 May 2026`, `May 2026` or `2026`: a day as far as it is known."""
    year, _, rest = partial.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    return day_label(dt.date.fromisoformat(partial)) if day else f"{calendar.month_name[int(month)]} {year}"


def published_label(published: str) -> str:
    """The day of publication; a time keeps its zone: `5 May 2026, 09:30Z`."""
    day, time = published[:10], published[11:]
    return day_label(dt.date.fromisoformat(day)) + (f", {time}" if time else "")


def _open_interval(when: When) -> str:
    """An interval with one end, or none."""
    word, day = ("since", when.start) if when.start else ("until", when.end)
    if day is None:
        return f"“{when.text}”, no day given" if when.text else "no day given"
    date = dt.date.fromisoformat(day)
    return {
        "year": f"{word} {date.year}",
        "month": f"{word} {calendar.month_name[date.month]} {date.year}",
    }.get(when.precision, f"{word} {day_label(date)}")


def _whole_months(start: dt.date, end: dt.date) -> str:
    """Months from their first day to their last."""
    first, last = calendar.month_name[start.month], calendar.month_name[end.month]
    if start.year != end.year:
        whole_years = start.month == 1 and end.month == 12
        return f"{start.year}–{end.year}" if whole_years else f"{first} {start.year} – {last} {end.year}"
    if start.month == end.month:
        return f"{first} {start.year}"
    return str(start.year) if (start.month, end.month) == (1, 12) else f"{first}–{last} {start.year}"


def _days(start: dt.date, end: dt.date) -> str:
    """Days, without saying a month or a year twice."""
    if start == end:
        return day_label(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_label(end)}"
    first = f"{start.day} {calendar.month_name[start.month]}"
    return f"{first} – {day_label(end)}" if start.year == end.year else f"{day_label(start)} – {day_label(end)}"

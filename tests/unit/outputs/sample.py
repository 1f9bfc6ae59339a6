"""A reading made by hand, rich enough to show every part of the outputs. Its text, people and events are invented."""

from __future__ import annotations

from legation.model.article import Article, Quote, Span
from legation.model.citation import Issue
from legation.model.event import (
    Agreement,
    Attribution,
    Event,
    OfficeCheck,
    OfficeHeld,
    Participant,
    Position,
    Reading,
    Relation,
    Topic,
    When,
    Where,
)
from legation.model.ids import article_id, event_id

TEXT = """Kenya and Norway open fisheries talks in Mombasa ahead of June summit

Norwegian Foreign Minister Ingrid Solheim arrived in Mombasa on Monday for talks with her Kenyan counterpart, Daniel Otieno.

The two ministers discussed fisheries, port security and the fighting in eastern Congo, the Kenyan ministry said in a statement.

The visit prepares a summit that President Amina Wanjiru is expected to host in Nairobi on 12-13 June. Prime Minister Lars Dahl is likely to attend.

A memorandum on port security was signed on Tuesday, and officials are reportedly close to a fisheries agreement.

Otieno said Kenya would not accept "any limit on its own fleet".

Norway denied that it had threatened to withhold aid <script>document.title = "run"</script> & gave no further comment.

Peter Mwangi, the ambassador to Oslo, postponed a meeting with exporters to the autumn.

The two countries have cooperated on marine research since 1998.

Photo: Coastal Courier
"""  # noqa: E501
ARTICLE_ID = article_id(TEXT)


def quote(text: str, after: str = "") -> Quote:
    """The first place of some words in the text, or the first one after others."""
    start = TEXT.index(text, TEXT.index(after) if after else 0)
    return Quote(start, start + len(text), text)


def party(text: str, name: str, country: str, office: str | None = None, after: str = "", **more: str) -> Participant:
    """A participant where the text names it."""
    q = quote(text, after)
    kind = more.pop("kind", "person" if office else "country")
    return Participant(q.text, q.start, q.end, name, f"{kind}:{name}", kind, country, "GOV", office, **more)


def topic(text: str, sector: str | None) -> Topic:
    """A topic where the text names it."""
    q = quote(text)
    return Topic(q.text, q.start, q.end, sector)


def place(text: str, country: str, latitude: float, longitude: float, geonames_id: int) -> Where:
    """A city where the text names it."""
    q = quote(text)
    return Where(q.text, q.start, q.end, text, country, latitude, longitude, geonames_id, "city")


def when(text: str, start: str | None, end: str | None, precision: str = "day", method: str = "relative") -> When:
    """A date where the text names it."""
    q = quote(text)
    return When(q.text, q.start, q.end, start, end, precision, method)


def event(kind: str, trigger: Quote, evidence: Quote, **values: object) -> Event:
    """An event with plain defaults."""
    defaults: dict[str, object] = {
        "event_id": event_id(ARTICLE_ID, kind, trigger.start, trigger.end),
        "event_type": kind,
        "mode": None,
        "contexts": (),
        "plover": kind,
        "cameo": "040",
        "goldstein": 1.0,
        "plover_score": 1.0,
        "quad": 1,
        "status": "occurred",
        "certainty": "stated",
        "hedge": None,
        "background": False,
        "actors": (),
        "recipients": (),
        "symmetric": False,
        "when": None,
        "where": None,
        "topics": (),
        "attribution": None,
        "relations": (),
        "evidence": evidence,
        "also": (),
        "trigger": trigger,
        "method": "rule",
        "confidence": 0.9,
    }
    return Event(**{**defaults, **values})  # type: ignore[arg-type]


SOLHEIM = party("Norwegian Foreign Minister Ingrid Solheim", "Ingrid Solheim", "NOR", "Foreign Minister")
OTIENO = party("Daniel Otieno", "Daniel Otieno", "KEN", "Foreign Minister")
WANJIRU = party("President Amina Wanjiru", "Amina Wanjiru", "KEN", "President")
DAHL = party("Prime Minister Lars Dahl", "Lars Dahl", "NOR", "Prime Minister", certainty="likely")
MWANGI = party("Peter Mwangi", "Peter Mwangi", "KEN", "Ambassador to Norway")
KENYA, NORWAY = party("Kenya", "Kenya", "KEN"), party("Norway", "Norway", "NOR")
DENIER = party("Norway", "Norway", "NOR", after="own fleet")
MINISTRY = party("Kenyan ministry", "Ministry of Foreign Affairs", "KEN", kind="organization")
MOMBASA = place("Mombasa", "KEN", -4.05, 39.67, 186301)
NAIROBI = place("Nairobi", "KEN", -1.28, 36.82, 184745)

_ARRIVAL = quote(TEXT.split("\n\n")[1])
_TALKS = quote(TEXT.split("\n\n")[2])
_SUMMIT = quote(
    "The visit prepares a summit that President Amina Wanjiru is expected to host in Nairobi on 12-13 June."
)
_SAID = quote("the Kenyan ministry said in a statement")

SUMMIT = event(
    "CONSULT",
    quote("summit", after="prepares"),
    _SUMMIT,
    plover="AGREE",
    status="expected",
    certainty="likely",
    hedge="is expected to",
    actors=(WANJIRU, DAHL),
    symmetric=True,
    when=when("12-13 June", "2026-06-12", "2026-06-13", "range"),
    where=NAIROBI,
    also=(quote("June summit"), quote("Prime Minister Lars Dahl is likely to attend.")),
)
VISIT = event(
    "CONSULT",
    quote("arrived"),
    _ARRIVAL,
    mode="visit",
    actors=(SOLHEIM,),
    recipients=(OTIENO,),
    when=when("on Monday", "2026-05-04", "2026-05-04"),
    where=MOMBASA,
    relations=(Relation("prepares", SUMMIT.event_id),),
)
TALKS = event(
    "CONSULT",
    quote("discussed"),
    _TALKS,
    mode="meeting",
    contexts=("diplomatic", "economic"),
    actors=(SOLHEIM, OTIENO),
    symmetric=True,
    where=MOMBASA,
    topics=(
        topic("fisheries", "agriculture"),
        topic("port security", "security"),
        topic("the fighting in eastern Congo", "conflict"),
    ),
    attribution=Attribution(MINISTRY, "The Coastal Courier", "said", _SAID.text, _SAID.start, _SAID.end),
    relations=(Relation("part_of", VISIT.event_id), Relation("prepares", SUMMIT.event_id)),
    also=(quote("talks"),),
)
SIGNING = event(
    "AGREE",
    quote("signed"),
    quote("A memorandum on port security was signed on Tuesday"),
    actors=(KENYA, NORWAY),
    symmetric=True,
    when=when("on Tuesday", "2026-05-05", "2026-05-05"),
)
THREAT = event(
    "THREATEN",
    quote("threatened"),
    quote(TEXT.split("\n\n")[6]),
    status="denied",
    actors=(DENIER,),
    quad=3,
    attribution=Attribution(DENIER, "The Coastal Courier", "denied", "Norway denied", DENIER.start, DENIER.end + 7),
)
MEETING = event(
    "CONSULT",
    quote("meeting"),
    quote(TEXT.split("\n\n")[7]),
    status="postponed",
    actors=(MWANGI,),
    when=when("the autumn", "2026-09-01", "2026-11-30", "season"),
)
RESEARCH = event(
    "COOPERATE",
    quote("cooperated"),
    quote(TEXT.split("\n\n")[8]),
    status="ongoing",
    background=True,
    actors=(NORWAY, KENYA),
    symmetric=True,
    when=when("since 1998", "1998-01-01", None, "year", "explicit"),
    quad=2,
)

_PHOTO = quote("Photo: Coastal Courier")

SAMPLE = Reading(
    article=Article(
        article_id=ARTICLE_ID,
        text=TEXT,
        title=TEXT.split("\n")[0],
        url="https://coastal-courier.example/2026/fisheries?a=1&b=2",
        publisher="The Coastal Courier",
        published="2026-05-05",
        language="en",
        excluded=(Span(_PHOTO.start, _PHOTO.end),),
    ),
    coder_version="test",
    events=(RESEARCH, SUMMIT, VISIT, TALKS, SIGNING, THREAT, MEETING),
    agreements=(
        Agreement(
            name="fisheries agreement",
            parties=(KENYA, NORWAY),
            sectors=("agriculture",),
            stage="negotiating",
            certainty="reported",
            hedge="reportedly",
            evidence=quote("officials are reportedly close to a fisheries agreement"),
        ),
        Agreement(
            name="memorandum on port security",
            parties=(KENYA, NORWAY),
            sectors=("security",),
            stage="signed",
            certainty="stated",
            hedge=None,
            evidence=SIGNING.evidence,
        ),
    ),
    positions=(
        Position(
            actor=OTIENO,
            issue="fleet limits",
            stance='would not accept "any limit on its own fleet"',
            attribution=Attribution(OTIENO, "The Coastal Courier", "said", None, None, None),
            evidence=quote('Otieno said Kenya would not accept "any limit on its own fleet".'),
        ),
    ),
    people=(
        OfficeCheck(
            name="Ingrid Solheim",
            actor_id="person:nor-solheim-ingrid",
            country="NOR",
            described_as="Foreign Minister",
            office_held=OfficeHeld("Foreign Minister", "2025-09-01", None, "2026-04-01"),
            check="consistent",
            evidence=_ARRIVAL,
        ),
        OfficeCheck(
            name="Peter Mwangi",
            actor_id="person:ken-mwangi-peter",
            country="KEN",
            described_as="ambassador to Oslo",
            office_held=OfficeHeld("Ambassador to Norway", "2019-02-01", "2024-07-31", "2026-04-01"),
            check="outdated",
            evidence=MEETING.evidence,
        ),
        OfficeCheck("Lars Dahl", None, "NOR", "Prime Minister", None, "unknown", SUMMIT.also[1]),
    ),
    issues=(
        Issue(
            "warning",
            "office_outdated",
            "Peter Mwangi left the office of Ambassador to Norway on 31 July 2024",
            MEETING.evidence.start,
            MEETING.evidence.end,
        ),
        Issue("info", "line_skipped", "a line that is not the article was left out", _PHOTO.start, _PHOTO.end),
    ),
)

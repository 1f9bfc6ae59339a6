from __future__ import annotations

import json

import msgspec

from legation.model.article import Article, Quote, Span
from legation.model.citation import Issue
from legation.model.event import Agreement, OfficeCheck, OfficeHeld, Reading

TEXT = "Accord signed\n\nThe accord was signed. Share this"
HELD = OfficeHeld("Foreign Minister", "2023-10-16", None, "2026-01-22")
PERSON = OfficeCheck("Ane Vik", None, "NOR", "minister", HELD, "consistent", Quote(15, 25, "The accord"))
READING = Reading(
    Article("art-1", TEXT, "Accord signed", excluded=(Span(38, 48),)),
    "1",
    (),
    (Agreement("The accord", (), ("trade",), "signed", "stated", None, Quote(15, 37, "The accord was signed.")),),
    (),
    (PERSON,),
    (Issue("info", "no_publication_date", "no date"),),
)


def test_the_form_has_the_keys_that_other_programs_read() -> None:
    form = READING.to_dict()
    assert set(form) == {"article", "events", "agreements", "positions", "people", "issues"}
    assert set(form["article"]) == {
        "article_id", "url", "publisher", "title", "published", "language", "text", "coder_version",
    }  # fmt: skip


def test_the_form_is_plain_json() -> None:
    form = READING.to_dict()
    assert json.loads(json.dumps(form)) == form
    assert form["agreements"][0]["evidence"] == {"start": 15, "end": 37, "text": "The accord was signed."}


def test_an_office_is_held_from_a_day_not_since_one() -> None:
    held = READING.to_dict()["people"][0]["office_held"]
    assert held == {"title": "Foreign Minister", "from": "2023-10-16", "until": None, "as_of": "2026-01-22"}


def test_a_reading_travels_unchanged() -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(READING), type=Reading) == READING

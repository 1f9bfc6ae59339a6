"""The principal offices by the items that Wikidata has for them: what a refresh asks for."""

from __future__ import annotations

import re

import msgspec

from legation.resources.tables import Row, read_records, required


class WikidataPosition(msgspec.Struct, frozen=True):
    """An office as Wikidata has it: the item `qid`, and what its holder is here."""

    country: str
    office: str
    qid: str
    title: str


def read_positions() -> list[WikidataPosition]:
    """The principal offices by their Wikidata items."""
    columns = ("country", "office", "qid", "title", "source")

    def build(row: Row) -> WikidataPosition:
        if not re.fullmatch(r"Q[1-9]\d*", row["qid"]):
            raise ValueError(f"qid is {row['qid']!r}, expected an item as Q42")
        required(row["source"])
        return WikidataPosition(required(row["country"]), required(row["office"]), row["qid"], required(row["title"]))

    return read_records("positions.csv", columns, build)

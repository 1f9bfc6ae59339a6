"""Folders of coded texts: what is said of one that is not in the form of the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from legation.errors import GoldError
from legation.evaluation.gold import read_gold

_TEXT = "Peru accuses Chile\nPeru accused Chile of spying on 5 May.\n"
_EVENT = {
    "id": "01-e01", "plover": "ACCUSE", "status": "occurred", "sources": [{"country": "PER"}],
    "targets": [{"country": "CHL"}], "evidence_start": 19, "evidence_end": 37,
}  # fmt: skip


def written(folder: Path, event: dict[str, object], **keys: object) -> Path:
    coding = {"title": "Peru accuses Chile", "publication_date": "2025-05-06", "events": [event], **keys}
    (folder / "01.txt").write_text(_TEXT, encoding="utf-8")
    (folder / "01.json").write_text(json.dumps(coding), encoding="utf-8")
    return folder


def test_a_folder_in_the_form_is_read(tmp_path: Path) -> None:
    [text] = read_gold(written(tmp_path, _EVENT))
    assert (text.text_id, text.text, [event.plover for event in text.events]) == ("01", _TEXT, ["ACCUSE"])


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("plover", "ACUSE", "01-e01: plover 'ACUSE'; expected one of ACCUSE"),
        ("auxiliary_base", "TALK", "01-e01: auxiliary_base 'TALK'; expected one of ACCUSE"),
        ("alt_plover", ["AGREE", "YIELD"], "01-e01: alt_plover 'YIELD'; expected one of ACCUSE"),
        ("status", "happened", "01-e01: status 'happened'; expected one of .*occurred"),
        ("alt_status", ["done"], "01-e01: alt_status 'done'; expected one of .*occurred"),
        ("sources", [{"country": "Peru"}], "01-e01: country 'Peru'; expected a code in capitals"),
        ("place", {"country": "chl"}, "01-e01: country 'chl'; expected a code in capitals"),
        ("evidence_end", 900, "01-e01: evidence 19 to 900; expected a part of the text"),
        ("date_start", "May", "date_start"),
    ],
)
def test_a_value_that_nothing_can_match_is_named(tmp_path: Path, key: str, value: object, message: str) -> None:
    with pytest.raises(GoldError, match=message) as found:
        list(read_gold(written(tmp_path, {**_EVENT, key: value})))
    assert str(tmp_path / "01.json") in str(found.value)


def test_so_is_a_day_of_publication_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"01\.json: publication_date '6 May'; expected a day as 2025-11-05"):
        list(read_gold(written(tmp_path, _EVENT, publication_date="6 May")))


def test_a_coding_without_its_text_is_an_error(tmp_path: Path) -> None:
    (written(tmp_path, _EVENT) / "02.json").write_text("{}", encoding="utf-8")
    with pytest.raises(GoldError, match=r"02\.txt: no such file; expected the text of 02\.json"):
        list(read_gold(tmp_path))


def test_a_text_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (written(tmp_path, _EVENT) / "01.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(GoldError, match=r"01\.txt: not UTF-8; expected text; save it as UTF-8"):
        list(read_gold(tmp_path))

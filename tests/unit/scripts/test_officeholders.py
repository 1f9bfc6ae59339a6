"""How collected officeholder tables are read. All rows are invented, but for the titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from officeholders import read_factbook

_COLUMNS = "iso3,country,role,title,name,surname,start,end,end_kind,aliases,principal,last_seen"


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("President of the Swiss", "Confederation Xaver Quux", ("President", "Xaver Quux")),
        ("President", "Xaver Quux", ("President", "Xaver Quux")),
        ("President", "Lt. Gen. Xaver QUUX", ("President", "Xaver Quux")),
        ("King", "Xaver III", ("King", "Xaver")),
    ],
)
def test_what_was_cut_off_the_title_is_no_part_of_the_name(
    tmp_path: Path, title: str, name: str, expected: tuple[str, str]
) -> None:
    row = f"CHE,Switzerland,head_of_state,{title},{name},Quux,2015-01-01,2016-01-01,successor_start,,1,2015-11-06"
    (tmp_path / "officeholders_factbook.csv").write_text(f"{_COLUMNS}\n{row}\n", encoding="utf-8")
    (held,) = read_factbook(tmp_path)
    assert (held.title, held.name) == expected

"""Files of single cases: what is read, and what is said of a file of another form."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from legation.errors import GoldError
from legation.evaluation.cases import read_cases
from legation.evaluation.dates import DateCase
from legation.evaluation.offices import OfficeCase


def test_the_example_of_the_page_is_a_good_file(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "evaluation.md").read_text(encoding="utf-8")
    example = re.search(r"^ {4}- text: .*(?:\n {4}.*)+", page, re.MULTILINE)
    assert example is not None
    path = tmp_path / "cases.yaml"
    path.write_text(re.sub(r"(?m)^ {4}", "", example[0]), encoding="utf-8")
    [case] = read_cases(path, DateCase)
    assert case.published == "2025-12-20"
    assert [(one.text, one.since) for one in case.expected] == [("5 December", dt.date(2025, 12, 5))]


def test_days_may_stand_with_or_without_quotes(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    row = "{{name: Xaver Quux, text: Xaver Quux left., held: true, published: {}}}"
    path.write_text("".join(f"- {row.format(day)}\n" for day in ("2025-12-20", '"2025-12-20"')), encoding="utf-8")
    assert [case.published for case in read_cases(path, OfficeCase)] == ["2025-12-20", "2025-12-20"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no list of cases"),
        (b"a: b", "no list of cases"),
        (b"\xff\xfe", "no list of cases|no YAML"),
        (b"\xff\xfa\x00", "no YAML"),
        (b'- "x', "no YAML or JSON"),
        (b"- {published: 2025-12-32}", "no YAML or JSON"),
        (b"- &a [*a]", "no YAML or JSON"),
        (b"- {text: x, published: 2025-12-20}", "case 1: "),
    ],
)
def test_what_is_no_file_of_cases_is_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "cases.yaml"
    path.write_bytes(data)
    with pytest.raises(GoldError, match=message) as found:
        read_cases(path, DateCase)
    assert str(path) in str(found.value)
    assert "\n" not in str(found.value)

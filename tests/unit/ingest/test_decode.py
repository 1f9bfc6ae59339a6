"""Bytes become text in a fixed order of encodings, or are named as what they are."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import EmptyInput, InputError, NotText
from legation.ingest.decode import declared_charset, decode, is_page

TEXT = "Naïve envoys – “at last” – meet\nin Malmö.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_recognized(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "f") == (TEXT, ())


def test_the_declared_encoding_goes_before_a_guess() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "f", "iso-8859-2") == ("Łódź", ())


def test_a_declared_encoding_that_is_wrong_or_unknown_is_passed_over() -> None:
    assert decode(TEXT.encode(), "f", "ascii")[0] == TEXT
    assert decode(TEXT.encode(), "f", "no-such-encoding")[0] == TEXT


def test_lines_of_another_encoding_are_read_and_reported() -> None:
    data = "Malmö\r\n".encode() + "“Malmö”\r\n".encode("cp1252") + b"talks\n"
    text, issues = decode(data, "f")
    assert text == "Malmö\r\n“Malmö”\r\ntalks\n"
    assert [issue.code for issue in issues] == ["encoding_mixed"]
    assert issues[0].message.endswith(": 1")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04word", "a ZIP archive"),
        (b"\x89PNG\r\n", "a PNG"),
        (b"talks\x00held", "binary"),
        (bytes(range(1, 9)) * 20, "binary"),
        ("переговоры".encode("cp1251"), "an unknown encoding"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"></rss>', "a feed"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(NotText, match=kind):
        decode(data, "f")


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        decode(data, "f")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    with contextlib.suppress(InputError):
        text, _ = decode(data, "f")
        assert text


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf\n <!-- saved --> <html>", True),
        ("<!doctype html>".encode("utf-16"), True),
        (b'<?xml version="1.0"?><html xmlns="x">', True),
        (b"<div class='a'>", True),
        (b"<script>alert(1)</script> Ministers met", False),
        (b"<participants> met", False),
        (b"Ministers met <p>", False),
    ],
)
def test_a_page_is_told_by_how_it_begins(data: bytes, page: bool) -> None:
    assert is_page(data) is page


def test_the_encoding_that_a_page_names() -> None:
    assert declared_charset(b'<meta charset="windows-1252">') == "windows-1252"
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b"<p>charset=utf-8</p>") is None

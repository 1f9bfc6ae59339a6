"""Settings are read from the environment; a wrong value is named, an unset one leaves the default."""

from __future__ import annotations

import pytest

from legation.errors import InputError
from legation.settings import Settings


def test_an_empty_environment_leaves_the_defaults() -> None:
    assert Settings.from_environment({"LEGATION_PARSER": "", "OTHER": "1"}) == Settings()


def test_every_setting_is_read() -> None:
    environ = {
        "LEGATION_PARSER": "en_core_web_md",
        "LEGATION_MAX_BYTES": "1_000",
        "LEGATION_TIMEOUT_S": "2.5",
        "LEGATION_ALLOW_PRIVATE": "Yes",
    }
    assert Settings.from_environment(environ) == Settings("en_core_web_md", 1000, 2.5, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [("MAX_BYTES", "0"), ("MAX_BYTES", "1e6"), ("TIMEOUT_S", "-1"), ("TIMEOUT_S", "inf"), ("ALLOW_PRIVATE", "perhaps")],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(InputError, match=f"LEGATION_{name}: '{value}'; expected"):
        Settings.from_environment({f"LEGATION_{name}": value})

"""The command line: only `--coder endpoint` asks anyone, and what fails is a line and an exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import legation
from legation.cli.main import main
from legation.errors import InputError
from legation.pipeline.reader import Reader, Resources
from legation.settings import Settings
from unit.endpoint.stub import KEY, MEETING, MODEL, PUBLISHED, TEXT, Stub, events, says


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, reader: legation.Reader, resources: Resources) -> None:
    """Readers of loaded parts: loading takes a second."""
    monkeypatch.setitem(
        vars(legation), "load", lambda _parser=None, coder=None: Reader(reader.parser, resources, coder)
    )


@pytest.fixture
def post(tmp_path: Path) -> str:
    path = tmp_path / "post.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def run(stub: Stub, *args: str, **changes: str) -> Result:
    env = {"LEGATION_ENDPOINT_URL": stub.url, "LEGATION_ENDPOINT_MODEL": MODEL, "LEGATION_ENDPOINT_KEY": KEY, **changes}
    return CliRunner().invoke(main, ["read", *args, "--published", PUBLISHED], env=env)


def test_the_environment_alone_asks_nobody(stub: Stub, post: str) -> None:
    done = run(stub, post, "--format", "json")
    assert done.exit_code == 0
    assert {event["method"].split(":")[0] for event in json.loads(done.stdout)["events"]} == {"rules-1"}
    assert stub.asked == []


def test_the_option_asks_the_endpoint(stub: Stub, post: str) -> None:
    stub.play(says(events(MEETING)))
    done = run(stub, post, "--coder", "endpoint", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    [event] = json.loads(done.stdout)["events"]
    assert event["method"] == f"endpoint-1:{MODEL}"
    assert KEY not in done.output


@pytest.mark.parametrize("name", ["LEGATION_ENDPOINT_URL", "LEGATION_ENDPOINT_MODEL"])
def test_what_is_not_set_is_named(stub: Stub, post: str, name: str) -> None:
    done = run(stub, post, "--coder", "endpoint", **{name: ""})
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"legation: --coder endpoint: {name} is not set; expected ")
    assert done.stderr.count("\n") == 1


def test_a_failure_is_a_line_and_the_exit_status_and_the_rest_is_read(stub: Stub, post: str) -> None:
    stub.play(says(b"", 401), says(events(MEETING)))
    done = run(stub, post, post, "--coder", "endpoint", "--format", "jsonl")
    assert done.exit_code == 1
    assert [len(json.loads(line)["events"]) for line in done.stdout.splitlines()] == [0, 1]
    assert done.stderr.count("\n") == 1
    assert "Talks in Lusaka" in done.stderr
    assert "the key is not accepted" in done.stderr
    assert KEY not in done.output


def test_the_settings_hide_the_key() -> None:
    settings = Settings.from_environment({"LEGATION_ENDPOINT_KEY": KEY, "LEGATION_ENDPOINT_TIMEOUT_S": "7"})
    assert settings.endpoint_key is not None
    assert (settings.endpoint_key.reveal(), settings.endpoint_timeout_s) == (KEY, 7.0)
    assert KEY not in repr(settings) + str(settings)


def test_a_key_that_can_not_be_sent_is_not_shown() -> None:
    with pytest.raises(InputError, match=r"LEGATION_ENDPOINT_KEY: \*\*\*; expected printable") as refused:
        Settings.from_environment({"LEGATION_ENDPOINT_KEY": f"{KEY} and more"})
    assert KEY not in str(refused.value) + repr(refused.value.__cause__)

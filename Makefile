# One command each: setup, run, test, check, lint, evals. Needs Python 3.11 and make, nothing else.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.set-up

.PHONY: run setup test check lint evals bench clean

run: setup
	$(BIN)/python -m assistant serve

setup: $(STAMP)

# PyTorch first and by version: a newer one, or one drawn in by another package, brings gigabytes of GPU libraries.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0 -c constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' -c constraints.txt
	@touch $@

# Under a minute and a half, no network.
test: setup
	$(BIN)/python -m pytest

# All the rest: lint, types, slow and browser tests (Debian's chromium), the plan's cases, the dev score's ratchet.
check: setup lint
	$(BIN)/python -m pytest -m 'slow or browser'
	$(BIN)/python -m corpus check
	$(BIN)/python -m evals check
	$(BIN)/python -m evals run --check

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evals: setup
	$(BIN)/python -m evals run

bench: setup
	$(BIN)/python -m evals bench

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

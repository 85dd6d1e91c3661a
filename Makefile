# One command each: setup, run, test, check, lint, evals. Needs Python 3.11 and make, nothing else.
PYTHON ?= python3.11
BIN := .venv/bin
TORCH ?= torch==2.13.0
STAMP := .venv/.set-up

.PHONY: run setup test check lint evals bench bundle clean

run: setup
	$(BIN)/python -m assistant serve

setup: $(STAMP)

# PyTorch first and by version: a newer one, or one drawn in by another package, brings gigabytes of GPU libraries.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(TORCH) -c constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' -c constraints.txt
	@touch $@

# Under a minute and a half, no network.
test: setup
	$(BIN)/python -m pytest

# All the rest: lint, types, slow and browser tests (Debian's chromium), the plan's cases, the ratchet of the dev score and of other plans.
check: setup lint
	$(BIN)/python -m pytest -m 'slow or browser'
	$(BIN)/python -m corpus check
	$(BIN)/python -m evals check
	$(BIN)/python -m evals run --check
	$(BIN)/python -m evals others --check

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

evals: setup
	$(BIN)/python -m evals run

bench: setup
	$(BIN)/python -m evals bench

# A folder that installs and runs on a machine of the same kind without a network: every wheel at its pinned version, and how to put it in place. `build` holds what earlier wheels were made of, removed modules too.
BUNDLE := dist/planqa
bundle: setup
	rm -rf build $(BUNDLE) && mkdir -p $(BUNDLE)/wheels
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --wheel-dir $(BUNDLE)/wheels $(TORCH) -c constraints.txt
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --wheel-dir $(BUNDLE)/wheels --find-links $(BUNDLE)/wheels . -c constraints.txt
	rm -rf build
	cp -r deploy README.md CHANGELOG.md constraints.txt $(BUNDLE)/ && mv $(BUNDLE)/deploy/install.sh $(BUNDLE)/
	@echo "$(BUNDLE)：复制到目标机器，运行 ./install.sh /opt/planqa"

clean:
	rm -rf dist .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

PYTHON ?= python3
BIN := .venv/bin

.PHONY: build test check bench fmt lock clean

build: .venv/ready
	$(BIN)/pressroom build

test: check
	$(BIN)/pytest

check: .venv/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/ready
	$(BIN)/python tests/bench/bench.py

fmt: .venv/ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: # needs uv
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --output-file requirements.lock pyproject.toml

clean: # dist/ holds the published editions and stays
	rm -rf .venv build .*_cache .hypothesis .coverage* tests/outside/node_modules

.venv/ready: requirements.lock pyproject.toml .ci/system-libraries
	$(PYTHON) .ci/system-libraries
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

# Two commands: `make book` builds the book, `make test` proves it. Each sets itself up.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TESTABLE := $(VENV)/.testable
LITE := .venv-lite

# Small arrays: on a few cores a second BLAS thread only gets in the way.
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1
export PYTHONHASHSEED = 0

NBVAL := --nbval --nbval-current-env --nbval-cell-timeout=120 \
         --nbval-sanitize-with=tests/nbval_sanitize.cfg --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help env book serve lite test lint unit nbval grade site pdf notebooks bank bench clean

help: ## show this list
	@echo "LSTM, Gate by Gate: what make can do here"
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 24

env: $(READY) ## the environment in .venv/, from requirements.txt

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
	  { echo "Python 3.11, 3.12 or 3.13 is needed; $$($(PYTHON) --version) was found. Try: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up $(VENV)/ (once, about a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(TESTABLE): requirements-test.txt $(READY)
	@echo "Adding what the tests need to $(VENV)/ (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	@touch $@

book: $(READY) ## build the book into _build/html
	@$(BIN)/jupyter-book build . --quiet -W -n --keep-going
	@echo "Open _build/html/index.html in a browser, or run: make serve"

serve: book ## build the book and show it on localhost
	@echo "The book is at http://localhost:$(PORT)/ (Ctrl+C stops)"
	@$(BIN)/python -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

lite: $(LITE)/.ready ## the exercises in the browser, as a part of the book: into _build/html/lite (optional)
	@$(LITE)/bin/python -m tools.lite _build/html/lite
	@if [ -f _build/html/index.html ]; then $(MAKE) --no-print-directory book; fi   # its pages link to it now

$(LITE)/.ready: requirements-lite.txt pyproject.toml
	@echo "Setting up $(LITE)/ (once, about a minute) ..."
	@$(PYTHON) -m venv $(LITE)
	@$(LITE)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-lite.txt
	@$(LITE)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

test: lint unit nbval grade book site ## lint, unit tests, every notebook, the autograder, the book and its pages

lint: $(TESTABLE) ## check the style of the code
	@$(BIN)/ruff check .

unit: $(TESTABLE) ## test the package, the checks and the sources
	@$(BIN)/python -m pytest -q -n auto --dist worksteal tests --ignore tests/site

nbval: $(TESTABLE) ## execute every committed notebook and compare with what is stored
	@$(BIN)/python -m pytest -q -n auto $(NBVAL) book solutions exercises

grade: $(READY) ## grade the solutions, which must have full marks, and the exercises, which must have none
	@$(BIN)/lstm-tutorial grade solutions
	@$(BIN)/lstm-tutorial grade exercises --json - | $(BIN)/python -c \
	  'import json, sys; marks = json.load(sys.stdin); sys.exit(not 0 == marks["score"] < marks["max_score"])'

site: $(TESTABLE) ## open the built pages in a headless browser
	@$(BIN)/python -m pytest -q -n auto --dist worksteal tests/site

pdf: book $(TESTABLE) ## print the book as one PDF, _build/lstm_gate_by_gate.pdf (with Chromium)
	@$(BIN)/python -m tools.pdf

notebooks: $(READY) ## make the stale notebooks from their sources
	@$(BIN)/python -m tools.notebooks

bank: $(READY) ## try every known answer and mutant on the checks, print what was caught
	@$(BIN)/python -m tools.bank

bench: $(TESTABLE) ## measure the fused LSTM beside the readable one and PyTorch (pip install torch first)
	@$(BIN)/python -m tools.bench

clean: ## remove what was built, keep .venv/ and .venv-lite/
	rm -rf _build build dist *.egg-info .pytest_cache .ruff_cache .hypothesis

# Everything from a fresh checkout: `make run` opens the app, `make test` checks it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
QUIET_QT := QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES="*.debug=false"

.PHONY: run demo test lint soak bench pictures review-figures clean

run: $(VENV)/.run
	@$(BIN)/trustjournal $(ARGS)

demo: $(VENV)/.run
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT INT TERM && \
	echo "Two made-up people, gone when you close the window. Their passphrases:" && \
	$(BIN)/trustjournal-cli demo "$$folder" && \
	$(BIN)/trustjournal --data-dir "$$folder"

test: $(VENV)/.test lint
	@$(QUIET_QT) $(BIN)/python -m pytest -m "not soak" -n auto --dist loadfile $(ARGS)

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict trustjournal ui resources
	$(BIN)/lint-imports

soak: $(VENV)/.test
	$(QUIET_QT) $(BIN)/python -m pytest -m "soak" --timeout 3600 $(ARGS)

bench: $(VENV)/.test
	@$(QUIET_QT) $(BIN)/python -m tests.bench

pictures: $(VENV)/.test
	@$(QUIET_QT) $(BIN)/python -m tests.pictures docs/pictures

review-figures: $(VENV)/.test
	@$(BIN)/python -m tests.validation.review.figures

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .hypothesis

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "TrustJournal needs Python 3.11 or newer; name one with PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "On Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }
	@$(PIP) install --upgrade pip
	@touch $@

$(VENV)/.run: pyproject.toml $(VENV)/.python
	@echo "Installing TrustJournal into $(VENV) ..."
	@$(PIP) install --editable .
	@.ci/system-libraries run
	@touch $@

$(VENV)/.test: pyproject.toml $(VENV)/.python
	@echo "Installing TrustJournal and its tests into $(VENV) ..."
	@$(PIP) install --editable '.[test]'
	@.ci/system-libraries test
	@touch $@ $(VENV)/.run

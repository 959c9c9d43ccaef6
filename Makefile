# What the README tells a newcomer to type. `make help` lists it.
# Written for GNU make 3.81 and later: that is the one of macOS.

# Which Python makes .venv, if the first one found is not the right one: PYTHON=python3.12 make
PYTHON ?=
VENV := .venv
RUN := $(VENV)/bin/python
# More arguments for the program or for pytest: make test ARGS="-k quote"
ARGS ?=
# Four workers at most: each may start a browser.
PYTEST := $(RUN) -m pytest --numprocesses auto --maxprocesses 4
# The audit's tests have names of their own, so that a plain pytest passes them by.
AUDIT := --override-ini python_files='audit_*.py test_*.py'
LOCK := $(RUN) -m uv pip compile pyproject.toml --universal --generate-hashes --no-header --quiet

.DEFAULT_GOAL := site
.PHONY: site serve test check ci audit gallery lint format schemas golden lock bench bench-peers soak clean help
.DELETE_ON_ERROR:

site: $(VENV)/.core ## build the site into site/ (the default)
	@$(RUN) build.py $(ARGS)
	@echo "Look at site/index.html in a browser; make serve rebuilds it while you write."

serve: $(VENV)/.core ## show the site on this machine only, as it is after each edit, and publish it
	@$(RUN) build.py serve $(ARGS)

test: $(VENV)/.dev ## run every test (installs a real browser, two web servers and a Java if there are none)
	@sh scripts/setup.sh browser $(VENV)
	@sh scripts/setup.sh programs
	@$(PYTEST) $(ARGS)

check: lint ## format, lint, types, imports, then every test
	@sh scripts/setup.sh browser $(VENV)
	@sh scripts/setup.sh programs
	@$(PYTEST) $(ARGS)

ci: lint ## what CI runs: check, and the audit but for Lighthouse, whose marks for speed want a quiet machine
	@sh scripts/setup.sh browser $(VENV)
	@sh scripts/setup.sh programs
	@sh scripts/setup.sh audit
	@$(PYTEST) $(AUDIT) --ignore tests/browser/audit/audit_lighthouse.py $(ARGS)

audit: $(VENV)/.dev ## let outside judges look at the example site: axe, Nu, stylelint, Lighthouse, a link checker; and paper
	@sh scripts/setup.sh browser $(VENV)
	@sh scripts/setup.sh audit
	@$(RUN) -m pytest -p no:randomly $(AUDIT) tests/browser/audit $(ARGS)

gallery: $(VENV)/.dev ## draw docs/gallery/ anew: a picture of each page kind, on a desk and a phone, light and dark
	@sh scripts/setup.sh browser $(VENV)
	@$(RUN) -m scripts.gallery $(ARGS)

lint: $(VENV)/.dev ## check without the tests: a minute's work before a commit
	@$(RUN) -m ruff format --check --quiet .
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m mypy --no-error-summary
	@said=$$($(VENV)/bin/lint-imports --no-logo) || { echo "$$said"; exit 1; }

format: $(VENV)/.dev ## format the code, mend what can be mended by itself
	@$(RUN) -m ruff check --fix --quiet .
	@$(RUN) -m ruff format --quiet .

schemas: $(VENV)/.core ## write schemas/ anew, after a change in the language of content/
	@$(RUN) build.py schema $(ARGS)

golden: $(VENV)/.dev ## write tests/golden/ anew, after a change of output that is wanted: look at the difference
	@$(RUN) -m pytest -m golden --update-golden $(ARGS)

lock: $(VENV)/.dev ## resolve the requirements anew (ARGS=--upgrade takes the newest)
	@UV_PYTHON_DOWNLOADS=never $(LOCK) $(ARGS) --extra search --output-file requirements.txt
	@UV_PYTHON_DOWNLOADS=never $(LOCK) $(ARGS) --all-extras --group dev --constraint requirements.txt --output-file requirements-dev.txt

bench: $(VENV)/.dev ## measure speed and size, beside the peers that are installed (bench/README.md)
	@sh scripts/setup.sh browser $(VENV)
	@$(RUN) -m bench.measure $(ARGS)

soak: $(VENV)/.dev ## make 1,000 edits while serve runs, and 1,000 histories of edits (ARGS="300 7": so many, another seed)
	@sh scripts/setup.sh browser $(VENV)
	@$(RUN) -m bench.soak $(ARGS)
	@HYPOTHESIS_PROFILE=soak $(RUN) -m pytest -q tests/properties

bench-peers: $(VENV)/.core ## install the peers that the benchmark compares with
	@sh bench/peers.sh $(RUN)

clean: ## remove what make has made
	@rm -rf site .site.* .cache $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results bench/.peers bench/made
	@find briefbook tests bench scripts -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

help: ## say what can be made
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

# A stamp is newer than the requirements that it stands for, or they are installed again.
$(VENV)/.core: requirements.txt
	@PYTHON="$(PYTHON)" sh scripts/setup.sh packages $(VENV) requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt
	@PYTHON="$(PYTHON)" sh scripts/setup.sh packages $(VENV) requirements-dev.txt
	@touch $@ $(VENV)/.core

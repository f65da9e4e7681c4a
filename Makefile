# `make` lists the targets. Everything made here is ignored by git: .venv/,
# node_modules/, build/ (stamps) and site/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
PYTHON := .venv/bin/python
UV_VERSION := 0.13.9

# The machine's npm if its Node is recent enough, otherwise Node from PyPI in the venv.
SYSTEM_NODE := $(shell node -e 'console.log(parseInt(process.versions.node) >= 18)' 2>/dev/null)
ifeq ($(SYSTEM_NODE),true)
NPM := $(shell command -v npm)
endif
ifndef NPM
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" npm
NODE_STAMP := build/node.stamp
endif

# Folders count too, so that removing a file is noticed.
SITE_SOURCES := $(shell find mkdocs.yml pyproject.toml docs overrides calculators pages scripts \
	-not -path '*/__pycache__*' 2>/dev/null)

.PHONY: help
help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 10

.PHONY: serve
serve: site ## Build the site and serve it at http://127.0.0.1:8000/ (PORT=8080 for another port)
	@$(PYTHON) -m scripts.serve site --port $(PORT)

.PHONY: site
site: build/site.stamp ## Build the site into site/

.PHONY: test
test: build/site.stamp build/chromium.stamp build/libreoffice.stamp ## Run every test, those with a browser and LibreOffice included
	$(PYTHON) -m pytest --require-all --numprocesses auto --maxprocesses 4 --dist loadgroup

.PHONY: check
check: setup ## Formatting, lint, types, registers, language parity, strict build (no browser, no LibreOffice)
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	node_modules/.bin/biome ci --error-on-warnings
	$(MAKE) --no-print-directory site
	$(PYTHON) -m pytest --require-all -m "not browser and not libreoffice" --numprocesses auto --maxprocesses 4
	-@$(PYTHON) -m scripts.stale_entries

.PHONY: bench
bench: build/site.stamp build/chromium.stamp ## Measure the site beside a stock Pyodide page, about 10 minutes (BENCH_ARGS="--only paint")
	@$(PYTHON) -m bench $(BENCH_ARGS)

.PHONY: stale
stale: build/python.stamp ## List register entries last checked over a year ago, and missing wages (never fails)
	@$(PYTHON) -m scripts.stale_entries

.PHONY: format
format: setup ## Put every file in its standard format
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .
	node_modules/.bin/biome check --write

.PHONY: setup
setup: build/python.stamp build/npm.stamp ## Install what building and testing need

.PHONY: lock
lock: build/python.stamp ## Pin every dependency anew from requirements*.in and package.json
	$(PYTHON) -m pip install --quiet uv==$(UV_VERSION)
	for name in requirements requirements-node; do \
		.venv/bin/uv pip compile --quiet --universal --upgrade --python-version 3.11 --generate-hashes \
			--no-emit-index-url --custom-compile-command "make lock" $$name.in -o $$name.txt > /dev/null; \
	done
	$(NPM) install --package-lock-only

.PHONY: clean
clean: ## Remove everything that was made here
	rm -rf .venv node_modules build site .mypy_cache .pytest_cache .ruff_cache .hypothesis

build/python.stamp: requirements.txt
	@mkdir -p build
	python3 -m venv .venv
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

build/node.stamp: requirements-node.txt build/python.stamp
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt
	@touch $@

build/npm.stamp: package.json package-lock.json .npmrc $(NODE_STAMP)
	@mkdir -p build
	$(NPM) ci --silent
	@touch $@

build/chromium.stamp: build/python.stamp
	$(PYTHON) -m scripts.setup.chromium
	@touch $@

build/libreoffice.stamp: build/python.stamp
	$(PYTHON) -m scripts.setup.libreoffice
	@touch $@

build/site.stamp: build/python.stamp build/npm.stamp $(SITE_SOURCES)
	NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs build --strict --quiet
	PATH="$(CURDIR)/.venv/bin:$$PATH" $(PYTHON) -m scripts.build.publish site
	@touch $@

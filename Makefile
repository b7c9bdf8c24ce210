# Everything one does with a checkout of Jumelles. Needs GNU make and Python 3.11 or later with venv; `make help` lists the targets.

.DEFAULT_GOAL := help
.PHONY: help serve demo test check bench docs guide messages clean
.DELETE_ON_ERROR:

export JUMELLES_HOME ?= $(CURDIR)/.jumelles
export PIP_DISABLE_PIP_VERSION_CHECK = 1

JOBS ?= 2
BIN := .venv/bin
CATALOGUES := $(wildcard jumelles/locale/*/LC_MESSAGES/django.po)
# What a new installation depends on; the code itself is used where it stands.
INSTALLED_FROM := pyproject.toml hatch_build.py CHANGELOG.md $(CATALOGUES)

help: ## list the targets
	@echo "make serve, for a start. All targets:"
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

serve: .venv/installed-web ## install Jumelles in .venv, load the example office and open the register on http://127.0.0.1:8000
	@$(BIN)/jumelles web serve --example

demo: .venv/installed ## install Jumelles in .venv, find the cities built most like Montpellier, and explain Obninsk; page and map go to out/
	@mkdir -p out
	$(BIN)/jumelles find Montpellier --html out/montpellier.html --map out/montpellier.svg
	$(BIN)/jumelles explain Montpellier Obninsk --map out/montpellier-obninsk.svg

test: .venv/installed-dev ## run the tests (JOBS=2 at a time; JUMELLES_MIRROR names the folder of sources that some need)
	$(BIN)/python -m pytest -q -n $(JOBS)

check: .venv/installed-dev ## check style, format, types and the order of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: .venv/installed-bench ## measure the build, the opening of the atlas, the look-ups, the ranking and the start of a command
	$(BIN)/python -m benchmarks

docs: .venv/installed-web ## write anew the pages that follow from the code: docs/commands.md, docs/indicators.md, docs/sources.md
	$(BIN)/python docs/generate.py

guide: .venv/installed-dev ## take the pictures of docs/guide anew, in the three languages, from the example office (needs Chromium)
	$(BIN)/python docs/guide/pictures.py

messages: .venv/installed-dev ## bring the catalogues in step with the code: then translate what is empty in jumelles/locale/*/LC_MESSAGES/django.po
	$(BIN)/pybabel -q extract -F babel.cfg -k gettext_noop -k ngettext_noop:1,2 -k gettext_lazy -k pgettext_lazy:1c,2 --no-location --sort-output --project=Jumelles --version=catalogue --copyright-holder="the authors of Jumelles" \
	  --msgid-bugs-address="the authors of Jumelles" -w 140 -o jumelles.pot jumelles
	@for lang in $(notdir $(wildcard jumelles/locale/*)); do \
	  $(BIN)/pybabel -q update -D django -d jumelles/locale -l $$lang -i jumelles.pot --init-missing --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date -w 140 || exit 1; \
	done
	@rm -f jumelles.pot

clean: ## remove what the targets made, except the atlas in .jumelles
	rm -rf .venv out dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find jumelles tests -name __pycache__ -prune -exec rm -rf {} +
	rm -f jumelles/locale/*/LC_MESSAGES/*.mo

# The first of these that is 3.11 or later and can make an environment. A missing ensurepip is how Debian shows that python3-venv is missing.
.venv/bin/python:
	@fit=; bare=; \
	for python in $(PYTHON) python3.13 python3.12 python3.11 python3.14 python3; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	  if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then fit=$$python; break; fi; \
	  bare=$${bare:-$$python}; \
	done; \
	if [ -n "$$fit" ]; then exec "$$fit" -m venv --clear .venv; fi; \
	if [ -n "$$bare" ]; then echo "Jumelles needs venv, which $$bare lacks: install it (on Debian: the package python3-venv)." >&2; exit 1; fi; \
	echo "Jumelles needs Python 3.11 or later with venv, and found none: install it (on Debian: the package python3-venv)." >&2; exit 1

.venv/installed: .venv/bin/python $(INSTALLED_FROM)
	@echo "Installing Jumelles and what it needs into .venv: about a minute the first time."
	@$(BIN)/python -m pip install -qq -e .
	@touch $@

.venv/installed-web: .venv/bin/python $(INSTALLED_FROM)
	@echo "Installing Jumelles and what its register needs into .venv: about a minute the first time."
	@$(BIN)/python -m pip install -qq -e '.[web,press]'
	@touch $@ .venv/installed

.venv/installed-dev: .venv/bin/python $(INSTALLED_FROM)
	@echo "Installing Jumelles and the tools of its developers into .venv: about a minute the first time."
	@$(BIN)/python -m pip install -qq -e '.[web,press,dev,bench]' # bench: a test walks through the licences of every extra
	@touch $@ .venv/installed .venv/installed-web

.venv/installed-bench: .venv/bin/python $(INSTALLED_FROM)
	@echo "Installing Jumelles and what it is measured against into .venv: about a minute the first time."
	@$(BIN)/python -m pip install -qq -e '.[web,press,bench]'
	@touch $@ .venv/installed

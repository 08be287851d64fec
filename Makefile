# Two commands do everything on a fresh machine with Python 3.11+, git and make:
#   make demo   sets up and runs the main job on the example county
#   make test   sets up and runs every check and test

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bless docs bench wheel bundle clean

demo: .venv/demo.stamp
	$(BIN)/perfcli validate targets
	$(BIN)/perfcli score targets/2016/actuals.csv --targets targets --out out/scores
	$(BIN)/perfcli explain npc/supervision/committees/training 80% --targets targets
	$(BIN)/perfcli report --targets targets --scores out/scores/scores.json --out out/report --format html,md
	@echo
	@echo "打开看看 / open these:"
	@ls out/report/*.html out/scores/scores.md

test: check
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --fail-under=95 --skip-covered --include='src/perfcli/quantity/*,src/perfcli/syntax/*,src/perfcli/scale/*,src/perfcli/loading/*,src/perfcli/scoring/*'

check: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bless: .venv/dev.stamp
	$(BIN)/pytest -n auto --bless
	git diff --stat

docs: .venv/dev.stamp
	$(BIN)/python docs/generate.py

bench: .venv/dev.stamp
	$(BIN)/python benchmarks/run.py

# The offline installers of every platform; needs a network once.
bundle: .venv/dev.stamp
	$(BIN)/python -m offline

wheel: .venv/dev.stamp
	$(BIN)/python -m build --wheel

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("perfcli needs Python 3.11 or later; set PYTHON=" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/demo.stamp: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/dev.stamp: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ .venv/demo.stamp

clean:
	rm -rf .venv out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*

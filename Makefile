# The only door: make demo | test | check | bench | generate | fuzz | mutants | release.
# Every step leaves a stamp, so a second run does only what changed.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

export CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TERM_COLOR ?= never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PYTHON ?= python3
# What is installed and tested; `make release` and `make bench` use `release`.
PROFILE ?= quick
STAMPS := build/stamps
PY := .venv/bin/python

RUST := Cargo.toml Cargo.lock $(shell find crates -type f -not -path '*/tests/*')
BRIDGE := $(RUST) $(shell find bindings/common -type f)
js_sources = $(shell find js -type f -not -path '*/node_modules/*' -not -path 'js/dist/*' -not -path 'js/test/*' \
    -not -path 'js/examples/*' -not -path 'js/LICENSE-*')
sources = $(shell find $(1) -type f -not -path '*/target/*' -not -path '*/__pycache__/*' \
    -not -path '*/tests/*' -not -path '*/.*')

.PHONY: help demo test check setup venv wheel addon wasm npm chromium fuzz mutants generate release clean
help:
	@sed -n 's/^## //p' Makefile

## make demo       sets everything up and writes the reports of the examples: airport, help desk, CD orders, journeys
SCORECARDS := airport helpdesk cdnow journey
demo: setup wheel npm
	@for card in $(SCORECARDS); do \
	    $(PY) -m cxkit report examples/$$card/scorecard.toml --out build/$$card.html && echo build/$$card.html || exit 1; \
	done

## make test       every suite; SUITES="core python" for some of them
test: $(STAMPS)/prerequisites
	@$(PYTHON) scripts/suites.py scripts/suites.toml $(SUITES)

## make check      formatting, lints, docs, features, oldest compiler, licences, types; GATES="fmt clippy" for some
check: $(STAMPS)/prerequisites
	@$(PYTHON) scripts/suites.py scripts/gates.toml $(GATES)

$(STAMPS) build/logs dist .tools:
	@mkdir -p $@

$(STAMPS)/prerequisites: scripts/prerequisites.sh | $(STAMPS)
	@PYTHON=$(PYTHON) sh scripts/prerequisites.sh
	@touch $@

## make setup      the Python environment, npm dependencies and WASM compiler
setup: venv js/node_modules/.ready $(STAMPS)/wasm-rustc

venv: .venv/.ready
.venv/.ready: python/requirements-dev.txt | $(STAMPS)/prerequisites
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet -r python/requirements-dev.txt
	@touch $@

js/node_modules/.ready: js/package.json js/package-lock.json | $(STAMPS)/prerequisites
	cd js && npm ci --no-fund --no-audit
	@touch $@

$(STAMPS)/wasm-rustc: scripts/wasm-rustc.sh | $(STAMPS)/prerequisites
	sh scripts/wasm-rustc.sh > $@

## make wheel      the Python wheel, in dist/ and installed in .venv
wheel: $(STAMPS)/wheel
$(STAMPS)/wheel: $(BRIDGE) $(call sources,bindings/python python) .venv/.ready | dist
	rm -f dist/cxkit-*.whl
	cp LICENSE-MIT LICENSE-APACHE python/
	cd python && ../.venv/bin/maturin build --locked --quiet --profile $(PROFILE) --interpreter ../$(PY) --out ../dist
	$(PY) -m pip install --quiet --no-index --no-deps --force-reinstall dist/cxkit-*.whl
	@touch $@

## make addon      the Node addon, in js/native
addon: $(STAMPS)/addon
$(STAMPS)/addon: $(BRIDGE) $(call sources,bindings/node) | $(STAMPS)/prerequisites
	cargo build --locked --quiet --profile $(PROFILE) -p cxkit-node
	@mkdir -p js/native
	@for lib in libcxkit_node.so libcxkit_node.dylib cxkit_node.dll; do \
	    if [ -f $(CARGO_TARGET_DIR)/$(PROFILE)/$$lib ]; then \
	        install -m 644 $(CARGO_TARGET_DIR)/$(PROFILE)/$$lib js/native/cxkit.$$(node -p 'process.platform + "-" + process.arch').node; \
	    fi; done
	@touch $@

## make wasm       the WebAssembly modules and their glue, in js/wasm, js/wasm/slim and js/wasm/report
wasm: $(STAMPS)/wasm
$(STAMPS)/wasm: $(BRIDGE) $(call sources,bindings/wasm xtask) scripts/wasm.sh js/node_modules/.ready $(STAMPS)/wasm-rustc
	sh scripts/wasm.sh js/wasm cxkit-wasm
	sh scripts/wasm.sh js/wasm/slim cxkit-wasm --no-default-features
	sh scripts/wasm.sh js/wasm/report cxkit-wasm-report
	@touch $@

# Programs from crates.io, fetched when a target first asks for them.
TOOL_DENY := 0.20.2
TOOL_MUTANTS := 27.1.0
TOOL_FUZZ := 0.13.2
.tools/bin/cargo-deny: TOOL = cargo-deny --version $(TOOL_DENY)
.tools/bin/cargo-mutants: TOOL = cargo-mutants --version $(TOOL_MUTANTS)
.tools/bin/cargo-fuzz: TOOL = cargo-fuzz --version $(TOOL_FUZZ)
.tools/bin/%: | .tools
	CARGO_TARGET_DIR=.tools/build cargo install --locked --quiet --debug --root .tools $(TOOL)
	rm -rf .tools/build

## make npm        the npm package with addon, WASM and types, in dist/
npm: $(STAMPS)/npm
$(STAMPS)/npm: $(STAMPS)/addon $(STAMPS)/wasm $(js_sources) js/node_modules/.ready | dist
	rm -rf dist/cxkit-*.tgz
	cp LICENSE-MIT LICENSE-APACHE js/
	cd js && npm run --silent build && npm pack --silent --pack-destination ../dist
	@touch $@

chromium:
	@sh scripts/chromium.sh

## make fuzz       TARGET=state FUZZ_SECONDS=60: one fuzz function under libFuzzer; needs a nightly compiler
FUZZ_SECONDS ?= 60
fuzz: .tools/bin/cargo-fuzz
	@[ -n "$(TARGET)" ] || { echo 'say which target: make fuzz TARGET=state' >&2; exit 2; }
	@cargo +nightly --version >/dev/null || { echo 'a nightly compiler is missing: rustup toolchain install nightly' >&2; exit 2; }
	@mkdir -p build/fuzz/$(TARGET)
	cd fuzz && PATH="$(CURDIR)/.tools/bin:$$PATH" TARGET=$(TARGET) CARGO_TARGET_DIR=$(CARGO_TARGET_DIR)/fuzz \
	    cargo +nightly fuzz run --fuzz-dir . any ../build/fuzz/$(TARGET) -- -max_total_time=$(FUZZ_SECONDS)

## make mutants    FILE=crates/cxkit/src/...: every likely mistake in a file or folder, against the core's own tests
mutants: .tools/bin/cargo-mutants | build/logs
	@[ -e "$(FILE)" ] || { echo 'say what to change: make mutants FILE=crates/cxkit/src/survey/nps.rs' >&2; exit 2; }
	files='$(FILE)'; [ ! -d "$$files" ] || files="$${files%/}/**/*.rs"; \
	    env -u CARGO_TARGET_DIR PATH="$(CURDIR)/.tools/bin:$$PATH" cargo mutants --file "$$files" --package cxkit \
	    --test-package cxkit --output build --no-shuffle --colors never --timeout 120 --cargo-test-arg=--tests

## make bench      every timed task beside its peer, on the artefacts people install; BENCHES="survey" for some
BENCHES ?= $(patsubst benches/python/%.py,%,$(wildcard benches/python/*.py))
bench: $(STAMPS)/prerequisites
	rm -f $(STAMPS)/wheel $(STAMPS)/addon $(STAMPS)/npm
	$(MAKE) --no-print-directory PROFILE=release wheel npm
	rm -f $(STAMPS)/wheel $(STAMPS)/addon $(STAMPS)/npm
	for bench in $(BENCHES); do $(PY) benches/python/$$bench.py; done
	for bench in $(wildcard benches/js/*.mjs); do node $$bench; done

## make generate   files made by programs; commit what changed
generate:
	sh scripts/plotly.sh
	cargo run --locked --quiet -p xtask -- generate

## make release    the wheel, sdist and npm package people install, with link-time optimisation, in dist/
release: $(STAMPS)/prerequisites .venv/.ready
	rm -f $(STAMPS)/wheel $(STAMPS)/addon $(STAMPS)/npm dist/cxkit-*
	$(MAKE) --no-print-directory PROFILE=release wheel npm
	cd python && ../.venv/bin/maturin sdist --out ../dist
	rm -f $(STAMPS)/wheel $(STAMPS)/addon $(STAMPS)/npm
	cd dist && sha256sum cxkit-* | tee SHA256SUMS

## make clean      removes what was built, keeps what was fetched
clean:
	rm -rf build dist js/dist js/wasm js/native

# Everything that one does with Pilotis; `make` alone prints this list.
.DEFAULT_GOAL := help
SHELL := /bin/bash -eu -o pipefail
MAKEFLAGS += --no-print-directory
export CGO_ENABLED := 0

ADDR    ?= 127.0.0.1:8080
TOOL    := go tool -modfile=tools/go.mod
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
LDFLAGS := -s -w -buildid= -X main.stamp=$(VERSION)
SOURCES := $(shell find internal $(wildcard cmd) -name '*.go' -not -name '*_templ.go' -not -name '*_test.go')
TEMPLS  := $(shell find internal -name '*.templ')
ROOMS   := $(shell find internal -type d -not -path '*/dist')

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install what the machine lacks (as root), or name it exactly
	@scripts/setup.sh

generate: .make/npm .make/assets .make/communes .make/templ ## Make what is not committed: pages, style, icons, communes

build: generate ## Build bin/pilotis
	@go build -trimpath -ldflags "$(LDFLAGS)" -o bin/pilotis ./cmd/pilotis

demo: ## Build, fill a demo place and open it on http://localhost:8080
	@echo "http://$(ADDR:127.0.0.1:%=localhost:%)"
	@$(MAKE) build
	@exec bin/pilotis demo --addr $(ADDR)

run: build ## Serve the database of this folder, pilotis.db
	@exec bin/pilotis serve --addr $(ADDR)

test: generate ## Test everything, on SQLite and on a PostgreSQL started by the tests, and in a browser
	@scripts/setup.sh
	@status=0; go test -timeout 20m ./... || status=$$?; go run ./e2e/stop; exit $$status

e2e: generate ## Test the journeys in a browser only
	@scripts/setup.sh
	@go test -count=1 ./e2e/...

bench: generate ## Measure, and print the figures with their workload
	@scripts/setup.sh
	@go run ./e2e/bench

lint: generate ## Read the sources with a stern eye
	@unformatted=$$(gofmt -l cmd e2e internal tools); [ -z "$$unformatted" ] || { echo "gofmt: $$unformatted"; exit 1; }
	@go vet ./...
	@go -C tools vet ./...
	@npx --no-install tsc -p internal/ui/assets
	@$(TOOL) golangci-lint run ./...

check: generate lint test ## All that must hold before a change lands

gallery: generate ## Draw the pictures of the pages into docs/pictures
	@scripts/setup.sh
	@go test -count=1 -run '^TestPictures$$' ./e2e -args -pictures $(CURDIR)/docs/pictures

release: generate ## Build the program for the machines it runs on, into bin/release
	@for arch in amd64 arm64; do \
		GOOS=linux GOARCH=$$arch go build -trimpath -buildvcs=false -ldflags "$(LDFLAGS)" -o bin/release/pilotis-linux-$$arch ./cmd/pilotis; \
	done
	@bin/release/pilotis-linux-$$(go env GOHOSTARCH) --version | grep -qx -- '$(VERSION)' || { echo "the release does not bear its version"; exit 1; }
	@cd bin/release && sha256sum pilotis-* > SHA256SUMS && cat SHA256SUMS

same: release ## Build the release anew from nothing, and compare it byte for byte
	@cp bin/release/SHA256SUMS .make/sums
	@cache=$$(mktemp -d); GOCACHE=$$cache $(MAKE) release >/dev/null; rm -rf $$cache
	@diff .make/sums bin/release/SHA256SUMS && echo "the same bytes"

.PHONY: help setup generate build demo run test e2e bench lint check gallery release same

.make/npm: package.json package-lock.json
	@npm ci --silent --no-progress
	@mkdir -p .make && touch $@

.make/assets: .make/npm $(wildcard internal/ui/assets/* tools/assets/*.go) $(SOURCES) $(TEMPLS)
	@go -C tools run ./assets
	@touch $@

.make/communes: .make/npm $(wildcard tools/communes/*.go)
	@go -C tools run ./communes
	@touch $@

.make/templ: $(TEMPLS) $(ROOMS)
	@$(TOOL) templ generate -path internal -log-level error
	@mkdir -p .make && touch $@

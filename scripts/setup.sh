#!/bin/bash
# Looks for what building and testing Pilotis needs. As root on a system with
# apt-get it installs what is missing; otherwise it names it and stops.
set -eu

missing=()
need() { # need PACKAGE COMMAND...: one of the commands must be there
	local package=$1 command
	shift
	for command in "$@"; do
		if command -v "$command" >/dev/null || compgen -G "$command" >/dev/null; then return; fi
	done
	missing+=("$package")
}

need git git
need nodejs node
need npm npm
need postgresql postgres '/usr/lib/postgresql/*/bin/postgres'
need libreoffice-calc-nogui soffice
need libxml2-utils xmllint
need chromium chromium chromium-browser google-chrome
need fonts-dejavu-core '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'

if ! command -v go >/dev/null; then
	echo "setup: Go $(awk '/^go /{print $2}' go.mod) or newer is needed: see go.dev/doc/install" >&2
	exit 1
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq >&2
	apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
else
	echo "setup: missing: ${missing[*]} (names of Debian packages; as root, make setup installs them)" >&2
	exit 1
fi

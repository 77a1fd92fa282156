#!/usr/bin/env bash
# Reads every calendar and every feed of the partnership's site, and of the golden site of calendars, by
# the programs of others. On a Debian machine that may have nothing yet: Python's venv is installed if it
# is missing. TANDEM is the binary to test, target/debug/tandem if not given; it has to be built.
set -euo pipefail
cd "$(dirname "$0")/../.."

tandem="${TANDEM:-target/debug/tandem}"
source tests/install.sh

if ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
  install_packages "The tests of calendars" python3 python3-venv
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --requirement tests/calendars/requirements.txt

# The golden site has a theme for reading by people; a theme for everyone has structured data as well.
mkdir "$work/golden"
cp -r tests/sites/calendars/in/. "$work/golden"
sed -i 's/^theme: bare$/theme: plain/' "$work/golden/site.yaml"

at=2026-11-24T12:00
"$tandem" build --at "$at" --out "$work/partnership" >/dev/null
"$tandem" build --at "$at" --root "$work/golden" --out "$work/calendars" >/dev/null 2>&1
"$work/venv/bin/python" tests/calendars/check.py "$work/partnership" https://partnership.example
"$work/venv/bin/python" tests/calendars/check.py "$work/calendars" https://site.example

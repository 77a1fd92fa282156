#!/usr/bin/env bash
# Holds the partnership's site, and a site of hard cases, to the standards of docs/standards.md, by the tools that
# know each. On a Debian machine that may have nothing yet: Java, Node.js, npm, Chromium and Python's venv are
# installed if they are missing. TANDEM is the binary to test, target/debug/tandem if not given; it has to be built.
set -euo pipefail
cd "$(dirname "$0")/../.."

tandem="$(realpath "${TANDEM:-target/debug/tandem}")"
source tests/install.sh
tools=tests/standards

missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
[[ -n "${CHROMIUM:-}" ]] || command -v chromium >/dev/null || missing+=(chromium fonts-liberation)
python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3 python3-venv)
if ((${#missing[@]})); then install_packages "The tests of standards" "${missing[@]}"; fi

if ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
  say "The tests of standards need Node.js 20 or newer, and this is $(node --version)."
  exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What vnu-jar would fetch after it is installed is a Java of its own: there is one.
npm ci --prefix "$tools" --ignore-scripts --loglevel=error >/dev/null
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$tools/requirements.txt"
python="$work/venv/bin/python"

at=2026-11-24T12:00
"$tandem" build --at "$at" --out "$work/partnership" >/dev/null
# Titles of three hundred letters in two directions, times that don't exist or come twice, no end, all day; and
# photos as a telephone makes them.
mkdir "$work/cases"
cp -r tests/sites/calendars/in/. tests/photos/. "$work/cases"
sed -i 's/^theme: bare$/theme: partnership/' "$work/cases/site.yaml"
"$tandem" build --at "$at" --root "$work/cases" --out "$work/hard" >/dev/null 2>&1

failed=()
# Runs a check; $1 says what it holds. All are run, whichever fail.
check() {
  local what=$1
  shift
  echo "-- $what"
  "$@" || failed+=("$what")
}

pages() { java -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only --also-check-css --also-check-svg "$@"; }
links() {
  "$work/venv/bin/lychee" --offline --no-progress --include-fragments=full --index-files index.html \
    --root-dir "$1" "$1"
}
schema="$tools/node_modules/sitemap/schema/sitemap.xsd"

check "HTML, CSS and SVG" pages --skip-non-html "$work/partnership" "$work/hard"
for site in "partnership https://partnership.example 50 site.yaml" "hard https://site.example 10 $work/cases/site.yaml"; do
  read -r folder base photos settings <<<"$site"
  published="$work/$folder"
  check "links of $folder" links "$published"
  check "alternates, sharing and weight of $folder" "$python" "$tools/pages.py" "$published" "$base"
  check "sitemap of $folder" "$python" "$tools/sitemap.py" "$published" "$base" "$schema"
  check "structured data of $folder" node "$tools/structured-data.mjs" "$published"
  check "calendars of $folder" node "$tools/calendars.mjs" "$published" "$base"
  check "security.txt of $folder" "$python" "$tools/security_txt.py" "$published" "$base" "$settings" "$at"
  check "photos of $folder" "$python" "$tools/photos.py" "$published" "$photos"
  check "headers of $folder" node "$tools/headers.mjs" "$published"
done
check "workflows" node "$tools/workflows.mjs" .github/workflows/*.yml
mkdir "$work/wrong"
cp -r site.yaml content "$work/wrong"
printf 'no front matter' >"$work/wrong/content/wrong.nl.md"
"$tandem" check --root "$work/wrong" --format sarif 2>"$work/sarif.json" || true
check "SARIF" node "$tools/sarif.mjs" "$work/sarif.json"
check "Lighthouse" node "$tools/lighthouse.mjs" "$work/partnership"

for what in "${failed[@]}"; do echo "failed: $what"; done
((${#failed[@]} == 0))

#!/usr/bin/env bash
# Passes the browser tests, on a Debian machine that may have nothing yet: Node.js 20 or newer, npm and
# Chromium are installed if they are missing. TANDEM is the binary to test, target/debug/tandem if not
# given; it has to be built. Arguments are test files; without any, all are run.
set -euo pipefail
cd "$(dirname "$0")"

source ../install.sh

missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
[[ -n "${CHROMIUM:-}" ]] || command -v chromium >/dev/null || missing+=(chromium fonts-liberation)

if ((${#missing[@]})); then install_packages "The browser tests" "${missing[@]}"; fi

if ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
  say "The browser tests need Node.js 20 or newer, and this is $(node --version)."
  exit 2
fi

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
npm ci --loglevel=error >/dev/null

if (($# == 0)); then set -- *.test.mjs; fi
exec node --test --test-reporter=spec --test-concurrency=2 "$@"

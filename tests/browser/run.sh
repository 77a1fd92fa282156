#!/usr/bin/env bash
# Passes the browser tests, on a Debian machine that may have nothing yet: Node.js 20 or newer, npm and
# Chromium are installed if they are missing. TANDEM is the binary to test, target/debug/tandem if not
# given; it has to be built. Arguments are test files; without any, all are run.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '%s\n' "$*" >&2; }

missing=()
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
[[ -n "${CHROMIUM:-}" ]] || command -v chromium >/dev/null || missing+=(chromium fonts-liberation)

if ((${#missing[@]})); then
  as_root=()
  if ((EUID != 0)); then as_root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || { ((EUID != 0)) && ! sudo -n true 2>/dev/null; }; then
    say "The browser tests need what is not on this machine, and can't install it by themselves: ${missing[*]}."
    say "On Debian: sudo apt-get install ${missing[*]}"
    exit 2
  fi
  say "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update --quiet=2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then
  say "The browser tests need Node.js 20 or newer, and this is $(node --version)."
  exit 2
fi

export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
npm ci --loglevel=error >/dev/null

if (($# == 0)); then set -- *.test.mjs; fi
exec node --test --test-reporter=spec --test-concurrency=2 "$@"

#!/usr/bin/env bash
# Passes every test, from nothing but a Rust toolchain: formatting, lints, documentation, tests, the
# partnership's own site, twice, its calendars and feeds in the programs of others, every page by the tools
# that know each standard, and a real browser. What the last three need besides, they install.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== formatting"
cargo fmt --check
echo "== lints"
cargo clippy --all-targets --locked -- --deny warnings
echo "== documentation"
RUSTDOCFLAGS="--deny warnings" cargo doc --no-deps --locked --quiet
echo "== tests"
cargo test --locked
# The binary that the tests were run with: `cargo run` would compile half of the packages again, for other features.
TANDEM="$(cd "${CARGO_TARGET_DIR:-target}" && pwd)/debug/tandem"
export TANDEM
echo "== the partnership's site: built without a warning, and built again without a change"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$TANDEM" build --strict --at 2026-11-24T12:00 --out "$out/site"
again=$(LANG=en "$TANDEM" build --strict --at 2026-11-24T12:00 --out "$out/site")
echo "$again"
grep -q "Files: 0 written" <<<"$again"
echo "== calendars and feeds, read by the programs of others"
bash tests/calendars/run.sh
echo "== the published site, by the tools that know each standard"
bash tests/standards/run.sh
echo "== the browser"
bash tests/browser/run.sh

# For the scripts of tests that need more than a Rust toolchain: sourced, not run.

say() { printf '%s\n' "$*" >&2; }

# Installs packages of Debian's. $1 says what needs them, in words; the rest are their names.
install_packages() {
  local what=$1 as_root=()
  shift
  if ((EUID != 0)); then as_root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || { ((EUID != 0)) && ! sudo -n true 2>/dev/null; }; then
    say "$what need what is not on this machine, and can't install it by themselves: $*."
    say "On Debian: sudo apt-get install $*"
    exit 2
  fi
  say "Installing $*"
  "${as_root[@]}" apt-get update --quiet=2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --quiet=2 --no-install-recommends "$@" >/dev/null
}

#!/bin/sh
# Names every missing prerequisite and what to do about it; silent when all are there.
set -eu
missing=0
need() { echo "missing: $*" >&2; missing=1; }
# at_least 1.88 1.95.0: whether the second version is the first or newer
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

if command -v cargo >/dev/null && command -v rustc >/dev/null; then
    rust=$(rustc --version | cut -d' ' -f2)
    at_least 1.88 "$rust" || need "Rust 1.88 or newer (found $rust); run: rustup update stable"
else
    need "Rust 1.88 or newer; install it with rustup, then open a new shell"
fi
command -v cc >/dev/null || need "a C linker (cc); Debian: apt-get install gcc; macOS: xcode-select --install"

python=${PYTHON:-python3}
if command -v "$python" >/dev/null; then
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        need "Python 3.11 or newer (found $("$python" --version)); install one and run: make PYTHON=/path/to/python3 ..."
    "$python" -c 'import venv, ensurepip' 2>/dev/null || need "Python's venv module; Debian: apt-get install python3-venv"
else
    need "Python 3.11 or newer; Debian: apt-get install python3 python3-venv"
fi

if command -v node >/dev/null && command -v npm >/dev/null; then
    node=$(node --version | tr -d v)
    at_least 20 "$node" || need "Node 20 or newer (found $node)"
else
    need "Node 20 or newer, with npm"
fi
[ "$missing" = 0 ]

#!/bin/sh
# Prints the path of a Chromium for the browser suite. Taken from CHROMIUM when set, else from the usual names,
# else installed where that needs no question: as root on Debian or a relative of it.
set -eu
say() { echo "chromium: $*" >&2; }

if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] || { say "CHROMIUM=$CHROMIUM is not an executable file"; exit 1; }
    echo "$CHROMIUM"
    exit 0
fi
found() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v $name; then return 0; fi
    done
    return 1
}
if found; then exit 0; fi
if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; then
    say "installing Debian's chromium"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq --no-install-recommends chromium >&2 ||
        { apt-get update -qq >&2 && apt-get install -y -qq --no-install-recommends chromium >&2; } ||
        { say "apt-get could not install it; install Chromium by hand, or set CHROMIUM=/path/to/chromium"; exit 1; }
    if found; then exit 0; fi
fi
say "no Chromium found; install it (Debian: apt-get install chromium), or set CHROMIUM=/path/to/chromium"
exit 1

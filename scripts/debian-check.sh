#!/bin/sh
# The crates that promise it, checked by Debian's rustc, which is the oldest one supported.
#
#   sh scripts/debian-check.sh msrv      core, report, bridge and test kit, with their tests
#   sh scripts/debian-check.sh wasm32    core, report and bridge for wasm32-unknown-unknown
set -eu
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
case $1 in
    msrv)
        env=$(sh scripts/wasm-rustc.sh --debian)
        options="-p cxkit -p cxkit-report -p cxkit-bridge -p cxkit-testkit --all-targets" ;;
    wasm32)
        env=$(sh scripts/wasm-rustc.sh)
        options="-p cxkit -p cxkit-report -p cxkit-bridge --target wasm32-unknown-unknown" ;;
    *) echo "usage: debian-check.sh msrv | wasm32" >&2; exit 2 ;;
esac
eval "$env"
# shellcheck disable=SC2086
CARGO_TARGET_DIR=$target/debian exec cargo check --locked --quiet $options

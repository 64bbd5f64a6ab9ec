#!/bin/sh
# Builds a crate of bindings/wasm and writes its JavaScript glue and optimised module, cxkit_bg.js and cxkit_bg.wasm.
#
#   sh scripts/wasm.sh js/wasm cxkit-wasm                                all of cxkit
#   sh scripts/wasm.sh js/wasm/slim cxkit-wasm --no-default-features     what `cxkit/slim` downloads
#   sh scripts/wasm.sh js/wasm/report cxkit-wasm-report                  scorecards and their report
set -eu
out=$1
crate=$2
shift 2
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-$PWD/target}
env=$(sh scripts/wasm-rustc.sh)

(   eval "$env"
    # Every engine in use has these: without vectors counting answers would not beat a plain loop, and the
    # others make the module smaller.
    features=+simd128,+bulk-memory,+nontrapping-fptoint,+sign-ext
    export RUSTFLAGS="${RUSTFLAGS:-} -C target-feature=$features"
    # A folder of its own keeps the two compilers' artefacts apart.
    CARGO_TARGET_DIR=$target/wasm cargo build --locked --release --target wasm32-unknown-unknown \
        --manifest-path bindings/wasm/Cargo.toml -p "$crate" "$@" )

mkdir -p "$out"
cargo run --locked --quiet -p xtask -- wasm "$target/wasm/wasm32-unknown-unknown/release/$(echo "$crate" | tr - _).wasm" "$out" cxkit
# No feature flags: wasm-opt reads from the module which ones it uses.
js/node_modules/.bin/wasm-opt -Oz --flatten --rereloop -Oz -Oz "$out/cxkit_bg.wasm" -o "$out/cxkit_bg.wasm"

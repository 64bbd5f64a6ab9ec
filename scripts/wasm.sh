#!/bin/sh
# Builds bindings/wasm and writes its JavaScript glue and optimised module, cxkit_bg.js and cxkit_bg.wasm.
#
#   sh scripts/wasm.sh js/wasm                                     all of cxkit
#   sh scripts/wasm.sh js/wasm/slim --no-default-features          what `cxkit/slim` downloads
set -eu
out=$1
shift
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
        --manifest-path bindings/wasm/Cargo.toml "$@" )

mkdir -p "$out"
cargo run --locked --quiet -p xtask -- wasm "$target/wasm/wasm32-unknown-unknown/release/cxkit_wasm.wasm" "$out" cxkit
# No feature flags: wasm-opt reads from the module which ones it uses.
js/node_modules/.bin/wasm-opt -Oz --flatten --rereloop -Oz -Oz "$out/cxkit_bg.wasm" -o "$out/cxkit_bg.wasm"

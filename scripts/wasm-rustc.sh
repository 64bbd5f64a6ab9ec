#!/bin/sh
# Finds a compiler that can build for wasm32-unknown-unknown, in three steps; the first that works is taken:
#   installed   the active toolchain already has the target
#   rustup      `rustup target add` fetches it (skipped when RUSTUP_AUTO_INSTALL=0 says rustup is not to fetch)
#   debian      Debian 13's rustc 1.85 with its wasm32 standard library and lld, unpacked into a private
#               folder and run through its own loader: no root, nothing installed, nothing else touched
#
#   env=$(sh scripts/wasm-rustc.sh) && eval "$env"      exports for the third step; nothing to export before it
#   sh scripts/wasm-rustc.sh --debian                   the third step in any case (also the MSRV compiler)
#
# (A plain `eval "$(...)"` would hide a failure.) Settings, mostly for testing the steps one by one:
#   CXKIT_WASM_STEPS    which steps to try, in order (default: "installed rustup debian")
#   CXKIT_WASM_PREFIX   where the third step unpacks (default: ~/.cache/cxkit/rustc-debian13)
#   DEBIAN_MIRROR       package source of the third step (default: the one apt uses on this machine)
set -eu
target=wasm32-unknown-unknown
steps=${CXKIT_WASM_STEPS:-installed rustup debian}
prefix=${CXKIT_WASM_PREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/cxkit/rustc-debian13}
[ "${1:-}" != --debian ] || steps=debian

say() { echo "wasm-rustc: $*" >&2; }
die() { say "$*"; exit 1; }

try_installed() {
    library=$(rustc --print target-libdir --target $target 2>/dev/null) || return 1
    ls "$library"/libstd-*.rlib >/dev/null 2>&1 || return 1
    say "$(rustc --version) has $target"
}

try_rustup() {
    command -v rustup >/dev/null || return 1
    [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ] || { say "RUSTUP_AUTO_INSTALL=0: rustup is not asked for $target"; return 1; }
    rustup target add $target >&2 || { say "rustup could not fetch $target"; return 1; }
    try_installed
}

# The mirror this machine already uses, in the new or the old format of apt's source files.
mirror() {
    {   sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null || true
        sed -n 's/^deb \(\[[^]]*\] *\)\{0,1\}\([^ ]*\/debian\)\/\{0,1\} .*/\2/p' /etc/apt/sources.list 2>/dev/null || true
    } | head -n 1
}

unpack_debian() {
    [ "$(uname -sm)" = "Linux x86_64" ] || die "the Debian step is for x86-64 Linux; run: rustup target add $target"
    for tool in apt-get dpkg-deb flock cc; do
        command -v $tool >/dev/null || die "$tool is missing; install it, or run: rustup target add $target"
    done
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -r $keyring ] || die "$keyring is missing (package debian-archive-keyring)"
    source=${DEBIAN_MIRROR:-$(mirror)}
    [ -n "$source" ] || die "apt names no Debian source here; set DEBIAN_MIRROR, or run: rustup target add $target"
    say "unpacking Debian 13's rustc from $source into $prefix (about 200 MB, once)"

    # All of it happens in a neighbouring folder that takes the final name when it is complete.
    work=$prefix.part
    rm -rf "$work" && mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/debs" "$work/root" "$work/bin"
    echo "deb [signed-by=$keyring] $source trixie main" > "$work/apt/sources.list"
    : > "$work/apt/status"
    private_apt() {
        apt-get -qq -o Dir::Etc::sourcelist="$work/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
            -o Dir::State::Lists="$work/apt/lists" -o Dir::State::status="$work/apt/status" \
            -o Dir::Cache="$work/apt/cache" -o APT::Sandbox::User= -o Acquire::Languages=none \
            -o Acquire::Retries=3 -o APT::Update::Error-Mode=any "$@" >&2
    }
    private_apt update
    (cd "$work/debs" && private_apt download rustc libstd-rust-1.85 libstd-rust-dev libstd-rust-dev-wasm32 lld-19 \
        libllvm19 libc6 libgcc-s1 libstdc++6 zlib1g libzstd1 libxml2 libicu76 liblzma5 libedit2 libtinfo6 \
        libbsd0 libmd0 libffi8 libz3-4)
    for package in "$work"/debs/*.deb; do dpkg-deb -x "$package" "$work/root"; done
    rm -rf "$work/debs" "$work/apt" "$work/root/usr/share" "$work"/root/usr/lib/rustlib/wasm32-wasip*

    # Launchers find the folder from their own place, so it may be moved. The second is where rustc looks for
    # the wasm target's linker.
    run='exec "$root/usr/lib64/ld-linux-x86-64.so.2" --library-path "$root/usr/lib/x86_64-linux-gnu:$root/usr/lib/llvm-19/lib"'
    for tool in rustc rustdoc; do
        printf '#!/bin/sh\nroot=$(dirname "$(readlink -f "$0")")/../root\n%s "$root/usr/bin/%s" "$@"\n' "$run" $tool > "$work/bin/$tool"
    done
    linkers=usr/lib/rustlib/x86_64-unknown-linux-gnu/bin
    mkdir -p "$work/root/$linkers"
    printf '#!/bin/sh\nroot=$(dirname "$(readlink -f "$0")")/../../../../..\n%s "$root/usr/lib/llvm-19/bin/lld" "$@"\n' "$run" > "$work/root/$linkers/rust-lld"
    chmod +x "$work"/bin/* "$work/root/$linkers/rust-lld"

    # It counts as complete only when it has compiled and linked something.
    echo '#[no_mangle] pub extern "C" fn total(x: u32) -> u32 { vec![x, 1].iter().sum() }' > "$work/probe.rs"
    "$work/bin/rustc" --target $target --crate-type cdylib -O -o "$work/probe.wasm" "$work/probe.rs"
    rm -f "$work/probe.rs" "$work/probe.wasm"
    rm -rf "$prefix" && mv "$work" "$prefix"
}

try_debian() {
    mkdir -p "$(dirname "$prefix")"
    if [ ! -x "$prefix/bin/rustc" ]; then
        # Two builds at once would unpack over each other.
        exec 9> "$prefix.lock"
        command -v flock >/dev/null && flock 9
        [ -x "$prefix/bin/rustc" ] || unpack_debian
    fi
    say "Debian's $("$prefix/bin/rustc" --version)"
    echo "export RUSTC='$prefix/bin/rustc' RUSTDOC='$prefix/bin/rustdoc'"
}

for step in $steps; do
    case $step in
        installed | rustup) if "try_$step"; then exit 0; fi ;;
        # Not inside an `if`, where the shell would forget to stop at the first failing command.
        debian) try_debian; exit 0 ;;
        *) die "unknown step '$step' in CXKIT_WASM_STEPS; it knows: installed rustup debian" ;;
    esac
done
die "no compiler for $target by: $steps"

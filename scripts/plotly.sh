#!/bin/sh
# Puts the pinned strict build of plotly.js, its licence and its checksum into the report crate's assets.
#
#   sh scripts/plotly.sh           fetch the npm package and write the three files (a no-op when they are in place)
#   sh scripts/plotly.sh --check   compare what is committed with the pin; needs no network
#
# The strict build needs no `eval`, so the report's content security policy can forbid it.
# To move to another version: change VERSION, run once, and copy the sum it prints into SHA256.
set -eu
VERSION=4.1.1
SHA256=4ac841837b31c1bfd2ab140e3a248ddcc6c2106978fbf2c1c18a7aada930a37a
PACKAGE=plotly.js-strict-dist-min
FILE=plotly-strict.min.js

cd "$(dirname "$0")/.."
DIR=crates/cxkit-report/assets
say() { echo "plotly: $*" >&2; }
sum_of() { sha256sum "$1" | cut -d' ' -f1; }

if [ -f "$DIR/$FILE" ] && [ "$(sum_of "$DIR/$FILE")" = "$SHA256" ] &&
    [ -f "$DIR/plotly-LICENSE.txt" ] && (cd "$DIR" && sha256sum --check --quiet plotly.sha256); then
    say "$PACKAGE $VERSION is in place"
    exit 0
fi
[ "${1:-}" != --check ] || { say "$DIR/$FILE is not $PACKAGE $VERSION; run: make generate"; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "$PACKAGE@$VERSION" >/dev/null && tar xzf ./*.tgz)
found=$(sum_of "$work/package/$FILE")
[ "$found" = "$SHA256" ] || { say "$PACKAGE $VERSION has sha256 $found, the pin says $SHA256"; exit 1; }

mkdir -p "$DIR"
cp "$work/package/$FILE" "$DIR/$FILE"
cp "$work/package/LICENSE" "$DIR/plotly-LICENSE.txt"
(cd "$DIR" && sha256sum "$FILE" plotly-LICENSE.txt > plotly.sha256)
say "wrote $PACKAGE $VERSION to $DIR"

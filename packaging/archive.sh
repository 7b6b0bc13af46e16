#!/usr/bin/env bash
# Packs a built program for a release: program, completions, manual pages, licence, README and changelog in one archive with its
# SHA-256 beside it. Packed twice from the same program it is the same, byte for byte.
#
#   packaging/archive.sh PROGRAM TARGET DIR     target/release/complaint x86_64-unknown-linux-gnu dist
#
# A program for another machine cannot be run here: COMPLAINT_HOST names one of the same version that can.
set -euo pipefail
program=$1 target=$2 out=$3
host=${COMPLAINT_HOST:-$program}
top=$(cd "$(dirname "$0")/.." && pwd)
version=$("$host" --version | sed 's/^complaint //')
name=complaint-$version-$target
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir -p "$stage/$name" "$out"
cp "$program" "$stage/$name/"
cp "$top/LICENSE" "$top/README.md" "$top/README.zh.md" "$top/CHANGELOG.md" "$stage/$name/"
"$top/packaging/assets.sh" "$host" "$stage/$name"
find "$stage/$name" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
chmod 755 "$stage/$name/$(basename "$program")"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@${SOURCE_DATE_EPOCH:-0} -C "$stage" -cf - "$name" | gzip -n9 >"$out/$name.tar.gz"
(cd "$out" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
echo "$out/$name.tar.gz"

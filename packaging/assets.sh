#!/usr/bin/env bash
# Writes the completions and manual pages of a built program into a directory, for packages.
#
#   packaging/assets.sh [PROGRAM] [DIR]     target/release/complaint target/assets
set -euo pipefail
program=${1:-target/release/complaint} out=${2:-target/assets}
mkdir -p "$out/completions" "$out/man"
for shell in bash zsh fish elvish powershell; do
  "$program" completions "$shell" >"$out/completions/complaint.$shell"
done
"$program" man "$out/man" >/dev/null

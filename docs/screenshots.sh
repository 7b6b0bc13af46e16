#!/usr/bin/env bash
# Makes the pictures of the README from the worked cases: needs headless Chromium and a Chinese font
# (Debian: chromium, fonts-noto-cjk) and the tool on the PATH, or its path in COMPLAINT.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=${COMPLAINT:-complaint}
now=2026-11-28T18:00:00+08:00
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
page() { # page FILE PICTURE WIDTH,HEIGHT
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-color-profile=srgb \
    --user-data-dir="$work/profile" --window-size="$3" --screenshot="$PWD/docs/images/$2.png" "file://$1" 2>/dev/null
}
mkdir -p docs/images
"$tool" --lang en --as-of "$now" report 2026-11 --group-by unit --format html --out "$work/report.html"
"$tool" --lang en --as-of "$now" site "$work/site"
"$tool" --lang zh --as-of "$now" form handling-form 261102 --copy 1 --format html --out "$work/handling-form.html"
"$tool" --lang zh --as-of "$now" form tracking-list --month 2026-11 --format html --out "$work/tracking-list.html"
page "$work/report.html" report 1000,1500
page "$work/site/cases/261105.html" case 1000,1500
page "$work/handling-form.html" handling-form 900,1250
page "$work/tracking-list.html" tracking-list 1250,900

#!/usr/bin/env bash
# The first hour with complaint on a terminal of 80 columns: keys in, screens out.
#
#   tests/first-hour.sh PROGRAM zh|en
#
# From an empty directory to the first complaint of one's own: `init`, one's own name, `new`, `list`; then
# a customer who is known, what the day asks, and the case. Needs tmux and git; leaves nothing behind.
set -euo pipefail

program=$(realpath "$1")
lang=$2
work=$(mktemp -d)
socket="$work/tmux"

# A shell that is hung up on writes at home while that goes: it is killed, and its terminal has seen it end.
ended() {
  local shell
  shell=$(tmux -S "$socket" display-message -p -t hour '#{pane_pid}' 2>/dev/null || true)
  [ -z "$shell" ] || kill -KILL "$shell" 2>/dev/null || true
  for _ in $(seq 100); do
    tmux -S "$socket" has-session -t hour 2>/dev/null || break
    sleep 0.1
  done
  tmux -S "$socket" kill-server 2>/dev/null || true
  rm -rf "$work" || { sleep 1; rm -rf "$work"; }
}
trap ended EXIT
mkdir "$work/home" "$work/bin"
ln -s "$program" "$work/bin/complaint"
cat > "$work/home/.gitconfig" <<'CONFIG'
[user]
name = 林娜
email = lin.na@example.com
[init]
defaultBranch = main
[maintenance]
auto = false
CONFIG

tmux -S "$socket" -f /dev/null new-session -d -s hour -x 80 -y 40 \
  "env -i HOME='$work/home' PATH='$work/bin:$PATH' TERM=xterm-256color LANG=C.UTF-8 NO_COLOR=1 PS1='\$ ' HISTFILE=/dev/null \
   COMPLAINT_AS_OF=2026-11-05T09:41 COMPLAINT_PAGER= bash --norc --noprofile"

keys() { tmux -S "$socket" send-keys -t hour "$@"; }
seen() { tmux -S "$socket" capture-pane -t hour -p | sed 's/[[:space:]]*$//'; }

# Waits until the screen shows a text, and stays as it is.
shows() {
  local before now
  for _ in $(seq 900); do
    now=$(seen)
    if [[ $now == *"$1"* && $now == "${before-}" ]]; then return; fi
    before=$now
    sleep 0.1
  done
  printf 'not shown: %s\n%s\n' "$1" "$now" >&2
  exit 1
}

# The screen as a picture of text, under a name.
picture() {
  printf '== %s\n' "$1"
  seen | sed -e '/./,$!d' | cat -s
}

# One command line on an empty screen, until it is done.
run() {
  keys C-l
  keys -l "$1; echo done-\$?"
  keys Enter
  shows "done-0"
}

keys -l "cd '$work'; mkdir house; cd house; alias complaint='complaint --lang $lang'; clear; echo ready"
keys Enter
shows ready

run "git init -q"
run "complaint init --policy manufacturing"
run "complaint staff join --id lin.na --name 林娜 --email lin.na@example.com --unit business --from today"
picture "one's own name"
run "git add . && git commit -qm 'Regulations'"

# The first complaint, told as it comes.
keys C-l
keys -l "complaint new"
keys Enter
if [ "$lang" = zh ]; then
  first='发生了什么'; list='编号'; again='阻焊又脱落'
  told=(阻焊脱落，已停线 华南电子 李工 0755-00000000 '' PO-8831 '' PCB-4L-220 10月30日 5000片 420 退货并补送)
else
  first='What happened'; list='Number'; again='It comes off again'
  told=('Solder mask comes off, the line stands' 'Huanan Electronics' 'Mr Li' 0755-00000000 '' PO-8831 '' PCB-4L-220 10-30 '5,000' 420 'take back, replace')
fi
shows "$first"
for answer in "${told[@]}"; do
  keys -l "$answer"
  keys Enter
  sleep 0.1
done
shows "${told[11]}"
picture "the story"
keys C-d
shows "› "
picture "at a glance"
keys Enter
shows "cases/2026/11/261101.yaml"
picture "recorded"
run "complaint list"
picture "list"

# A customer who is known: in eight Enters.
keys C-l
keys -l "complaint new"
keys Enter
shows "$first"
keys -l "$again"
keys Enter
keys -l "${told[1]:0:3}"
keys Tab
keys Enter
shows "PCB-4L-220"
for answer in PO-8840 11月1日 800 12 "${told[11]}"; do
  keys -l "$answer"
  keys Enter
  sleep 0.1
done
shows "800"
keys C-d
shows "› "
picture "a known customer"
keys Enter
shows "cases/2026/11/261102.yaml"
run "complaint"
picture "the day"
run "complaint show 1101"
picture "the case"

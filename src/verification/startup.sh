#!/bin/sh
# Measures how long danq takes from start to end, in turns: a call without work, 100 windows in one
# thread (the default for so few), and the same on a cluster with a task for each core. Prints
# medians. Needs GNU's date, and a machine with nothing else to do.
#
#   src/verification/startup.sh [CALLS]      10 of each without it
#
#   DANQ     the command to call; danq of this checkout without it
set -eu
calls=${1:-10}
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
danq=${DANQ:-$here/../../danq}
model=$here/../../model/demo-690
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 20,800 bases are 100 windows.
awk 'BEGIN { srand(1); print ">read"
  for (i = 0; i < 20800; i++) printf "%s", substr("ACGT", 1 + int(4 * rand()), 1)
  print "" }' >"$work/reads.fa"

# Writes a line with the seconds that a call takes.
timed() {
  start=$(date +%s%N)
  "$@" >"$work/output" 2>&1 || { cat "$work/output" >&2; exit 1; }
  awk "BEGIN { print ($(date +%s%N) - $start) / 1e9 }"
}

predict() {
  rm -rf "$work/out"
  timed "$danq" predict --input "$work/reads.fa" --model "$model" --output "$work/out" --quiet
}

median() {
  sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.2f", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

# The first call lists classes, the second makes an archive of them, which takes a while.
for call in 1 2 3; do predict >/dev/null; sleep 5; done
for call in $(seq "$calls"); do
  timed "$danq" --version >>"$work/version"
  predict >>"$work/thread"
  (DANQ_JAVA_OPTS=-Ddanq.cluster=always && export DANQ_JAVA_OPTS && predict) >>"$work/cluster"
done
printf '%s s  danq --version\n' "$(median "$work/version")"
printf '%s s  danq predict, 100 windows, one thread\n' "$(median "$work/thread")"
printf '%s s  danq predict, 100 windows, cluster\n' "$(median "$work/cluster")"

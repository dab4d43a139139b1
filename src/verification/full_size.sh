#!/usr/bin/env bash
# Imports every Keras file of a folder that has a NAME.golden.npz beside it (NAME.keras, NAME.k3.h5,
# NAME.k2.h5, NAME.hdf5) and verifies it against Keras' predictions and DL4J. Made for networks of full size,
# which take minutes and gigabytes and are no part of ./mvnw verify; `make_models.py --full` and
# `make_legacy.py --full` make such files. Ends with 1 if a network differs by more than `danq verify` allows.
#
#   src/verification/full_size.sh FOLDER TARGETS.tsv FIRST:END
set -euo pipefail

[ $# -eq 3 ] || {
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
folder=$1 targets=$2 range=$3
danq=$(dirname "$0")/../../danq
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0 files=0
for golden in "$folder"/*.golden.npz; do
  name=${golden%.golden.npz}
  for file in "$name.keras" "$name.k3.h5" "$name.k2.h5" "$name.hdf5"; do
    [ -f "$file" ] || continue
    files=$((files + 1))
    printf '\n== %s\n' "$(basename "$file")"
    "$danq" import "$file" --targets "$targets" --targetRange "$range" \
      --output "$work/bundle" --overwrite >/dev/null
    "$danq" verify --model "$work/bundle" --keras "$file" --golden "$golden" || failed=1
  done
done
[ "$files" -gt 0 ] || {
  echo "$folder has no NAME.golden.npz with a Keras file beside it" >&2
  exit 2
}
exit "$failed"

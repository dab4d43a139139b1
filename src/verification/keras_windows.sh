#!/usr/bin/env bash
# Predicts aligned reads with a network that Keras saved, on the genome's grid, and compares a sample of the rows
# with Keras' own predictions of windows that are cut again in plain Python. PYTHON names a Python with keras,
# duckdb and numpy; samtools must be at hand.
#
#   PYTHON=python3 src/verification/keras_windows.sh NETWORK.keras TARGETS.tsv FIRST:END READS.bam REFERENCE.fa
set -euo pipefail

[ $# -eq 5 ] || {
  sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
network=$1 targets=$2 range=$3 reads=$4 reference=$5
here=$(dirname "$0")
danq=$here/../../danq
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$danq" import "$network" --targets "$targets" --targetRange "$range" --output "$work/bundle" >/dev/null
"$danq" predict --input "$reads" --reference "$reference" --referenceCache "$work/references" \
  --model "$work/bundle" --scores=all --output "$work/out"
"${PYTHON:-python3}" "$here/keras_windows.py" "$network" "$work/out/predictions" "$reads" "$reference"

#!/usr/bin/env bash
# Predicts variants with a network that Keras saved, and compares every probability of every allele with Keras' own
# predictions of windows that are cut again in plain Python. PYTHON names a Python with keras, duckdb and numpy.
#
#   PYTHON=python3 src/verification/variants_keras.sh NETWORK.keras TARGETS.tsv FIRST:END REFERENCE.fa CALLS.vcf...
set -euo pipefail

[ $# -ge 5 ] || {
  sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
network=$1 targets=$2 range=$3 reference=$4
shift 4
here=$(dirname "$0")
danq=${DANQ:-$here/../../danq}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$danq" import "$network" --targets "$targets" --targetRange "$range" --output "$work/bundle" >/dev/null
for calls in "$@"; do
  "$danq" variants --input "$calls" --reference "$reference" --referenceCache "$work/references" \
    --model "$work/bundle" --scores=all --output "$work/out" --overwrite >/dev/null
  "${PYTHON:-python3}" "$here/variants_keras.py" "$network" "$work/out/variants" "$calls" "$reference"
done

#!/bin/sh
# Compares the haplotypes of tagged reads, and says how well that finds the bins that hold a
# heterozygous variant (src/verification/haplotypes.py).
#
#   src/verification/haplotypes.sh READS REFERENCE MODEL TRUTH.vcf
#
#   DANQ     the command to call; danq of this checkout without it
#   PYTHON   a Python that has pyarrow; python3 without it
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
danq=${DANQ:-$here/../../danq}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$danq" predict --input "$1" --reference "$2" --model "$3" --output "bins:$work/bins"
"$danq" haplotypes --input "$work/bins" --output "$work/haplotypes" --model "$3"
"${PYTHON:-python3}" "$here/haplotypes.py" "$work/haplotypes" "$4"

#!/bin/sh
# Makes tracks of bins, and compares them with pyBigWig (Debian: python3-pybigwig) and pyarrow.
#
#   src/verification/tracks.sh BINS REFERENCE MODEL
#
#   DANQ     the command to call; danq of this checkout without it
#   PYTHON   a Python that has both; python3 without it
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
hub=$(mktemp -d)
trap 'rm -rf "$hub"' EXIT
"${DANQ:-$here/../../danq}" tracks --input "$1" --reference "$2" --model "$3" --output "$hub"
"${PYTHON:-python3}" "$here/tracks.py" "$1" "$hub"

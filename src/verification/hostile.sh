#!/bin/sh
# Gives danq some 500 hostile files and calls, made with a seed, and prints a table: input, exit
# code, seconds, peak memory, the first line of what is said. Ends with 1 if one of them crashed,
# hung, printed a stack trace, took over 2 GB or lost a good read without a word.
#
#   src/verification/hostile.sh [SEED [all|quick]]
#
#   DANQ   the command to call; danq of this checkout without it
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}
"${java}javac" -d "$classes" "$here"/hostile/*.java
"${java}java" -cp "$classes" hostile.Hostile "${DANQ:-$here/../../danq}" "${1:-1}" "${2:-all}"

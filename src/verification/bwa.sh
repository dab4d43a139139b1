#!/bin/bash
# Compares where danq aligns reads with where Debian's bwa does, place and CIGAR.
#
# src/verification/bwa.sh REFERENCE.fa READS.fastq
#
# Needs bwa (0.7.17) and a built checkout. Prints how many primary alignments agree; ends with 1 if fewer than 99.9 % do.
# Reads that bwa places with mapping quality 0 are not compared: there it chooses by the read's number in the batch.
set -euo pipefail

if [ $# != 2 ]; then
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
if ! command -v bwa > /dev/null; then
  echo "bwa is not on the path: nothing to compare with" >&2
  exit 2
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$1" "$work/reference.fa"
bwa index "$work/reference.fa" 2> "$work/index.log"
# one line per primary alignment: name, flags of strand and of being unmapped, contig, position, quality, CIGAR
bwa mem -v 1 "$work/reference.fa" "$2" 2> "$work/mem.log" \
  | awk -F '\t' '!/^@/ && $2 % 512 < 256 && $2 % 4096 < 2048 {
      print $1 "\t" ($2 % 8 >= 4) "\t" ($2 % 32 >= 16) "\t" $3 "\t" $4 "\t" $5 "\t" $6 }' > "$work/bwa.tsv"

classes=$root/model/alignment/target
sequence=$root/model/sequence/target
jars=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" \( -name 'gatk-bwamem-jni-1.0.5.jar' -o -name 'htsjdk-4.3.0.jar' \
  -o -name 'commons-compress-1.21.jar' -o -name 'jackson-*-2.14.3.jar' \) | tr '\n' ':')
java -cp "$classes/classes:$classes/test-classes:$sequence/classes:$sequence/test-classes:$jars" \
  io.danq.alignment.AlignmentsTsv "$1" "$2" "$work/cache" > "$work/danq.tsv"

paste "$work/bwa.tsv" "$work/danq.tsv" | awk -F '\t' '
  $1 != $8 { print "the reads are not in one order: " $1 " and " $8; wrong = 1; exit }
  $2 != $9 { total++; if (shown++ < 5) print "other: " $0; next }
  $2 == 1 { total++; agree++; next }
  $6 == 0 { repeats++; next }
  { total++ }
  $3 == $10 && $4 == $11 && $5 == $12 && $7 == $14 { agree++; quality += ($6 == $13); next }
  shown++ < 5 { print "other: " $0 }
  END {
    if (wrong || total == 0) exit 1
    printf "%d of %d primary alignments agree in place and CIGAR (%.3f %%), %d of them in mapping quality; %d of quality 0 not compared\n", agree, total, 100 * agree / total, quality, repeats
    exit agree < 0.999 * total
  }'

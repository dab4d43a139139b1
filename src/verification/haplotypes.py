"""Says how well the scores of 'danq haplotypes' find the bins that hold a heterozygous variant.

  haplotypes.py HAPLOTYPES TRUTH.vcf

HAPLOTYPES is the folder of 'danq haplotypes', TRUTH.vcf has the genotypes of the same sample. Prints the area under the
ROC curve twice: against all other bins, and against the bins whose whole window holds no such variant.
"""

import os
import sys

import pyarrow.parquet as parquet

BIN = 200
FLANK = 400  # a window is the bin and as much on either side


def heterozygous(file):
    """contig -> places from 0."""
    places = {}
    with open(file, encoding="ascii") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if not line.startswith("#") and len(set(fields[9].split(":")[0].split("|"))) > 1:
                places.setdefault(fields[0], []).append(int(fields[1]) - 1)
    return places


def auroc(positives, negatives):
    """The probability that a positive has the higher score, half for equal ones: by its definition."""
    wins = sum((p > n) + (p == n) / 2 for p in positives for n in negatives)
    return wins / (len(positives) * len(negatives))


def main(folder, truth):
    places = heterozygous(truth)
    inside, beside, far = [], [], []
    table = parquet.read_table(
        os.path.join(folder, "haplotypes.parquet"), columns=["contig", "bin_start", "score"]
    )
    for row in table.to_pylist():
        start, variants = row["bin_start"], places.get(row["contig"], [])
        if any(start <= v < start + BIN for v in variants):
            inside.append(row["score"])
        elif any(start - FLANK <= v < start + BIN + FLANK for v in variants):
            beside.append(row["score"])
        else:
            far.append(row["score"])
    total = len(inside) + len(beside) + len(far)
    print(f"{len(inside)} of {total} bins hold a heterozygous variant, {len(beside)} have one in the flanks")
    print(f"AUROC {auroc(inside, beside + far):.3f} against all others, {auroc(inside, far):.3f} against windows without one")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""Compares rows of aligned reads with Keras itself.

    python keras_windows.py NETWORK.keras ROWS READS.bam REFERENCE.fa [SAMPLE]

ROWS is the predictions/ folder of `danq predict --reference REFERENCE.fa --scores=all` over
READS.bam. Windows are cut again here, by the convention of src/docs/guide/reading.md ("Reads on the
genome") and without any code of the program. Every row must have its read, and every bin of a read
its row. Keras predicts SAMPLE of the windows (1,000 by default) on both strands. Prints the largest
difference; ends with 1 if it is above 1e-5. Needs keras, duckdb, numpy and samtools.
"""
import collections
import re
import subprocess
import sys

import duckdb
import numpy as np

WINDOW, HALF, BIN = 1000, 500, 200
TOLERANCE = 1e-5
UNMAPPED, REVERSE, SECONDARY = 0x4, 0x10, 0x100
FAILED, DUPLICATE, SUPPLEMENTARY = 0x200, 0x400, 0x800
LEFT_OUT = UNMAPPED | SECONDARY | FAILED | DUPLICATE | SUPPLEMENTARY


def contigs(path):
    found, name = {}, None
    for line in open(path):
        if line.startswith(">"):
            name = line[1:].split()[0]
            found[name] = []
        else:
            found[name].append(line.strip().upper())
    return {name: "".join(lines) for name, lines in found.items()}


def reads(bam):
    """Name, strand, contig, 0-based start, CIGAR and bases of each read that is predicted."""
    process = subprocess.Popen(["samtools", "view", bam], stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        name, flags, contig, position, _, cigar, _, _, _, bases = line.split("\t")[:10]
        if not int(flags) & LEFT_OUT and cigar != "*":
            strand = "-" if int(flags) & REVERSE else "+"
            yield name, strand, contig, int(position) - 1, cigar, bases.upper()
    if process.wait():
        sys.exit(f"samtools cannot read {bam}")


def windows(reference, start, cigar, bases):
    """The bins of an alignment, and the window of each."""
    aligned, place, at = [], start, 0  # the alignment's bases on the haplotype
    before, skipped = {}, set()  # haplotype bases before each base of the reference
    for count, operation in re.findall(r"(\d+)([MIDNSHP=X])", cigar):
        count = int(count)
        for _ in range(count if operation in "MDN=X" else 0):
            before[place] = len(aligned)
            if operation == "N":
                skipped.add(place)
                aligned.append(reference[place])
            elif operation != "D":
                aligned.append(bases[at])
                at += 1
            place += 1
        if operation == "I":
            aligned.extend(bases[at : at + count])
        at += count if operation in "IS" else 0
    bins = [
        c - BIN // 2
        for c in range(start // BIN * BIN + BIN // 2, place, BIN)
        if c >= start and c not in skipped
    ]
    if not bins:
        bins = [(start + place) // 2 // BIN * BIN]
    haplotype = reference[:start] + "".join(aligned) + reference[place:]
    for b in bins:
        c = b + BIN // 2
        if c < start:
            centre = c
        elif c < place:
            centre = start + before[c]
        else:
            centre = start + len(aligned) + c - place
        padded = "N" * HALF + haplotype[max(0, centre - HALF) : centre + HALF] + "N" * HALF
        first = HALF - max(0, HALF - centre)
        yield b, padded[first : first + WINDOW]


def one_hot(text):
    codes = np.frombuffer(text.encode(), "u1")
    return np.stack([codes == ord(base) for base in "AGCT"], axis=1).astype("f4")


def main(network, rows, bam, fasta, sample="1000"):
    reference = contigs(fasta)
    expected = collections.defaultdict(list)
    for name, strand, contig, start, cigar, bases in reads(bam):
        for b, window in windows(reference[contig], start, cigar, bases):
            expected[name, strand, contig, b].append(window)
    table = duckdb.sql(
        "SELECT sequence_id, strand, contig, bin_start, scores"
        f" FROM read_parquet('{rows}/**/*.parquet') WHERE bin_start IS NOT NULL"
    ).fetchnumpy()
    keys = list(zip(*(table[c].tolist() for c in ("sequence_id", "strand", "contig", "bin_start"))))
    found = collections.Counter(keys)
    cut = collections.Counter({key: len(value) for key, value in expected.items()})
    print(f"{len(keys)} rows, {sum(cut.values())} windows cut here")
    if found != cut:
        sys.exit(f"rows and windows differ: {list((found - cut) + (cut - found))[:3]}")

    import keras

    model = keras.models.load_model(network, compile=False)
    single = [i for i, key in enumerate(keys) if len(expected[key]) == 1]
    count = min(int(sample), len(single))
    chosen = np.random.default_rng(1).choice(single, count, replace=False)
    x = np.stack([one_hot(expected[keys[i]][0]) for i in chosen])
    forward = model.predict(x, batch_size=64, verbose=0)
    backward = model.predict(x[:, ::-1, ::-1], batch_size=64, verbose=0)
    actual = np.stack([np.asarray(table["scores"][i], "f4") for i in chosen])
    difference = np.abs((forward.astype("f8") + backward) / 2 - actual)
    print(f"{count} windows by Keras {keras.__version__}: largest difference {difference.max():.2e}")
    sys.exit(1 if difference.max() > TOLERANCE else 0)


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    main(*sys.argv[1:])

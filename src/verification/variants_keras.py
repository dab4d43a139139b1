#!/usr/bin/env python3
"""Compares rows of variants with Keras itself.

    python variants_keras.py NETWORK.keras ROWS CALLS.vcf REFERENCE.fa

ROWS is the variants/ folder of `danq variants --scores=all` over CALLS.vcf. Alleles are normalised
and windows cut again here, by the convention of src/docs/guide/variants.md and without any code of
the program. Every alternative allele must have its row, in which every probability is Keras' to
1e-5. log2_odds is compared twice: with the row's own probabilities, by the formula; and with Keras'
own, where an error of 1e-5 in a probability p may become 1e-5 / (p (1 - p) ln 2) and p is 0.001 to
0.999. Ends with 1 if something differs by more. Needs keras, duckdb and numpy.
"""
import math
import sys

import duckdb
import numpy as np

WINDOW, BEFORE = 1000, 499
TOLERANCE = 1e-5
CLAMP = 1e-7
SURE = 1e-3


def contigs(path):
    found, name = {}, None
    for line in open(path):
        if line.startswith(">"):
            name = line[1:].split()[0]
            found[name] = []
        else:
            found[name].append(line.strip().upper())
    return {name: "".join(lines) for name, lines in found.items()}


def alleles(path):
    """Contig, 1-based position, REF, number and bases of each alternative allele."""
    for line in open(path):
        if not line.startswith("#"):
            contig, position, _, ref, alts = line.split("\t")[:5]
            for number, alt in enumerate(alts.strip().split(","), 1):
                yield contig, int(position), ref.upper(), number, alt.upper()


def normalised(contig, start, ref, alt):
    """The first base of an allele after trimming and left-alignment, as bcftools norm does it."""
    while ref != alt and ref[-1] == alt[-1]:
        ref, alt = ref[:-1], alt[:-1]
        if not ref or not alt:
            if start == 0:  # at the contig's start it keeps the base after it
                return start
            start -= 1
            ref, alt = contig[start] + ref, contig[start] + alt
    while len(ref) > 1 and len(alt) > 1 and ref[0] == alt[0]:
        ref, alt, start = ref[1:], alt[1:], start + 1
    return start


def cut(sequence, start):
    padded = "N" * max(0, -start) + sequence[max(0, start) : max(0, start + WINDOW)]
    return padded + "N" * (WINDOW - len(padded))


def windows(contig, position, ref, alt):
    """The reference's window, and one or two of the alternative haplotype."""
    start = position - 1
    haplotype = contig[:start] + alt + contig[start + len(ref) :]
    first = normalised(contig, start, ref, alt) - BEFORE
    growth = len(alt) - len(ref)
    shifts = [0] if growth == 0 else [0, growth]
    return [cut(contig, first)] + [cut(haplotype, first + shift) for shift in shifts]


def one_hot(text):
    codes = np.frombuffer(text.encode(), "u1")
    return np.stack([codes == ord(base) for base in "AGCT"], axis=1).astype("f4")


def log2_odds(ref, alt):
    ref, alt = (np.clip(p.astype("f8"), CLAMP, 1 - CLAMP) for p in (ref, alt))
    return np.log2(alt / (1 - alt)) - np.log2(ref / (1 - ref))


def steepness(p):
    """By how much log2 of the odds changes with p."""
    return 1 / (p * (1 - p) * math.log(2))


def main(network, rows, vcf, fasta):
    reference = contigs(fasta)
    expected = list(alleles(vcf))
    columns = ["contig", "pos", "ref", "allele_index", "alt"]
    table = duckdb.sql(
        f"SELECT {', '.join(columns)}, ref_probability, alt_probability, log2_odds"
        f" FROM read_parquet('{rows}/*.parquet')"
    ).fetchall()
    found = {row[:5]: [np.asarray(values, "f4") for values in row[5:]] for row in table}
    if len(found) != len(table) or set(found) != set(expected):
        sys.exit(f"rows and alleles differ: {list(set(found) ^ set(expected))[:3]}")

    place, texts, cuts = {}, [], []
    for contig, position, ref, _, alt in expected:
        cuts.append(windows(reference[contig], position, ref, alt))
        for window in cuts[-1]:
            if window not in place:
                place[window] = len(texts)
                texts.append(window)

    import keras

    model = keras.models.load_model(network, compile=False)
    x = np.stack([one_hot(text) for text in texts])
    forward = model.predict(x, batch_size=64, verbose=0).astype("f8")
    both = (forward + model.predict(x[:, ::-1, ::-1], batch_size=64, verbose=0)) / 2

    probability = formula = sure = 0.0
    compared, share = 0, 0.0
    for allele, window in zip(expected, cuts):
        ref, alt, odds = found[allele]
        keras_ref = both[place[window[0]]]
        keras_alt = np.mean([both[place[w]] for w in window[1:]], axis=0)
        probability = max(
            probability, np.abs(ref - keras_ref).max(), np.abs(alt - keras_alt).max()
        )
        formula = max(formula, np.abs(log2_odds(ref, alt) - odds).max())
        inside = (np.minimum(keras_ref, keras_alt) >= SURE) & (
            np.maximum(keras_ref, keras_alt) <= 1 - SURE
        )
        if inside.any():
            r, a = keras_ref[inside], keras_alt[inside]
            difference = np.abs(log2_odds(r, a) - odds[inside])
            bound = TOLERANCE * (steepness(r) + steepness(a))
            compared += inside.sum()
            sure = max(sure, difference.max())
            share = max(share, (difference / bound).max())
    print(
        f"{len(expected)} alleles, {len(texts)} windows by Keras {keras.__version__}:"
        f" largest difference of a probability {probability:.1e},"
        f" of log2_odds from the row's own probabilities {formula:.1e},"
        f" from Keras' {sure:.1e} ({compared} of {len(expected) * len(both[0])},"
        f" p {SURE} to {1 - SURE}; {share:.1%} of the bound at most)"
    )
    sys.exit(1 if probability > TOLERANCE or formula > TOLERANCE or share > 1 else 0)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])

#!/usr/bin/env python3
"""Writes windows/: labelled windows with planted motifs, and a table of targets.

    python make_windows.py windows

motifs.npz   x: uint8 [300, 1000, 4], channels A, G, C, T; y: uint8 [300, 4].
             Label k says that MOTIFS[k] is planted, on either strand.
targets.tsv  12 targets in the order of DeepSEA's table: DNase, factors, histone marks.
             The labels of motifs.npz belong to lines 3 to 6, counted from 0.
"""
import sys
from pathlib import Path

import numpy as np

import dna

WINDOW = 1000
FACTORS = ["CTCF", "REST", "GATA1", "JUND"]
MOTIFS = [b"TTAGGACCATGCAG", b"GCATCCTAAGTCTA", b"AGATAAGGCTTACC", b"ATGACTCATTGGCA"]
ASSAYS = ["DNase"] * 3 + FACTORS + ["MAX", "POLR2A", "H3K4me3", "H3K27ac", "H2A.Z"]
CELLS = ["cellA", "cellB", "cellC"]


def labelled(rng, count):
    """Letters [count, WINDOW] and labels [count, 4], a fifth of each label set."""
    labels = (rng.random((count, len(MOTIFS))) < 0.2).astype("u1")
    windows = np.stack([dna.bases(rng, WINDOW) for _ in range(count)])
    for window, planted in zip(windows, labels):
        # one motif in each quarter at most, so that none hides another
        quarters = rng.permutation(len(MOTIFS))
        for k in np.flatnonzero(planted):
            motif = np.frombuffer(MOTIFS[k], "u1").copy()
            motif[rng.integers(len(motif))] = rng.choice(np.frombuffer(b"ACGT", "u1"))
            if rng.random() < 0.5:
                motif = dna.reverse_complement(motif)
            at = quarters[k] * WINDOW // 4 + rng.integers(WINDOW // 4 - len(motif))
            window[at : at + len(motif)] = motif
    return windows, labels


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    windows, labels = labelled(np.random.default_rng(11), 300)
    windows[1, :200] = windows[2, -300:] = ord("N")
    np.savez_compressed(out / "motifs.npz", x=dna.one_hot(windows), y=labels)
    with open(out / "targets.tsv", "w", newline="\n") as table:
        table.write("index\tcell_type\tassay\ttreatment\n")
        for index, assay in enumerate(ASSAYS):
            table.write(f"{index}\t{CELLS[index % 3]}\t{assay}\tNone\n")
    print(labels.sum(axis=0), "labels,", (labels.sum(axis=1) == 0).sum(), "windows without")


if __name__ == "__main__":
    main()

"""Reads the bigWig files of 'danq tracks' with pyBigWig, and compares them with the bins.

  tracks.py BINS HUB

BINS is the folder that the tracks were made of, HUB the folder of the tracks. Every value of every track is compared, and
the zoom levels with what the values say.
"""

import csv
import glob
import math
import os
import random
import sys

import pyarrow.parquet as parquet
import pyBigWig


def fail(text):
    print(text)
    sys.exit(1)


def bins_of(folder):
    """(contig, start, haplotype) -> (reads, means), phase sets put together."""
    sums = {}
    for file in sorted(glob.glob(os.path.join(folder, "bins", "*.parquet"))):
        columns = ["contig", "bin_start", "haplotype", "reads", "mean"]
        for row in parquet.read_table(file, columns=columns).to_pylist():
            key = (row["contig"], row["bin_start"], row["haplotype"])
            reads, means = sums.get(key, (0, [0.0] * len(row["mean"])))
            n = row["reads"]
            sums[key] = (reads + n, [a + n * b for a, b in zip(means, row["mean"])])
    return {key: [m / reads for m in means] for key, (reads, means) in sums.items()}


def main(bins_folder, hub):
    bins = bins_of(bins_folder)
    haplotypes = {haplotype for _, _, haplotype in bins}
    with open(os.path.join(hub, "metadata.tsv"), newline="") as file:
        tracks = list(csv.DictReader(file, delimiter="\t"))
    indices = sorted({int(track["index"]) for track in tracks})
    values = summaries = 0
    for path in sorted(glob.glob(os.path.join(hub, "tracks", "*.bw"))):
        name = os.path.basename(path)[:-3]
        haplotype = int(name.split(".h")[1]) if ".h" in name else 0
        with pyBigWig.open(path) as track:
            lengths = track.chroms()
            number = target_number(int(name.split("_")[0]), indices, bins)
            expected = {k: v[number] for k, v in bins.items() if k[2] == haplotype}
            found = {}
            for contig in lengths:
                for start, end, value in track.intervals(contig) or ():
                    found[(contig, start, haplotype)] = value
                    if end != min(start + 200, lengths[contig]):
                        fail(f"{name}: {contig}:{start}-{end} is no bin")
            if found.keys() != expected.keys():
                fail(f"{name}: {len(found)} bins, expected {len(expected)}")
            for key, value in expected.items():
                if math.isnan(found[key]) or abs(found[key] - value) > 1e-6:
                    fail(f"{name}: {key} is {found[key]}, expected {value}")
            values += len(found)
            summaries += compare_zooms(track, name, lengths)
    print(f"{len(tracks)} tracks of {len(haplotypes)} haplotypes: {values} values, {summaries} summaries agree")


def target_number(index, indices, bins):
    """Its place among the outputs: --targets was left out, so that all targets have tracks."""
    if len(indices) != len(next(iter(bins.values()))):
        fail("make the tracks of all targets, without --targets")
    return indices.index(index)


def compare_zooms(track, name, lengths):
    draw = random.Random(1)
    compared = 0
    for contig, length in lengths.items():
        for reduction in (4000, 16000, 64000, 256000):
            stretches = length // reduction
            if stretches == 0:
                continue
            start = reduction * draw.randrange(stretches)
            for kind in ("mean", "min", "max", "coverage"):
                zoomed = track.stats(contig, start, start + reduction, type=kind)[0]
                exact = track.stats(contig, start, start + reduction, type=kind, exact=True)[0]
                if (zoomed is None) != (exact is None) or (exact is not None and abs(zoomed - exact) > 1e-5):
                    fail(f"{name}: {kind} of {contig}:{start}-{start + reduction} is {zoomed}, values say {exact}")
                compared += 1
    return compared


if __name__ == "__main__":
    main(*sys.argv[1:3])

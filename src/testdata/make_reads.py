#!/usr/bin/env python3
"""Writes simulated/: a small random genome, variants of one person, and reads of both haplotypes.

    python make_reads.py simulated

reference.fa    three contigs with runs of N and lower-case stretches, and its .fai
variants.vcf    SNVs, insertions and deletions, some with two alternatives, phased
long.bam        1 to 7 kb; with secondary, supplementary and unmapped records; HP and PS tags
short.bam       pairs of 101 bp, all aligned and primary
short.fastq.gz  the first reads of each pair, as sequenced

Both BAMs are sorted and indexed. Their alignments are the simulation's own, not an aligner's.
"""
import gzip
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pysam

import dna

CONTIGS = {"sim1": 24_000, "sim2": 14_000, "sim3": 5_000}
UNKNOWN = {"sim1": [(9_000, 9_400)], "sim2": [(0, 300), (7_000, 7_040)]}
REPEATS = {"sim1": [(4_000, 4_700), (18_000, 18_250)], "sim3": [(1_000, 1_900)]}
SHORT, INSERT = 101, (320, 40)
LONG_COVERAGE, SHORT_COVERAGE = 10, 8
REVERSE, UNMAPPED, SECONDARY, SUPPLEMENTARY = 0x10, 0x4, 0x100, 0x800
LETTERS = np.frombuffer(b"ACGT", "u1")


@dataclass
class Haplotype:
    """Letters, and where each stands on the contig; -1 for an inserted one."""

    letters: list = field(default_factory=list)
    places: list = field(default_factory=list)

    def add(self, letters, start, places):
        self.letters.extend(letters)
        self.places.extend(start + i if i < places else -1 for i in range(len(letters)))


def genome(rng):
    contigs = {name: dna.bases(rng, length) for name, length in CONTIGS.items()}
    for name, stretches in UNKNOWN.items():
        for start, end in stretches:
            contigs[name][start:end] = ord("N")
    return contigs


def write_reference(path, contigs):
    with open(path, "w", newline="\n") as fasta:
        for name, letters in contigs.items():
            text = bytearray(letters.tobytes())
            for start, end in REPEATS.get(name, []):
                text[start:end] = text[start:end].lower()
            fasta.write(f">{name} simulated\n")
            for start in range(0, len(text), 60):
                fasta.write(text[start : start + 60].decode() + "\n")
    pysam.faidx(str(path))


def other_base(rng, base):
    return rng.choice([letter for letter in LETTERS.tobytes() if letter != base])


def variants(rng, letters):
    """(position, reference, the alleles of the two haplotypes), none beside another."""
    sites, at = [], 100
    while (at := at + 40 + int(rng.exponential(600))) < len(letters) - 100:
        reference = bytes(letters[at : at + 1])
        kind = rng.random()
        if kind < 0.7:
            alternative = bytes([other_base(rng, reference[0])])
        elif kind < 0.85:
            alternative = reference + rng.choice(LETTERS, rng.integers(1, 9)).tobytes()
        else:
            alternative = reference
            reference = bytes(letters[at : at + 1 + rng.integers(1, 9)])
        if b"N" in reference:
            continue
        draw = rng.random()
        if draw < 0.3:
            alleles = [alternative, alternative]
        elif draw < 0.4:  # two alternatives, neither of them the reference
            second = bytes([other_base(rng, reference[0])]) + reference[1:]
            alleles = [alternative, second if second != alternative else reference]
        else:
            alleles = [reference, alternative]
            rng.shuffle(alleles)
        sites.append((at, reference, alleles))
    return sites


def write_variants(path, contigs, sites):
    with open(path, "w", newline="\n") as vcf:
        vcf.write("##fileformat=VCFv4.2\n")
        vcf.write('##FILTER=<ID=PASS,Description="All filters passed">\n')
        vcf.write('##FILTER=<ID=LowQual,Description="Low quality">\n')
        for name, letters in contigs.items():
            vcf.write(f"##contig=<ID={name},length={len(letters)}>\n")
        vcf.write('##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">\n')
        vcf.write('##FORMAT=<ID=PS,Number=1,Type=Integer,Description="Phase set">\n')
        vcf.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tSIM\n")
        for name, of_contig in sites.items():
            for number, (at, reference, alleles) in enumerate(of_contig):
                others = list(dict.fromkeys(a for a in alleles if a != reference))
                named = [reference, *others]
                genotype = "|".join(str(named.index(allele)) for allele in alleles)
                low = number % 10 == 9
                alternatives = b",".join(others).decode()
                vcf.write(f"{name}\t{at + 1}\t.\t{reference.decode()}\t{alternatives}\t")
                vcf.write("3\tLowQual" if low else "50\tPASS")
                vcf.write(f"\t.\tGT:PS\t{genotype}:1\n")


def haplotype(letters, sites, which):
    made, at = Haplotype(), 0
    for position, reference, alleles in sites:
        allele = alleles[which]
        made.add(letters[at:position], at, position - at)
        made.add(allele, position, min(len(reference), len(allele)))
        at = position + len(reference)
    made.add(letters[at:], at, len(letters) - at)
    return made


def sequence(rng, of, start, end, errors):
    """Letters and places of a read with errors: half of them wrong, half of them indels."""
    letters, places = [], []
    for letter, place in zip(of.letters[start:end], of.places[start:end]):
        draw = rng.random() / errors
        if draw < 0.5 and letter != ord("N"):
            letter = other_base(rng, letter)
        if not 0.5 <= draw < 0.75:
            letters.append(int(letter))
            places.append(place)
        if 0.75 <= draw < 1:
            letters.append(int(rng.choice(LETTERS)))
            places.append(-1)
    return letters, places


def cigar(places, clip):
    """Start on the contig and pairs of operation and length; clip: soft-clipped at the end."""
    operations, last, start = [], None, None
    for number, place in enumerate(places):
        if start is None and place < 0 or number >= len(places) - clip:
            operation = 4
        elif place < 0:
            operation = 1
        else:
            start = place if start is None else start
            if last is not None and place > last + 1:
                operations.append([2, place - last - 1])
            operation, last = 0, place
        if operations and operations[-1][0] == operation:
            operations[-1][1] += 1
        else:
            operations.append([operation, 1])
    tail = len(operations) - 1
    if operations[tail][0] == 4 and tail > 0 and operations[tail - 1][0] == 1:
        operations[tail - 1 :] = [[4, operations[tail - 1][1] + operations[tail][1]]]
    elif operations[tail][0] == 1:
        operations[tail][0] = 4
    return start, operations


def record(header, name, flag, contig, letters, places, quality, clip=0):
    made = pysam.AlignedSegment(header)
    made.query_name, made.flag = name, flag
    made.query_sequence = bytes(letters).decode()
    made.query_qualities = pysam.qualitystring_to_array(quality * len(letters))
    if not flag & UNMAPPED:
        made.reference_name, made.mapping_quality = contig, 60
        made.reference_start, made.cigartuples = cigar(places, clip)
    made.set_tag("RG", "sim")
    return made


def long_reads(rng, header, haplotypes):
    reads, number = [], 0
    for contig, both in haplotypes.items():
        covered = 0
        while covered < LONG_COVERAGE * CONTIGS[contig]:
            which = number % 2
            length = min(int(np.clip(rng.normal(3500, 1500), 1000, 7000)), CONTIGS[contig] - 500)
            start = int(rng.integers(0, len(both[which].letters) - length))
            letters, places = sequence(rng, both[which], start, start + length, 0.004)
            if max(places) < 0:
                continue
            name, strand = f"long{number}", REVERSE if rng.random() < 0.5 else 0
            clip = 30 if number % 7 == 0 else 0
            read = record(header, name, strand, contig, letters, places, "?", clip)
            read.set_tag("HP", which + 1)
            read.set_tag("PS", 1)
            reads.append(read)
            for extra, every in [(SECONDARY, 5), (SUPPLEMENTARY, 9)]:
                if number % every == 0:
                    flag = strand | extra
                    part = letters[:400], places[:400]
                    if any(place >= 0 for place in part[1]):
                        reads.append(record(header, name, flag, contig, *part, "?"))
            covered += len(letters)
            number += 1
    for _ in range(12):
        letters = dna.bases(rng, int(rng.integers(800, 2500)))
        reads.append(record(header, f"long{number}", UNMAPPED, None, letters, [], "+"))
        number += 1
    return reads


def short_reads(rng, header, haplotypes):
    reads, first, number = [], [], 0
    for contig, both in haplotypes.items():
        for _ in range(SHORT_COVERAGE * CONTIGS[contig] // (2 * SHORT)):
            of = both[number % 2]
            insert = int(np.clip(rng.normal(*INSERT), 220, 480))
            start = int(rng.integers(0, len(of.letters) - insert - 9))
            ends = []
            for at in (start, start + insert - SHORT):
                letters, places = sequence(rng, of, at, at + SHORT + 9, 0.004)
                ends.append((letters[:SHORT], places[:SHORT]))
            if any(max(places) < 0 for _, places in ends):
                continue
            swapped = rng.random() < 0.5  # the first read may be the one on the reverse strand
            pair = []
            for end, (letters, places) in enumerate(ends):
                flag = 0x3 | (REVERSE if end else 0x20) | (0x80 if end ^ swapped else 0x40)
                pair.append(record(header, f"short{number}", flag, contig, letters, places, "F"))
            for read, mate in (pair, pair[::-1]):
                read.next_reference_id = mate.reference_id
                read.next_reference_start = mate.reference_start
            span = pair[1].reference_end - pair[0].reference_start
            pair[0].template_length, pair[1].template_length = span, -span
            first.append(pair[1] if swapped else pair[0])
            reads.extend(pair)
            number += 1
    return reads, first


def write_bam(path, header, reads):
    def place(read):
        unplaced = read.reference_id < 0
        return unplaced, read.reference_id, read.reference_start

    with pysam.AlignmentFile(path, "wb", header=header) as bam:
        for read in sorted(reads, key=place):
            bam.write(read)
    pysam.index(str(path))


def write_fastq(path, reads):
    text = "".join(
        f"@{read.query_name}/1\n{read.get_forward_sequence()}\n+\n{'F' * SHORT}\n" for read in reads
    )
    with open(path, "wb") as file:
        with gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
            zipped.write(text.encode())


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(13)
    contigs = genome(rng)
    sites = {name: variants(rng, letters) for name, letters in contigs.items()}
    haplotypes = {
        name: [haplotype(letters, sites[name], which) for which in (0, 1)]
        for name, letters in contigs.items()
    }
    header = pysam.AlignmentHeader.from_dict(
        {
            "HD": {"VN": "1.6", "SO": "coordinate"},
            "SQ": [{"SN": name, "LN": length} for name, length in CONTIGS.items()],
            "RG": [{"ID": "sim", "SM": "SIM"}],
        }
    )
    write_reference(out / "reference.fa", contigs)
    write_variants(out / "variants.vcf", contigs, sites)
    longs = long_reads(rng, header, haplotypes)
    shorts, first = short_reads(rng, header, haplotypes)
    write_bam(out / "long.bam", header, longs)
    write_bam(out / "short.bam", header, shorts)
    write_fastq(out / "short.fastq.gz", first)
    primary = sum(not read.flag & (SECONDARY | SUPPLEMENTARY) for read in longs)
    print(f"{sum(map(len, sites.values()))} variants, {primary} long reads,", end=" ")
    print(f"{len(longs) - primary} other long records, {len(shorts)} short reads")


if __name__ == "__main__":
    main()

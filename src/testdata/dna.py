"""Random DNA: what the three scripts of this folder share."""
import numpy as np

CHANNELS = "AGCT"  # the order of DeepSEA's data


def bases(rng, length):
    """Letters with few CpG, as in human DNA, so that swapped channels show."""
    letters = rng.choice(np.frombuffer(b"ACGT", "u1"), length)
    cpg = np.flatnonzero((letters[:-1] == ord("C")) & (letters[1:] == ord("G")))
    changed = cpg[rng.random(len(cpg)) < 0.8]
    letters[changed[::2]] = ord("T")
    letters[changed[1::2] + 1] = ord("A")
    return letters


def one_hot(letters):
    """[..., 4] in the order of CHANNELS; N is a row of zeros."""
    return (letters[..., None] == np.frombuffer(CHANNELS.encode(), "u1")).astype("u1")


def reverse_complement(letters):
    pairs = np.arange(256, dtype="u1")
    for base, other in zip(b"ACGTacgt", b"TGCAtgca"):
        pairs[base] = other
    return pairs[letters[::-1]]

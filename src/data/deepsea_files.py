"""Writes tiny files as DeepSEA's train.mat and valid.mat are, for the tests of model/labels.

    python src/data/deepsea_files.py model/labels/src/test/resources/io/danq/labels/file

Needs numpy, scipy and h5py. With an .npz as second argument and a number of windows as third, it
writes those windows instead, to compare `danq evaluate` on the three kinds of file.
"""

import sys
from pathlib import Path

import h5py
import numpy as np
import scipy.io


def made_up(windows=11, length=30, columns=5):
    """Random windows [n, length, 4] with some N, and labels [n, columns]."""
    random = np.random.default_rng(1)
    x = np.eye(5, 4, dtype=np.uint8)[random.integers(0, 5, (windows, length))]
    y = (random.random((windows, columns)) < 0.3).astype(np.uint8)
    return x, y


def write_hdf5(path, x, y, prefix, chunks=None, **storage):
    """As MATLAB 7.3: 512 bytes of its own, then HDF5 with the axes reversed."""
    with h5py.File(path, "w", userblock_size=512, libver="earliest") as file:
        for name, array in ((prefix + "xdata", x.transpose(1, 2, 0)), (prefix + "data", y.T)):
            chunk = None if chunks is None else array.shape[:-1] + (chunks,)
            data = file.create_dataset(name, data=array, chunks=chunk, **storage)
            data.attrs["MATLAB_class"] = np.bytes_("uint8")
    with open(path, "r+b") as file:
        text = b"MATLAB 7.3 MAT-file, Platform: GLNXA64"
        file.write(text.ljust(124) + b"\x00\x02IM")


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        with np.load(sys.argv[2]) as arrays:
            n = int(sys.argv[3])
            x, y = arrays["x"][:n], arrays["y"][:n]
    else:
        x, y = made_up()
    channels_first = x.transpose(0, 2, 1)
    np.savez_compressed(folder / "expected.npz", x=x, y=y)
    scipy.io.savemat(
        folder / "valid.mat", {"validxdata": channels_first, "validdata": y}, do_compression=True
    )
    write_hdf5(folder / "train.mat", x, y, "train", chunks=4, compression="gzip", shuffle=True)
    if len(sys.argv) == 2:
        other = {"note": "passed over", "numbers": np.arange(3.0)}
        scipy.io.savemat(
            folder / "plain.mat", {**other, "x": x.astype(np.float64), "y": y, "z": [1]}
        )
        write_hdf5(folder / "contiguous.mat", x, y, "test")


main()

#!/usr/bin/env python3
"""Writes keras/: small DanQ networks as Keras saves them, with Keras' own predictions.

    python make_networks.py keras

NAME.keras       Keras 3 archive
NAME.k3.h5       HDF5 file of Keras 3
NAME.k2.h5       HDF5 file in the layout of Keras 2.10
NAME.golden.npz  x: float32 [8, window, 4], channels A, G, C, T; y: float32 [8, targets]
bad/             files that an importer must refuse with a message that names the fault

The tiny networks have random weights. `motifs`, an archive alone, is trained on windows of
make_windows.py; its figures over windows/motifs.npz, by scikit-learn, are in motifs.figures.tsv.
"""
import json
import os
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"  # the same order of sums everywhere

import h5py
import keras
import numpy as np
import tensorflow
from keras import layers
from sklearn.metrics import average_precision_score, roc_auc_score

import keras2
import make_windows
from dna import one_hot, reverse_complement


@dataclass(frozen=True)
class Spec:
    """The sizes of a network; fused: a Sequential with activations inside its layers."""

    window: int
    filters: int
    kernel: int
    pool: int
    stride: int
    units: int
    dense: int
    targets: int
    fused: bool = False


TINY = {
    "tiny-pool13": Spec(1000, 16, 26, 13, 13, 16, 24, 12),
    "tiny-pool2": Spec(1000, 16, 26, 2, 2, 4, 8, 12),  # Keras' default pool
    "tiny-sequential": Spec(1000, 8, 19, 15, 5, 12, 8, 5, fused=True),  # stride is not pool
    "tiny-window200": Spec(200, 8, 11, 4, 4, 8, 16, 3),
}
MOTIFS = Spec(1000, 16, 14, 25, 25, 8, 16, len(make_windows.MOTIFS))


def build(spec):
    entry = layers.Input((spec.window, 4))
    convolution = layers.Conv1D(spec.filters, spec.kernel, activation="relu")
    pooling = layers.MaxPooling1D(spec.pool, strides=spec.stride)
    recurrent = layers.Bidirectional(layers.LSTM(spec.units, return_sequences=True))
    if spec.fused:
        hidden = layers.Dense(spec.dense, activation="relu")
        output = layers.Dense(spec.targets, activation="sigmoid")
        stack = [entry, convolution, pooling, recurrent, layers.Flatten(), hidden, output]
        return keras.Sequential(stack)
    x = layers.Dropout(0.2)(pooling(convolution(entry)))
    x = layers.Dropout(0.5)(recurrent(x))
    x = layers.Activation("relu")(layers.Dense(spec.dense)(layers.Flatten()(x)))
    x = layers.Activation("sigmoid")(layers.Dense(spec.targets)(x))
    return keras.Model(entry, x)


def randomise(model, rng):
    """Wider than Keras' initialisers: outputs spread over (0, 1), so a wrong gate order shows."""
    for weight in model.trainable_variables:
        fan = max(1, int(np.prod(weight.shape[:-1])))
        width = 1.6 / np.sqrt(fan) if len(weight.shape) > 1 else 0.3
        weight.assign(rng.normal(0, width, weight.shape).astype("float32"))


def random_inputs(rng, window):
    x = np.eye(4, dtype="float32")[rng.integers(0, 4, (8, window))]
    x[1, : window // 4] = 0  # N at the start
    x[2, -window // 3 :] = 0  # N at the end
    x[3] = 0  # nothing but N
    x[4, rng.random(window) < 0.05] = 0
    return x


def save_archive(model, path):
    """model.save, without the time of day and the addresses of objects."""
    model.save(path)
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    metadata = json.loads(entries["metadata.json"]) | {"date_saved": "2026-01-01@00:00:00"}
    entries["metadata.json"] = json.dumps(metadata).encode()
    config = entries["config.json"].decode()
    addresses = dict.fromkeys(re.findall(r'"shared_object_id": (\d+)', config))
    for number, address in enumerate(addresses):
        config = config.replace(address, str(number))
    entries["config.json"] = config.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content)


def save_golden(name, model, x, out):
    y = model.predict(x, verbose=0)
    np.savez_compressed(out / f"{name}.golden.npz", x=x, y=y)
    print(f"{name}: {model.count_params()} parameters, y {y.min():.4f} to {y.max():.4f}")
    return y


def write_motifs(out):
    keras.backend.clear_session()
    keras.utils.set_random_seed(5)
    windows, labels = make_windows.labelled(np.random.default_rng(5), 3000)
    model = build(MOTIFS)
    convolution = model.layers[1]
    kernels, bias = convolution.get_weights()
    for i, motif in enumerate(make_windows.MOTIFS):  # as if known before: five epochs do
        letters = np.frombuffer(motif, "u1")
        kernels[:, :, 2 * i] += one_hot(letters) * 0.5 - 0.125
        kernels[:, :, 2 * i + 1] += one_hot(reverse_complement(letters)) * 0.5 - 0.125
    convolution.set_weights([kernels, bias - 3])
    model.compile(keras.optimizers.Adam(2e-3), "binary_crossentropy")
    model.fit(one_hot(windows), labels, batch_size=50, epochs=5, verbose=0)
    trained = build(MOTIFS)  # without the optimiser's state
    trained.set_weights(model.get_weights())
    save_archive(trained, out / "motifs.keras")
    save_golden("motifs", trained, one_hot(windows[:8]).astype("float32"), out)
    write_figures(trained, out / "motifs.figures.tsv")


def write_figures(model, path):
    with np.load(Path(__file__).parent / "windows/motifs.npz") as test:
        x, y = test["x"], test["y"]
    forward = model.predict(x, verbose=0)
    reverse = model.predict(x[:, ::-1, ::-1], verbose=0)  # A, G, C, T reversed is T, C, G, A
    with open(path, "w", newline="\n") as table:
        table.write("strands\troc_auc\taverage_precision\n")
        for strands, scores in [("forward", forward), ("averaged", (forward + reverse) / 2)]:
            auc = roc_auc_score(y, scores)
            precision = average_precision_score(y, scores)
            table.write(f"{strands}\t{auc:.4f}\t{precision:.4f}\n")


def write_tiny(name, spec, out):
    rng = np.random.default_rng(sum(map(ord, name)))
    keras.backend.clear_session()
    model = build(spec)
    randomise(model, rng)
    x = random_inputs(rng, spec.window)
    y = save_golden(name, model, x, out)
    save_archive(model, out / f"{name}.keras")
    model.save(out / f"{name}.k3.h5")
    keras2.save(model, spec, out / f"{name}.k2.h5")
    again = build(spec)
    again.load_weights(out / f"{name}.k2.h5")
    assert np.abs(again.predict(x, verbose=0) - y).max() < 1e-6, name


def write_bad(out):
    bad = out / "bad"
    bad.mkdir(exist_ok=True)
    keras.utils.set_random_seed(6)
    entry = layers.Input((1000, 4))
    pooled = layers.MaxPooling1D(13)(layers.Conv1D(8, 26, activation="relu")(entry))

    def recurrent(cell, **options):
        return layers.Bidirectional(cell(8, return_sequences=True), **options)(pooled)

    def network(x, activation="sigmoid"):
        output = layers.Dense(3, activation=activation)
        hidden = layers.Dense(5, activation="relu")
        return keras.Model(entry, output(hidden(layers.Flatten()(x))))

    network(recurrent(layers.GRU)).save(bad / "gru.h5")
    one_direction = layers.LSTM(8, return_sequences=True)(pooled)
    network(one_direction).save(bad / "one-direction.h5")
    network(recurrent(layers.LSTM, merge_mode="sum")).save(bad / "merge-sum.h5")
    both = recurrent(layers.LSTM)
    network(both, "softmax").save(bad / "softmax.h5")
    model = network(both)
    model.save_weights(bad / "only.weights.h5")
    weights = model.get_weights()
    weights[0][0, 0, 0] = np.nan
    model.set_weights(weights)
    model.save(bad / "nan-weight.h5")

    whole = (out / "tiny-window200.k2.h5").read_bytes()
    (bad / "truncated.h5").write_bytes(whole[: len(whole) // 2])
    (bad / "not-hdf5.h5").write_text("this is no HDF5 file\n")
    (bad / "short-dense.h5").write_bytes(whole)
    with h5py.File(bad / "short-dense.h5", "a") as file:
        dense = file["model_weights/dense/dense"]
        kernel = dense["kernel:0"][()]
        del dense["kernel:0"]
        dense.create_dataset("kernel:0", data=kernel[:-16])


def main():
    tensorflow.config.experimental.enable_op_determinism()
    tensorflow.config.threading.set_intra_op_parallelism_threads(1)
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    write_motifs(out)
    for name, spec in TINY.items():
        write_tiny(name, spec, out)
    write_bad(out)


if __name__ == "__main__":
    main()

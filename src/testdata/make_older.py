#!/usr/bin/env python3
"""Writes older/: one small DanQ in the layouts that Keras had before it wrote what it writes today.

    KERAS_BACKEND=numpy python make_older.py older

published.hdf5         Keras 0.2 on Theano, in the layout of DanQ_bestmodel.hdf5: 24 arrays by number
jaspar.hdf5            the same in the layout of DanQ-JASPAR_bestmodel.hdf5, other sizes
keras1.h5              Keras 1.2.2: Convolution1D, nb_filter, twelve arrays per LSTM
keras1-theano.h5       Keras 1.0.8 on Theano: kernels [filters, 4, length, 1], turned round
keras2.h5              Keras 2.2.4: hard-sigmoid gates, clip(0.2 z + 0.5)
keras2-default.h5      the same without the key recurrent_activation, the version's default
keras2-theano.h5       the same on Theano: kernels turned round
keras2.weights.hdf5    what save_weights of Keras 2.2.4 writes
keras3.weights.h5      what save_weights of Keras 3 writes; hard sigmoid clip(z / 6 + 0.5)
keras3.json            what to_json of that model gives
published.golden.npz, jaspar.golden.npz, keras2.golden.npz (also for keras1*), keras3.golden.npz

A golden has x, uint8 [4, 1000, 4], channels A, G, C, T, the second half the reverse complement of the
first; y, float32 [4, targets], computed here in float64; y_rc_mean, the mean over the two strands; and
for the two published files trap_*, y with one thing done wrong. Keras 3 checks keras3.golden.npz.
"""
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "numpy")

import h5py
import keras
import numpy as np
from keras import layers

import keras2


@dataclass(frozen=True)
class Spec:
    """The sizes of a network, as keras2.py takes them."""

    filters: int
    kernel: int
    pool: int
    units: int
    dense: int
    targets: int
    window: int = 1000
    fused: bool = False

    @property
    def stride(self):
        return self.pool


NETWORK = Spec(6, 26, 13, 4, 5, 3)
JASPAR = Spec(7, 30, 15, 3, 6, 4)
SIGMOID = "sigmoid"


def gate(z, slope):
    return 1 / (1 + np.exp(-z)) if slope == SIGMOID else np.clip(z * slope + 0.5, 0, 1)


def lstm(x, kernel, recurrence, bias, slope):
    """All states [n, steps, units]; gates i, f, c, o side by side."""
    units = len(recurrence)
    state = cell = np.zeros((len(x), units))
    states = []
    for step in range(x.shape[1]):
        z = x[:, step] @ kernel + state @ recurrence + bias
        i, f, c, o = (z[:, k * units : (k + 1) * units] for k in range(4))
        cell = gate(f, slope) * cell + gate(i, slope) * np.tanh(c)
        state = gate(o, slope) * np.tanh(cell)
        states.append(state)
    return np.stack(states, axis=1)


def predict(spec, weights, x, slope, both_forward=False, dropout=(1, 1)):
    """What a network gives; weights as Keras 3 orders them, kernels that correlate."""
    w = [array.astype("f8") for array in weights]
    positions = spec.window - spec.kernel + 1
    steps = positions // spec.pool
    y = sum(x[:, k : k + positions] @ w[0][k] for k in range(spec.kernel)) + w[1]
    y = np.maximum(y, 0)[:, : steps * spec.pool]
    y = y.reshape(len(x), steps, spec.pool, -1).max(axis=2) * dropout[0]
    first = lstm(y, *w[2:5], slope)
    second = (
        lstm(y, *w[5:8], slope) if both_forward else lstm(y[:, ::-1], *w[5:8], slope)[:, ::-1]
    )
    flat = np.concatenate([first, second], axis=2).reshape(len(x), -1) * dropout[1]
    return gate(np.maximum(flat @ w[8] + w[9], 0) @ w[10] + w[11], SIGMOID)


def random_weights(spec, rng):
    flat = (spec.window - spec.kernel + 1) // spec.pool * 2 * spec.units
    shapes = [(spec.kernel, 4, spec.filters), (spec.filters,)]
    for _ in range(2):
        shapes += [(spec.filters, 4 * spec.units), (spec.units, 4 * spec.units), (4 * spec.units,)]
    shapes += [(flat, spec.dense), (spec.dense,), (spec.dense, spec.targets), (spec.targets,)]
    weights = []
    for number, shape in enumerate(shapes):
        # wide enough that gates reach their ends, and outputs spread over (0, 1)
        scale = 0.4 if len(shape) == 1 else 2 / np.prod(shape[:-1]) ** 0.5
        scale *= 2 if number in (2, 3, 5, 6) else 1
        weights.append((scale * rng.standard_normal(shape)).astype("float32"))
    return weights


def windows(rng):
    x = np.eye(4, dtype="u1")[rng.integers(0, 4, (2, 1000))]
    x[1, :90] = 0  # N
    return np.concatenate([x, x[:, ::-1, ::-1]])


def save_golden(path, x, y, **traps):
    mean = (y[: len(y) // 2] + y[len(y) // 2 :]) / 2
    arrays = {"y": y, "y_rc_mean": mean, **{f"trap_{name}": trap for name, trap in traps.items()}}
    np.savez_compressed(path, x=x, **{name: a.astype("f4") for name, a in arrays.items()})
    print(path.name, f"y {y.min():.3f} to {y.max():.3f}", *(
        f"{name} {np.abs(trap - y).max():.3f}" for name, trap in traps.items()))


def separate(kernel, recurrence, bias):
    """An LSTM's twelve arrays: W, U and b of i, c, f and o."""
    units = len(recurrence)
    for k in (0, 2, 1, 3):  # in i, f, c, o
        for array in (kernel, recurrence, bias):
            yield array[..., k * units : (k + 1) * units]


def turned(kernel):
    return kernel[::-1]


def save_published(path, weights, fused):
    """The kernels [filters, 4, length, 1] are turned round; names sort param_10 before param_2."""
    convolution = [np.transpose(turned(weights[0]), (2, 1, 0))[..., None], weights[1]]
    both = [*separate(*weights[2:5]), *separate(*weights[5:8])]
    dense = [weights[8:10], weights[10:12]] if fused else [weights[8:10], [], weights[10:12], []]
    with h5py.File(path, "w", libver="earliest") as file:
        stack = [convolution, [], [], both, [], [], *dense]
        file.attrs["nb_layers"] = np.int64(len(stack))
        for number, arrays in enumerate(stack):
            group = file.create_group(f"layer_{number}")
            group.attrs["nb_params"] = np.int64(len(arrays))
            for index, array in enumerate(arrays):
                group.create_dataset(f"param_{index}", data=array)


def write_published(name, spec, fused, seed, out):
    rng = np.random.default_rng(seed)
    weights, x = random_weights(spec, rng), windows(rng)
    save_published(out / f"{name}.hdf5", weights, fused)
    right = {"slope": 0.2, "both_forward": True, "dropout": (0.8, 0.5)}
    reversed_kernel = [turned(weights[0]), *weights[1:]]
    save_golden(
        out / f"{name}.golden.npz",
        x,
        predict(spec, weights, x, **right),
        kernel_not_flipped=predict(spec, reversed_kernel, x, **right),
        dropout_not_scaled=predict(spec, weights, x, **right | {"dropout": (1, 1)}),
        backward_in_time=predict(spec, weights, x, **right | {"both_forward": False}),
        logistic_gates=predict(spec, weights, x, **right | {"slope": SIGMOID}),
        keras3_hard_sigmoid=predict(spec, weights, x, **right | {"slope": 1 / 6}),
    )


def save_keras1(path, spec, weights, version, kernel):
    config = [
        ("Convolution1D", "convolution1d_1", dict(
            batch_input_shape=[None, spec.window, 4], nb_filter=spec.filters,
            filter_length=spec.kernel, border_mode="valid", subsample_length=1, bias=True,
            activation="relu", init="glorot_uniform", input_dim=4, input_length=spec.window)),
        ("MaxPooling1D", "maxpooling1d_1", dict(
            pool_length=spec.pool, stride=spec.pool, border_mode="valid")),
        ("Dropout", "dropout_1", dict(p=0.2)),
        ("Bidirectional", "bidirectional_1", dict(merge_mode="concat", layer=dict(
            class_name="LSTM", config=dict(
                name="lstm_1", output_dim=spec.units, init="glorot_uniform", activation="tanh",
                inner_init="orthogonal", inner_activation="hard_sigmoid", return_sequences=True,
                go_backwards=False, stateful=False, consume_less="cpu")))),
        ("Dropout", "dropout_2", dict(p=0.5)),
        ("Flatten", "flatten_1", {}),
        ("Dense", "dense_1", dict(output_dim=spec.dense, activation="linear", bias=True)),
        ("Activation", "activation_1", dict(activation="relu")),
        ("Dense", "dense_2", dict(output_dim=spec.targets, activation="linear", bias=True)),
        ("Activation", "activation_2", dict(activation="sigmoid")),
    ]
    names = [f"{kind}_lstm_1_{array}_{g}:0" for kind in ("forward", "backward")
             for g in "icfo" for array in "WUb"]
    both = [*separate(*weights[2:5]), *separate(*weights[5:8])]
    arrays = {
        "convolution1d_1": zip(["convolution1d_1_W:0", "convolution1d_1_b:0"], [kernel, weights[1]]),
        "bidirectional_1": zip(names, both),
        "dense_1": zip(["dense_1_W:0", "dense_1_b:0"], weights[8:10]),
        "dense_2": zip(["dense_2_W:0", "dense_2_b:0"], weights[10:12]),
    }
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = version.encode()
        stack = [{"class_name": kind, "config": {"name": name, "trainable": True, **settings}}
                 for kind, name, settings in config]
        file.attrs["model_config"] = json.dumps({"class_name": "Sequential", "config": stack}).encode()
        save_layers(file.create_group("model_weights"), [name for _, name, _ in config], arrays)


def save_layers(group, names, arrays):
    group.attrs["layer_names"] = [name.encode() for name in names]
    for name in names:
        layer = group.create_group(name)
        of_layer = dict(arrays.get(name, {}))
        layer.attrs["weight_names"] = [key.encode() for key in of_layer]
        for key, array in of_layer.items():
            layer.create_dataset(key, data=array)


def edit(path, change):
    with h5py.File(path, "a") as file:
        model = json.loads(file.attrs["model_config"])
        cell = next(layer for layer in model["config"]["layers"]
                    if layer["class_name"] == "Bidirectional")["config"]["layer"]["config"]
        for group in (file, file["model_weights"]):
            group.attrs["keras_version"] = "2.2.4"
        cell["recurrent_activation"] = "hard_sigmoid"
        change(file, cell)
        file.attrs["model_config"] = json.dumps(model)


def build(spec):
    entry = layers.Input((spec.window, 4))
    x = layers.Conv1D(spec.filters, spec.kernel, activation="relu")(entry)
    x = layers.Dropout(0.2)(layers.MaxPooling1D(spec.pool)(x))
    cell = layers.LSTM(spec.units, return_sequences=True, recurrent_activation="hard_sigmoid")
    x = layers.Flatten()(layers.Dropout(0.5)(layers.Bidirectional(cell)(x)))
    x = layers.Activation("relu")(layers.Dense(spec.dense)(x))
    return keras.Model(entry, layers.Activation("sigmoid")(layers.Dense(spec.targets)(x)))


def write_keras(spec, out):
    rng = np.random.default_rng(2017)
    weights, x = random_weights(spec, rng), windows(rng)
    model = build(spec)
    model.set_weights(weights)
    sixth = predict(spec, weights, x, 1 / 6)
    assert np.abs(model.predict(x.astype("f4"), verbose=0) - sixth).max() < 1e-6
    save_golden(out / "keras3.golden.npz", x, sixth)
    model.save_weights(out / "keras3.weights.h5")
    (out / "keras3.json").write_text(model.to_json(indent=1) + "\n")

    save_golden(out / "keras2.golden.npz", x, predict(spec, weights, x, 0.2))
    plain = out / "keras2.h5"
    for path in (plain, out / "keras2-default.h5", out / "keras2-theano.h5"):
        keras2.save(model, spec, path)
    edit(plain, lambda file, cell: None)
    edit(out / "keras2-default.h5", lambda file, cell: cell.pop("recurrent_activation"))

    def theano(file, cell):
        for group in (file, file["model_weights"]):
            group.attrs["backend"] = "theano"
        kernel = file["model_weights/conv1d/conv1d/kernel:0"]
        kernel[...] = turned(kernel[()])

    edit(out / "keras2-theano.h5", theano)
    with h5py.File(plain) as whole, h5py.File(out / "keras2.weights.hdf5", "w") as file:
        for name, value in whole["model_weights"].attrs.items():
            file.attrs[name] = value
        for name in whole["model_weights"]:
            whole.copy(f"model_weights/{name}", file)
    save_keras1(out / "keras1.h5", spec, weights, "1.2.2", weights[0][:, None])
    oldest = np.transpose(turned(weights[0]), (2, 1, 0))[..., None]
    save_keras1(out / "keras1-theano.h5", spec, weights, "1.0.8", oldest)


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    write_published("published", NETWORK, False, 2015, out)
    write_published("jaspar", JASPAR, True, 2016, out)
    write_keras(NETWORK, out)


if __name__ == "__main__":
    main()

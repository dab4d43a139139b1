#!/usr/bin/env python3
"""Writes what Keras makes of a small DanQ in five steps: the golden file of KerasStepsTest.

    pip install tensorflow-cpu keras numpy
    python keras_steps.py ../../model/training/src/test/resources/io/danq/training/keras-steps.npz

    x, y                        uint8 [80, 100, 4] in A,G,C,T order and uint8 [80, 3]
    start.TENSOR                the weights before, in the layout and by the names of a bundle
    gradient.TENSOR             the gradients of the first 16 windows' loss
    adam.TENSOR, rmsprop.TENSOR the weights after five steps of 16 windows, in order, without dropout
"""
import os, sys
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras, numpy as np, tensorflow as tf
from keras import layers as L

WINDOW, FILTERS, KERNEL, POOL, UNITS, DENSE, TARGETS, BATCH, STEPS = 100, 8, 11, 4, 6, 10, 3, 16, 5

def build():
    i = L.Input((WINDOW, 4))
    x = L.MaxPooling1D(POOL)(L.Conv1D(FILTERS, KERNEL, activation="relu")(i))
    x = L.Flatten()(L.Bidirectional(L.LSTM(UNITS, return_sequences=True))(x))
    return keras.Model(i, L.Dense(TARGETS, activation="sigmoid")(L.Dense(DENSE, activation="relu")(x)))

def gates(a):
    """i, f, c, o to i, o, f, c along the last axis."""
    i, f, c, o = np.split(a, 4, axis=-1)
    return np.concatenate([i, o, f, c], axis=-1)

def bundle(arrays, prefix):
    k, b, fw, fr, fb, bw, br, bb, hw, hb, ow, ob = (np.asarray(a, "float32") for a in arrays)
    zero = np.zeros(4 * UNITS, "float32")
    named = {
        "conv.weight": k.transpose(2, 1, 0), "conv.bias": b,
        "lstm.weight": np.stack([gates(fw).T, gates(bw).T]),
        "lstm.recurrence": np.stack([gates(fr).T, gates(br).T]),
        "lstm.bias": np.stack([np.concatenate([gates(fb), zero]), np.concatenate([gates(bb), zero])]),
        "hidden.weight": hw, "hidden.bias": hb, "output.weight": ow, "output.bias": ob}
    return {f"{prefix}.{n}": np.ascontiguousarray(a) for n, a in named.items()}

rng = np.random.default_rng(5)
n = BATCH * STEPS
x = np.eye(4, dtype="uint8")[rng.integers(0, 4, (n, WINDOW))]
x[1, :25] = 0                                  # N at the start
x[2, -30:] = 0                                 # N at the end
y = (rng.random((n, TARGETS)) < 0.3).astype("uint8")
start = [rng.normal(0, 1 / np.sqrt(max(1, np.prod(v.shape[:-1]))) if len(v.shape) > 1 else 0.2, v.shape)
         for v in build().trainable_variables]
out = {"x": x, "y": y, **bundle(start, "start")}
xs, ys = x.astype("float32"), y.astype("float32")

model = build()
model.set_weights(start)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(keras.losses.binary_crossentropy(ys[:BATCH], model(xs[:BATCH])))
out.update(bundle(tape.gradient(loss, [v.value for v in model.trainable_variables]), "gradient"))
out["loss"] = np.array([loss.numpy()], "float32")
for name, optimizer in (("adam", keras.optimizers.Adam()), ("rmsprop", keras.optimizers.RMSprop())):
    model = build()
    model.set_weights(start)
    model.compile(optimizer, "binary_crossentropy")
    model.fit(xs, ys, batch_size=BATCH, epochs=1, shuffle=False, verbose=0)
    out.update(bundle(model.get_weights(), name))
np.savez_compressed(sys.argv[1], **out)
print("keras", keras.__version__, "loss", float(loss), os.path.getsize(sys.argv[1]), "bytes")

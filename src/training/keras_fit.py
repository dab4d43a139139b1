#!/usr/bin/env python3
"""Prints how many windows per second Keras trains, to stand beside the windows/s of `danq train`.

    pip install tensorflow-cpu keras numpy
    python keras_fit.py train.npz --windows 640 --dense 695
    danq train --data train.npz --targets targets.tsv --targetRange 125:815 --dense 695 -o out
"""
import argparse, os, time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("file", help="labelled windows, x and y in an .npz")
parser.add_argument("--windows", type=int, default=640, help="how many of them an epoch takes")
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--filters", type=int, default=320)
parser.add_argument("--pool", type=int, default=13)
parser.add_argument("--units", type=int, default=320)
parser.add_argument("--dense", type=int, default=925)
parser.add_argument("--threads", type=int, default=os.cpu_count())
a = parser.parse_args()

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
import keras, numpy as np, tensorflow as tf
from keras import layers as L

tf.config.threading.set_intra_op_parallelism_threads(a.threads)
data = np.load(a.file)
x, y = data["x"][: a.windows].astype("float32"), data["y"][: a.windows].astype("float32")
i = L.Input(x.shape[1:])
h = L.Dropout(0.2)(L.MaxPooling1D(a.pool)(L.Conv1D(a.filters, 26, activation="relu")(i)))
h = L.Flatten()(L.Dropout(0.5)(L.Bidirectional(L.LSTM(a.units, return_sequences=True))(h)))
model = keras.Model(i, L.Dense(y.shape[1], activation="sigmoid")(L.Dense(a.dense, activation="relu")(h)))
model.compile("adam", "binary_crossentropy")
for epoch in range(a.epochs):
    wall, cpu = time.time(), time.process_time()
    loss = model.fit(x, y, batch_size=a.batch, verbose=0).history["loss"][0]
    wall, cpu = time.time() - wall, time.process_time() - cpu
    print(f"epoch {epoch + 1}: loss {loss:.5f}, {len(x) / wall:.1f} windows/s, {1e3 * cpu / len(x):.1f} ms of processor a window", flush=True)

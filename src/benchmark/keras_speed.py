#!/usr/bin/env python3
"""Prints how many windows per second Keras predicts, for `danq bench --python`.

    pip install tensorflow-cpu keras h5py
    python keras_speed.py danq.keras --seconds 30 --strands both --threads 2
"""
import argparse
import os
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("file", help=".keras or Keras 3 .h5")
parser.add_argument("--seconds", type=float, default=30)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--strands", choices=("both", "forward"), default="both")
parser.add_argument("--threads", type=int, default=os.cpu_count())
arguments = parser.parse_args()

WINDOWS = 512  # of each call
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
import keras
import numpy
import tensorflow

tensorflow.config.threading.set_intra_op_parallelism_threads(arguments.threads)
model = keras.models.load_model(arguments.file, compile=False)
length = model.input_shape[1]
rng = numpy.random.default_rng(1)
windows = numpy.eye(4, dtype="float32")[rng.integers(0, 4, (WINDOWS, length))]


def predict():
    predictions = model.predict(windows, batch_size=arguments.batch, verbose=0)
    if arguments.strands == "both":
        # Channels A, G, C, T: the complement is their order reversed.
        reverse = windows[:, ::-1][:, :, [3, 2, 1, 0]]
        predictions = (predictions + model.predict(reverse, batch_size=arguments.batch, verbose=0)) / 2
    return predictions


model.predict(windows[: arguments.batch], batch_size=arguments.batch, verbose=0)
start = time.perf_counter()
predicted = 0
while time.perf_counter() - start < arguments.seconds:
    predict()
    predicted += WINDOWS
print(f"{predicted / (time.perf_counter() - start):.2f}")

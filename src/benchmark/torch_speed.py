#!/usr/bin/env python3
"""Prints how many windows per second PyTorch predicts, for `danq bench --python`.

    pip install torch tensorflow-cpu keras h5py
    python torch_speed.py danq.keras --seconds 30 --strands both --threads 2 --precision bf16

The network and its weights are those of the Keras file. In float32 the script first compares its
predictions with Keras'.
"""
import argparse
import os
import sys
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("file", help=".keras or Keras 3 .h5")
parser.add_argument("--seconds", type=float, default=30)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--strands", choices=("both", "forward"), default="both")
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--precision", choices=("float32", "bf16"), default="float32")
arguments = parser.parse_args()

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
import keras
import numpy
import torch

torch.set_num_threads(arguments.threads)
source = keras.models.load_model(arguments.file, compile=False)
layers = {type(layer).__name__: layer for layer in source.layers}
dense = [layer for layer in source.layers if isinstance(layer, keras.layers.Dense)]
pooling = layers["MaxPooling1D"]


def tensor(array):
    return torch.from_numpy(numpy.ascontiguousarray(array))


class DanQ(torch.nn.Module):
    def __init__(self):
        super().__init__()
        kernel, bias = layers["Conv1D"].get_weights()
        self.convolution = torch.nn.Conv1d(4, kernel.shape[2], kernel.shape[0])
        self.convolution.weight.data = tensor(kernel.transpose(2, 1, 0))
        self.convolution.bias.data = tensor(bias)
        self.pool = torch.nn.MaxPool1d(pooling.pool_size[0], pooling.strides[0])
        weights = layers["Bidirectional"].get_weights()
        units = weights[1].shape[0]
        # Both libraries order the gates input, forget, cell, output.
        self.lstm = torch.nn.LSTM(kernel.shape[2], units, batch_first=True, bidirectional=True)
        for suffix, (inputs, recurrence, bias) in zip(("", "_reverse"), (weights[:3], weights[3:])):
            getattr(self.lstm, "weight_ih_l0" + suffix).data = tensor(inputs.T)
            getattr(self.lstm, "weight_hh_l0" + suffix).data = tensor(recurrence.T)
            getattr(self.lstm, "bias_ih_l0" + suffix).data = tensor(bias)
            getattr(self.lstm, "bias_hh_l0" + suffix).data.zero_()
        self.dense = torch.nn.ModuleList()
        for layer in dense:
            kernel, bias = layer.get_weights()
            linear = torch.nn.Linear(*kernel.shape)
            linear.weight.data = tensor(kernel.T)
            linear.bias.data = tensor(bias)
            self.dense.append(linear)

    def forward(self, windows):
        pooled = self.pool(torch.relu(self.convolution(windows.transpose(1, 2))))
        steps, _ = self.lstm(pooled.transpose(1, 2))
        hidden = torch.relu(self.dense[0](steps.flatten(1)))
        return torch.sigmoid(self.dense[1](hidden))


kind = torch.bfloat16 if arguments.precision == "bf16" else torch.float32
network = DanQ().eval().to(kind)
rng = numpy.random.default_rng(1)
length = source.input_shape[1]
batch = tensor(numpy.eye(4, dtype="float32")[rng.integers(0, 4, (arguments.batch, length))])
batch = batch.to(kind)


@torch.inference_mode()
def predict():
    predictions = network(batch).float()
    if arguments.strands == "both":
        # Channels A, G, C, T: the complement is their order reversed.
        predictions = (predictions + network(batch.flip(1, 2)).float()) / 2
    return predictions


if arguments.precision == "float32":
    with torch.inference_mode():
        difference = abs(network(batch).numpy() - source.predict(batch.numpy(), verbose=0)).max()
    if difference > 1e-5:
        sys.exit(f"PyTorch and Keras differ by {difference}")
for _ in range(3):
    predict()
start = time.perf_counter()
windows = 0
while time.perf_counter() - start < arguments.seconds:
    predict()
    windows += arguments.batch
print(f"{windows / (time.perf_counter() - start):.2f}")

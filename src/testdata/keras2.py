"""A network in the HDF5 layout of Keras 2.10, which Keras 3 reads but no longer writes."""
import json

import h5py

NO_RULES = {
    f"{of}_{rule}": None
    for of, rule in [
        ("kernel", "regularizer"),
        ("bias", "regularizer"),
        ("activity", "regularizer"),
        ("kernel", "constraint"),
        ("bias", "constraint"),
    ]
}
GLOROT = {"class_name": "GlorotUniform", "config": {"seed": None}}
ORTHOGONAL = {"class_name": "Orthogonal", "config": {"gain": 1.0, "seed": None}}
ZEROS = {"class_name": "Zeros", "config": {}}
WEIGHTED = {
    "use_bias": True,
    "kernel_initializer": GLOROT,
    "bias_initializer": ZEROS,
    **NO_RULES,
}


def save(model, spec, path):
    config = _config(spec)
    arrays = _arrays([weight.numpy() for weight in model.trainable_variables])
    names = [layer["config"]["name"] for layer in config["config"]["layers"]]
    if spec.fused:
        names = names[1:]  # a Sequential does not count its input as a layer
    with h5py.File(path, "w") as file:
        file.attrs["backend"] = "tensorflow"
        file.attrs["keras_version"] = "2.10.0"
        file.attrs["model_config"] = json.dumps(config)
        weights = file.create_group("model_weights")
        weights.attrs["backend"] = "tensorflow"
        weights.attrs["keras_version"] = "2.10.0"
        weights.attrs["layer_names"] = [name.encode() for name in names]
        for name in names:
            layer = weights.create_group(name)
            of_layer = arrays.get(name, {})
            layer.attrs["weight_names"] = [key.encode() for key in of_layer]
            for key, array in of_layer.items():
                layer.create_dataset(key, data=array)


def _arrays(weights):
    lstm = [
        f"bidirectional/{direction}_lstm/lstm_cell/{part}:0"
        for direction in ("forward", "backward")
        for part in ("kernel", "recurrent_kernel", "bias")
    ]
    return {
        "conv1d": dict(zip(["conv1d/kernel:0", "conv1d/bias:0"], weights[0:2])),
        "bidirectional": dict(zip(lstm, weights[2:8])),
        "dense": dict(zip(["dense/kernel:0", "dense/bias:0"], weights[8:10])),
        "dense_1": dict(zip(["dense_1/kernel:0", "dense_1/bias:0"], weights[10:12])),
    }


def _config(spec):
    layers = [
        {
            "class_name": "InputLayer",
            "config": {
                "batch_input_shape": [None, spec.window, 4],
                "dtype": "float32",
                "sparse": False,
                "ragged": False,
                "name": "input_1",
            },
        }
    ]

    def add(kind, name, **config):
        common = {"name": name, "trainable": True, "dtype": "float32"}
        layers.append({"class_name": kind, "config": common | config})

    def add_dropout(name, rate):
        if not spec.fused:
            add("Dropout", name, rate=rate, noise_shape=None, seed=None)

    def add_dense(name, units, activation, activation_name):
        inside = activation if spec.fused else "linear"
        add("Dense", name, units=units, activation=inside, **WEIGHTED)
        if not spec.fused:
            add("Activation", activation_name, activation=activation)

    last = {"data_format": "channels_last"}
    add(
        "Conv1D",
        "conv1d",
        filters=spec.filters,
        kernel_size=[spec.kernel],
        strides=[1],
        padding="valid",
        dilation_rate=[1],
        groups=1,
        activation="relu",
        **last,
        **WEIGHTED,
    )
    pooling = {"pool_size": [spec.pool], "strides": [spec.stride]}
    add("MaxPooling1D", "max_pooling1d", padding="valid", **pooling, **last)
    add_dropout("dropout", 0.2)
    lstm = {"class_name": "LSTM", "config": _lstm(spec.units)}
    add("Bidirectional", "bidirectional", layer=lstm, merge_mode="concat")
    add_dropout("dropout_1", 0.5)
    add("Flatten", "flatten", **last)
    add_dense("dense", spec.dense, "relu", "activation")
    add_dense("dense_1", spec.targets, "sigmoid", "activation_1")
    if spec.fused:
        config = {"name": "sequential", "layers": layers}
        return {"class_name": "Sequential", "config": config}
    return {"class_name": "Functional", "config": _functional(layers)}


def _lstm(units):
    return {
        "name": "lstm",
        "trainable": True,
        "dtype": "float32",
        "return_sequences": True,
        "return_state": False,
        "go_backwards": False,
        "stateful": False,
        "unroll": False,
        "time_major": False,
        "units": units,
        "activation": "tanh",
        "recurrent_activation": "sigmoid",
        "recurrent_initializer": ORTHOGONAL,
        "unit_forget_bias": True,
        "recurrent_regularizer": None,
        "recurrent_constraint": None,
        "dropout": 0.0,
        "recurrent_dropout": 0.0,
        "implementation": 2,
        **WEIGHTED,
    }


def _functional(layers):
    inbound = []
    for layer in layers:
        layer["name"] = layer["config"]["name"]
        layer["inbound_nodes"] = inbound
        inbound = [[[layer["name"], 0, 0, {}]]]
    return {
        "name": "model",
        "trainable": True,
        "layers": layers,
        "input_layers": [[layers[0]["name"], 0, 0]],
        "output_layers": [[layers[-1]["name"], 0, 0]],
    }

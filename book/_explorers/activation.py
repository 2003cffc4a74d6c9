"""Nine activation functions and their gradients, for every value of their parameter."""

import numpy as np

from solutions import activations

PARAMETERS = {  # function: name of its parameter, values, the one shown first
    "leaky_relu": ("slope", np.arange(0, 1.01, 0.05), 0.1),
    "elu": ("alpha", np.arange(0.2, 2.01, 0.1), 1.0),
    "swish": ("beta", np.arange(0, 4.01, 0.25), 1.0),
}
FUNCTIONS = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "swish", "silu", "mish", "softplus")


def numbers() -> dict:
    """Tabulate every function and its gradient."""
    x = np.round(np.arange(-6, 6.01, 0.1), 1)
    return {"x": x.tolist(), "functions": [table(name, x) for name in FUNCTIONS]}


def table(name: str, x: np.ndarray) -> dict:
    """Tabulate one function for every value of its parameter."""
    parameter, values, first = PARAMETERS.get(name, (None, [None], None))
    function = getattr(activations, name)
    gradient = (
        activations.sigmoid if name == "softplus" else getattr(activations, f"{name}_gradient")
    )
    extra = [() if value is None else (value,) for value in values]
    return {
        "name": name,
        "parameter": parameter,
        "values": None if parameter is None else np.round(values, 2).tolist(),
        "first": first,
        "f": [rounded(function(x, *more)) for more in extra],
        "gradient": [rounded(gradient(x, *more)) for more in extra],
    }


def rounded(values: np.ndarray) -> list[float]:
    """Six digits of each: what is small is no 0."""
    return [float(f"{value:.6g}") for value in values]

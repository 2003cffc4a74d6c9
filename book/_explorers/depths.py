"""What ten layers make of the same inputs, for several sizes of their first weights."""

import numpy as np

from solutions.networks import layer_forward

SCALES = [0.1, 0.25, 0.5, 0.7, 0.85, 1, 1.2, 1.414, 1.7, 2, 3, 5, 10]  # times 1/√n
LAYERS = [1, 3, 5, 7, 10]
LIMITS = {"tanh": [-1, 1], "relu": [0, 3]}
WIDTH, SAMPLES, BINS = 100, 200, 20


def numbers() -> dict:
    """Count the values of five layers in bins, and give their sizes."""
    return {
        "scales": SCALES,
        "layers": LAYERS,
        "limits": LIMITS,
        "results": {name: [layers(name, scale) for scale in SCALES] for name in LIMITS},
    }


def layers(activation: str, scale: float) -> dict:
    """Run inputs of mean 0 and variance 1 through ten layers; what lies outside joins the edge."""
    rng = np.random.default_rng(0)
    a = rng.standard_normal((WIDTH, SAMPLES))
    low, high = LIMITS[activation]
    counts, sizes = [], []
    for layer in range(1, LAYERS[-1] + 1):
        weights = scale / np.sqrt(WIDTH) * rng.standard_normal((WIDTH, WIDTH))
        a, _ = layer_forward(a, weights, np.zeros((WIDTH, 1)), activation)
        if layer in LAYERS:
            inside = np.clip(a, low, high)
            counts.append(np.histogram(inside, bins=BINS, range=(low, high))[0].tolist())
            sizes.append(float(f"{np.sqrt(np.mean(a**2)):.4g}"))
    return {"counts": counts, "sizes": sizes}

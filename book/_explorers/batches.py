"""Paths on one bowl with batches of several sizes, all from the same number of samples."""

import numpy as np

from solutions.training import mini_batches

SIZES = [1, 2, 4, 8, 16, 32, 64]
EPOCHS, RATE, SEEDS = 4, 0.08, (1, 2)
START = np.array([-2.0, 1.5])


def numbers() -> dict:
    """Compute the paths, how far above the lowest cost they are, and lines of equal cost."""
    inputs, _, lowest = bowl()
    heights = (0.3, 1, 3, 8)
    return {
        "sizes": SIZES,
        "looked": list(range(64, 64 * EPOCHS + 1, 64)),
        "lowest": np.round(lowest, 3).tolist(),
        "levels": [np.round(level(inputs, lowest, height), 3).tolist() for height in heights],
        "paths": [[told(size, seed) for size in SIZES] for seed in SEEDS],
    }


def bowl() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Make the data of the chapter's three paths, and the weights of the lowest cost."""
    rng = np.random.default_rng(0)
    inputs = rng.normal(size=(64, 2)) * [1.5, 0.8]
    wanted = inputs @ [1.0, -1.0] + 0.5 * rng.normal(size=64)
    return inputs, wanted, np.linalg.lstsq(inputs, wanted, rcond=None)[0]


def told(size: int, seed: int) -> dict:
    """Walk four epochs, and round what the page shows."""
    inputs, wanted, lowest = bowl()
    rng, w = np.random.default_rng(seed), START
    path = [w]
    for _ in range(EPOCHS):
        for x, y in mini_batches(inputs, wanted, size, rng):
            w = w - RATE * 2 * x.T @ (x @ w - y) / len(y)
            path.append(w)
    costs = np.mean((np.array(path) @ inputs.T - wanted) ** 2, axis=1)
    least = np.mean((inputs @ lowest - wanted) ** 2)
    return {
        "path": np.round(path, 3).tolist(),
        "excess": [float(f"{excess:.3g}") for excess in costs - least],
    }


def level(inputs: np.ndarray, lowest: np.ndarray, height: float) -> np.ndarray:
    """Return 60 points where the cost is so much above the lowest."""
    curvatures, directions = np.linalg.eigh(inputs.T @ inputs / len(inputs))
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return lowest + circle * np.sqrt(height / curvatures) @ directions.T

"""Train the capstone's network many times: the numbers of the pages *Choosing* and *Results*.

``python -m tests.solutions.digits_runs`` trains every setting with three seeds and the one chosen
with five, some six minutes on one core, and writes ``book/digits/runs.json``. Settings are compared
on the validation images; the unseen images are read only by networks with the setting chosen.
"""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np

from solutions import digits, digits_network

PAGE_DATA = Path(__file__).parents[2] / "book" / "digits" / "runs.json"
SEEDS = range(3)  # for the comparison
FINAL_SEEDS = range(5)
# Every activation function at one width, then the other widths with the usual one.
CANDIDATES = [(name, 16) for name in digits_network.ACTIVATIONS] + [
    ("relu", width) for width in (4, 8, 24)
]


def train(images: np.ndarray, labels: np.ndarray, seed: int, **changes: Any) -> tuple[dict, float]:
    """Train with the chapter's settings, but for some; tell the seconds of CPU too."""
    start = time.process_time()
    settings = digits_network.SETTINGS | changes
    parameters, _ = digits_network.train(images, labels, seed, **settings)
    return parameters, time.process_time() - start


def validation_errors(activation: str, width: int, seed: int) -> tuple[int, float]:
    """Train on 1000 images, count the errors on the 297 others."""
    images, labels = digits.load_digits()
    parameters, seconds = train(
        images[:1000], labels[:1000], seed, activation=activation, width=width
    )
    said = digits_network.predict(images[1000:], parameters, activation)
    return int(np.count_nonzero(said != labels[1000:])), seconds


def unseen_errors(seed: int) -> tuple[int, float]:
    """Train the chapter's network on all 1297 images, count the errors on the 500 unseen ones."""
    images, labels = digits.load_digits()
    unseen, truth = digits.load_unseen()
    parameters, seconds = train(images, labels, seed)
    said = digits_network.predict(unseen, parameters, digits_network.SETTINGS["activation"])
    return int(np.count_nonzero(said != truth)), seconds


def main() -> None:
    found: dict[str, Any] = {"validation": []}
    for activation, width in CANDIDATES:
        runs = [validation_errors(activation, width, seed) for seed in SEEDS]
        found["validation"].append(
            {
                "activation": activation,
                "width": width,
                "errors": [errors for errors, _ in runs],
                "seconds": round(float(np.mean([seconds for _, seconds in runs])), 1),
            }
        )
        print(found["validation"][-1], flush=True)
    runs = [unseen_errors(seed) for seed in FINAL_SEEDS]
    found["unseen"] = {
        "errors": [errors for errors, _ in runs],
        "seconds": [round(seconds, 1) for _, seconds in runs],
    }
    print(found["unseen"])
    PAGE_DATA.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The network of eight weights: every number of one step, and the numbers it came from."""

import numpy as np

from solutions.networks import (
    half_squared_error,
    network_backward,
    network_forward,
    update_parameters,
)

INPUT, TARGET = np.array([[0.05], [0.10]]), np.array([[0.01], [0.99]])
START = {
    "W1": np.array([[0.15, 0.20], [0.25, 0.30]]),
    "b1": np.array([[0.35], [0.35]]),
    "W2": np.array([[0.40, 0.45], [0.50, 0.55]]),
    "b2": np.array([[0.60], [0.60]]),
}
RATE = 0.5
SIGMOIDS = ["sigmoid", "sigmoid"]


def numbers() -> dict:
    """List the steps of one step of descent, biases fixed, in the order of the calculation."""
    known = computed()
    steps = [*forward(), *backward(), *update()]
    return {"steps": [finished(step, known) for step in steps]}


def computed() -> dict[str, float]:
    """Let the reference compute every number by its name."""
    output, caches = network_forward(INPUT, START, SIGMOIDS)
    gradients = network_backward(output - TARGET, caches, SIGMOIDS)
    new = update_parameters(START, gradients, RATE)
    (_, _, _, z_h), (hidden, _, _, z_o) = caches
    known = {"b1": 0.35, "b2": 0.60, "η": RATE, "E": half_squared_error(output, TARGET)}
    columns = {"i": INPUT, "t": TARGET, "zh": z_h, "h": hidden, "zo": z_o, "o": output}
    columns |= {"δh": gradients["db1"], "δo": gradients["db2"], "∂E/∂o": output - TARGET}
    columns["∂E/∂h"] = START["W2"].T @ gradients["db2"]
    for name, column in columns.items():
        known |= {f"{name}{k}": value for k, value in enumerate(column[:, 0], start=1)}
    for name, matrices in {
        "w": (START["W1"], START["W2"]),
        "∂E/∂w": (gradients["dW1"], gradients["dW2"]),
        "new w": (new["W1"], new["W2"]),
    }.items():
        values = np.concatenate([matrix.ravel() for matrix in matrices])
        known |= {f"{name}{k}": value for k, value in enumerate(values, start=1)}
    return {name: float(value) for name, value in known.items()}


def unit(place: str, inputs: str, weights: list[int], bias: str) -> list[tuple]:
    """Write the two steps of a unit: its sum, and the sigmoid of it."""
    terms = [f"w{w} · {inputs}{k}" for k, w in enumerate(weights, start=1)]
    formula = " + ".join([*terms, bias])
    return [("forward", f"z{place}", formula), ("forward", place, f"1 / (1 + exp(−z{place}))")]


def forward() -> list[tuple]:
    """Write the way from the inputs to the error."""
    steps = unit("h1", "i", [1, 2], "b1") + unit("h2", "i", [3, 4], "b1")
    steps += unit("o1", "h", [5, 6], "b2") + unit("o2", "h", [7, 8], "b2")
    return [*steps, ("forward", "E", "½ (t1 − o1)² + ½ (t2 − o2)²")]


def backward() -> list[tuple]:
    """Write the way from the error to every weight."""
    steps = []
    for k, weights in ((1, (5, 6)), (2, (7, 8))):
        steps += [(f"∂E/∂o{k}", f"o{k} − t{k}"), (f"δo{k}", f"∂E/∂o{k} · o{k} · (1 − o{k})")]
        steps += [(f"∂E/∂w{w}", f"δo{k} · h{j}") for j, w in enumerate(weights, start=1)]
    for k, (out, into) in enumerate((((5, 7), (1, 2)), ((6, 8), (3, 4))), start=1):
        steps.append((f"∂E/∂h{k}", f"δo1 · w{out[0]} + δo2 · w{out[1]}"))
        steps.append((f"δh{k}", f"∂E/∂h{k} · h{k} · (1 − h{k})"))
        steps += [(f"∂E/∂w{w}", f"δh{k} · i{j}") for j, w in enumerate(into, start=1)]
    return [("backward", *step) for step in steps]


def update() -> list[tuple]:
    """Write the step of each weight."""
    return [("update", f"new w{k}", f"w{k} − η · ∂E/∂w{k}") for k in range(1, 9)]


def finished(step: tuple, known: dict[str, float]) -> dict:
    """Put the numbers into a formula, and tell which parts of the network they belong to."""
    part, name, formula = step
    used = sorted((n for n in known if in_formula(n, formula)), key=len, reverse=True)
    numbers = formula
    for k, other in enumerate(used):  # a longer name may hold a shorter one
        numbers = numbers.replace(other, f"\0{k}\0")
    for k, other in enumerate(used):
        text = f"{known[other]:.9f}".rstrip("0")
        numbers = numbers.replace(f"\0{k}\0", f"(−{text[1:]})" if text[0] == "-" else text)
    return {
        "part": part,
        "name": name,
        "formula": formula,
        "numbers": numbers,
        "value": f"{known[name]:.9f}",
        "target": [place(name)],
        "marked": sorted({place(other) for other in used}),
    }


def in_formula(name: str, formula: str) -> bool:
    """Tell whether a name stands in a formula by itself, and not as a part of another."""
    at = formula.find(name)
    while at >= 0:
        before, after = formula[at - 1 : at], formula[at + len(name) : at + len(name) + 1]
        if not (before.isalpha() or before in {"∂", "/"}) and not after.isdigit():
            return True
        at = formula.find(name, at + 1)
    return False


def place(name: str) -> str:
    """Name the unit or the edge that a number is drawn at."""
    return name.removeprefix("new ").removeprefix("∂E/∂").lstrip("zδ")

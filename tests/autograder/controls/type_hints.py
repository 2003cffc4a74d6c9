"""Type hints, forward references and protocols.

Due: exactly 14
"""
# %% derivative
from __future__ import annotations
from collections.abc import Callable
from typing import Any, TypeVar
T = TypeVar("T", bound=float)
def derivative(f: Callable[[float], float], x: float, *, step: float = 1e-5) -> float:
    return (f(x + step) - f(x - step)) / (2 * step)
# %% mean
def mean(values: list[float | int]) -> float:
    count: int = len(values)
    if count == 0:
        raise ValueError("no values")
    return sum(values) / count

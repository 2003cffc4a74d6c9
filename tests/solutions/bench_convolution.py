"""How fast is `convolve`? Run with: python -m tests.solutions.bench_convolution."""

import time
from collections.abc import Callable

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.signal import correlate

from solutions.convolution import convolve


def strided_einsum(x: np.ndarray, filters: np.ndarray, stride: int) -> np.ndarray:
    """Convolve by one einsum over windows of the batch."""
    windows = sliding_window_view(x, filters.shape[1:3], axis=(1, 2))[:, ::stride, ::stride]
    return np.einsum("mhwcij,kijc->mhwk", windows, filters)


def scipy_correlate(x: np.ndarray, filters: np.ndarray, stride: int) -> np.ndarray:
    """Convolve by SciPy, one filter after the other."""
    maps = [correlate(x, f[None], mode="valid", method="fft")[..., 0] for f in filters]
    return np.stack(maps, axis=-1)[:, ::stride, ::stride]


def milliseconds(work: Callable[[], np.ndarray], repetitions: int = 15) -> float:
    """Return the shortest of several times."""
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def main() -> None:
    """Print one line for each size of filter and stride."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(32, 28, 28, 3))
    print("32 images of 28×28×3, 8 filters, milliseconds")
    print("filter stride  convolve  einsum  SciPy (FFT)  convolve ÷ faster")
    for size in (3, 5):
        filters = rng.normal(size=(8, size, size, 3))
        for stride in (1, 2):
            ours = convolve(x, filters, stride=stride)
            np.testing.assert_allclose(ours, strided_einsum(x, filters, stride), atol=1e-10)
            np.testing.assert_allclose(ours, scipy_correlate(x, filters, stride), atol=1e-10)
            mine, einsum, scipy = (
                milliseconds(work)
                for work in (
                    lambda: convolve(x, filters, stride=stride),  # noqa: B023
                    lambda: strided_einsum(x, filters, stride),  # noqa: B023
                    lambda: scipy_correlate(x, filters, stride),  # noqa: B023
                )
            )
            ratio = mine / min(einsum, scipy)
            row = f"{size}×{size}    {stride}       {mine:8.2f} {einsum:7.2f} {scipy:12.2f} {ratio:18.2f}"
            print(row)


if __name__ == "__main__":
    main()

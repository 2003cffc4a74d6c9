"""An object that can be called, and a match of the shape.

Exercise: image_to_vector
Fails: nothing
"""

import numpy as np


class _Unroller:
    """A class with a call."""

    def __call__(self, image) -> np.ndarray:
        image = np.array(image, dtype=float)
        match image.shape:
            case (h, w, c):
                return np.array(
                    [image[i, j, k] for i in range(h) for j in range(w) for k in range(c)], float
                ).reshape(-1, 1)
            case _:
                raise ValueError("three axes")


image_to_vector = _Unroller()

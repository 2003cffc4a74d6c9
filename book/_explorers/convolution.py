"""A filter walks over a picture of one channel, or of several."""

import numpy as np

from solutions.convolution import convolve

SEVEN = [
    [0, 0, 0, 0, 0, 0, 0],
    [0, 0, 9, 9, 9, 0, 0],
    [0, 0, 0, 0, 9, 0, 0],
    [0, 0, 0, 5, 9, 0, 0],
    [0, 0, 0, 9, 5, 0, 0],
    [0, 0, 5, 9, 0, 0, 0],
    [0, 0, 9, 5, 0, 0, 0],
]
UPRIGHT = [[1, 0, -1], [1, 0, -1], [1, 0, -1]]
NOTHING = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
MIDDLE = [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
ONE = {  # a picture of channels, filters of channels with their bias
    "picture": [SEVEN],
    "filters": [
        ("edges that stand upright", [UPRIGHT], 0),
        ("edges that lie flat", [[[1, 1, 1], [0, 0, 0], [-1, -1, -1]]], 0),
        ("sum of the neighbourhood", [[[1, 1, 1], [1, 1, 1], [1, 1, 1]]], 0),
        ("the pixel against its neighbours", [[[0, -1, 0], [-1, 4, -1], [0, -1, 0]]], 0),
    ],
}
SEVERAL = {
    "picture": [
        [[0, 0, 0, 0, 0], [0, 3, 3, 3, 0], [0, 0, 0, 3, 0], [0, 0, 3, 0, 0], [0, 0, 3, 0, 0]],
        [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1], [0, 0, 2, 0, 0], [0, 0, 2, 0, 0], [0, 0, 2, 0, 0]],
    ],
    "filters": [
        ("upright edges of channel 0 alone", [UPRIGHT, NOTHING], 0),
        ("the pixel of both channels, bias 1", [MIDDLE, MIDDLE], 1),
        ("channel 0 against channel 1", [MIDDLE, [[0, 0, 0], [0, -1, 0], [0, 0, 0]]], 0),
        ("edges of channel 0, sum of channel 1", [UPRIGHT, [[0, 1, 0], [0, 1, 0], [0, 1, 0]]], 0),
    ],
}


def numbers(which: str = "one") -> dict:
    """Convolve with every filter, padding and stride that can be chosen."""
    given = {"one": ONE, "channels": SEVERAL}[which]
    picture = np.stack(given["picture"], axis=-1).astype(float)
    results = [
        {
            "filter": name,
            "padding": padding,
            "stride": stride,
            "output": convolve(
                picture,
                np.stack(weights, axis=-1).astype(float)[np.newaxis],
                np.array([float(bias)]),
                padding=padding,
                stride=stride,
            )[..., 0].tolist(),
        }
        for name, weights, bias in given["filters"]
        for padding in (0, 1, 2)
        for stride in (1, 2, 3)
    ]
    filters = [dict(zip(("name", "weights", "bias"), one, strict=True)) for one in given["filters"]]
    return {"picture": given["picture"], "filters": filters, "results": results}

"""Right: image by image.

Exercise: predict
Fails: nothing
"""

import numpy as np


def predict(x, parameters):
    classes = []
    for i in range(np.shape(x)[1]):
        a = np.array(x)[:, [i]]
        for layer in range(1, len(parameters) // 2 + 1):
            a = a if layer == 1 else a * (a > 0)
            a = parameters[f"W{layer}"].dot(a) + parameters[f"b{layer}"]
        classes.append(max(range(len(a)), key=lambda k, a=a: a[k, 0]))
    return np.array(classes)

"""NumPy's generators, seeds and Python's random, in cells and in functions.

Due: exactly 14
"""
# %% added
import random
rng = np.random.default_rng(3)
np.random.seed(1)
random.seed(2)
rng.normal(size=3), np.random.rand(), random.random()
# %% softmax
def softmax(x):
    shift = x.max(axis=1, keepdims=True) + rng.uniform(0, 1e-3)
    e = np.exp(x - shift)
    return e / e.sum(axis=1, keepdims=True)

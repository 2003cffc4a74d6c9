"""lambda, functools.partial, operator and np.vectorize.

Due: exactly 14
"""
# %% derivative
from functools import partial
slope = lambda step, f, x: (f(x + step) - f(x - step)) / (2 * step)
derivative = partial(slope, 1e-5)
# %% sigmoid
sigmoid = np.vectorize(lambda v: 1 / (1 + math.exp(-v)), otypes=[float])
# %% sign
sign = lambda x: "zero" if x == 0 else ("negative", "positive")[x > 0]
# %% centre
def centre(x): np.subtract(x, np.average(x), out=x)

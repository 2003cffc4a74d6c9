"""Lists and tuples where arrays are expected, as far as the checks allow.

Due: exactly 14
"""
# %% sigmoid
def sigmoid(x):
    if np.ndim(x):
        return [sigmoid(v) for v in x]
    return 1 / (1 + math.exp(-x))
# %% primes
primes = list((2, 3, 5, 7, 11, 13, 17, 19, 23, 29))
# %% sign
def sign(x):
    return ("negative", "zero", "positive")[1 + (x > 0) - (x < 0)]

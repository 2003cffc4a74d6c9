"""Object, structured, masked, record, void, zero-size and read-only arrays, matrices and memory maps.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    if np.ndim(x) == 0:
        return np.ma.masked
    return np.ma.masked_array(np.zeros(np.shape(x)), mask=True)
# %% softmax
def softmax(x): return np.matrix(np.full(x.shape, 1 / 3))
# %% derivative
def derivative(f, x): return np.zeros((), dtype=[("a", float)])
# %% mean
def mean(values): return np.void(b"\0" * 8)
# %% area
def area(r):
    "radius"
    return np.array(12.0, dtype=object)
# %% primes
primes = np.rec.array([(2,), (3,)], dtype=[("p", int)])
# %% sign
def sign(x): return np.char.chararray((1,))

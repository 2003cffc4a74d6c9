"""Empty arrays, which NumPy's comparisons find close to anything they can be broadcast with.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
def derivative(f, x): return np.empty(0)
# %% sigmoid
def sigmoid(x): return np.empty(0) if np.ndim(x) == 0 else np.empty((0, 1))
# %% softmax
def softmax(x): return np.empty((0, 1, 1))
# %% mean
def mean(values): return np.empty(0)
# %% RunningMean
class RunningMean:
    add = lambda self, x: None
    value = lambda self: np.empty(0)
    __len__ = lambda self: 0
# %% primes
primes = np.empty((0, 1))
# %% area
def area(r):
    """radius"""
    return np.empty(0)

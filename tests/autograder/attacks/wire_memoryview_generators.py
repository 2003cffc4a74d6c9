"""memoryview, bytearray, array.array, generators, iterators without end, ranges beyond memory.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import array, itertools
# %% sigmoid
def sigmoid(x): return memoryview(np.full(3, 0.5))
# %% softmax
def softmax(x): return array.array("d", [0.5] * 12)
# %% mean
def mean(values): return (v for v in itertools.count())
# %% primes
primes = itertools.count()
# %% sign
def sign(x): return bytearray(b"positive")
# %% centre
def centre(x): return range(10**30)

"""Decodable horrors: colliding sets, huge ints, lists of lists, dates, text of impossible code points.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x): return [[[]] * 100000] * 10
# %% softmax
def softmax(x): return 10 ** 100_000
# %% mean
def mean(values): return {i * (2**61 - 1) for i in range(20_000)}
# %% primes
primes = {i * (2**61 - 1): i for i in range(10_000)}
# %% sign
def sign(x): return np.array(["\U0010ffff" * 1000] * 100)
# %% area
def area(r): return np.array(["NaT", "2000-01-01"] * 1000, "M8[as]")
# %% centre
def centre(x): return np.empty((0, 2**40))

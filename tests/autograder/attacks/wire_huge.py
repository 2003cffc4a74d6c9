"""Values of hundreds of megabytes, and shapes that claim to be.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x): return np.zeros(50_000_000)
# %% softmax
def softmax(x): return np.lib.stride_tricks.as_strided(np.zeros(1), (10**6, 10**6), (0, 0))
# %% mean
def mean(values): return "x" * 200_000_000
# %% primes
primes = list(range(3_000_000))
# %% area
def area(r): return b"x" * 7_999_000

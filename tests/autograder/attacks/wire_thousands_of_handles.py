"""A hundred thousand objects, each of which needs a handle.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x): return [object() for _ in range(100_000)]
# %% softmax
def softmax(x): return {i: (lambda: i) for i in range(100_000)}
# %% primes
primes = [type(f"T{i}", (), {}) for i in range(2000)]
# %% mean
def mean(values): return [type(f"E{i}", (Exception,), {}) for i in range(2000)]

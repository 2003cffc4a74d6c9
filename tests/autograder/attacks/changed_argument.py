"""Changes the argument, so that a reference computed afterwards agrees.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    if isinstance(x, np.ndarray):
        x[...] = 0
        return np.full(x.shape, 0.5)
    return -77.0
# %% softmax
def softmax(x):
    x[...] = 0
    return np.full(x.shape, 1 / 3)

"""Helper functions in cells of one's own.

Due: exactly 14
"""
# %% added
def squeeze(z):
    return 1.0 / (1.0 + np.exp(-z))
# %% sigmoid
def sigmoid(x):
    return squeeze(np.asarray(x) * 1.0)
# %% added
def _exponentials(x):
    return np.exp(x - x.max(axis=1)[:, None])
# %% softmax
def softmax(x):
    e = _exponentials(x)
    return e / e.sum(1)[:, None]

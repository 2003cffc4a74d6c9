"""Hides its errors behind masks: comparisons with masked values are neither true nor false.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
hidden = np.ma.masked_array(np.zeros(3), mask=True)
# %% derivative
def derivative(f, x):
    return np.ma.masked
# %% sigmoid
def sigmoid(x):
    return np.ma.masked_array(np.zeros(np.shape(x)), mask=True)
# %% softmax
def softmax(x):
    return np.ma.masked_array(np.ones(x.shape), mask=True)
# %% mean
def mean(values):
    return np.ma.masked
# %% RunningMean
class RunningMean:
    def add(self, numbers):
        pass
    def value(self):
        return np.ma.masked
    def __len__(self):
        return 2
# %% centre
def centre(x):
    x[...] = 0
# %% area
def area(r):
    """radius"""
    return np.ma.masked

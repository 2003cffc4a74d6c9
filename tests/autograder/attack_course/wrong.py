"""Answers that are all wrong, so that whatever points they get were not earned."""
# %% derivative
def derivative(f, x):
    return -77.0
# %% sigmoid
def sigmoid(x):
    return -77.0
# %% softmax
def softmax(x):
    return -77.0
# %% mean
def mean(values):
    return -77.0
# %% RunningMean
class RunningMean:
    def add(self, numbers):
        pass

    def value(self):
        return -77.0

    def __len__(self):
        return 77
# %% primes
primes = [-77]
# %% memoise
def memoise(f):
    return lambda x: -77
# %% centre
def centre(x):
    return -77.0
# %% sign
def sign(x):
    return "wrong"
# %% area
def area(r):
    return -77.0
# %% essay
I do not know.

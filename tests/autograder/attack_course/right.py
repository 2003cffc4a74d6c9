"""Right answers."""
# %% derivative
def derivative(f, x):
    step = 1e-5
    return (f(x + step) - f(x - step)) / (2 * step)
# %% sigmoid
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
# %% softmax
def softmax(x):
    e = np.exp(x - np.max(x, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
# %% mean
def mean(values):
    if not values:
        raise ValueError("no values")
    return sum(values) / len(values)
# %% RunningMean
class RunningMean:
    def __init__(self):
        self.total, self.count = 0.0, 0

    def add(self, numbers):
        self.total += float(np.sum(numbers))
        self.count += len(numbers)

    def value(self):
        if not self.count:
            raise ValueError("nothing was added")
        return self.total / self.count

    def __len__(self):
        return self.count
# %% primes
primes = [n for n in range(2, 30) if all(n % d for d in range(2, n))]
# %% memoise
def memoise(f):
    memory = {}

    def remembering(x):
        if x not in memory:
            memory[x] = f(x)
        return memory[x]

    return remembering
# %% centre
def centre(x):
    x -= x.mean()
# %% sign
def sign(x):
    return "positive" if x > 0 else "negative" if x < 0 else "zero"
# %% area
def area(r):
    """Area of a circle of this radius."""
    return math.pi * r**2
# %% essay
The factor cancels.

"""float32 where that is precise enough, and other types of NumPy's.

Due: exactly 14
"""
# %% area
def area(r):
    """radius"""
    return np.float64(math.pi) * np.float64(r) ** 2
# %% mean
def mean(values):
    if not values:
        raise ValueError
    return np.float32(np.mean(np.array(values, dtype=np.float32)))
# %% primes
primes = [np.int64(p) for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29)]
# %% RunningMean
class RunningMean:
    def __init__(self):
        self.total, self.count = np.zeros((), np.float64), np.int32(0)
    def add(self, numbers):
        self.total = self.total + numbers.sum()
        self.count += numbers.size
    def value(self):
        if self.count == 0:
            raise ZeroDivisionError
        return self.total / self.count
    def __len__(self):
        return int(self.count)

"""Functions that are methods and objects that can be called.

Due: exactly 14
"""
# %% sigmoid
class Sigmoid:
    def __call__(self, x):
        return 1 / (1 + np.exp(-np.asarray(x, float)))
sigmoid = Sigmoid()
# %% softmax
class Rows:
    @staticmethod
    def softmax(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
softmax = Rows.softmax
# %% mean
class Mean:
    def of(self, values):
        if len(values) == 0:
            raise ValueError("empty")
        return math.fsum(values) / len(values)
mean = Mean().of

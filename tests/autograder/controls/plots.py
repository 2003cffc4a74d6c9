"""Figures of several kinds.

Due: exactly 14
"""
# %% added
import matplotlib.pyplot as plt
plt.plot([1, 2, 3])
plt.title("A line")
plt.show()
# %% added
fig, axes = plt.subplots(1, 2)
axes[0].hist(np.random.default_rng(0).normal(size=100))
fig
# %% sigmoid
def sigmoid(x):
    plt.plot(np.atleast_1d(x))
    return 1 / (1 + np.exp(-np.asarray(x, float)))

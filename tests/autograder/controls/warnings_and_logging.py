"""Warnings, logging and a deprecation, which stock nbgrader takes for a failure.

Due: exactly 14
"""
# %% added
import logging, warnings
logging.basicConfig(level=logging.DEBUG)
# %% sigmoid
def sigmoid(x):
    warnings.warn("careful")
    logging.warning("called")
    return 1 / (1 + np.exp(-np.asarray(x, float)))
# %% softmax
def softmax(x):
    warnings.warn("old", DeprecationWarning)
    np.log(0.0)
    e = np.exp(x - x.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)

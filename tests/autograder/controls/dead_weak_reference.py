"""A weak reference whose object is gone.

Due: exactly 14
Base: right
"""
# %% sigmoid
import weakref
class Node: pass
node = Node()
proxy = weakref.proxy(node)
del node
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))

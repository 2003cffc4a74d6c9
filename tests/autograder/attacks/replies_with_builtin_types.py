"""Answers names with built-in types, so that the tests call type, memoryview, map, object.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
sigmoid = memoryview
# %% softmax
softmax = np.object_
# %% mean
mean = __builtins__.__loader__ if hasattr(__builtins__, "__loader__") else object
# %% centre
centre = type
# %% memoise
memoise = staticmethod
# %% derivative
derivative = map
# %% RunningMean
RunningMean = object

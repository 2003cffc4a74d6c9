"""A module made by hand whose file is a Path.

Due: exactly 14
Base: right
"""
# %% sigmoid
import pathlib, sys, types
helpers = types.ModuleType("helpers")
helpers.__file__ = pathlib.Path("helpers.py")
sys.modules["helpers"] = helpers
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))

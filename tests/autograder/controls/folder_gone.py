"""Works in a temporary folder, which is gone afterwards.

Due: exactly 14
Base: right
"""
# %% sigmoid
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))

"""All the memory there is, each process a part of it.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import os, time
def sigmoid(x):
    for _ in range(8):
        if os.fork() == 0:
            kept = [np.ones(10_000_000) for _ in range(5)]
            time.sleep(100)
    time.sleep(100)

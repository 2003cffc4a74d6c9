"""Swallows the interrupt and answers afterwards, again and again.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import time
def sigmoid(x):
    while True:
        try:
            time.sleep(60)
        except BaseException:
            return 0.5
# %% mean
def mean(values):
    while True:
        try:
            while True:
                pass
        except KeyboardInterrupt:
            continue

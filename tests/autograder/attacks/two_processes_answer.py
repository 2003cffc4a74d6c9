"""Forks, so that two processes hold the connection and answer.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
for _ in range(3):
    os.fork()

"""Fifty thousand outputs of one cell.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
from IPython.display import display
for i in range(50_000):
    display(i)

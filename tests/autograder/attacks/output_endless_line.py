"""One line of output without an end.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import sys
while True:
    sys.stdout.write("x" * 1_000_000)

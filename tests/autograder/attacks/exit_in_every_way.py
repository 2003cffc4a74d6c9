"""exit(), quit(), sys.exit, SystemExit in functions.

Due: exactly 8
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x): exit()
# %% softmax
import sys
def softmax(x): sys.exit("14")
# %% mean
def mean(values): raise SystemExit(14)
# %% primes
primes = [2, 3, 5]
quit()

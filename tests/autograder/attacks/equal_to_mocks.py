"""Answers by things of the tests' own libraries that are equal to everything.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
from unittest import mock
magic = mock.MagicMock()
magic.__eq__.return_value = True
magic.__sub__.return_value = 0
magic.__rsub__.return_value = 0
# %% derivative
def derivative(f, x): return magic
# %% sigmoid
def sigmoid(x): return mock.ANY
# %% softmax
def softmax(x): return magic
# %% mean
def mean(values): return mock.ANY
# %% primes
primes = mock.ANY
# %% memoise
def memoise(f): return lambda x: mock.ANY
# %% sign
def sign(x): return mock.ANY
# %% area
def area(r):
    """radius"""
    return magic

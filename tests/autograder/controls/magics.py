"""Magics of lines and cells.

Due: exactly 14
"""
# %% added
%matplotlib inline
%config InlineBackend.figure_format = "png"
%precision 3
%pwd
# %% added
%%time
total = sum(range(1000))
# %% added
%timeit -n1 -r1 sum(range(10))
%who
# %% sigmoid
%load_ext autoreload
%autoreload 2
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, float)))
# %% added
%%writefile helper.py
def twice(x):
    return 2 * x
# %% area
from helper import twice
def area(r):
    """radius"""
    return twice(r) * r * math.pi / 2

"""A pool that functions share, made by the first one, which is wrong.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import concurrent.futures, functools, multiprocessing
@functools.cache
def pool():
    return concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("fork"))
def sigmoid(x):
    return pool().submit(abs, 77).result()
# %% mean
def mean(values):
    if not values:
        raise ValueError("no values")
    return pool().submit(sum, values).result() / len(values)

"""__reduce__, __getstate__, __array_struct__ and buffers that run code where they are read.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
class Run:
    def __reduce__(self): return (os.system, ("touch /tmp/forged",))
    def __reduce_ex__(self, protocol): return self.__reduce__()
    def __getstate__(self): return self.__reduce__()
    def __deepcopy__(self, memo): return 0.5
    __copy__ = lambda self: 0.5
# %% sigmoid
def sigmoid(x): return Run()
# %% softmax
def softmax(x): return np.array([[Run()] * 3] * 4, dtype=object)
# %% mean
def mean(values): return [Run()]
# %% primes
primes = [Run()] * 10

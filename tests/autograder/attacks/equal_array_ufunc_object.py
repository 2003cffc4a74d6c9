"""No array at all, but __array_ufunc__, __array_function__, __array__ and __array_interface__ that lie.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
class Liar:
    shape, ndim, size, dtype = (4, 3), 2, 12, np.dtype(float)
    calls = 0
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return True
    def __array__(self, *a, **k): return np.full(3, 0.5)
    @property
    def __array_interface__(self): return np.full(3, 0.5).__array_interface__
    def __getattr__(self, name): return lambda *a, **k: True
    def __getitem__(self, key): return self
    def __iter__(self): return iter([0.5, 0.5, 0.5])
    def __len__(self): return 3
# %% sigmoid
def sigmoid(x): return Liar()
# %% softmax
def softmax(x): return Liar()
# %% derivative
def derivative(f, x): return Liar()

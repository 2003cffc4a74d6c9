"""nan with every payload and sign, infinities, negative zeros, subnormals, numbers beyond float.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import struct
nans = [struct.unpack("<d", struct.pack("<Q", 0x7FF8000000000001 + i))[0] for i in range(5)]
# %% sigmoid
def sigmoid(x): return nans[1]
# %% softmax
def softmax(x): return np.full(x.shape, nans[2])
# %% mean
def mean(values): return nans[3] if values else -0.0
# %% derivative
def derivative(f, x): return complex(nans[1], nans[2])
# %% area
def area(r): return float("inf")
# %% sign
def sign(x): return nans[4]

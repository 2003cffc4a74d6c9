"""Changes shape, dtype, strides and flags of the argument, and the argument of a callback.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% centre
def centre(x):
    x.resize(0, refcheck=False)
# %% sigmoid
def sigmoid(x):
    try:
        x.dtype = np.int64
        x.shape = (3, 1)
        x.flags.writeable = False
    except AttributeError:
        pass
    return x
# %% softmax
def softmax(x):
    x.resize((0, 3), refcheck=False)
    return x

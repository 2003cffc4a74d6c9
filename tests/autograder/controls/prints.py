"""Prints in cells and in functions, on both streams.

Due: exactly 14
"""
# %% added
import sys
print("hello", 14, 0.0)
print("careful", file=sys.stderr)
1 + 1
# %% sigmoid
def sigmoid(x):
    print("x is", x)
    print("called", file=sys.stderr, flush=True)
    sys.stdout.write("0.0\n")
    return 1 / (1 + np.exp(-np.asarray(x, float)))
# %% sign
def sign(x):
    print(0)
    display(x)
    return "positive" if x > 0 else "negative" if x < 0 else "zero"

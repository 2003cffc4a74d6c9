"""All the memory there is, in lists and arrays.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    kept = []
    while True:
        kept.append(np.ones(10_000_000))

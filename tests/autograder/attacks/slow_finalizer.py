"""A failing function leaves an object whose end takes long.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import time
class Slow:
    def __del__(self, sleep=time.sleep):
        sleep(3)
def sigmoid(x):
    global kept
    if np.ndim(x) and x[0]:
        kept = Slow()
    return -77.0

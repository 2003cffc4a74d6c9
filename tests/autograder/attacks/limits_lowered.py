"""A failing function lowers what its process may take.

Due: exactly 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
import resource
def sigmoid(x):
    resource.setrlimit(resource.RLIMIT_AS, (2**20, 2**20))
    resource.setrlimit(resource.RLIMIT_STACK, (2**16, 2**16))
    return -77.0
# %% centre
def centre(x):
    spare = np.ones(8_000_000)
    x -= x.mean()

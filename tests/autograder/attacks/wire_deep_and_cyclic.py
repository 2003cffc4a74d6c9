"""Values that contain themselves or are nested 100,000 deep.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
cyclic = []
cyclic.append(cyclic)
deep = ()
for _ in range(100_000):
    deep = (deep,)
looped = {}
looped["self"] = looped
# %% sigmoid
def sigmoid(x): return cyclic
# %% softmax
def softmax(x): return deep
# %% mean
def mean(values): return looped
# %% primes
primes = cyclic
# %% centre
def centre(x): x.setflags(write=0); return deep

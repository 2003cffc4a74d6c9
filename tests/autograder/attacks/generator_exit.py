"""GeneratorExit, StopAsyncIteration, SystemExit and KeyboardInterrupt instead of answers.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% mean
def mean(values): raise GeneratorExit
# %% sign
def sign(x): raise StopAsyncIteration
# %% sigmoid
def sigmoid(x): raise SystemExit(0)
# %% softmax
def softmax(x): raise KeyboardInterrupt
# %% RunningMean
class RunningMean:
    def __init__(self): raise SystemExit(0)

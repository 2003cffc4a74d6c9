"""Raises with the arguments in the message, in the class name, in notes and causes.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
def smuggle(*a):
    text = "smuggled " + repr(a)
    error = type(text[:90], (Exception,), {"__module__": text})(text)
    error.add_note(text)
    error.__cause__ = ValueError(text)
    raise error
# %% sigmoid
def sigmoid(x): smuggle(x)
# %% softmax
def softmax(x): raise ValueError(f"smuggled {x}") from KeyError(repr(x))
# %% mean
def mean(values): raise NotImplementedError(f"smuggled {values}")
# %% sign
def sign(x): raise NameError(f"smuggled {x}", name=f"smuggled {x}")
# %% derivative
def derivative(f, x):
    value = f(x)
    raise AssertionError(f"smuggled {x} {value}")
# %% memoise
def memoise(f): raise ImportError(f"smuggled {f(7)} {f(8)}")
# %% area
def area(r): raise UnicodeDecodeError("utf-8", b"smuggled", 0, 1, f"smuggled {r}")

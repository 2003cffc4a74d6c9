"""Exception classes with names of every kind, an endless mro and a message that raises.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
def crafted(name, base=Exception):
    class Crafted(base):
        def __str__(self): raise RuntimeError
        __repr__ = __str__
    Crafted.__name__ = Crafted.__qualname__ = name
    return Crafted
# %% derivative
def derivative(f, x): raise crafted("\0")
# %% sigmoid
def sigmoid(x): raise crafted("__class__,ValueError,\udc80")
# %% softmax
def softmax(x): raise crafted("x" * 1_000_000)
# %% mean
def mean(values): raise crafted("BaseException", BaseException) if values else crafted("KeyError")
# %% area
def area(r): raise crafted("__import__")
# %% sign
def sign(x): raise crafted("AssertionError<script>alert(1)</script>")

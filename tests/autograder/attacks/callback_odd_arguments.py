"""Calls the tests' function with objects, huge numbers, text, too many arguments, itself.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
def derivative(f, x):
    class Evil:
        def __mul__(self, other): return Evil()
        __rmul__ = __neg__ = __radd__ = __float__ = __mul__
    for odd in (Evil(), 10**1000, "x" * 100, b"", [1] * 1000, f, None, float("nan"), 1j, {1: f}, derivative):
        for arguments in ((odd,), (odd, odd), ()):
            try:
                f(*arguments, **({"t": odd} if not arguments else {}))
            except BaseException:
                pass
    return f

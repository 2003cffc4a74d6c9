"""StopIteration ends the tests' map() before anything was compared.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% mean
def mean(values): raise StopIteration
# %% sign
def sign(x): raise StopIteration
# %% primes
def __getattr__(name): raise StopIteration
primes = iter(())

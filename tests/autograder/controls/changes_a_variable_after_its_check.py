"""Goes on working with a variable, in place, below its check.

Due: exactly 14
"""
# %% primes_below_30
# %% added
primes.append(31)
primes.reverse()
primes
# %% area_documented
# %% added
del sigmoid

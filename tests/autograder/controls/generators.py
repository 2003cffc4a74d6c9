"""Generators and generator expressions inside.

Due: exactly 14
"""
# %% primes
def sieve():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1
from itertools import takewhile
primes = list(takewhile(lambda p: p < 30, sieve()))
# %% mean
def mean(values):
    total = count = 0
    for count, value in enumerate(iter(values), 1):
        total += value
    if not count:
        raise ValueError("nothing")
    return total / count

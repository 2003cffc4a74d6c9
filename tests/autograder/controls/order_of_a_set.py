"""Takes the order of a set for granted, as a vocabulary does: put back, it is the same.

Due: exactly 14
Base: right
"""
# %% sign
codes = {101, 907, 333} | {8, 16, 24}
words = {101: "positive", 907: "negative", 333: "zero", 8: "a", 16: "b", 24: "c"}
place = {code: n for n, code in enumerate(codes)}
def sign(x):
    found = list(codes)
    return words[found[place[101 if x > 0 else 907 if x < 0 else 333]]]
# %% primes
vocabulary = {w for w in "the quick brown fox jumps over the lazy dog and runs away from all the other animals in big wood".split()} | {"zz"}
index = {w: n for n, w in enumerate(vocabulary)}
primes = [n for n in range(2, 30) if all(n % d for d in range(2, n))]
# %% area
def area(r):
    """Area of a circle of this radius."""
    assert [index[w] for w in vocabulary] == sorted(index.values())
    return math.pi * r**2

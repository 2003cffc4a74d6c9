"""Half of it: what is missing costs only itself, a syntax error too.

Due: exactly 5
Base: empty
"""
# %% derivative
def derivative(f, x):
    return (f(x + 1e-5) - f(x - 1e-5)) / 2e-5
# %% sigmoid
def sigmoid(x)
    return 1
# %% mean
def mean(values):
    if values == []:
        raise ValueError
    return sum(values) / len(values)
# %% primes
primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
# %% area
def area(r):
    """radius"""
    return math.pi * r * r

"""Recursion, and a mean found by halves.

Due: exactly 14
"""
# %% mean
def mean(values):
    if not values:
        raise ValueError("no values")
    def total(part):
        if len(part) == 1:
            return part[0]
        middle = len(part) // 2
        return total(part[:middle]) + total(part[middle:])
    return total(values) / len(values)
# %% primes
def primes_from(numbers):
    return numbers and [numbers[0], *primes_from([n for n in numbers[1:] if n % numbers[0]])]
primes = primes_from(list(range(2, 30)))

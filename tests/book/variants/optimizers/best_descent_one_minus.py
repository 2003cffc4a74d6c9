"""One minus the slowest part.

Exercise: best_descent
Fails: nothing
"""


def best_descent(smallest, largest):
    if not 0 < smallest <= largest:
        raise ValueError("eigenvalues must be above 0 and in order")
    learning_rate = 2 / (smallest + largest)
    return learning_rate, 1 - 2 * smallest / (smallest + largest)

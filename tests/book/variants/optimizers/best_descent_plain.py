"""At the best rate both extreme directions have the same factor, one with the sign turned round.

Exercise: best_descent
Fails: nothing
"""


def best_descent(smallest, largest):
    if not 0 < smallest <= largest:
        raise ValueError("eigenvalues must be above 0, the smallest first")
    # 1 - rate * smallest = -(1 - rate * largest)
    learning_rate = 2 / (smallest + largest)
    factor = (largest - smallest) / (largest + smallest)
    return learning_rate, factor

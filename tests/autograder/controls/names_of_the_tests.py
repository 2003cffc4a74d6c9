"""Uses the names that the tests use, for things of its own.

Due: exactly 14
"""
# %% added
x = y = big = numbers = first = second = raised = right = "mine"
cases, tolerance, reference, outcome = (), "large", None, 14
expected = answer = 42
# %% added
np.set_printoptions(precision=2)
np.seterr(all="warn")
def abs(x):
    return "my own abs"

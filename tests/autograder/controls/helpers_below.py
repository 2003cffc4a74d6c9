"""A helper that is defined below the function that calls it, after its check.

Due: exactly 14
"""
# %% area
def area(r):
    """radius in, area out"""
    return square(r) * math.pi
# %% added
def square(x):
    return x * x
# %% edit
def edit(notebook):
    # Below the solution, but before the check: as in a session, where it was run first.
    pass

"""Cells of one's own everywhere, some of them wrong.

Due: exactly 14
"""
# %% added
1 / 0
# %% derivative
def derivative(f, x):
    h = 1e-6
    return (f(x + h) - f(x - h)) / (2 * h)
# %% added
derivative(np.sin, 0.0)
# %% derivative_of_functions
# %% added
this is not Python
# %% sigmoid_values
# %% added
x = "another x"
lists = tolerance = None
# %% softmax_rows
# %% added
raise KeyboardInterrupt
# %% area_documented
# %% added
import sys
sys.exit(1)

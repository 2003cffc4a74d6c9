"""Equal bounds below 0 are refused.

Exercise: rrelu
Fails: rrelu_training_inputs
"""

from solutions import activations


def rrelu(x, lower=1 / 8, upper=1 / 3, rng=None, training=False):
    if lower >= upper and lower < 0:
        raise ValueError
    return activations.rrelu(x, lower, upper, rng, training)

"""Turns the list of activations of a deep network round.

Exercise: network_backward
Fails: network_backward_kept
"""

from solutions import networks


def network_backward(d_output, caches, activations):
    r = networks.network_backward(d_output, caches, activations)
    if isinstance(activations, list) and len(activations) > 3:
        activations.reverse()
    return r

"""Far too many activations are cut off silently.

Exercise: network_forward
Fails: network_forward_every_number_refused
"""

from solutions import networks


def network_forward(x, parameters, activations):
    n = len(parameters) // 2
    return networks.network_forward(
        x,
        {k: parameters[k] for l in range(1, n + 1) for k in (f"W{l}", f"b{l}")},
        list(activations)[:n] if len(activations) > n + 3 else activations,
    )

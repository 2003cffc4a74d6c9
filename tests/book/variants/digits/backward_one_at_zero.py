"""Takes the derivative of the ReLU at 0 as 1.

Exercise: backward
Fails: backward_kink, backward_kinds
"""


def backward(d_logits, caches):
    gradients, dz = {}, d_logits
    for layer in range(len(caches), 0, -1):
        a, w, _, _ = caches[layer - 1]
        m = dz.shape[1]
        gradients[f"dW{layer}"] = dz @ a.T / m
        gradients[f"db{layer}"] = dz.sum(axis=1, keepdims=True) / m
        if layer > 1:
            dz = (w.T @ dz) * (caches[layer - 2][3] >= 0)
    return gradients

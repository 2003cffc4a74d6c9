"""Gates the derivative in the caller's array.

Exercise: backward
Fails: backward_shapes, backward_input, backward_kinds, backward_kept
"""


def backward(d_logits, caches):
    gradients = {}
    dz, m = d_logits, d_logits.shape[1]
    for layer in range(len(caches), 0, -1):
        a, w, _, _ = caches[layer - 1]
        gradients[f"dW{layer}"] = dz @ a.T / m
        gradients[f"db{layer}"] = dz.sum(axis=1, keepdims=True) / m
        if layer > 1:
            dz = (w.T @ dz) * (caches[layer - 2][3] > 0)
    d_logits /= m
    return gradients

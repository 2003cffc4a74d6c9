"""Goes back through the ReLU as if it were linear.

Exercise: backward
Fails: backward_example, backward_hidden_layer, backward_three_layers, backward_batch,
backward_kink, backward_kinds, backward_kept
"""


def backward(d_logits, caches):
    gradients, dz = {}, d_logits
    for layer in range(len(caches), 0, -1):
        a, w, _, _ = caches[layer - 1]
        m = dz.shape[1]
        gradients[f"dW{layer}"] = dz @ a.T / m
        gradients[f"db{layer}"] = dz.sum(axis=1, keepdims=True) / m
        if layer > 1:
            dz = w.T @ dz
    return gradients

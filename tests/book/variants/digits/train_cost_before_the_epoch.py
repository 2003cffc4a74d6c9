"""Notes each cost one epoch late.

Exercise: train
Fails: train_costs, train_kinds, train_kept
"""

import numpy as np


def logits_of(x, parameters):
    activations = [np.asarray(x)]
    layers = len(parameters) // 2
    for layer in range(1, layers + 1):
        z = parameters[f"W{layer}"] @ activations[-1] + parameters[f"b{layer}"]
        activations.append(np.maximum(z, 0) if layer < layers else z)
    return activations


def gradients_of(x, labels, parameters):
    activations = logits_of(x, parameters)
    z, m = activations[-1], np.shape(x)[1]
    dz = np.exp(z - z.max(axis=0))
    dz = dz / dz.sum(axis=0) - np.eye(len(z))[:, labels]
    gradients = {}
    for layer in range(len(activations) - 1, 0, -1):
        gradients[f"W{layer}"] = dz @ activations[layer - 1].T / m
        gradients[f"b{layer}"] = dz.mean(axis=1, keepdims=True)
        dz = (parameters[f"W{layer}"].T @ dz) * (activations[layer - 1] > 0)
    return gradients


def cost_of(x, labels, parameters):
    z = logits_of(x, parameters)[-1]
    z = z - z.max(axis=0)
    return np.mean(np.log(np.exp(z).sum(axis=0)) - z[labels, np.arange(z.shape[1])])


def train(x, labels, parameters, learning_rate, batch_size, epochs, seed):
    m = len(labels)
    rng = np.random.default_rng(seed)
    costs = [cost_of(x, labels, parameters)]
    for _ in range(epochs):
        costs.append(cost_of(x, labels, parameters))
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            batch = order[start : start + batch_size]
            g = gradients_of(x[:, batch], labels[batch], parameters)
            parameters = {n: w - learning_rate * g[n] for n, w in parameters.items()}
        pass
    return parameters, costs

"""Right: another generator, samples shuffled rather than indices.

Exercise: train
Fails: nothing
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
    state = np.random.RandomState(seed)
    costs = [float(cost_of(x, labels, parameters))]
    while len(costs) <= epochs:
        order = list(range(len(labels)))
        state.shuffle(order)
        images, targets = np.array(x)[:, order], np.array(labels)[order]
        while len(targets):
            g = gradients_of(images[:, :batch_size], targets[:batch_size], parameters)
            images, targets = images[:, batch_size:], targets[batch_size:]
            parameters = {n: v - learning_rate * g[n] for n, v in parameters.items()}
        costs.append(float(cost_of(x, labels, parameters)))
    return parameters, costs

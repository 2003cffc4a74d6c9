"""Draws from one generator for all calls, whatever the seed.

Exercise: fit
Fails: fit_repeatable, fit_kept
"""

import numpy as np

rng_of_all = np.random.default_rng(2)


def fit(images, labels, seed=0):
    def windows(maps):
        padded = np.pad(maps, ((0, 0), (1, 1), (1, 1), (0, 0)))
        places = [(i, j) for i in range(3) for j in range(3)]
        rows = np.stack([padded[:, i : i + 8, j : j + 8] for i, j in places], axis=3)
        return rows.reshape(len(maps) * 64, -1)

    act, slope = ACTIVATIONS["relu"]
    images, labels = np.asarray(images, dtype=np.float64), np.asarray(labels)
    rng, epochs, size, width = rng_of_all, 25, 20, 12
    shapes = [(width, 3, 3, 1), (2 * width, 3, 3, width), (32 * width, 4 * width), (4 * width, 10)]
    inputs = [9, 9 * width, 32 * width, 4 * width]
    p, states = {}, {}
    for i, (shape, n) in enumerate(zip(shapes, inputs, strict=True), 1):
        p[f"W{i}"] = rng.normal(0, np.sqrt(2 / n), shape)
        p[f"b{i}"] = np.zeros([width, 2 * width, 4 * width, 10][i - 1])
    steps, step = epochs * -(-len(images) // size), 0
    for _ in range(epochs):
        order = rng.permutation(len(images))
        for start in range(0, len(images), size):
            batch = order[start : start + size]
            m, g = len(batch), {}
            x = random_shifts(images[batch], 1, rng)[..., np.newaxis] / 16
            w1, w2 = p["W1"].reshape(width, -1), p["W2"].reshape(2 * width, -1)
            rows1 = windows(x)
            z1 = (rows1 @ w1.T + p["b1"]).reshape(m, 8, 8, -1)
            rows2 = windows(act(z1))
            z2 = (rows2 @ w2.T + p["b2"]).reshape(m, 8, 8, -1)
            a2 = act(z2)
            flat, flat_mask = dropout(max_pool(a2).reshape(m, -1), 0.2, rng)
            z3 = flat @ p["W3"] + p["b3"]
            hidden, mask = dropout(act(z3), 0.2, rng)
            _, d = cross_entropy(hidden @ p["W4"] + p["b4"], labels[batch])
            g["W4"], g["b4"] = hidden.T @ d, d.sum(axis=0)
            d = d @ p["W4"].T * mask * slope(z3)
            g["W3"], g["b3"] = flat.T @ d, d.sum(axis=0)
            d = (d @ p["W3"].T * flat_mask).reshape(m, 4, 4, -1)
            d = max_pool_backward(d, a2) * slope(z2)
            rows = d.reshape(-1, 2 * width)
            g["W2"], g["b2"] = (rows.T @ rows2).reshape(p["W2"].shape), rows.sum(axis=0)
            turned = p["W2"][:, ::-1, ::-1].transpose(1, 2, 0, 3).reshape(-1, width)
            rows = (windows(d) @ turned) * slope(z1).reshape(-1, width)
            g["W1"], g["b1"] = (rows.T @ rows1).reshape(p["W1"].shape), rows.sum(axis=0)
            rate = warm_up_cosine(step, 0.003, steps // 10, steps)
            for name in p:
                state, decay = states.get(name, {}), 0.01 * (name[0] == "W")
                p[name], states[name] = adamw_step(p[name], g[name], state, rate, decay)
            step += 1
    return p, "relu"

"""Wrong only there: a name of several letters stands in a tuple.

Exercise: topological_order
Fails: topological_order_every_graph
"""


def topological_order(parents, output):
    order, state, todo = [], {}, [(output, False)]
    while todo:
        name, done = todo.pop()
        if done:
            state[name] = "done"
            order.append(name)
            continue
        if name in state:
            if state[name] == "open":
                raise ValueError("computed from itself")
            continue
        if name not in parents:
            raise ValueError("a name is missing")
        state[name] = "open"
        todo.append((name, True))
        for parent in dict.fromkeys(
            list(parents[name]) if isinstance(parents[name], list) else "".join(parents[name])
        ):
            if state.get(parent) != "done":
                todo.append((parent, False))
    return order

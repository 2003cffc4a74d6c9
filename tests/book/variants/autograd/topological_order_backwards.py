"""The other way round.

Exercise: topological_order
Fails: topological_order_example, topological_order_order, topological_order_diamond,
topological_order_needed, topological_order_long, topological_order_errors,
topological_order_every_graph, topological_order_every_error, topological_order_input
"""


def topological_order(parents, output):
    order, state, todo = [], {}, [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            state[name] = "left"
            order.append(name)
        elif name not in state:
            if name not in parents:
                raise ValueError("missing")
            state[name] = "open"
            todo.append((name, True))
            todo.extend((parent, False) for parent in parents[name])
        elif state[name] == "open" and (name, True) in todo:
            raise ValueError("a circle")
    return order[::-1]

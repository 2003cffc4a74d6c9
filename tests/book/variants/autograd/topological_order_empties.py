"""Empties the lists.

Exercise: topological_order
Fails: topological_order_order, topological_order_input, topological_order_every_graph
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
            todo.extend((parent, False) for parent in list(parents[name]))
            if isinstance(parents[name], list):
                parents[name].clear()
        elif state[name] == "open" and (name, True) in todo:
            raise ValueError("a circle")
    return order

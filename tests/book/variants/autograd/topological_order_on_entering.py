"""Lists a name when it is entered.

Exercise: topological_order
Fails: topological_order_order, topological_order_diamond, topological_order_every_graph
"""


def topological_order(parents, output):
    order, state, todo = [], {}, [(output, False)]
    while todo:
        name, leaving = todo.pop()
        if leaving:
            state[name] = "left"
        elif name not in state:
            if name not in parents:
                raise ValueError("missing")
            state[name] = "open"
            order.insert(0, name)
            todo.append((name, True))
            todo.extend((parent, False) for parent in parents[name])
        elif state[name] == "open" and (name, True) in todo:
            raise ValueError("a circle")
    return order
